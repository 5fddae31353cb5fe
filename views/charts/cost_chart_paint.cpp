// SPDX-License-Identifier: GPL-3.0-or-later
// What the chart paints around and beneath the bars of QtCharts.
#include "views/charts/cost_chart.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/empty_state.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

namespace {

constexpr int kSwatch = 9;
constexpr int kLegendGap = 16;
constexpr int kLeastName = 70; ///< that an entry of the legend is cut to

QPen dashes(const QColor& color)
{
    QPen pen(color, 1);
    pen.setDashPattern({3, 2});
    return pen;
}

/// Axis labels are round, so "$2k" and "$1.50" need no more digits than they have.
QString axisText(double value, CostMeasure measure)
{
    if (measure == CostMeasure::Tokens || value >= 1000)
        return QString::fromStdString(measure == CostMeasure::Money ? format::inDollars(format::tokens(std::llround(value))) : format::tokens(std::llround(value)));
    if (value == 0)
        return QString::fromStdString(format::inDollars("0"));
    return value >= 10 ? QString::fromStdString(format::inDollars(tables::decimalText(value, value == std::floor(value) ? 0 : 1).toStdString()))
                       : amountText(value, measure);
}

QString shareText(double share)
{
    constexpr double kLeastWhole = 0.0995;
    return tables::decimalText(share * 100, share < kLeastWhole ? 1 : 0) + QStringLiteral(" %");
}

} // namespace

/// Width of the legend with its names as short as they get.
int CostChart::leastLegend(const QFontMetrics& metrics) const
{
    int least = 2 * kLegendGap + (m_series.ahead > 0 ? metrics.horizontalAdvance(tr("expected")) + kSwatch + 7 + kLegendGap : 0);
    for (const CostSeries::Part& part : m_series.parts)
        least += kSwatch + 11 + std::min(metrics.horizontalAdvance(part.name), kLeastName) + metrics.horizontalAdvance(shareText(part.share)) + kLegendGap;
    return least;
}

