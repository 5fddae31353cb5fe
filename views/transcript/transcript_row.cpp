// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/transcript/transcript_row.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/words/told.h"
#include "views/common/chip.h"
#include "views/common/plain_text.h"
#include "views/transcript/message_document.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

using transcript::Entry;
using transcript::EntryKind;

namespace {

constexpr int kLeft = 14, kRight = 12, kTop = 7, kBottom = 8;
constexpr int kHeader = 20, kLogHeight = 22, kTraceHeight = 28;
constexpr int kIcon = 13, kGap = 6, kBar = 3;
constexpr int kFoldedLines = 12, kFoldedPrompt = 4;
constexpr int kLineHeight = 18;
constexpr std::size_t kUnfoldedWorth = 2; ///< lines that are rather shown than hidden behind a link
constexpr int kWarn = 13, kError = 17;    // OpenTelemetry severity numbers

QString tr(const char* text) { return QCoreApplication::translate("TranscriptRow", text); }

struct Look {
    QString icon;
    std::optional<SliceKind> kind; ///< colour of bar and icon; none = grey
};

Look lookOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Trace: return {QStringLiteral("trace"), {}};
    case EntryKind::Definition: return {QStringLiteral("tool"), {}};
    case EntryKind::System: return {QStringLiteral("system"), {}};
    case EntryKind::User: return {QStringLiteral("user"), SliceKind::Agent};
    case EntryKind::Reasoning:
    case EntryKind::Assistant: return {QStringLiteral("llm"), SliceKind::Llm};
    case EntryKind::ToolCall:
    case EntryKind::ToolResult: return {QStringLiteral("tool"), SliceKind::Tool};
    case EntryKind::Retrieval: return {QStringLiteral("retrieval"), SliceKind::Retrieval};
    case EntryKind::Decision: return {QStringLiteral("decision"), {}};
    case EntryKind::Log: return {QStringLiteral("log"), {}};
    }
    return {QStringLiteral("doc"), {}};
}

int foldedLinesOf(EntryKind kind)
{
    return kind == EntryKind::System ? kFoldedPrompt : kind == EntryKind::Definition ? 0 : kFoldedLines;
}

MessageForm formOf(const Entry& entry, bool markdown)
{
    const bool code = entry.isJson || entry.kind == EntryKind::ToolCall || entry.kind == EntryKind::ToolResult || entry.kind == EntryKind::Definition;
    if (code)
        return MessageForm::Code;
    const bool written = entry.kind == EntryKind::System || entry.kind == EntryKind::User || entry.kind == EntryKind::Assistant || entry.kind == EntryKind::Reasoning;
    return markdown && written ? MessageForm::Markdown : MessageForm::Prose;
}

Role inkOf(domain::Severity severity)
{
    return severity == domain::Severity::High ? Role::RedInk : severity == domain::Severity::Medium ? Role::AmberInk : Role::Text2;
}

domain::Relation relationOf(const domain::Finding& finding)
{
    const bool inferred = std::any_of(finding.evidence.begin(), finding.evidence.end(),
        [](const domain::Evidence& evidence) { return evidence.relation == domain::Relation::Inferred; });
    return inferred ? domain::Relation::Inferred : domain::Relation::Observed;
}

constexpr QStringView kBetween = u" · ";

QString elided(const QFont& font, const QString& text, int width)
{
    return QFontMetrics(font).elidedText(text, Qt::ElideRight, std::max(width, 0));
}

