// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/span_tree_delegate.h"

#include "models/format/format.h"

#include <QApplication>
#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

using tables::SpanTreeModel;

namespace {

constexpr int kIcon = 14;
constexpr int kPadding = 8;
constexpr int kWaterfallInset = 8;
constexpr int kBarHeight = 11;

} // namespace

double waterfallX(const QRect& column, domain::TimeWindow window, domain::Timestamp time)
{
    const double share =
        static_cast<double>(time.ns - window.begin.ns) / static_cast<double>(std::max<std::int64_t>(1, window.length().ns));
    return column.left() + kWaterfallInset + share * std::max(1, column.width() - 2 * kWaterfallInset);
}

domain::Timestamp waterfallTime(const QRect& column, domain::TimeWindow window, double x)
{
    const double share = (x - column.left() - kWaterfallInset) / std::max(1, column.width() - 2 * kWaterfallInset);
    return {window.begin.ns + static_cast<std::int64_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(window.length().ns))};
}

SpanTreeDelegate::SpanTreeDelegate(const Theme& theme, const SpanTreeModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
{
}

QSize SpanTreeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {100, kRowHeight}; }

void SpanTreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    switch (index.column()) {
    case SpanTreeModel::SpanColumn:
        paintSpan(*painter, option.rect, index, selected);
        break;
    case SpanTreeModel::MarkColumn:
        paintMarks(*painter, option.rect, index);
        break;
    case SpanTreeModel::WaterfallColumn:
        paintWaterfall(*painter, option.rect, index, selected);
        break;
    default:
        paintNumber(*painter, option.rect, index, selected);
    }
    painter->restore();
}

