// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/metric_strips.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/tables/shown_time.h"
#include "views/common/plain_text.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

constexpr int kHeight = 84;
constexpr int kTitle = 24;
constexpr int kAxis = 16;
constexpr int kMargin = 14;

/// Day under a range of days, clock under a range of hours.
QString axisText(domain::Timestamp time, domain::Duration range)
{
    constexpr std::int64_t kDayNs = 86'400'000'000'000;
    const QDateTime local = tables::shownTime(time);
    constexpr std::int64_t kMinutesNs = 600'000'000'000;
    return QLocale().toString(local, range.ns > 2 * kDayNs ? QCoreApplication::translate("tables", "d MMM") : QLatin1String(range.ns > kMinutesNs ? "HH:mm" : "HH:mm:ss"));
}

} // namespace

MetricStrips::MetricStrips(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(kHeight);
    setCursor(Qt::CrossCursor);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Over time"));
    setAccessibleDescription(tr("Arrows walk through time, Shift marks, Enter filters by what is marked, Escape clears"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MetricStrips::setData(Data data)
{
    m_data = std::move(data);
    QStringList titles;
    for (const Series& series : m_data.series)
        titles.append(series.title);
    setAccessibleName(tr("%1 over time").arg(titles.join(QStringLiteral(", "))));
    m_cursor = std::min(m_cursor, parts() - 1);
    m_anchor = std::min(m_anchor, parts() - 1);
    update();
}

void MetricStrips::setWindow(std::optional<domain::TimeWindow> window)
{
    m_window = window;
    update();
}

void MetricStrips::setMarked(std::optional<domain::TimeWindow> marked)
{
    m_marked = marked;
    update();
}

QSize MetricStrips::sizeHint() const { return {900, kHeight}; }

int MetricStrips::parts() const { return m_data.series.empty() ? 0 : static_cast<int>(m_data.series.front().values.size()); }

MetricStrips::Strip MetricStrips::strip(int index) const
{
    const int left = width() * index / count();
    const int right = width() * (index + 1) / count();
    const QRect panel(left, 0, right - left, height() - 1);
    return {panel, panel.adjusted(kMargin, kTitle + 4, -kMargin, -kAxis)};
}

int MetricStrips::stripAt(int x) const { return std::clamp(x * count() / std::max(width(), 1), 0, count() - 1); }

QColor MetricStrips::inkOf(const Theme& theme, Ink ink)
{
    switch (ink) {
    case Ink::Agent: return theme.kind(SliceKind::Agent).solid;
    case Ink::Llm: return theme.kind(SliceKind::Llm).solid;
    case Ink::Service: return theme.kind(SliceKind::Service).solid;
    case Ink::Red: return theme.color(Role::Red);
    case Ink::Amber: return theme.color(Role::Amber);
    case Ink::Neutral: break;
    }
    return theme.color(Role::Text3);
}

QString MetricStrips::valueText(Unit unit, std::int64_t value)
{
    switch (unit) {
    case Unit::Money: return QString::fromStdString(format::money({value}));
    case Unit::Tokens: return QString::fromStdString(format::tokens(value));
    case Unit::Count: break;
    }
    return tables::countText(value);
}

QString MetricStrips::partText(int part) const
{
    QStringList words{tables::timeText(windowOf(part, part).begin)};
    for (const Series& series : m_data.series) {
        const QString value = series.known ? valueText(series.unit, series.values[static_cast<std::size_t>(part)]) : tables::unknownText();
        words.append(series.title + QStringLiteral(": ") + value);
    }
    return words.join(u'\n');
}

domain::TimeWindow MetricStrips::windowOf(int from, int to) const
{
    const std::int64_t length = m_data.extent.length().ns / std::max(parts(), 1);
    const auto begin = m_data.extent.begin + domain::Duration{length * std::min(from, to)};
    const bool last = std::max(from, to) == parts() - 1;
    return {begin, last ? m_data.extent.end : m_data.extent.begin + domain::Duration{length * (std::max(from, to) + 1)}};
}

/// Whether the window begins and ends where parts do: those that its edges cut count whole or not at all.
bool MetricStrips::isWhole() const
{
    if (!m_window)
        return true;
    const auto isEdge = [this](domain::Timestamp time) {
        if (time <= m_data.extent.begin || time >= m_data.extent.end)
            return true;
        const std::int64_t length = std::max<std::int64_t>(m_data.extent.length().ns / std::max(parts(), 1), 1);
        return (time - m_data.extent.begin).ns % length == 0;
    };
    return isEdge(m_window->begin) && isEdge(m_window->end);
}

domain::Timestamp MetricStrips::timeAt(const QRect& plot, int x) const
{
    const double share = std::clamp(static_cast<double>(x - plot.left()) / std::max(plot.width(), 1), 0.0, 1.0);
    return m_data.extent.begin + domain::Duration{static_cast<std::int64_t>(share * static_cast<double>(m_data.extent.length().ns))};
}

int MetricStrips::xOf(const QRect& plot, domain::Timestamp time) const
{
    const double share = static_cast<double>((time - m_data.extent.begin).ns) / static_cast<double>(std::max<std::int64_t>(m_data.extent.length().ns, 1));
    return plot.left() + static_cast<int>(std::clamp(share, 0.0, 1.0) * plot.width());
}

bool MetricStrips::inWindow(int part) const
{
    if (!m_window)
        return true;
    const domain::TimeWindow window = windowOf(part, part);
    return m_window->contains(window.begin + domain::Duration{window.length().ns / 2});
}

void MetricStrips::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Role::Surface));
    for (int i = 0; i < count(); ++i)
        paintStrip(painter, i);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Role::Border));
    if (hasFocus()) {
        painter.setPen(m_theme.color(Role::Accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void MetricStrips::paintStrip(QPainter& painter, int index) const
{
    const Strip area = strip(index);
    const Series& series = m_data.series[static_cast<std::size_t>(index)];
    if (index > 0)
        painter.fillRect(QRect(area.panel.left(), 0, 1, height()), m_theme.color(Role::Border));
    paintTitle(painter, series, QRect(area.panel.left() + kMargin, area.panel.top() + 8, area.panel.width() - 2 * kMargin, kTitle - 6));
    if (series.values.empty())
        return;
    paintWindow(painter, area.plot);
    paintBars(painter, series, area.plot);
    paintMarked(painter, area.plot);
    paintAxis(painter, area.plot);
}

QString MetricStrips::sumText(const Series& series) const
{
    if (!series.known)
        return tables::unknownText();
    std::int64_t sum = 0;
    for (int part = 0; part < static_cast<int>(series.values.size()); ++part)
        sum += inWindow(part) ? series.values[static_cast<std::size_t>(part)] : 0;
    return (isWhole() ? QString() : QStringLiteral("≈ ")) + valueText(series.unit, sum);
}

void MetricStrips::paintTitle(QPainter& painter, const Series& series, QRect line) const
{
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, series.title);
    line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(series.title) + 8);
    painter.setFont(m_theme.font(series.known ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(m_theme.color(series.known ? Role::Text : Role::Text3));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, sumText(series));
}

void MetricStrips::paintBars(QPainter& painter, const Series& series, const QRect& plot) const
{
    const std::int64_t highest = std::max<std::int64_t>(1, *std::max_element(series.values.begin(), series.values.end()));
    const QColor inside = inkOf(m_theme, series.ink);
    const QColor outside = m_theme.color(Role::BorderStrong);
    const int all = parts();
    for (int part = 0; part < all; ++part) {
        const int left = plot.left() + plot.width() * part / all;
        const int right = plot.left() + plot.width() * (part + 1) / all;
        if (part == m_cursor)
            painter.fillRect(QRect(left, plot.top() - 4, std::max(right - left, 1), plot.height() + 4), m_theme.color(Role::Hover));
        const std::int64_t value = series.values[static_cast<std::size_t>(part)];
        if (value <= 0)
            continue;
        const int high = std::max(1, static_cast<int>(static_cast<double>(value) / static_cast<double>(highest) * plot.height()));
        painter.fillRect(QRect(left, plot.bottom() + 1 - high, std::max(right - left - 1, 1), high), inWindow(part) ? inside : outside);
    }
}

void MetricStrips::paintAxis(QPainter& painter, const QRect& plot) const
{
    constexpr int kTicks = 3;
    painter.fillRect(QRect(plot.left(), plot.bottom() + 1, plot.width(), 1), m_theme.color(Role::BorderStrong));
    painter.setFont(m_theme.font(TextStyle::Tiny));
    painter.setPen(m_theme.color(Role::Text3));
    int free = plot.left();
    for (int i = 0; i <= kTicks; ++i) {
        const int x = plot.left() + plot.width() * i / kTicks;
        const QString text = axisText(timeAt(plot, x), m_data.extent.length());
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const int left = i == 0 ? x : i == kTicks ? x - width : x - width / 2;
        if (left < free)
            continue;
        painter.drawText(QRect(left, plot.bottom() + 2, width + 1, kAxis - 2), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
        free = left + width + 8;
    }
}

void MetricStrips::paintWindow(QPainter& painter, const QRect& plot) const
{
    const auto window = m_drag ? m_drag : m_window;
    if (!window)
        return;
    const int left = xOf(plot, window->begin);
    const int right = std::max(xOf(plot, window->end), left + 1);
    painter.fillRect(QRect(left, plot.top() - 4, right - left, plot.height() + 4), m_theme.color(Role::AccentWeak));
    for (const int x : {left, right})
        painter.fillRect(QRect(x, plot.top() - 4, 1, plot.height() + 4), m_theme.color(Role::Accent));
}

/// A bracket over the bars: it says which time is marked and changes nothing of what they count.
void MetricStrips::paintMarked(QPainter& painter, const QRect& plot) const
{
    if (!m_marked || m_drag || m_marked == m_window || m_marked->end <= m_data.extent.begin || m_data.extent.end <= m_marked->begin)
        return;
    const int left = xOf(plot, m_marked->begin);
    const int right = std::max(xOf(plot, m_marked->end), left + 2);
    const QColor ink = m_theme.color(Role::Accent);
    painter.fillRect(QRect(left, plot.top() - 4, right - left, 2), ink);
    for (const int x : {left, right - 1})
        painter.fillRect(QRect(x, plot.top() - 4, 1, 7), ink);
}

bool MetricStrips::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && parts() > 0 && m_cursor >= 0) {
        auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), toolTipText(partText(m_cursor)).replace(u'\n', QStringLiteral("<br>")), this);
        return true;
    }
    return QWidget::event(event);
}