void drawLine(QPainter& painter, const QFont& font, const QColor& ink, const QRect& rect, const QString& text)
{
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace

TranscriptRow::TranscriptRow(const Theme& theme, const transcript::TranscriptModel& model, int row, int width, RowOptions options)
    : m_theme(theme)
    , m_model(model)
    , m_entry(model.entry(row))
    , m_width(width)
    , m_title(transcript::titleOf(m_entry.kind))
    , m_name(plainLine(m_entry.name, 160))
    , m_meta(metaText())
{
    if (m_entry.kind == EntryKind::Log || m_entry.kind == EntryKind::Trace) {
        m_height = m_entry.kind == EntryKind::Log ? kLogHeight : kTraceHeight;
        return;
    }
    m_height = kTop + kHeader;
    layOutHeader();
    layOutBody(options);
    layOutFindings();
    m_height += kBottom;
}

QString TranscriptRow::metaText()
{
    const auto text = [](const std::string& plain) { return QString::fromStdString(plain); };
    const domain::Duration offset = m_entry.time - m_model.transcript()->start;
    QStringList parts{QStringLiteral("+") + text(format::duration(offset))};
    if (m_entry.duration)
        parts.append(text(format::duration(*m_entry.duration)));
    if (m_entry.tokens.input)
        parts.append(tr("%1 in").arg(text(format::tokens(*m_entry.tokens.input))));
    if (m_entry.tokens.output)
        parts.append(tr("%1 out").arg(text(format::tokens(*m_entry.tokens.output))));
    const QString cost = m_entry.cost ? text(format::money(*m_entry.cost)) : m_entry.unpriced ? tr("cost unknown") : QString();
    if (!cost.isEmpty())
        parts.append(cost);
    const qsizetype costEnd = parts.join(kBetween).size();
    const bool payload = m_entry.kind == EntryKind::ToolResult || m_entry.kind == EntryKind::ToolCall;
    if (m_entry.recorded && (payload || m_entry.cut))
        parts.append(text(format::bytes(static_cast<std::int64_t>(m_entry.bytes))));
    if (m_entry.repeated > 0)
        parts.append(m_entry.repeated == 1 ? tr("repeats 1 message") : tr("repeats %1 messages").arg(m_entry.repeated));
    const qsizetype behindCost = parts.join(kBetween).size() - costEnd;
    if (!m_entry.finish.empty())
        parts.prepend(plainLine(m_entry.finish, 40));
    QString all = parts.join(kBetween);
    m_costLength = static_cast<int>(cost.size());
    m_costFrom = static_cast<int>(all.size() - behindCost) - m_costLength;
    return all;
}

int TranscriptRow::addLink(RowLink::What what, std::int32_t target, const QString& text, int x, int y)
{
    const int width = QFontMetrics(m_theme.font(TextStyle::Small)).horizontalAdvance(text);
    m_links.push_back({what, target, QRect(x, y, width, kHeader), text});
    return x + width + 10;
}

void TranscriptRow::layOutHeader()
{
    using What = RowLink::What;
    const QFontMetrics small(m_theme.font(TextStyle::Small));
    const QFontMetrics strong(m_theme.font(TextStyle::BodyStrong));
    m_metaX = m_width - kRight - small.horizontalAdvance(m_meta);
    std::vector<std::tuple<What, std::int32_t, QString>> wanted;
    const auto offer = [&](What what, std::int32_t target, const QString& text) {
        if (target >= 0 && m_model.rowOf(target) >= 0)
            wanted.emplace_back(what, target, text);
    };
    offer(What::Call, m_entry.call, m_entry.kind == EntryKind::Definition ? tr("first call ↓") : tr("call ↑"));
    offer(What::Result, m_entry.result, tr("result ↓"));
    offer(What::Definition, m_entry.definition, tr("definition"));
    int linksWidth = 0;
    for (const auto& [what, target, text] : wanted)
        linksWidth += small.horizontalAdvance(text) + 10;
    const int nameX = kLeft + kIcon + kGap + strong.horizontalAdvance(m_title) + kGap;
    if (!m_entry.agent.empty() && m_entry.kind != EntryKind::Definition)
        m_name += (m_name.isEmpty() ? QString() : QStringLiteral(" · ")) + plainLine(m_entry.agent, 80);
    const int room = m_metaX - nameX - linksWidth - 2 * kGap;
    if (small.horizontalAdvance(m_name) > room)
        m_name = elided(m_theme.font(TextStyle::Small), m_name, room);
    int x = nameX + (m_name.isEmpty() ? 0 : small.horizontalAdvance(m_name) + 10);
    for (const auto& [what, target, text] : wanted)
        x = addLink(what, target, text, x, kTop);
    m_linksX = x;
    if (m_costLength > 0 && m_metaX >= m_linksX) // else the words of the header are cut
        addLink(What::Cost, -1, m_meta.mid(m_costFrom, m_costLength), m_metaX + small.horizontalAdvance(m_meta.left(m_costFrom)), kTop);
}

void TranscriptRow::layOutBody(RowOptions options)
{
    const int width = std::max(m_width - kLeft - kRight, 40);
    if (!m_entry.recorded) {
        m_document = makeMessageDocument(m_theme, tr("The sender did not record what was said.").toStdString(), MessageForm::Prose, width);
    } else if (m_entry.text.empty()) {
        if (m_entry.kind != EntryKind::Decision)
            m_document = makeMessageDocument(m_theme, tr("(empty)").toStdString(), MessageForm::Prose, width);
    } else {
        m_document = makeMessageDocument(m_theme, m_entry.text, formOf(m_entry, options.markdown), width);
    }
    if (!m_document)
        return;
    const int full = static_cast<int>(std::ceil(m_document->size().height()));
    const int folded = foldedLinesOf(m_entry.kind) * kLineHeight;
    const bool folds = !options.unfolded && full > folded + static_cast<int>(kUnfoldedWorth) * kLineHeight;
    const int shown = folds || (foldedLinesOf(m_entry.kind) == 0 && !options.unfolded) ? std::min(full, folded) : full;
    m_body = QRect(kLeft, m_height, width, shown);
    m_faded = shown < full;
    m_height += shown + (shown > 0 ? 2 : 0);
    const int hidden = (full - shown + kLineHeight - 1) / kLineHeight;
    int x = kLeft;
    const int y = m_height;
    if (m_faded)
        x = addLink(RowLink::What::Unfold, -1, hidden == 1 ? tr("Show 1 more line") : tr("Show %1 more lines").arg(hidden), x, y);
    else if (options.unfolded && full > folded)
        x = addLink(RowLink::What::Unfold, -1, tr("Show less"), x, y);
    if (m_entry.cut)
        x = addLink(RowLink::What::Open, -1, tr("Open all %1").arg(QString::fromStdString(format::bytes(static_cast<std::int64_t>(m_entry.bytes)))), x, y);
    if (x > kLeft)
        m_height += kHeader;
}

void TranscriptRow::layOutFindings()
{
    for (const std::uint32_t index : m_entry.findings) {
        const domain::Finding& finding = m_model.transcript()->findings[index];
        if (!m_model.isKnown(finding))
            continue;
        const int width = m_width - kLeft - kRight;
        FindingBox box{QRect(), index, makeMessageDocument(m_theme, words::told(finding.explanation), MessageForm::Prose, width - 28)};
        const int text = finding.explanation.empty() ? 0 : std::min(static_cast<int>(std::ceil(box.text->size().height())), 4 * kLineHeight);
        box.rect = QRect(kLeft, m_height + 4, width, 28 + text + (text > 0 ? 6 : 0));
        m_height = box.rect.bottom() + 1;
        m_links.push_back({RowLink::What::Finding, static_cast<std::int32_t>(index), box.rect, toldLine(finding.title)});
        m_findings.push_back(std::move(box));
    }
}

int TranscriptRow::linkAt(QPoint position) const
{
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        if (m_links[i].rect.contains(position))
            return static_cast<int>(i);
    }
    return -1;
}