void SpanTreeDelegate::paintSpan(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const
{
    const std::int32_t row = SpanTreeModel::rowOf(index);
    const store::SpanRow& span = m_model.timeline()->trace().spans.rows[static_cast<std::size_t>(row)];
    const double dpr = painter.device()->devicePixelRatioF();
    const bool isDecision = span.step == domain::StepKind::Decision;
    const QColor iconColor = isDecision ? m_theme.color(Role::Text) : m_theme.kind(kindOf(span.step)).solid;
    int x = rect.left() + 3;
    painter.drawPixmap(
        x, rect.top() + (rect.height() - kIcon) / 2, m_theme.pixmap(Theme::iconOf(span.step), iconColor, kIcon, dpr));
    x += kIcon + 6;

    const QString verb = index.data(SpanTreeModel::VerbRole).toString();
    const QString name = index.data(SpanTreeModel::NameRole).toString();
    painter.setFont(m_theme.font(TextStyle::Small));
    if (!verb.isEmpty()) {
        painter.setPen(m_theme.color(selected ? Role::Text2 : Role::Text3));
        painter.drawText(
            QRect(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, verb);
        x += painter.fontMetrics().horizontalAdvance(verb) + 6;
    }
    const tables::SpanGroup* group = m_model.groupAt(index);
    const bool error = group ? group->errors > 0 : span.status == domain::SpanStatus::Error;
    const QString times = group ? QStringLiteral("×%1").arg(group->count) : QString();
    const int timesWidth = group ? painter.fontMetrics().horizontalAdvance(times) + 14 : 0;
    painter.setFont(m_theme.font(selected ? TextStyle::SmallStrong : TextStyle::Small));
    constexpr int kCross = 12;
    const int room = rect.right() - x - timesWidth - (error ? kCross + 6 : 0) - 2;
    if (room <= 0)
        return;
    const QString shown = painter.fontMetrics().elidedText(name, Qt::ElideRight, room);
    const int width = painter.fontMetrics().horizontalAdvance(shown);
    if (index.data(SpanTreeModel::MatchRole).toBool())
        painter.fillRect(QRect(x - 2, rect.top() + 2, width + 4, rect.height() - 4), m_theme.color(Role::Mark));
    painter.setPen(m_theme.color(error && !group ? Role::RedInk : Role::Text));
    painter.drawText(QRect(x, rect.top(), room + 2, rect.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (group) {
        const QRect box(x + width + 6, rect.top() + 3, timesWidth - 4, rect.height() - 7);
        painter.fillRect(box, m_theme.color(Role::Surface2));
        painter.setPen(m_theme.color(Role::Text2));
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, times);
        x += timesWidth;
    }
    if (error) // red and a cross: an own error is never told by colour alone
        painter.drawPixmap(x + width + 5, rect.top() + (rect.height() - kCross) / 2,
            m_theme.pixmap(QStringLiteral("cross"), m_theme.color(Role::Red), kCross, dpr));
}

void SpanTreeDelegate::paintMarks(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    constexpr double kMark = 11;
    const std::int32_t row = SpanTreeModel::rowOf(index);
    const tables::SpanGroup* group = m_model.groupAt(index);
    const auto own = group ? std::nullopt : m_model.timeline()->severity(row);
    const auto below = group ? group->worst : m_model.timeline()->severityBelow(row);
    double x = rect.right() - kPadding - kMark;
    const double y = rect.top() + (rect.height() - kMark) / 2.0;
    if (own) {
        m_theme.paintSeverity(painter, QRectF(x, y, kMark, kMark), *own);
        x -= kMark + 4;
    }
    if (below && (!own || *below > *own))
        m_theme.paintSeverity(painter, QRectF(x, y, kMark, kMark), *below, true);
}

void SpanTreeDelegate::paintNumber(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const
{
    painter.setFont(m_theme.font(TextStyle::Small));
    const bool second = index.column() != SpanTreeModel::DurationColumn;
    painter.setPen(m_theme.color(second || !selected ? Role::Text2 : Role::Text));
    if (!second)
        painter.setPen(m_theme.color(Role::Text));
    painter.drawText(
        rect.adjusted(2, 0, -kPadding, 0), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, index.data().toString());
}

void SpanTreeDelegate::paintWaterfall(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const
{
    const std::int32_t row = SpanTreeModel::rowOf(index);
    const tables::SpanGroup* group = m_model.groupAt(index);
    const timeline::TraceTimeline& timeline = *m_model.timeline();
    const domain::TimeWindow window = m_window.empty() ? timeline.extent() : m_window;
    painter.fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), m_theme.color(Role::Border));
    constexpr int kParts = 5;
    for (int i = 1; i < kParts; ++i)
        painter.fillRect(QRect(rect.left() + rect.width() * i / kParts, rect.top(), 1, rect.height()), m_theme.color(Role::Grid));
    const domain::TimeWindow span = group ? group->window : timeline.windowOf(row);
    const double left = rect.left() + 1.0;
    const double right = rect.right() + 1.0;
    if (m_marked) {
        const double from = std::clamp(waterfallX(rect, window, m_marked->begin), left, right);
        const double to = std::clamp(std::max(waterfallX(rect, window, m_marked->end), from + 1), left, right);
        painter.fillRect(QRectF(from, rect.top(), to - from, rect.height()), m_theme.color(Role::AccentWeak));
        for (const double x : {from, to - 1}) {
            if (x > left && x < right - 1)
                painter.fillRect(QRectF(std::round(x), rect.top(), 1, rect.height()), m_theme.color(Role::Accent));
        }
    }
    if (m_cursor && window.contains(*m_cursor))
        painter.fillRect(QRectF(std::round(waterfallX(rect, window, *m_cursor)), rect.top(), 1, rect.height()), m_theme.color(Role::Ctl));
    const double x0 = std::round(waterfallX(rect, window, span.begin));
    const double x1 = std::max(std::round(waterfallX(rect, window, span.end)), x0 + 1);
    const double top = rect.top() + (rect.height() - kBarHeight) / 2;
    if (x1 <= left || x0 >= right) { // outside the window: say on which side
        const bool before = x1 <= left;
        painter.fillRect(QRectF(before ? left : right - 3, rect.center().y() - 1, 3, 2), m_theme.color(Role::BorderStrong));
        return;
    }
    const store::SpanRow& data = timeline.trace().spans.rows[static_cast<std::size_t>(row)];
    const bool isDecision = data.step == domain::StepKind::Decision;
    const KindColors& colors = m_theme.kind(kindOf(data.step));
    const QRectF bar = QRectF(x0, top, x1 - x0, kBarHeight).intersected(QRectF(left, top, right - left, kBarHeight));
    painter.fillRect(bar, isDecision ? m_theme.color(Role::Text) : colors.solid);
    if ((!selected || group) && !isDecision && bar.width() >= 3) // of a group some of it is no span's time
        painter.fillRect(bar.adjusted(x0 < left ? 0 : 1, 1, x1 > right ? 0 : -1, -1), colors.fill);
    if (group ? group->errors > 0 : data.status == domain::SpanStatus::Error)
        painter.fillRect(QRectF(bar.left(), bar.bottom() + 1, std::max(bar.width(), 2.0), 2), m_theme.color(Role::Red));
}

WaterfallHeader::WaterfallHeader(
    const Theme& theme, const SpanTreeDelegate& delegate, const SpanTreeModel& model, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
    , m_delegate(delegate)
    , m_model(model)
{
    setSectionsClickable(false);
    setHighlightSections(false);
    setToolTip(tr("Drag over the time to mark an area"));
}

QRect WaterfallHeader::waterfall() const
{
    const int section = SpanTreeModel::WaterfallColumn;
    return {sectionViewportPosition(section), 0, sectionSize(section), height()};
}

domain::TimeWindow WaterfallHeader::window() const { return m_delegate.window().empty() ? m_model.timeline()->extent() : m_delegate.window(); }

domain::Timestamp WaterfallHeader::timeAt(double x) const { return waterfallTime(waterfall(), window(), x); }

void WaterfallHeader::mousePressEvent(QMouseEvent* event)
{
    const bool onTime = event->button() == Qt::LeftButton && m_model.timeline() && waterfall().contains(event->position().toPoint());
    m_pressed = onTime ? event->position().toPoint().x() : -1;
    if (!onTime)
        QHeaderView::mousePressEvent(event);
}

void WaterfallHeader::mouseMoveEvent(QMouseEvent* event)
{
    const int x = event->position().toPoint().x();
    if (m_pressed < 0 || !m_model.timeline())
        return QHeaderView::mouseMoveEvent(event);
    if (std::abs(x - m_pressed) >= QApplication::startDragDistance())
        Q_EMIT marked({timeAt(std::min(x, m_pressed)), timeAt(std::max(x, m_pressed)) + domain::Duration{1}});
}

void WaterfallHeader::mouseReleaseEvent(QMouseEvent* event)
{
    m_pressed = -1;
    QHeaderView::mouseReleaseEvent(event);
}

void WaterfallHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    painter->fillRect(rect, m_theme.color(Role::Surface2));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.color(Role::Border));
    painter->setFont(m_theme.font(TextStyle::Small));
    painter->setPen(m_theme.color(Role::Text2));
    const QRect text = rect.adjusted(section == 0 ? 12 : kPadding, 0, -kPadding, 0);
    if (section == SpanTreeModel::WaterfallColumn) {
        painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), m_theme.color(Role::Border));
        if (m_model.timeline()) {
            const domain::TimeWindow extent = m_model.timeline()->extent();
            const domain::TimeWindow window = this->window();
            const auto offset = [&](domain::Timestamp time) {
                const domain::Duration since = time - extent.begin;
                return since.ns == 0 ? QStringLiteral("0 s") : QString::fromStdString(format::duration(since));
            };
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, offset(window.begin));
            painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, offset(window.end));
        }
    } else {
        const auto alignment = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter->drawText(text, static_cast<int>(alignment), model()->headerData(section, Qt::Horizontal).toString());
    }
    painter->restore();
}

} // namespace whyglass::views
