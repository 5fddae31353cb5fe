// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/cost_painter.h"

#include "models/format/format.h"
#include "models/timeline/span_label.h"
#include "views/common/plain_text.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace whyglass::views {

namespace tm = timeline_metrics;

namespace {

constexpr int kTop = 10, kBottom = 4; // air in the track
constexpr double kBarWidth = 9;

} // namespace

CostPainter::CostPainter(QPainter& painter, const TimelineScene& scene, timeline::TrackKind kind)
    : m_painter(painter)
    , m_scene(scene)
    , m_track(kind == timeline::TrackKind::Tokens ? scene.timeline().tokens() : scene.timeline().cost())
    , m_steps(kind == timeline::TrackKind::Tokens ? scene.frame.tokens() : scene.frame.cost())
{
}

double CostPainter::y(const TrackRow& row, std::int64_t amount) const
{
    const std::int64_t total = std::max<std::int64_t>(1, m_track.total());
    const double share = static_cast<double>(amount) / static_cast<double>(total);
    return row.y + row.height - kBottom - share * (row.height - (row.collapsed ? kBottom : kTop) - kBottom);
}

void CostPainter::paint(const TrackRow& row)
{
    paintSum(row);
    paintBars(row);
    if (!row.collapsed)
        paintTexts(row);
}

void CostPainter::paintSum(const TrackRow& row)
{
    const Theme& theme = m_scene.theme;
    const timeline::CostTrack& cost = m_track;
    const QColor line = theme.kind(SliceKind::Llm).solid;
    QColor area = line;
    area.setAlphaF(0.10F);
    const domain::TimeWindow extent = m_scene.timeline().extent();
    const double bottom = y(row, 0);
    const domain::Timestamp known = m_scene.head ? std::min(*m_scene.head, extent.end) : extent.end;
    const double end = std::min(m_scene.x(known), static_cast<double>(m_scene.width));
    double x = std::max(m_scene.x(extent.begin), static_cast<double>(tm::kLabelWidth));
    std::int64_t sum = cost.sumAt({m_scene.frame.scale().shown().begin.ns - 1});
    const auto stretch = [&](double to, std::int64_t amount) {
        const double height = y(row, amount);
        m_painter.fillRect(QRectF(x, height, to - x, bottom - height), area);
        m_painter.fillRect(QRectF(x, height - 0.75, to - x, 1.5), line);
    };
    for (const timeline::CostStep& step : m_steps) {
        const double to = m_scene.x(step.x);
        stretch(to, sum);
        const double high = y(row, step.sumAfter);
        m_painter.fillRect(QRectF(to - 0.75, high - 0.75, 1.5, y(row, sum) - high + 1.5), line);
        x = to;
        sum = step.sumAfter;
    }
    if (end > x)
        stretch(end, sum);
}

void CostPainter::paintBars(const TrackRow& row)
{
    const KindColors& colors = m_scene.theme.kind(SliceKind::Llm);
    const double bottom = y(row, 0);
    // Of thousands of calls none shows beside their sum: over days the bars have a scale of their own.
    const bool own = m_scene.timeline().scope() == timeline::TimelineScope::Workspace;
    const auto dearest = std::max_element(m_steps.begin(), m_steps.end(), [](const auto& a, const auto& b) { return a.amount < b.amount; });
    const double scale = own && dearest != m_steps.end() && dearest->amount > 0 ? static_cast<double>(m_track.total()) / static_cast<double>(dearest->amount) / 2 : 1;
    const double width = own ? 3 : kBarWidth;
    for (const timeline::CostStep& step : m_steps) {
        const double x = m_scene.x(step.x);
        const double top = std::min(y(row, static_cast<std::int64_t>(static_cast<double>(step.amount) * scale)), bottom - 2);
        const QRectF bar(x - width, top, width, bottom - top);
        m_painter.fillRect(bar, colors.solid);
        m_painter.fillRect(bar.adjusted(1, 1, -1, -1), colors.fill);
    }
}

QString CostPainter::amountText(std::int64_t amount) const
{
    const bool money = m_track.unit == timeline::CostTrack::Unit::Money;
    return QString::fromStdString(money ? format::money({amount}) : format::tokens(amount));
}

void CostPainter::paintTexts(const TrackRow& row)
{
    const auto& steps = m_steps;
    if (steps.empty())
        return;
    const Theme& theme = m_scene.theme;
    const timeline::CostTrack& cost = m_track;
    const session::LoadedTrace& trace = m_scene.timeline().trace();
    m_painter.setFont(theme.font(TextStyle::Tiny));
    m_painter.setPen(theme.color(Role::Text2));
    const QFontMetrics metrics(m_painter.font());

    // The dearest call of the window is named, left of the step it makes.
    const auto dearest =
        std::max_element(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.amount < b.amount; });
    const timeline::CostTrack::Call& call = cost.calls[dearest->call];
    const std::int64_t amount = cost.amount(dearest->call);
    const store::SpanRow& span = trace.spans.rows[static_cast<std::size_t>(call.row)];
    if (m_scene.timeline().volumeOf(call.row).count > 1)
        return; // many at once: none to be named
    const QString name = metrics.elidedText(plainLine(timeline::sliceLabel(trace.spans, span), 60), Qt::ElideRight, 160) + u' '
        + amountText(amount);
    const double nameRight = m_scene.x(dearest->x) - kBarWidth - 8;
    const QRectF nameBox(
        nameRight - metrics.horizontalAdvance(name) - 2, y(row, dearest->sumAfter) - 1, metrics.horizontalAdvance(name) + 2, 14);
    constexpr std::int64_t kWorthNaming = 8; // an eighth of all
    const bool named = nameBox.left() > tm::kLabelWidth + 4 && amount * kWorthNaming >= cost.total();
    if (named)
        m_painter.drawText(nameBox, Qt::AlignRight | Qt::AlignVCenter, name);

    // How much was spent when the selected span ended.
    const domain::TimeWindow band = m_scene.band();
    if (band.empty() || !m_scene.frame.scale().shown().contains(band.end))
        return;
    const std::int64_t soFar = cost.sumAt(band.end);
    const QString text = QCoreApplication::translate("Timeline", "%1 so far").arg(amountText(soFar));
    const double left = m_scene.x(band.end) + 6;
    const double width = metrics.horizontalAdvance(text) + 2;
    const double right = (left + width - tm::kLabelWidth) * m_scene.dpr;
    const QRectF box(left, y(row, cost.sumAt(m_scene.frame.scale().timeAt(right))) - 17, width, 14); // clear of the line below it
    if (box.right() < m_scene.width && box.top() > row.y && !(named && box.intersects(nameBox)))
        m_painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace whyglass::views