void MetricStrips::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || parts() == 0)
        return;
    const QPoint at = event->position().toPoint();
    m_dragStrip = stripAt(at.x());
    m_dragFrom = timeAt(strip(m_dragStrip).plot, at.x());
}

void MetricStrips::mouseMoveEvent(QMouseEvent* event)
{
    if (parts() == 0)
        return;
    const int x = event->position().toPoint().x();
    const QRect plot = strip(m_dragStrip < 0 ? stripAt(x) : m_dragStrip).plot;
    m_cursor = std::clamp((x - plot.left()) * parts() / std::max(plot.width(), 1), 0, parts() - 1);
    if (m_dragStrip >= 0) {
        const domain::Timestamp to = timeAt(plot, x);
        m_drag = domain::TimeWindow{std::min(m_dragFrom, to), std::max(m_dragFrom, to)};
    }
    update();
}

void MetricStrips::mouseReleaseEvent(QMouseEvent*)
{
    const auto chosen = std::exchange(m_drag, std::nullopt);
    m_dragStrip = -1;
    update();
    if (chosen && !chosen->empty())
        Q_EMIT windowChosen(*chosen);
}

void MetricStrips::mouseDoubleClickEvent(QMouseEvent*) { clear(); }

void MetricStrips::leaveEvent(QEvent* event)
{
    m_cursor = hasFocus() ? m_cursor : -1;
    update();
    QWidget::leaveEvent(event);
}

