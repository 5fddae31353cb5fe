// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/evidence_row.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/words/told.h"
#include "views/common/chip.h"
#include "views/common/counted.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/common/row_ground.h"
#include "views/decision/document_line.h"
#include "views/decision/value_text.h"

#include <QFontMetrics>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

// tokens.md 4, and the picture of the card.
constexpr int kLeft = 56, kRight = 16, kTop = 7, kBottom = 8, kTitleHeight = 20;
constexpr int kNumberLeft = 16, kIconLeft = 35, kIcon = 14;
constexpr int kMark = 10, kGap = 6, kBar = 3;
constexpr int kFoldedLines = 3;
constexpr std::size_t kFoldedBytes = 700;
constexpr std::size_t kOpenBytes = 64 * 1024;
constexpr std::size_t kExcerptBytes = 4'000;
constexpr std::size_t kShownEvidence = 20;

using Kind = analysis::CardEntry::Kind;

QString kindWord(Kind kind)
{
    switch (kind) {
    case Kind::Input: return EvidenceRow::tr("input");
    case Kind::Documents: return EvidenceRow::tr("documents");
    case Kind::ToolResult: return EvidenceRow::tr("tool result");
    case Kind::Generation: return EvidenceRow::tr("generation");
    case Kind::Approval: return EvidenceRow::tr("approval");
    case Kind::Gap: return EvidenceRow::tr("did not happen");
    case Kind::Decision: return EvidenceRow::tr("decision");
    case Kind::Call: return EvidenceRow::tr("deciding call");
    case Kind::Action: return EvidenceRow::tr("action");
    case Kind::Said: return EvidenceRow::tr("said afterwards");
    }
    return {};
}

} // namespace

