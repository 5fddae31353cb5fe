// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/decision_answer.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/elided_label.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/decision/flow_layout.h"
#include "views/decision/value_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace whyglass::views {

namespace {

constexpr std::size_t kAnswerBytes = 1'000, kSummaryBytes = 1'200;
constexpr int kAnswerLines = 3, kSummaryLines = 6;
constexpr int kFiguresWidth = 250, kNarrow = 760;
constexpr int kFactWidth = 260;

/// How sure, as a bar; amber where it is little.
class ConfidenceBar final : public QWidget {
public:
    ConfidenceBar(const Theme& theme, double confidence) : m_theme(theme), m_confidence(std::clamp(confidence, 0.0, 1.0)) { setFixedSize(70, 6); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        constexpr double kLow = 0.6; // tokens.md 8, decisions
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(Role::Hover));
        painter.fillRect(QRectF(0, 0, width() * m_confidence, height()), m_theme.color(m_confidence < kLow ? Role::Amber : Role::Text2));
    }

private:
    const Theme& m_theme;
    double m_confidence;
};

QString iconOfFact(const std::string& name)
{
    static const std::map<std::string, QString, std::less<>> icons = {{"agent", QStringLiteral("agent")}, {"model", QStringLiteral("llm")},
        {"prompt", QStringLiteral("doc")}, {"environment", QStringLiteral("source")}, {"approver", QStringLiteral("sign")}, {"service", QStringLiteral("service")}};
    const auto found = icons.find(name);
    return found == icons.end() ? QStringLiteral("info") : found->second;
}

QString titleOfFact(const std::string& name)
{
    if (name == "agent")
        return DecisionAnswer::tr("Agent");
    if (name == "model")
        return DecisionAnswer::tr("Model");
    if (name == "prompt")
        return DecisionAnswer::tr("Prompt");
    if (name == "service")
        return DecisionAnswer::tr("Service");
    if (name == "environment")
        return DecisionAnswer::tr("Deployment");
    return name == "approver" ? DecisionAnswer::tr("Approver") : plainLine(name, 40);
}

/// What telemetry says of where the confidence came from.
QString confidenceOrigin(const analysis::DecisionCard& card)
{
    const auto check = std::find_if(card.completeness.begin(), card.completeness.end(), [](const auto& c) { return c.name == "confidence_origin"; });
    if (check == card.completeness.end())
        return {};
    return toldLine(check->reason, 300);
}

QString findingsText(const std::vector<domain::Finding>& findings, domain::Severity severity, const QString& word)
{
    const auto count = std::count_if(findings.begin(), findings.end(), [&](const domain::Finding& finding) { return finding.severity == severity; });
    return count == 0 ? QString() : QStringLiteral("%1 %2").arg(count).arg(word);
}

} // namespace

DecisionAnswer::DecisionAnswer(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_mark(new QLabel(this)), m_answer(new ValueText(theme, TextStyle::Answer, Role::Text, this)),
      m_summary(new ValueText(theme, TextStyle::Body, Role::Text2, this)), m_rule(new QFrame(this)), m_text(new QVBoxLayout), m_columns(new QHBoxLayout(this))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    m_rule->setProperty("rule", QStringLiteral("v"));
    m_columns->setContentsMargins(16, 12, 16, 12);
    m_columns->setSpacing(16);
    auto* left = new QHBoxLayout;
    left->setSpacing(14);
    left->addWidget(m_mark, 0, Qt::AlignTop);
    left->addLayout(m_text, 1);
    m_columns->addLayout(left, 1);
    m_columns->addWidget(m_rule);
    m_text->setSpacing(6);
    m_answer->setMostLines(kAnswerLines);
    m_summary->setMostLines(kSummaryLines);
    m_text->addWidget(m_answer);
    m_text->addWidget(m_summary);
    m_mark->setContentsMargins(2, 6, 0, 0);
    connect(&theme, &Theme::changed, this, &DecisionAnswer::restyle);
    restyle();
}

void DecisionAnswer::restyle()
{
    constexpr int kMark = 20;
    m_mark->setPixmap(m_theme.pixmap(QStringLiteral("decision-filled"), m_theme.color(Role::Text), kMark, devicePixelRatioF()));
    if (m_card)
        setCard(m_card);
}

