// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/decision_side.h"

#include "models/tables/cell_text.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/common/tab_order.h"
#include "views/decision/completeness_panel.h"
#include "views/decision/side_lines.h"
#include "views/decision/sign_off_panel.h"
#include "views/decision/values_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

/// More than these are told by their number: the list of findings shows them all.
constexpr std::size_t kMostFindings = 40;
/// So many leave room for the sign-off.
constexpr std::size_t kFirstSimilar = 3;

QHBoxLayout* sectionHead(const Theme& theme, const QString& title, const QString& count, const QString& hint)
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 2);
    head->setSpacing(6);
    head->addWidget(lineLabel(theme, title, TextStyle::BodyStrong));
    head->addWidget(lineLabel(theme, count, TextStyle::Small, 3));
    head->addStretch(1);
    head->addWidget(lineLabel(theme, hint, TextStyle::Small, 3));
    return head;
}

QLabel* sectionText(const Theme& theme, const QString& text)
{
    QLabel* label = wrappedLabel(theme, text, TextStyle::Small, 3);
    label->setContentsMargins(16, 0, 16, 4);
    return label;
}

} // namespace

DecisionSide::DecisionSide(const ViewContext& context, QWidget* parent) : QScrollArea(parent), m_context(context)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Completeness, findings, similar decisions, sign-off"));
    QWidget* page = surfacePage(m_layout);
    m_signOff = new SignOffPanel(context, page);
    connect(m_signOff, &SignOffPanel::left, this, &DecisionSide::left);
    m_signOff->hide(); // until there is something above it
    m_layout->addWidget(m_signOff);
    m_layout->addStretch(1);
    setWidget(page);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &DecisionSide::makeAwaited);
}

void DecisionSide::setCardSoon(const CardPtr& card, domain::Timestamp origin)
{
    setSignOff(*card);
    m_awaited = card;
    m_awaitedOrigin = origin;
    m_soon.start();
}

void DecisionSide::makeAwaited()
{
    if (!m_awaited)
        return;
    make(std::exchange(m_awaited, nullptr), m_awaitedOrigin);
    Q_EMIT made();
}

void DecisionSide::setCard(const CardPtr& card, domain::Timestamp origin)
{
    m_awaited = nullptr;
    make(card, origin);
    setSignOff(*card);
}

void DecisionSide::setSignOff(const analysis::DecisionCard& card)
{
    m_signOff->setDecision(QString::fromStdString(card.decision.id));
    m_signOff->setAnnotations(card.annotations);
}

void DecisionSide::make(const CardPtr& card, domain::Timestamp origin)
{
    delete m_read;
    m_findings.clear();
    m_read = new QWidget;
    auto* layout = new QVBoxLayout(m_read);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* complete = new CompletenessPanel(m_context.theme, card, m_read);
    connect(complete, &CompletenessPanel::evidenceOpened, this, &DecisionSide::evidenceOpened);
    layout->addWidget(complete);
    layout->addWidget(horizontalRule());
    addFindings(*layout, *card, origin);
    layout->addWidget(horizontalRule());
    addValues(*layout, card);
    layout->addWidget(horizontalRule());
    addSimilar(*layout, card);
    layout->addWidget(horizontalRule());
    m_values->light(m_lit);
    m_layout->insertWidget(0, m_read);
    m_signOff->show();
}

void DecisionSide::addFindings(QVBoxLayout& layout, const analysis::DecisionCard& card, domain::Timestamp origin)
{
    const auto& theme = m_context.theme;
    const auto& findings = card.findings;
    layout.addLayout(sectionHead(theme, tr("Findings"), tables::countText(static_cast<std::int64_t>(findings.size())), findings.empty() ? QString() : tr("N next")));
    if (findings.empty())
        layout.addWidget(sectionText(theme, tr("No detector found anything in this decision.")));
    for (std::size_t i = 0; i < std::min(findings.size(), kMostFindings); ++i) {
        auto* line = new FindingLine(theme, findings[i], origin, m_read);
        connect(line, &QAbstractButton::clicked, this, [this, i] {
            if (!m_awaited) // else it is a finding of the card before
                Q_EMIT findingChosen(static_cast<int>(i));
        });
        layout.addWidget(line);
        m_findings.push_back(line);
    }
    if (findings.size() > kMostFindings)
        layout.addWidget(sectionText(theme, tr("%1 more").arg(findings.size() - kMostFindings)));
    if (const std::size_t own = analysis::findingsDependedOn(card); own < findings.size())
        layout.addWidget(sectionText(theme, tr("Of steps only: %1. No decision depends on them, so lists of decisions do not count them.").arg(findings.size() - own)));
    layout.addSpacing(8);
}

