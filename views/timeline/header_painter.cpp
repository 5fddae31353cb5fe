// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/header_painter.h"

#include "models/format/format.h"
#include "models/session/area.h"
#include "models/tables/cell_text.h"
#include "models/tables/shown_time.h"
#include "views/timeline/timeline_ticks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

namespace tm = timeline_metrics;

namespace {

constexpr double kTickDistance = 80; // at least, between labels of the ruler

void paintStripTrack(QPainter& painter, const Theme& theme, const timeline::TimelineFrame& frame, std::size_t track, double y,
    double left, double dpr)
{
    constexpr double kLine = 3.5;
    const auto& lanes = frame.timeline().tracks()[track].lanes;
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        for (const timeline::SliceRect& rect : frame.lane(track, lane)) {
            const domain::StepKind step = frame.timeline().trace().spans.rows.step(static_cast<std::size_t>(rect.summary.row));
            painter.fillRect(
                QRectF(left + rect.x0 / dpr, y, std::max(1.0, rect.width() / dpr), kLine), theme.kind(kindOf(step)).solid);
        }
    }
}

QString stripTitle(timeline::TimelineScope scope)
{
    switch (scope) {
    case timeline::TimelineScope::Conversation:
        return QCoreApplication::translate("Timeline", "Conversation");
    case timeline::TimelineScope::Workspace:
        return QCoreApplication::translate("Timeline", "Workspace");
    case timeline::TimelineScope::Trace:
        break;
    }
    return QCoreApplication::translate("Timeline", "Whole trace");
}

QString clockText(domain::Timestamp time)
{
    return tables::shownTime(time).toString(QStringLiteral("HH:mm:ss.zzz"));
}

/// Without the year where there is no room for it.
QString dateText(domain::Timestamp time, const QFontMetrics& metrics, int width)
{
    const QDateTime shown = tables::shownTime(time);
    const QString whole = QLocale().toString(shown, QCoreApplication::translate("tables", "d MMM yyyy HH:mm"));
    return metrics.horizontalAdvance(whole) <= width ? whole : QLocale().toString(shown, QCoreApplication::translate("tables", "d MMM HH:mm"));
}

} // namespace

double StripMap::x(domain::Timestamp time) const
{
    const domain::TimeWindow folded = map.fold(extent);
    return left + static_cast<double>(map.fold(time).ns - folded.begin.ns) / static_cast<double>(folded.length().ns) * width;
}

domain::Timestamp StripMap::timeAt(double x) const
{
    const domain::TimeWindow folded = map.fold(extent);
    const double share = std::clamp((x - left) / std::max(1, width), 0.0, 1.0);
    return map.unfold(domain::Timestamp{folded.begin.ns + static_cast<std::int64_t>(share * static_cast<double>(folded.length().ns))});
}

StripMap stripMap(domain::TimeWindow extent, const timeline::TimeMap& map, int widgetWidth)
{
    return {extent, map, tm::kLabelWidth + tm::kTimeInset, std::max(1, widgetWidth - tm::kLabelWidth - 2 * tm::kTimeInset)};
}

std::vector<GapOffer> gapOffers(const timeline::TraceTimeline& timeline, const StripMap& map)
{
    constexpr double kLeastWidth = 64; // its two words
    const bool folded = !map.map.identity();
    std::vector<GapOffer> offers;
    for (const domain::TimeWindow& gap : timeline.idleGaps()) {
        const double x0 = map.x(gap.begin);
        const double x1 = map.x(gap.end);
        if (folded || (x1 - x0 >= kLeastWidth && x1 - x0 >= map.width / 10.0))
            offers.push_back({gap, QRectF(x0, 0, x1 - x0, tm::kStripHeight), folded});
    }
    return offers;
}