/// Names give way before entries do.
void CostChart::paintLegend(QPainter& painter, int least)
{
    painter.setFont(m_theme.font(TextStyle::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    struct Entry {
        QString name, share;
        int nameWidth = 0, shareWidth = 0;
    };
    const int right = paintExpectedLegend(painter);
    std::vector<Entry> entries; // the largest first, as many as fit
    for (const int widest : {170, 110, kLeastName}) {
        entries.clear();
        int room = right - least;
        for (const CostSeries::Part& part : m_series.parts) {
            Entry entry{metrics.elidedText(part.name, Qt::ElideMiddle, widest), shareText(part.share)};
            entry.nameWidth = metrics.horizontalAdvance(entry.name);
            entry.shareWidth = metrics.horizontalAdvance(entry.share);
            room -= kSwatch + 11 + entry.nameWidth + entry.shareWidth + kLegendGap;
            if (room < 0)
                break;
            entries.push_back(std::move(entry));
        }
        if (entries.size() == m_series.parts.size())
            break;
    }
    int x = right;
    for (std::size_t i = entries.size(); i-- > 0;) {
        const Entry& entry = entries[i];
        const int left = x - entry.shareWidth - entry.nameWidth - kSwatch - 11;
        painter.fillRect(QRect(left, header() / 2 - kSwatch / 2, kSwatch, kSwatch), colorOf(i));
        painter.setPen(m_theme.color(Role::Text2));
        painter.drawText(QRect(left + kSwatch + 6, 0, entry.nameWidth + 2, header()), Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(QRect(x - entry.shareWidth, 0, entry.shareWidth + 1, header()), Qt::AlignLeft | Qt::AlignVCenter, entry.share);
        x = left - kLegendGap;
    }
}

/// What outlines are, where there are any. Left of it there is room up to the place that it gives.
int CostChart::paintExpectedLegend(QPainter& painter)
{
    const int right = width() - kLegendGap;
    if (m_series.ahead == 0)
        return right;
    const QString name = tr("expected");
    const int textWidth = painter.fontMetrics().horizontalAdvance(name) + 1;
    const int left = right - textWidth - kSwatch - 6;
    painter.setPen(dashes(m_theme.color(Role::Text3)));
    painter.drawRect(QRect(left, header() / 2 - kSwatch / 2, kSwatch - 1, kSwatch - 1));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(QRect(right - textWidth, 0, textWidth, header()), Qt::AlignLeft | Qt::AlignVCenter, name);
    return left - kLegendGap;
}

void CostChart::paintSideLegend(QPainter& painter)
{
    constexpr int kLine = 20, kGap = 14;
    painter.setFont(m_theme.font(TextStyle::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    const int left = plot().right() + kGap;
    int y = plot().top() - 4;
    for (std::size_t i = 0; i < m_series.parts.size() && y + kLine <= height(); ++i, y += kLine) {
        const CostSeries::Part& part = m_series.parts[i];
        const QString share = shareText(part.share);
        const int room = width() - left - kSwatch - 6 - metrics.horizontalAdvance(share) - 6 - kGap;
        const QString name = metrics.elidedText(part.name, Qt::ElideMiddle, std::max(0, room));
        painter.fillRect(QRect(left, y + kLine / 2 - kSwatch / 2, kSwatch, kSwatch), colorOf(i));
        painter.setPen(m_theme.color(Role::Text2));
        painter.drawText(QRect(left + kSwatch + 6, y, room + 2, kLine), Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(QRect(left + kSwatch + 6 + metrics.horizontalAdvance(name) + 6, y, metrics.horizontalAdvance(share) + 1, kLine), Qt::AlignLeft | Qt::AlignVCenter, share);
    }
}

void CostChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter);
    if ((!hasFocus() && !m_dragging) || m_series.total <= 0)
        return;
    const QRect plot = this->plot();
    painter.setPen(QPen(m_theme.color(Role::Accent), 2));
    painter.drawRect(m_current < 0 ? QRectF(plot).adjusted(-1, -1, 1, 1)
                                   : barsRect(m_from < 0 ? m_current : m_from, m_current).adjusted(0, -1, 0, height() - plot.bottom() - 2));
}

/// The bars whose time lies in the marked area.
void CostChart::paintMarked(QPainter& painter) const
{
    for (int bucket = 0; bucket < static_cast<int>(m_series.buckets.size()); ++bucket) {
        if (isMarked(bucket))
            painter.fillRect(barsRect(bucket, bucket), m_theme.color(Role::AccentWeak));
    }
}

void CostChart::paint(QPainter& painter)
{
    painter.fillRect(rect(), m_theme.color(Role::Surface));
    const QString leftOut = leftOutText();
    if (m_series.total <= 0) {
        const bool unpriced = m_measure == CostMeasure::Money && m_series.leftOut > 0;
        paintEmptyState(painter, m_theme,
            {.icon = QStringLiteral("chart"),
                .title = unpriced ? tr("No call has a known price") : tr("No calls in this range"),
                .hint = unpriced ? tr("Tokens are known: switch to tokens.")
                                 : tr("Cost appears with the first generation that states its tokens.")},
            rect().adjusted(0, header(), 0, 0));
    }
    painter.setFont(m_theme.font(TextStyle::BodyStrong));
    painter.setPen(m_theme.color(Role::Text));
    const int titleWidth = std::min(painter.fontMetrics().horizontalAdvance(m_title) + 1, width() - 32);
    painter.drawText(QRect(16, 0, titleWidth, header()), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_title, Qt::ElideRight, titleWidth));
    if (m_series.total <= 0)
        return;
    paintMarked(painter);
    paintAxes(painter);
    paintExpected(painter);
    if (m_form == Form::Small)
        return paintSideLegend(painter);
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::AmberInk));
    const int left = 16 + titleWidth + 14;
    // The figure above says it too: the legend needs the room more.
    const int besideLegend = width() - leastLegend(painter.fontMetrics()) - left;
    const int wanted = painter.fontMetrics().horizontalAdvance(leftOut) + 1;
    const int room = wanted <= besideLegend ? wanted : 0;
    painter.drawText(QRect(left, 0, room, header()), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(leftOut, Qt::ElideRight, room));
    paintLegend(painter, left + room + 16);
}

/// Outlines of what today and the days ahead are expected to come to, and where what is known ends.
void CostChart::paintExpected(QPainter& painter) const
{
    if (m_series.expected.empty())
        return;
    const QRect plot = this->plot();
    painter.setPen(dashes(m_theme.color(Role::Text3)));
    painter.setBrush(Qt::NoBrush);
    for (int bucket = present(); bucket < static_cast<int>(m_series.buckets.size()); ++bucket) {
        const QRectF room = barsRect(bucket, bucket);
        const double inset = room.width() * (1 - kBarWidth) / 2;
        const double top = plot.bottom() + 1 - m_series.expected[static_cast<std::size_t>(bucket)] / m_grid.top() * plot.height();
        painter.drawRect(QRectF(QPointF(std::round(room.left() + inset) + 0.5, std::round(top) + 0.5), QPointF(std::round(room.right() - inset) - 0.5, plot.bottom() + 0.5)));
    }
    const auto x = static_cast<int>(std::round(barsRect(present(), present()).right()));
    painter.fillRect(QRect(x, plot.top(), 1, plot.height()), m_theme.color(Role::Text2));
    constexpr std::int64_t kNsInMs = 1'000'000;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_series.now.ns / kNsInMs, Qt::UTC);
    painter.setFont(m_theme.font(TextStyle::Tiny));
    painter.setPen(m_theme.color(Role::Text2));
    const QString text = tr("known until %1").arg(QLocale().toString(now, tr("d MMM HH:mm")));
    const int room = plot.right() - x - 6;
    painter.drawText(QRect(x + 5, plot.top() - 2, room, 16), Qt::AlignLeft | Qt::AlignTop, painter.fontMetrics().elidedText(text, Qt::ElideRight, std::max(0, room)));
}