void DecisionSide::addValues(QVBoxLayout& layout, const CardPtr& card)
{
    const auto& origins = card->valueOrigins;
    const auto unsupported = std::count_if(origins.begin(), origins.end(), [](const auto& origin) { return origin.status == analysis::LineageStatus::Unsupported; });
    layout.addLayout(sectionHead(m_context.theme, tr("Values"), tables::countText(static_cast<std::int64_t>(origins.size())),
                                 unsupported > 0 ? tr("%1 unsupported").arg(tables::countText(unsupported)) : QString()));
    m_values = new ValuesPanel(m_context.theme, card, m_read);
    connect(m_values, &ValuesPanel::evidenceOpened, this, &DecisionSide::evidenceOpened);
    connect(m_values, &ValuesPanel::valueChosen, this, &DecisionSide::valueChosen);
    layout.addWidget(m_values);
    layout.addSpacing(8);
}

void DecisionSide::light(const LitValues& lit)
{
    m_lit = lit;
    if (m_values)
        m_values->light(lit);
}

void DecisionSide::addSimilar(QVBoxLayout& layout, const CardPtr& card)
{
    const auto& theme = m_context.theme;
    const std::size_t all = card->similar.size();
    layout.addLayout(sectionHead(theme, tr("Similar, with another result"), tables::countText(static_cast<std::int64_t>(all)), {}));
    if (all == 0)
        layout.addWidget(sectionText(theme, tr("No decision like it ended otherwise.")));
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    layout.addLayout(lines);
    addSimilarLines(*lines, *card, 0, std::min(all, kFirstSimilar));
    if (all > kFirstSimilar) {
        auto* more = new QPushButton(tr("Show all %1").arg(all), m_read);
        more->setProperty("look", QStringLiteral("link"));
        auto* row = new QHBoxLayout;
        row->setContentsMargins(14, 2, 16, 0);
        row->addWidget(more, 0, Qt::AlignLeft);
        layout.addLayout(row);
        connect(more, &QPushButton::clicked, this, [this, card, lines, more] {
            addSimilarLines(*lines, *card, kFirstSimilar, card->similar.size());
            more->hide();
            orderTabs(tabParts());
        });
    }
    for (const analysis::CardStatement& difference : card->differences)
        addDifference(layout, difference);
    layout.addSpacing(8);
}

void DecisionSide::addDifference(QVBoxLayout& layout, const analysis::CardStatement& difference)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 4, 16, 0);
    row->setSpacing(8);
    const QString text = toldBlock(difference.text, 1'000);
    row->addWidget(wrappedLabel(m_context.theme, text, TextStyle::Small, 2), 1);
    auto* open = new QPushButton(tr("Show"), m_read);
    open->setProperty("look", QStringLiteral("link"));
    open->setAccessibleName(tr("Show the place of: %1").arg(text));
    connect(open, &QPushButton::clicked, this, [this, last = difference.evidence.back()] { Q_EMIT evidenceOpened(last); }); // what this run did
    row->addWidget(open, 0, Qt::AlignTop);
    layout.addLayout(row);
}

void DecisionSide::addSimilarLines(QVBoxLayout& layout, const analysis::DecisionCard& card, std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < to; ++i) {
        auto* line = new SimilarLine(m_context.theme, card.similar[i], m_read);
        const QString id = QString::fromStdString(card.similar[i].decision.id);
        connect(line, &QAbstractButton::clicked, this, [this, id] { Q_EMIT decisionChosen(id); });
        connect(line, &SimilarLine::compareRequested, this, [this, id] { Q_EMIT compareRequested(id); });
        layout.addWidget(line);
    }
}

void DecisionSide::beginSignOff(domain::Verdict verdict)
{
    makeAwaited();
    m_signOff->begin(verdict);
    ensureVisible(0, m_signOff->geometry().bottom(), 0, 0);
}

QWidgetList DecisionSide::tabParts() const { return (m_read ? QWidgetList{m_read} : QWidgetList()) + m_signOff->tabParts(); }

void DecisionSide::setCurrentFinding(int finding)
{
    makeAwaited();
    for (std::size_t i = 0; i < m_findings.size(); ++i)
        m_findings[i]->setCurrent(static_cast<int>(i) == finding);
    if (finding >= 0 && finding < static_cast<int>(m_findings.size()))
        ensureWidgetVisible(m_findings[static_cast<std::size_t>(finding)], 0, 12);
}

} // namespace whyglass::views