EvidenceRow::EvidenceRow(const Theme& theme, CardPtr shown, std::size_t entry, domain::Timestamp origin, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_card(std::move(shown)), m_index(entry), m_text(new ValueText(theme, TextStyle::Body, Role::Text2, this)),
      m_layout(new QVBoxLayout(this))
{
    m_time = card().time.known() ? u'+' + tables::durationText(card().time - origin) : QString();
    if (card().isLater)
        m_time = tr("after the decision, %1").arg(m_time);
    m_layout->setContentsMargins(kLeft, kTop + kTitleHeight, kRight, kBottom);
    m_layout->setSpacing(2);
    m_layout->addWidget(m_text);
    m_text->setMostLines(kFoldedLines);
    m_text->setPassage(passageOf(card().statement, kFoldedBytes));
    m_text->setVisible(!card().statement.isEmpty());
    for (const analysis::CardDocument& document : card().documents) {
        auto* line = new DocumentLine(theme, document, this);
        connect(line, &QAbstractButton::clicked, this, [this, &document] {
            if (!document.evidence.empty())
                Q_EMIT evidenceOpened(document.evidence.front());
        });
        m_layout->addWidget(line);
    }
    connect(m_text, &ValueText::valueChosen, this, [this](int value) { Q_EMIT valueChosen(card().statement, m_text->passage().values[static_cast<std::size_t>(value)].value); });
    connect(m_text, &ValueText::valueOpened, this, [this](int value) {
        const auto& statement = card().statement;
        const auto& chosen = statement.values[static_cast<std::size_t>(m_text->passage().values[static_cast<std::size_t>(value)].value)];
        if (chosen.evidence < statement.evidence.size())
            Q_EMIT evidenceOpened(statement.evidence[chosen.evidence]);
    });
    connect(m_text, &ValueText::statementClicked, this, [this] {
        Q_EMIT clicked();
        openFirst();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleName(accessibleText());
}

QString EvidenceRow::accessibleText() const
{
    QStringList parts;
    if (card().order > 0)
        parts.append(QString::number(card().order));
    parts.append(kindWord(card().kind));
    parts.append(plainLine(words::toldTitle(card().title)));
    parts.append(toldLine(domain::nameOf(card().relation)));
    if (!stateWord().isEmpty())
        parts.append(stateWord());
    parts.append(m_text->passage().text);
    parts.append(m_time);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

std::optional<domain::Severity> EvidenceRow::worst() const
{
    std::optional<domain::Severity> worst;
    for (const std::size_t finding : card().findings)
        worst = std::max(worst, std::optional(m_card->findings[finding].severity));
    return worst;
}

QString EvidenceRow::stateWord() const
{
    QStringList words;
    for (const std::size_t finding : card().findings) {
        const QString word = tables::detectorName(m_card->findings[finding].detector);
        if (!words.contains(word))
            words.append(word);
    }
    if (words.isEmpty() && card().isHiddenError)
        words.append(tr("Hidden error"));
    else if (words.isEmpty() && card().isError)
        words.append(tr("Failed"));
    else if (words.isEmpty() && card().isEmpty)
        words.append(tr("Empty"));
    return words.join(QStringLiteral(", "));
}

void EvidenceRow::setCurrent(bool current, bool focused)
{
    if (current == m_current && focused == m_focused)
        return;
    m_current = current;
    m_focused = focused;
    update();
}

void EvidenceRow::light(const LitValues& lit)
{
    const std::vector<bool> values = lit.of(card().statement);
    std::vector<bool> shown;
    for (const Passage::Value& value : m_text->passage().values)
        shown.push_back(values[static_cast<std::size_t>(value.value)]);
    m_text->setLit(std::move(shown));
}

void EvidenceRow::setExpanded(bool expanded)
{
    if (expanded == m_expanded)
        return;
    m_expanded = expanded;
    m_text->setPassage(passageOf(card().statement, expanded ? kOpenBytes : kFoldedBytes));
    m_text->setMostLines(expanded ? 0 : kFoldedLines);
    if (expanded && !m_details) {
        m_details = makeDetails();
        m_layout->addWidget(m_details);
    }
    if (m_details)
        m_details->setVisible(expanded);
    setTabStops(m_tabStops); // the passage is another one, and there may be details now
    Q_EMIT expandToggled();
}

QWidgetList EvidenceRow::stops() const
{
    QWidgetList stops;
    for (auto* child : findChildren<QWidget*>()) {
        const bool values = qobject_cast<ValueText*>(child) && child->focusPolicy() != Qt::NoFocus;
        if (values || qobject_cast<QAbstractButton*>(child))
            stops.append(child);
    }
    return stops;
}

void EvidenceRow::setTabStops(bool on)
{
    m_tabStops = on;
    for (QWidget* stop : stops())
        stop->setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus);
}

QWidget* EvidenceRow::makeDetails()
{
    auto* details = new QWidget(this);
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 6, 0, 2);
    layout->setSpacing(4);
    for (const std::size_t finding : card().findings)
        layout->addWidget(wrappedLabel(m_theme, toldBlock(m_card->findings[finding].explanation, kExcerptBytes), TextStyle::Body));
    const auto& evidence = card().statement.evidence;
    for (std::size_t i = 0; i < std::min(evidence.size(), kShownEvidence); ++i) {
        auto* head = new QHBoxLayout;
        auto* field = wrappedLabel(m_theme, plainLine(evidence[i].field), TextStyle::Tiny, 3);
        head->addWidget(field, 1);
        auto* open = new QPushButton(tr("Show"), details);
        open->setProperty("look", QStringLiteral("link"));
        open->setAccessibleName(tr("Show the place: %1").arg(field->text()));
        connect(open, &QPushButton::clicked, this, [this, i] { Q_EMIT evidenceOpened(card().statement.evidence[i]); });
        head->addWidget(open);
        layout->addLayout(head);
        const std::string& excerpt = evidence[i].excerpt;
        layout->addWidget(wrappedLabel(m_theme, excerpt.empty() ? tr("(nothing there)") : plainBlock(excerpt, kExcerptBytes), TextStyle::Code));
    }
    if (evidence.size() > kShownEvidence)
        layout->addWidget(wrappedLabel(m_theme, counted(static_cast<std::int64_t>(evidence.size() - kShownEvidence), tr("1 more place"), tr("%1 more places")), TextStyle::Small, 3));
    return details;
}

void EvidenceRow::openFirst()
{
    if (!card().statement.evidence.empty())
        Q_EMIT evidenceOpened(card().statement.evidence.front());
}

void EvidenceRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto severity = worst();
    const bool gap = card().kind == Kind::Gap;
    RowState state;
    state.selected = m_current && m_focused;
    state.hovered = m_hovered;
    state.active = m_focused;
    if (gap)
        painter.fillRect(rect(), m_theme.color(Role::AmberWeak));
    else if (m_hovered)
        painter.fillRect(rect(), m_theme.color(Role::Hover));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Role::Border));
    if (gap || severity) {
        const bool high = !gap && severity == domain::Severity::High;
        painter.fillRect(QRect(0, 0, kBar, height() - 1), m_theme.color(high ? Role::Red : Role::Amber));
    }
    paintTitle(painter);
    if (!m_current)
        return;
    painter.setPen(QPen(m_theme.color(m_focused ? Role::Accent : Role::BorderStrong), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -1.5));
    painter.fillRect(QRect(0, 0, kBar, height() - 1), m_theme.color(m_focused ? Role::Accent : Role::BorderStrong));
}