void TranscriptRow::paint(QPainter& painter, const QPoint& origin, const RowPaint& state) const
{
    painter.save();
    painter.translate(origin);
    const QRect all(0, 0, m_width, m_height);
    painter.setClipRect(all);
    const Look look = lookOf(m_entry.kind);
    const QColor bar = look.kind ? m_theme.kind(*look.kind).solid : m_theme.color(Role::BorderStrong);
    const Role ground = m_entry.kind == EntryKind::Trace ? Role::Surface2 : Role::Surface;
    painter.fillRect(all, m_theme.color(state.selected ? Role::Sel : state.hovered ? Role::Hover : state.marked ? Role::AccentWeak : ground));
    painter.fillRect(QRect(0, 0, kBar, m_height), state.selected ? m_theme.color(Role::Accent) : bar);
    painter.fillRect(QRect(0, m_height - 1, m_width, 1), m_theme.color(Role::Grid));
    if (m_entry.kind == EntryKind::Log || m_entry.kind == EntryKind::Trace)
        paintLog(painter, state);
    else
        paintHeader(painter, state);
    if (m_document && m_body.height() > 0) {
        QAbstractTextDocumentLayout::PaintContext context;
        const bool quiet = !m_entry.recorded || m_entry.text.empty() || m_entry.kind == EntryKind::Reasoning || m_entry.kind == EntryKind::Definition;
        context.palette.setColor(QPalette::Text, m_theme.color(quiet ? Role::Text2 : Role::Text));
        context.clip = QRectF(0, 0, m_body.width(), m_body.height());
        painter.save();
        painter.setClipRect(m_body, Qt::IntersectClip);
        painter.translate(m_body.topLeft());
        m_document->documentLayout()->draw(&painter, context);
        painter.restore();
    }
    for (const FindingBox& box : m_findings)
        paintFinding(painter, box);
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        if (m_links[i].what == RowLink::What::Finding)
            continue;
        QFont font = m_theme.font(TextStyle::Small);
        font.setUnderline(static_cast<int>(i) == state.hoveredLink);
        drawLine(painter, font, m_theme.color(Role::AccentInk), m_links[i].rect, m_links[i].text);
    }
    if (state.selected && state.focused) {
        painter.setPen(m_theme.color(Role::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRect(kBar, 0, m_width - kBar - 1, m_height - 2));
    }
    painter.restore();
}