void DecisionAnswer::setCard(CardPtr card)
{
    m_card = std::move(card);
    const Statements answer{&m_card->answer};
    Statements summary;
    for (const analysis::CardStatement& statement : m_card->summary)
        summary.push_back(&statement);
    disconnect(m_answer, nullptr, this, nullptr);
    disconnect(m_summary, nullptr, this, nullptr);
    m_answer->setPassage(passageOf(answer, kAnswerBytes));
    m_summary->setPassage(passageOf(summary, kSummaryBytes));
    m_summary->setVisible(!summary.empty());
    connectText(m_answer, answer);
    connectText(m_summary, summary);
    delete m_facts;
    delete m_figures;
    addFacts();
    addFigures();
}

void DecisionAnswer::connectText(ValueText* text, const Statements& statements)
{
    const auto at = [text](int value) { return text->passage().values[static_cast<std::size_t>(value)]; };
    connect(text, &ValueText::valueChosen, this, [this, at, statements](int value) {
        Q_EMIT valueChosen(*statements[static_cast<std::size_t>(at(value).statement)], at(value).value);
    });
    connect(text, &ValueText::valueOpened, this, [this, at, statements](int value) {
        const analysis::CardStatement& statement = *statements[static_cast<std::size_t>(at(value).statement)];
        const analysis::CardValue& chosen = statement.values[static_cast<std::size_t>(at(value).value)];
        if (chosen.evidence < statement.evidence.size())
            Q_EMIT evidenceOpened(statement.evidence[chosen.evidence]);
    });
    connect(text, &ValueText::statementClicked, this, [this, statements](int statement) {
        const auto& evidence = statements[static_cast<std::size_t>(statement)]->evidence;
        if (!evidence.empty())
            Q_EMIT evidenceOpened(evidence.front());
    });
}

void DecisionAnswer::addFacts()
{
    m_facts = new QWidget(this);
    auto* flow = new FlowLayout(16, 4);
    m_facts->setLayout(flow);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_facts->setSizePolicy(policy);
    const auto add = [&](const QString& title, const QString& text, const QString& icon, const std::vector<analysis::CardEvidence>& evidence) {
        auto* fact = new QPushButton(m_theme.icon(icon), {}, m_facts);
        fact->setProperty("look", QStringLiteral("link"));
        fact->setIconSize({12, 12});
        fact->setFont(m_theme.font(TextStyle::Small));
        QString shown = fact->fontMetrics().elidedText(text, Qt::ElideRight, kFactWidth);
        fact->setText(shown.replace(u'&', QStringLiteral("&&")));
        fact->setAccessibleName(title + QStringLiteral(": ") + text);
        fact->setToolTip(toolTipText(title + QStringLiteral(": ") + text));
        fact->setStyleSheet(QStringLiteral("QPushButton { color: %1; }").arg(m_theme.color(evidence.empty() ? Role::Text2 : Role::Text).name()));
        if (evidence.empty())
            fact->setFocusPolicy(Qt::NoFocus);
        else
            connect(fact, &QPushButton::clicked, this, [this, first = evidence.front()] { Q_EMIT evidenceOpened(first); });
        flow->addWidget(fact);
    };
    for (const analysis::CardFact& fact : m_card->facts)
        add(titleOfFact(fact.name), plainLine(fact.value, 200), iconOfFact(fact.name), fact.evidence);
    add(tr("Time"), tables::exactTimeText(m_card->decision.start + m_card->decision.duration), QStringLiteral("clock"), {});
    m_text->addWidget(m_facts);
}

void DecisionAnswer::addFigure(const QString& name, QWidget* value)
{
    auto* figure = new QWidget(m_figures);
    auto* row = new QHBoxLayout(figure);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    QLabel* title = lineLabel(m_theme, name, TextStyle::Small, 2);
    row->addWidget(title, 0, Qt::AlignTop);
    row->addWidget(value, 1, Qt::AlignTop);
    m_figures->layout()->addWidget(figure);
    m_figureTitles.push_back(title);
}

QPushButton* DecisionAnswer::makeLink(const QString& text, Role role)
{
    auto* link = new QPushButton(text, m_figures);
    link->setProperty("look", QStringLiteral("link"));
    link->setFont(m_theme.font(TextStyle::Small));
    link->setStyleSheet(QStringLiteral("QPushButton { color: %1; padding: 0; min-height: 16px; text-align: left; }").arg(m_theme.color(role).name()));
    return link;
}