void MetricStrips::keyPressEvent(QKeyEvent* event)
{
    const bool marking = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left: walk(-1, marking); return;
    case Qt::Key_Right: walk(1, marking); return;
    case Qt::Key_Home: walk(-parts(), marking); return;
    case Qt::Key_End: walk(parts(), marking); return;
    case Qt::Key_Escape: clear(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (parts() > 0 && m_cursor >= 0) {
            const domain::TimeWindow chosen = windowOf(m_anchor < 0 ? m_cursor : m_anchor, m_cursor);
            m_drag.reset();
            m_anchor = -1;
            Q_EMIT windowChosen(chosen);
        }
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void MetricStrips::walk(int step, bool marking)
{
    if (parts() == 0)
        return;
    const int from = std::max(m_cursor, 0);
    m_cursor = std::clamp(from + step, 0, parts() - 1);
    m_anchor = !marking ? -1 : m_anchor < 0 ? from : m_anchor;
    m_drag = marking ? std::optional(windowOf(m_anchor, m_cursor)) : std::nullopt;
    setAccessibleDescription(partText(m_cursor));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    update();
}

void MetricStrips::clear()
{
    const bool marked = m_drag.has_value();
    m_drag.reset();
    m_dragStrip = m_anchor = -1;
    update();
    if (!marked)
        Q_EMIT windowCleared();
}

void MetricStrips::focusInEvent(QFocusEvent* event)
{
    if (m_cursor < 0 && parts() > 0)
        m_cursor = parts() - 1;
    QWidget::focusInEvent(event);
    update();
}

void MetricStrips::focusOutEvent(QFocusEvent* event)
{
    m_cursor = m_anchor = -1;
    QWidget::focusOutEvent(event);
    update();
}

} // namespace whyglass::views