void EvidenceRow::paintTitle(QPainter& painter) const
{
    const QRect line(0, kTop, width(), kTitleHeight);
    const double dpr = painter.device()->devicePixelRatioF();
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text3));
    if (card().order > 0)
        painter.drawText(QRect(0, kTop, kIconLeft - 6, kTitleHeight).adjusted(kNumberLeft - 10, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(card().order));
    int right = width() - kRight;
    painter.drawText(line.adjusted(0, 0, -kRight, 0), Qt::AlignRight | Qt::AlignVCenter, m_time);
    right -= painter.fontMetrics().horizontalAdvance(m_time) + 12;

    const bool decision = card().kind == Kind::Decision || card().kind == Kind::Gap;
    const QString icon = decision ? QStringLiteral("decision-filled") : Theme::iconOf(card().step);
    const QColor ink = decision ? m_theme.color(Role::Text) : m_theme.kind(kindOf(card().step)).solid;
    painter.drawPixmap(kIconLeft, kTop + (kTitleHeight - kIcon) / 2, m_theme.pixmap(icon, ink, kIcon, dpr));

    const int tag = relationTagWidth(m_theme, card().relation);
    const QString words = stateWord();
    const QFontMetrics small(m_theme.font(TextStyle::Small));
    // One pixel more than the words: the advance is rounded, and elidedText() cuts what is a fraction wider.
    const int wordsWidth = words.isEmpty() ? 0 : std::min(kMark + 5 + small.horizontalAdvance(words), std::max(0, (right - kLeft) / 2));
    const int room = right - kLeft - tag - (wordsWidth > 0 ? wordsWidth + 8 : 0) - 8;
    painter.setFont(m_theme.font(TextStyle::BodyStrong));
    painter.setPen(m_theme.color(Role::Text));
    const QString title = painter.fontMetrics().elidedText(plainLine(words::toldTitle(card().title)), Qt::ElideRight, std::max(0, room));
    painter.drawText(QRect(kLeft, kTop, room + 2, kTitleHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    int x = kLeft + painter.fontMetrics().horizontalAdvance(title) + 8;
    if (wordsWidth > 0) {
        const domain::Severity severity = worst().value_or(card().isEmpty ? domain::Severity::Medium : domain::Severity::High);
        m_theme.paintSeverity(painter, QRectF(x, kTop + (kTitleHeight - kMark) / 2.0, kMark, kMark), severity);
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(severity == domain::Severity::High ? Role::RedInk : severity == domain::Severity::Medium ? Role::AmberInk : Role::Text2));
        painter.drawText(QRect(x + kMark + 4, kTop, wordsWidth - kMark - 3, kTitleHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         small.elidedText(words, Qt::ElideRight, wordsWidth - kMark - 4));
        x += wordsWidth + 8;
    }
    constexpr int kTag = 16;
    paintRelationTag(painter, m_theme, card().relation, QRect(x, kTop + (kTitleHeight - kTag) / 2, tag, kTag));
}

void EvidenceRow::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked();
    else
        QWidget::mousePressEvent(event);
}

void EvidenceRow::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        openFirst();
}

void EvidenceRow::enterEvent(QEnterEvent*)
{
    m_hovered = true;
    update();
}

void EvidenceRow::leaveEvent(QEvent*)
{
    m_hovered = false;
    update();
}

} // namespace whyglass::views