void TranscriptRow::paintHeader(QPainter& painter, const RowPaint& state) const
{
    const Look look = lookOf(m_entry.kind);
    const QColor tint = look.kind ? m_theme.kind(*look.kind).solid : m_theme.color(Role::Text2);
    painter.drawPixmap(kLeft, kTop + (kHeader - kIcon) / 2, m_theme.pixmap(look.icon, tint, kIcon, painter.device()->devicePixelRatioF()));
    const QFont strong = m_theme.font(TextStyle::BodyStrong), small = m_theme.font(TextStyle::Small);
    int x = kLeft + kIcon + kGap;
    const int titleWidth = QFontMetrics(strong).horizontalAdvance(m_title);
    drawLine(painter, strong, m_theme.color(m_entry.failed ? Role::RedInk : Role::Text), QRect(x, kTop, titleWidth, kHeader), m_title);
    x += titleWidth + kGap;
    drawLine(painter, small, m_theme.color(Role::Text2), QRect(x, kTop, m_metaX - x, kHeader), m_name);
    const QColor ink = m_theme.color(state.selected ? Role::Text2 : Role::Text3);
    const QRect room(std::max(m_metaX, m_linksX), kTop, m_width - kRight - std::max(m_metaX, m_linksX), kHeader);
    if (m_metaX < m_linksX)
        return drawLine(painter, small, ink, room, elided(small, m_meta, room.width()));
    // Before and behind the cost, which is drawn with the links.
    const int behind = m_costFrom + m_costLength;
    drawLine(painter, small, ink, room, m_meta.left(m_costFrom));
    drawLine(painter, small, ink, room.adjusted(QFontMetrics(small).horizontalAdvance(m_meta.left(behind)), 0, 0, 0), m_meta.mid(behind));
}