QWidget* DecisionAnswer::makeConfidence()
{
    const auto confidence = m_card->decision.confidence;
    auto* sure = new QWidget(m_figures);
    auto* layout = new QGridLayout(sure);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(1);
    layout->setColumnStretch(1, 1);
    layout->addWidget(lineLabel(m_theme, confidence ? tables::decimalText(*confidence, 2) : tr("none"), TextStyle::SmallStrong), 0, 0);
    if (!confidence)
        return sure;
    layout->addWidget(new ConfidenceBar(m_theme, *confidence), 0, 1, Qt::AlignLeft | Qt::AlignVCenter);
    const QString origin = confidenceOrigin(*m_card);
    m_origin = wrappedLabel(m_theme, origin, TextStyle::Tiny, 3);
    m_origin->setVisible(!origin.isEmpty());
    sure->setToolTip(toolTipText(origin));
    layout->addWidget(m_origin, 1, 0, 1, 2);
    return sure;
}

void DecisionAnswer::addFigures()
{
    const domain::Decision& decision = m_card->decision;
    m_figures = new QWidget(this);
    m_figures->setLayout(new FlowLayout(20, 5));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_figures->setSizePolicy(policy);
    m_figureTitles.clear();
    m_origin = nullptr;
    addFigure(tr("Confidence"), makeConfidence());
    addFigure(tr("Took"), lineLabel(m_theme, tables::durationText(decision.duration), TextStyle::Small));

    QString cost = tables::moneyText(decision.cost);
    if (const auto tokens = decision.tokens.total())
        cost += tr(" · %1 tokens").arg(QString::fromStdString(format::tokens(*tokens)));
    QPushButton* why = makeLink(cost, Role::AccentInk);
    why->setAccessibleName(tr("Cost: %1").arg(cost));
    why->setToolTip(tr("What this cost is made of"));
    connect(why, &QPushButton::clicked, this, &DecisionAnswer::costClicked);
    addFigure(tr("Cost"), why);

    QStringList counts{findingsText(m_card->findings, domain::Severity::High, tr("high")), findingsText(m_card->findings, domain::Severity::Medium, tr("medium")),
                       findingsText(m_card->findings, domain::Severity::Low, tr("low")), findingsText(m_card->findings, domain::Severity::Info, tr("info"))};
    counts.removeAll(QString());
    if (counts.isEmpty()) {
        addFigure(tr("Findings"), lineLabel(m_theme, tr("none"), TextStyle::Small));
    } else {
        const bool high = std::any_of(m_card->findings.begin(), m_card->findings.end(), [](const auto& f) { return f.severity == domain::Severity::High; });
        QPushButton* open = makeLink(counts.join(QStringLiteral(" · ")), high ? Role::RedInk : Role::AmberInk);
        open->setAccessibleName(tr("Findings: %1").arg(open->text()));
        open->setToolTip(tr("Goes to the next finding (N)"));
        connect(open, &QPushButton::clicked, this, &DecisionAnswer::findingsClicked);
        addFigure(tr("Findings"), open);
    }
    m_columns->addWidget(m_figures, 0, Qt::AlignTop);
    arrange();
}

/// Beside the answer, one below the other, where there is room; else in lines below it.
void DecisionAnswer::arrange()
{
    const bool narrow = width() < kNarrow;
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setSpacing(narrow ? 8 : 16);
    m_rule->setVisible(!narrow);
    if (!m_figures)
        return;
    m_figures->setMinimumWidth(narrow ? 0 : kFiguresWidth);
    m_figures->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : kFiguresWidth);
    m_columns->setAlignment(m_figures, narrow ? Qt::Alignment() : Qt::AlignTop);
    int titles = 0;
    for (const QLabel* title : m_figureTitles)
        titles = std::max(titles, title->sizeHint().width());
    for (QLabel* title : m_figureTitles) {
        title->setMinimumWidth(narrow ? 0 : titles);
        title->parentWidget()->setMinimumWidth(narrow ? 0 : kFiguresWidth);
    }
    if (m_origin)
        m_origin->setVisible(!narrow && !m_origin->text().isEmpty());
}

void DecisionAnswer::light(const LitValues& lit)
{
    if (!m_card)
        return;
    const auto apply = [&lit](ValueText* text, const Statements& statements) {
        std::vector<bool> shown;
        for (const Passage::Value& value : text->passage().values)
            shown.push_back(lit.of(*statements[static_cast<std::size_t>(value.statement)])[static_cast<std::size_t>(value.value)]);
        text->setLit(std::move(shown));
    };
    Statements summary;
    for (const analysis::CardStatement& statement : m_card->summary)
        summary.push_back(&statement);
    apply(m_answer, {&m_card->answer});
    apply(m_summary, summary);
}

/// What it needs with the figures below, so that a window where they stand beside can be made smaller.
QSize DecisionAnswer::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return {std::min(least.width(), kNarrow / 2), least.height()};
}

void DecisionAnswer::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace whyglass::views
