// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/metric_strips.h"

#include "models/format/format.h"
#include "models/tables/shown_time.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kStrips = 3;
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
    return QLocale::c().toString(local, range.ns > 2 * kDayNs ? u"d MMM" : range.ns > kMinutesNs ? u"HH:mm" : u"HH:mm:ss");
}

} // namespace

MetricStrips::MetricStrips(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(kHeight);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Decisions, cost and findings over time"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MetricStrips::setData(domain::TimeWindow extent, Buckets buckets)
{
    m_extent = extent;
    m_buckets = std::move(buckets);
    update();
}

void MetricStrips::setWindow(std::optional<domain::TimeWindow> window)
{
    m_window = window;
    update();
}

QSize MetricStrips::sizeHint() const { return {900, kHeight}; }

MetricStrips::Strip MetricStrips::strip(int index) const
{
    const int left = width() * index / kStrips;
    const int right = width() * (index + 1) / kStrips;
    const QRect panel(left, 0, right - left, height() - 1);
    return {panel, panel.adjusted(kMargin, kTitle + 4, -kMargin, -kAxis)};
}

std::int64_t MetricStrips::valueOf(int index, std::size_t bucket) const
{
    const auto& counts = m_buckets[bucket];
    return index == 0 ? counts.decisions : index == 1 ? counts.cost.nano : counts.findings;
}

domain::Timestamp MetricStrips::timeAt(const QRect& plot, int x) const
{
    const double share = std::clamp(static_cast<double>(x - plot.left()) / std::max(plot.width(), 1), 0.0, 1.0);
    return m_extent.begin + domain::Duration{static_cast<std::int64_t>(share * static_cast<double>(m_extent.length().ns))};
}

int MetricStrips::xOf(const QRect& plot, domain::Timestamp time) const
{
    const double share = static_cast<double>((time - m_extent.begin).ns) / static_cast<double>(std::max<std::int64_t>(m_extent.length().ns, 1));
    return plot.left() + static_cast<int>(std::clamp(share, 0.0, 1.0) * plot.width());
}

bool MetricStrips::inWindow(std::size_t bucket) const
{
    if (!m_window)
        return true;
    const std::int64_t length = m_extent.length().ns / static_cast<std::int64_t>(m_buckets.size());
    const domain::Timestamp middle = m_extent.begin + domain::Duration{length * static_cast<std::int64_t>(bucket) + length / 2};
    return m_window->contains(middle);
}

void MetricStrips::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Role::Surface));
    for (int i = 0; i < kStrips; ++i)
        paintStrip(painter, i);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Role::Border));
}

void MetricStrips::paintStrip(QPainter& painter, int index) const
{
    const Strip area = strip(index);
    if (index > 0)
        painter.fillRect(QRect(area.panel.left(), 0, 1, height()), m_theme.color(Role::Border));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i)
        sum += inWindow(i) ? valueOf(index, i) : 0;
    const QString titles[] = {tr("Decisions"), tr("Cost"), tr("Findings")};
    QRect line(area.panel.left() + kMargin, area.panel.top() + 8, area.panel.width() - 2 * kMargin, kTitle - 6);
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, titles[index]);
    line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(titles[index]) + 8);
    painter.setFont(m_theme.font(TextStyle::BodyStrong));
    painter.setPen(m_theme.color(Role::Text));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QString::fromStdString(index == 1 ? format::money({sum}) : format::count(sum)));
    if (m_buckets.empty())
        return;
    paintWindow(painter, area.plot);
    paintBars(painter, index, area.plot);
    paintAxis(painter, area.plot);
}

void MetricStrips::paintBars(QPainter& painter, int index, const QRect& plot) const
{
    std::int64_t highest = 1;
    for (std::size_t i = 0; i < m_buckets.size(); ++i)
        highest = std::max(highest, valueOf(index, i));
    const QColor inside = index == 0 ? m_theme.kind(SliceKind::Agent).solid : index == 1 ? m_theme.kind(SliceKind::Llm).solid : m_theme.color(Role::Red);
    const QColor outside = m_theme.color(Role::BorderStrong);
    const auto count = static_cast<int>(m_buckets.size());
    for (int i = 0; i < count; ++i) {
        const std::int64_t value = valueOf(index, static_cast<std::size_t>(i));
        if (value <= 0)
            continue;
        const int left = plot.left() + plot.width() * i / count;
        const int right = plot.left() + plot.width() * (i + 1) / count;
        const int height = std::max(1, static_cast<int>(static_cast<double>(value) / static_cast<double>(highest) * plot.height()));
        painter.fillRect(QRect(left, plot.bottom() + 1 - height, std::max(right - left - 1, 1), height),
                         inWindow(static_cast<std::size_t>(i)) ? inside : outside);
    }
}

void MetricStrips::paintAxis(QPainter& painter, const QRect& plot) const
{
    constexpr int kTicks = 3;
    painter.fillRect(QRect(plot.left(), plot.bottom() + 1, plot.width(), 1), m_theme.color(Role::BorderStrong));
    painter.setFont(m_theme.font(TextStyle::Tiny));
    painter.setPen(m_theme.color(Role::Text3));
    for (int i = 0; i <= kTicks; ++i) {
        const int x = plot.left() + plot.width() * i / kTicks;
        const QString text = axisText(timeAt(plot, x), m_extent.length());
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const int left = i == 0 ? x : i == kTicks ? x - width : x - width / 2;
        painter.drawText(QRect(left, plot.bottom() + 2, width + 1, kAxis - 2), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
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

void MetricStrips::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_buckets.empty())
        return;
    const QPoint at = event->position().toPoint();
    m_dragStrip = std::clamp(at.x() * kStrips / std::max(width(), 1), 0, kStrips - 1);
    m_dragFrom = timeAt(strip(m_dragStrip).plot, at.x());
}

void MetricStrips::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragStrip < 0)
        return;
    const domain::Timestamp to = timeAt(strip(m_dragStrip).plot, event->position().toPoint().x());
    m_drag = domain::TimeWindow{std::min(m_dragFrom, to), std::max(m_dragFrom, to)};
    update();
}

void MetricStrips::mouseReleaseEvent(QMouseEvent*)
{
    const auto chosen = m_drag;
    m_drag.reset();
    m_dragStrip = -1;
    update();
    if (chosen && !chosen->empty())
        Q_EMIT windowChosen(*chosen);
}

void MetricStrips::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT windowCleared();
}

} // namespace whyglass::views