namespace {

void paintOffers(QPainter& painter, const Theme& theme, const timeline::TraceTimeline& timeline, const StripMap& map)
{
    const QBrush hatch(theme.color(Role::Border), Qt::BDiagPattern);
    for (const GapOffer& offer : gapOffers(timeline, map)) {
        painter.fillRect(offer.box.adjusted(2, 8, -2, -8), hatch);
        if (offer.folded)
            continue;
        painter.setFont(theme.font(TextStyle::Tiny));
        const QString idle = QCoreApplication::translate("Timeline", "idle %1").arg(QString::fromStdString(format::duration(offer.gap.length())));
        const QString compress = QCoreApplication::translate("Timeline", "compress");
        const double width = std::max(painter.fontMetrics().horizontalAdvance(idle), painter.fontMetrics().horizontalAdvance(compress)) + 8;
        const QRectF box(offer.box.center().x() - width / 2, 10, width, 32);
        painter.fillRect(box, theme.color(Role::Surface));
        painter.setPen(theme.color(Role::Text2));
        painter.drawText(QRectF(box.left(), box.top(), width, 16), Qt::AlignCenter, idle);
        painter.setPen(theme.color(Role::AccentInk));
        painter.drawText(QRectF(box.left(), box.top() + 15, width, 16), Qt::AlignCenter, compress);
    }
}

/// Of buckets, how many there are, as bars.
void paintStripVolume(QPainter& painter, const Theme& theme, const timeline::TimelineFrame& frame, std::size_t track, double left, double dpr)
{
    constexpr double kFoot = 40, kRoom = 28;
    std::uint32_t most = 1;
    for (const timeline::SliceRect& rect : frame.lane(track, 0))
        most = std::max(most, rect.summary.count);
    for (const timeline::SliceRect& rect : frame.lane(track, 0)) {
        const double height = std::max(1.5, kRoom * rect.summary.count / most);
        const QRectF bar(left + rect.x0 / dpr, kFoot - height, std::max(1.0, rect.width() / dpr), height);
        painter.fillRect(bar, theme.kind(SliceKind::Agent).fill);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), 1), theme.kind(SliceKind::Agent).solid);
        if (rect.summary.errors > 0)
            painter.fillRect(QRectF(bar.left(), kFoot - 2, std::max(bar.width(), 2.0), 2), theme.color(Role::Red));
    }
}

} // namespace