void CostChart::paintAxes(QPainter& painter)
{
    const QRect plot = this->plot();
    painter.setFont(m_theme.font(TextStyle::Tiny));
    constexpr int kLabel = 18;
    const int everyLine = std::max(1, (kLabel * m_grid.lines + plot.height() - 1) / std::max(1, plot.height()));
    for (int i = 0; i <= m_grid.lines; ++i) {
        const int y = plot.bottom() + 1 - plot.height() * i / m_grid.lines;
        painter.fillRect(QRect(plot.left(), y, plot.width(), 1), m_theme.color(i == 0 ? Role::BorderStrong : Role::Grid));
        painter.setPen(m_theme.color(Role::Text3));
        if (i % everyLine != 0)
            continue;
        painter.drawText(
            QRect(0, y - 9, plot.left() - 8, 18), Qt::AlignRight | Qt::AlignVCenter, axisText(m_grid.step * i, m_measure));
    }
    // As many labels as fit, the first always.
    const double pitch = static_cast<double>(plot.width()) / static_cast<double>(m_series.buckets.size());
    int widest = 1;
    for (std::size_t i = 0; i < m_series.buckets.size(); ++i)
        widest = std::max(widest, painter.fontMetrics().horizontalAdvance(m_series.label(i)) + 14);
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(widest / pitch)));
    for (std::size_t i = 0; i < m_series.buckets.size(); i += every) {
        const double middle = plot.left() + pitch * (static_cast<double>(i) + 0.5);
        painter.drawText(QRectF(middle - widest / 2.0, plot.bottom() + 5, widest, height() - plot.bottom() - 7),
            Qt::AlignHCenter | Qt::AlignTop, m_series.label(i));
    }
}

} // namespace whyglass::views