void TranscriptRow::paintLog(QPainter& painter, const RowPaint& state) const
{
    const QFont small = m_theme.font(TextStyle::Small);
    const bool isLog = m_entry.kind == EntryKind::Log;
    const Look look = lookOf(m_entry.kind);
    painter.drawPixmap(kLeft, (m_height - kIcon) / 2, m_theme.pixmap(look.icon, m_theme.color(Role::Text3), kIcon, painter.device()->devicePixelRatioF()));
    int x = kLeft + kIcon + kGap;
    const QString word = isLog ? m_name : m_title;
    const int wordWidth = std::min(QFontMetrics(small).horizontalAdvance(word) + 2, m_width / 3);
    const Role ink = m_entry.severityNumber >= kError ? Role::RedInk : m_entry.severityNumber >= kWarn ? Role::AmberInk : Role::Text2;
    drawLine(painter, small, m_theme.color(ink), QRect(x, 0, wordWidth, m_height), elided(small, word, wordWidth));
    x += wordWidth + kGap;
    const int metaWidth = QFontMetrics(small).horizontalAdvance(m_meta);
    const QFont font = m_theme.font(isLog ? TextStyle::Code : TextStyle::BodyStrong);
    const QString text = isLog ? plainLine(m_entry.text, 400) : m_name;
    drawLine(painter, font, m_theme.color(isLog ? Role::Text2 : Role::Text), QRect(x, 0, m_width - x - metaWidth - kRight - kGap, m_height),
        elided(font, text, m_width - x - metaWidth - kRight - kGap));
    drawLine(painter, small, m_theme.color(state.selected ? Role::Text2 : Role::Text3), QRect(m_width - kRight - metaWidth, 0, metaWidth, m_height), m_meta);
}

void TranscriptRow::paintFinding(QPainter& painter, const FindingBox& box) const
{
    const domain::Finding& finding = m_model.transcript()->findings[box.finding];
    const bool high = finding.severity == domain::Severity::High, medium = finding.severity == domain::Severity::Medium;
    painter.fillRect(box.rect, m_theme.color(high ? Role::RedWeak : medium ? Role::AmberWeak : Role::LowWeak));
    painter.fillRect(QRect(box.rect.topLeft(), QSize(kBar, box.rect.height())), m_theme.severity(finding.severity));
    m_theme.paintSeverity(painter, QRectF(box.rect.left() + 10, box.rect.top() + 8, 12, 12), finding.severity);
    const domain::Relation relation = relationOf(finding);
    const int tag = relationTagWidth(m_theme, relation);
    paintRelationTag(painter, m_theme, relation, QRect(box.rect.right() - 8 - tag, box.rect.top() + 6, tag, 16));
    const QFont strong = m_theme.font(TextStyle::BodyStrong);
    const QRect title(box.rect.left() + 28, box.rect.top() + 4, box.rect.width() - 28 - tag - 18, kHeader);
    drawLine(painter, strong, m_theme.color(inkOf(finding.severity)), title, elided(strong, toldLine(finding.title), title.width()));
    if (finding.explanation.empty())
        return;
    painter.save();
    const QRect body(box.rect.left() + 14, title.bottom() + 3, box.rect.width() - 28, box.rect.bottom() - title.bottom() - 6);
    painter.setClipRect(body, Qt::IntersectClip);
    painter.translate(body.topLeft());
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, m_theme.color(Role::Text));
    box.text->documentLayout()->draw(&painter, context);
    painter.restore();
}

int TranscriptRow::estimate(const Entry& entry, int width)
{
    if (entry.kind == EntryKind::Log)
        return kLogHeight;
    if (entry.kind == EntryKind::Trace)
        return kTraceHeight;
    const int charactersInLine = std::max((width - kLeft - kRight) / 7, 10);
    const int lines = 1 + static_cast<int>(std::min<std::uint64_t>(entry.text.size(), 4096)) / charactersInLine;
    const int findings = static_cast<int>(entry.findings.size()) * 90;
    return kTop + kHeader + std::min(lines, std::max(foldedLinesOf(entry.kind), 1)) * kLineHeight + findings + kBottom;
}

} // namespace whyglass::views