QPixmap renderStrip(const Theme& theme, const timeline::TraceTimelinePtr& timeline, const timeline::TimeMap& folds, int widgetWidth, double dpr)
{
    const StripMap map = stripMap(timeline->extent(), folds, widgetWidth);
    QPixmap pixmap(static_cast<int>(std::lround(widgetWidth * dpr)), static_cast<int>(std::lround(tm::kStripHeight * dpr)));
    pixmap.setDevicePixelRatio(dpr);
    pixmap.fill(theme.color(Role::Surface));
    QPainter painter(&pixmap);
    const timeline::TimelineFrame frame(timeline,
        timeline::TimeScale(map.extent, map.extent.begin, std::max(1, static_cast<int>(map.width * dpr)), folds),
        static_cast<int>(8 * dpr));
    constexpr double kPitch = 5.5;
    double y = 11;
    for (std::size_t track = 0; track < timeline->tracks().size() && y < 42; ++track, y += kPitch) {
        if (timeline->tracks()[track].densest > 0 && timeline->scope() == timeline::TimelineScope::Workspace)
            paintStripVolume(painter, theme, frame, track, map.left, dpr);
        else
            paintStripTrack(painter, theme, frame, track, y, map.left, dpr);
    }
    paintOffers(painter, theme, *timeline, map);

    const timeline::CostTrack& cost = timeline->cost();
    if (cost.total() > 0) {
        painter.setPen(QPen(theme.kind(SliceKind::Llm).solid, 1));
        const auto height = [&](std::int64_t sum) {
            return 48.5 - 8.0 * static_cast<double>(sum) / static_cast<double>(cost.total());
        };
        QPointF last(map.left, height(0));
        painter.setRenderHint(QPainter::Antialiasing);
        for (const timeline::CostStep& step : frame.cost()) {
            const QPointF next(map.left + step.x / dpr, height(step.sumAfter));
            painter.drawLine(last, next);
            last = next;
        }
        if (timeline->trace().axis.empty()) // else behind a play-head: how it goes on is not known
            painter.drawLine(last, QPointF(map.left + map.width, last.y()));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    constexpr double kMark = 7;
    for (const timeline::InstantMark& mark : frame.findings()) {
        const auto severity = static_cast<domain::Severity>(timeline->findings()[mark.instant].weight);
        theme.paintSeverity(painter, QRectF(map.left + mark.x / dpr - kMark / 2, 3, kMark, kMark), severity);
    }
    return pixmap;
}

HeaderPainter::HeaderPainter(QPainter& painter, const TimelineScene& scene)
    : m_painter(painter)
    , m_scene(scene)
{
}

void HeaderPainter::paintStrip(const QPixmap& content, const StripMap& map, domain::TimeWindow window)
{
    const Theme& theme = m_scene.theme;
    m_painter.drawPixmap(0, 0, content);
    const double x0 = std::floor(map.x(window.begin));
    const double x1 = std::ceil(map.x(window.end));
    QColor veil = theme.color(Role::Surface2);
    veil.setAlphaF(0.72F);
    const double areaLeft = tm::kLabelWidth;
    if (x0 > map.left)
        m_painter.fillRect(QRectF(areaLeft, 0, x0 - areaLeft, tm::kStripHeight), veil);
    if (x1 < map.left + map.width)
        m_painter.fillRect(QRectF(x1, 0, m_scene.width - x1, tm::kStripHeight), veil);
    paintStripMarks(map);
    m_painter.setPen(QPen(theme.color(Role::Accent), 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(QRectF(x0 - 0.5, 0.5, x1 - x0 + 1, tm::kStripHeight - 2));
    paintHandle(x0);
    paintHandle(x1);

    m_painter.fillRect(QRect(0, 0, tm::kLabelWidth, tm::kStripHeight), theme.color(Role::Surface2));
    m_painter.fillRect(QRectF(tm::kLabelWidth - 1, 0, 1, tm::kStripHeight), theme.color(Role::Border));
    m_painter.fillRect(QRectF(0, tm::kStripHeight - 1, m_scene.width, 1), theme.color(Role::Border));
    m_painter.setFont(theme.font(TextStyle::Small));
    m_painter.setPen(theme.color(Role::Text));
    m_painter.drawText(QRect(12, 9, tm::kLabelWidth - 16, 17), Qt::AlignLeft | Qt::AlignVCenter,
        stripTitle(m_scene.timeline().scope()));
    m_painter.setFont(theme.font(TextStyle::Tiny));
    m_painter.setPen(theme.color(Role::Text3));
    m_painter.drawText(QRect(12, 27, tm::kLabelWidth - 16, 15), Qt::AlignLeft | Qt::AlignVCenter,
        m_painter.fontMetrics().elidedText(stripText(map, window), Qt::ElideRight, tm::kLabelWidth - 18));
}

/// Marked area and cursor, also where they lie outside of the window.
void HeaderPainter::paintStripMarks(const StripMap& map)
{
    const TimelineOverlay& overlay = m_scene.overlay;
    if (overlay.area && overlay.area->window.overlaps(map.extent)) {
        QColor fill = m_scene.theme.color(Role::Accent);
        constexpr float kFill = 0.22F;
        fill.setAlphaF(kFill);
        const double x0 = std::max(map.x(overlay.area->window.begin), static_cast<double>(map.left));
        const double x1 = std::min(map.x(overlay.area->window.end), static_cast<double>(map.left + map.width));
        m_painter.fillRect(QRectF(x0, 1, std::max(x1 - x0, 2.0), tm::kStripHeight - 2), fill);
    }
    if (overlay.cursor && map.extent.contains(*overlay.cursor))
        m_painter.fillRect(QRectF(map.x(*overlay.cursor), 1, 1, tm::kStripHeight - 2), m_scene.theme.color(Role::Ctl));
}

QString HeaderPainter::stripText(const StripMap& map, domain::TimeWindow window) const
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Timeline", text); };
    const timeline::TraceTimeline& timeline = m_scene.timeline();
    if (timeline.content().preview)
        return tr("reading %1 spans").arg(QString::fromStdString(format::tokens(timeline.trace().row.spans)));
    const QString length = QString::fromStdString(format::duration(window.length()));
    const auto share = static_cast<double>(window.length().ns) / static_cast<double>(map.extent.length().ns) * 100;
    if (share <= 99.9)
        return tr("%1 of %2").arg(length, QString::fromStdString(format::duration(map.extent.length())));
    constexpr double kWorthSaying = 0.1;
    if (timeline.idleShare() < kWorthSaying)
        return length;
    const QString idle = tables::decimalText(timeline.idleShare() * 100, 1);
    const QString both = tr("%1, %2 % idle").arg(length, idle);
    return m_painter.fontMetrics().horizontalAdvance(both) <= tm::kLabelWidth - 18 ? both : tr("%1 % idle").arg(idle);
}

QRect HeaderPainter::tracksButton()
{
    constexpr int kSize = 20;
    return {tm::kLabelWidth - kSize - 5, tm::kStripHeight + (tm::kRulerHeight - kSize) / 2, kSize, kSize};
}

void HeaderPainter::paintHandle(double x)
{
    constexpr double kWidth = 8, kHeight = 20;
    const Theme& theme = m_scene.theme;
    const QRectF handle(x - kWidth / 2, (tm::kStripHeight - kHeight) / 2.0, kWidth, kHeight);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(theme.color(Role::Accent), 1.5));
    m_painter.setBrush(theme.color(Role::Surface));
    m_painter.drawRoundedRect(handle, 2, 2);
    m_painter.setPen(QPen(theme.color(Role::Accent), 1));
    m_painter.drawLine(QPointF(x, handle.center().y() - 4), QPointF(x, handle.center().y() + 4));
    m_painter.restore();
}

void HeaderPainter::paintSpan(const domain::TimeWindow& span, const QString& text, QRectF* box)
{
    const Theme& theme = m_scene.theme;
    QFont font = theme.font(TextStyle::TinyMedium);
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    const double textWidth = metrics.horizontalAdvance(text) + 10;
    double x0 = std::max(m_scene.x(span.begin), static_cast<double>(tm::kLabelWidth));
    double x1 = std::min(m_scene.x(span.end), static_cast<double>(m_scene.width));
    if (x1 < tm::kLabelWidth || x0 > m_scene.width)
        return;
    if (x1 - x0 < textWidth) {
        const double middle = (x0 + x1) / 2;
        x0 = std::clamp(middle - textWidth / 2, static_cast<double>(tm::kLabelWidth), m_scene.width - textWidth);
        x1 = x0 + textWidth;
    }
    *box = QRectF(x0, tm::kStripHeight + 3, x1 - x0, tm::kRulerHeight - 7);
    m_painter.fillRect(*box, theme.color(Role::AccentWeak));
    m_painter.setFont(font);
    m_painter.setPen(theme.color(Role::AccentInk));
    m_painter.drawText(*box, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void HeaderPainter::paintRuler(domain::TimeWindow window, const std::optional<domain::TimeWindow>& marked)
{
    const Theme& theme = m_scene.theme;
    const int top = tm::kStripHeight;
    const int bottom = top + tm::kRulerHeight;
    m_painter.fillRect(QRect(0, top, m_scene.width, tm::kRulerHeight), theme.color(Role::Surface2));
    QRectF taken;
    const domain::TimeWindow span = marked.value_or(m_scene.band());
    m_painter.save();
    m_painter.setClipRect(QRect(tm::kLabelWidth, top, m_scene.width - tm::kLabelWidth, tm::kRulerHeight));
    if (!span.empty())
        paintSpan(span, span.length().ns <= 1 ? QStringLiteral("0 s") : QString::fromStdString(format::duration(span.length())),
            &taken);

    const auto& scale = m_scene.frame.scale();
    const std::vector<timeline::Tick> ticks = ticksOf(m_scene.timeline(), scale, kTickDistance * m_scene.dpr);
    m_painter.setFont(theme.font(TextStyle::Tiny));
    for (const timeline::Tick& tick : ticks) {
        const double x = m_scene.x(tick.time);
        m_painter.fillRect(QRectF(x, bottom - 8, 1, 7), theme.color(Role::BorderStrong));
        const QString label = QString::fromStdString(tick.label);
        const QRectF box(x + 5, top, m_painter.fontMetrics().horizontalAdvance(label) + 2, tm::kRulerHeight - 1);
        if (!taken.isNull() && box.adjusted(-4, 0, 4, 0).intersects(taken))
            continue;
        m_painter.setPen(theme.color(Role::Text2));
        m_painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label);
    }
    if (ticks.size() >= 2 && scale.map().identity()) {
        const domain::Duration step = ticks[1].time - ticks[0].time;
        constexpr int kMinor = 5;
        for (domain::Timestamp time = ticks.front().time - step; time < scale.shown().end;
             time = time + domain::Duration{std::max<std::int64_t>(1, step.ns / kMinor)})
            m_painter.fillRect(QRectF(m_scene.x(time), bottom - 4, 1, 3), theme.color(Role::BorderStrong));
    }
    m_painter.restore();

    m_painter.setFont(theme.font(TextStyle::Tiny));
    m_painter.setPen(theme.color(Role::Text2));
    const QRect began(12, top, tracksButton().left() - 12, tm::kRulerHeight - 1);
    const bool clock = m_scene.timeline().scope() == timeline::TimelineScope::Trace;
    m_painter.drawText(began, Qt::AlignLeft | Qt::AlignVCenter,
        clock ? clockText(window.begin) : dateText(window.begin, m_painter.fontMetrics(), began.width()));
    constexpr int kIcon = 13;
    m_painter.drawPixmap(tracksButton().left() + (tracksButton().width() - kIcon) / 2, tracksButton().top() + (tracksButton().height() - kIcon) / 2,
        theme.pixmap(QStringLiteral("list"), theme.color(Role::Text2), kIcon, m_scene.dpr));
    m_painter.fillRect(QRectF(tm::kLabelWidth - 1, top, 1, tm::kRulerHeight), theme.color(Role::Border));
    m_painter.fillRect(QRectF(0, bottom - 1, m_scene.width, 1), theme.color(Role::Border));
}

} // namespace whyglass::views
