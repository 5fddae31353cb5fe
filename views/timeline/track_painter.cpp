// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/track_painter.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"
#include "views/timeline/cost_painter.h"
#include "views/timeline/finding_labels.h"
#include "views/timeline/overlay_painter.h"
#include "views/timeline/timeline_ticks.h"
#include "views/timeline/volume_painter.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

using timeline::TrackKind;
namespace tm = timeline_metrics;

namespace {

constexpr double kFindingMark = 12;
constexpr int kSeverityWarning = 13; // OpenTelemetry severity number of WARN; ERROR begins at 17
constexpr int kSeverityError = 17;

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

/// Its label has a sum where others have a count.
bool isSum(const TrackRow& row) { return row.kind == TrackKind::Cost || row.kind == TrackKind::Tokens; }

} // namespace

double TimelineScene::x(domain::Timestamp time) const
{
    const double column = std::clamp(frame.scale().position(time), -2.0, frame.scale().columns() + 2.0);
    return tm::kLabelWidth + std::floor(column) / dpr;
}

domain::TimeWindow TimelineScene::band() const
{
    return emphasis.selected < 0 ? domain::TimeWindow{} : timeline().windowOf(emphasis.selected);
}

QRectF TimelineScene::boxOf(std::int32_t row) const
{
    if (row < 0)
        return {};
    const timeline::SlicePlace place = timeline().place(row);
    const TrackRow* track = layout.rowOfSliceTrack(place.track);
    if (!track)
        return {};
    const domain::TimeWindow window = timeline().windowOf(row);
    const double x0 = x(window.begin);
    return {x0, static_cast<double>(track->laneTop(place.lane)), std::max(x(window.end) - x0, 1 / dpr), static_cast<double>(tm::kSliceHeight)};
}

TrackPainter::TrackPainter(QPainter& painter, const TimelineScene& scene, SliceLabels& labels)
    : m_painter(painter)
    , m_scene(scene)
    , m_labels(labels)
{
}

void TrackPainter::paint(const QRect& visible)
{
    paintGround(visible);
    OverlayPainter overlay(m_painter, m_scene);
    overlay.paintGaps(visible);
    paintBand(visible);
    m_painter.save();
    m_painter.setClipRect(QRect(tm::kLabelWidth, visible.top(), m_scene.width - tm::kLabelWidth, visible.height()));
    for (const TrackRow& row : m_scene.layout.rows()) {
        if (row.y > visible.bottom() || row.y + row.height < visible.top())
            continue;
        switch (row.kind) {
        case TrackKind::Findings:
            paintFindings(row);
            break;
        case TrackKind::Decisions:
            paintDecisions(row, visible.bottom());
            break;
        case TrackKind::Cost:
        case TrackKind::Tokens:
            CostPainter(m_painter, m_scene, row.kind).paint(row);
            break;
        case TrackKind::Logs:
            paintLogs(row);
            break;
        default:
            if (row.volume)
                paintVolume(m_painter, m_scene, row);
            else
                paintSlices(row, visible);
        }
    }
    overlay.paintCriticalPath(visible);
    paintLitRings();
    paintRings();
    overlay.paintFlows();
    overlay.paintLineage();
    overlay.paintArea(visible);
    overlay.paintCursor(visible);
    m_painter.restore();
    paintLabels(visible);
}

void TrackPainter::paintGround(const QRect& visible)
{
    const Theme& theme = m_scene.theme;
    m_painter.fillRect(visible, theme.color(Role::Surface));
    constexpr double kTickDistance = 80;
    for (const timeline::Tick& tick : ticksOf(m_scene.timeline(), m_scene.frame.scale(), kTickDistance * m_scene.dpr))
        m_painter.fillRect(QRectF(m_scene.x(tick.time), visible.top(), 1.0, visible.height()), theme.color(Role::Grid));
    for (const TrackRow& row : m_scene.layout.rows())
        m_painter.fillRect(
            QRectF(tm::kLabelWidth, row.y + row.height - 1, m_scene.width - tm::kLabelWidth, 1), theme.color(Role::Grid));
}

void TrackPainter::paintBand(const QRect& visible)
{
    const domain::TimeWindow band = m_scene.band();
    if (band.empty())
        return;
    const double x0 = std::max(m_scene.x(band.begin), static_cast<double>(tm::kLabelWidth));
    const double x1 = std::max(m_scene.x(band.end), x0 + 1);
    if (x1 <= tm::kLabelWidth || x0 > m_scene.width)
        return;
    constexpr double kBand = 0.09, kEdge = 0.45;
    const QColor accent = m_scene.theme.color(Role::Accent);
    m_painter.fillRect(QRectF(x0, visible.top(), x1 - x0, visible.height()), withAlpha(accent, kBand));
    m_painter.fillRect(QRectF(x0, visible.top(), 1, visible.height()), withAlpha(accent, kEdge));
    m_painter.fillRect(QRectF(x1 - 1, visible.top(), 1, visible.height()), withAlpha(accent, kEdge));
}

void TrackPainter::paintSlices(const TrackRow& row, const QRect& visible)
{
    const auto track = static_cast<std::size_t>(row.sliceTrack);
    const std::size_t lanes = m_scene.timeline().tracks()[track].lanes.size();
    SlicePainter slices(m_painter, m_scene.theme, m_scene.timeline(), m_scene.emphasis, m_labels, tm::kLabelWidth, m_scene.dpr);
    if (row.collapsed) {
        slices.paintLane(m_scene.frame.collapsed(track), row.sliceTrack, -1, row.laneTop(0));
        return;
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const int top = row.laneTop(static_cast<int>(lane));
        if (top > visible.bottom() || top + tm::kLanePitch < visible.top())
            continue;
        slices.paintLane(m_scene.frame.lane(track, lane), row.sliceTrack, static_cast<int>(lane), top);
    }
}

void TrackPainter::paintFindings(const TrackRow& row)
{
    const Theme& theme = m_scene.theme;
    const double middle = row.y + row.height / 2.0;
    const std::vector<FindingLabel> labels = layoutFindingLabels(m_scene);
    // The lighter ones first, so that the worst lie on top where they touch.
    for (const domain::Severity severity :
        {domain::Severity::Info, domain::Severity::Low, domain::Severity::Medium, domain::Severity::High}) {
        for (const FindingLabel& label : labels) {
            if (label.severity != severity)
                continue;
            theme.paintSeverity(
                m_painter, QRectF(label.x - kFindingMark / 2, middle - kFindingMark / 2, kFindingMark, kFindingMark), severity);
            if (label.text.isEmpty())
                continue;
            m_painter.setFont(theme.font(label.selected ? TextStyle::TinyMedium : TextStyle::Tiny));
            if (label.selected) {
                QFont strong = m_painter.font();
                strong.setWeight(QFont::DemiBold);
                m_painter.setFont(strong);
            }
            m_painter.setPen(theme.color(severity == domain::Severity::High ? Role::RedInk : Role::Text2));
            m_painter.drawText(QRectF(label.textX, row.y, label.textWidth + 2, row.height),
                Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label.text);
        }
    }
    for (const FindingLabel& label : labels) {
        if (!label.selected)
            continue;
        constexpr double kRingSize = 20;
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(theme.color(Role::Accent), 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(
            QRectF(label.x - kRingSize / 2, middle - kRingSize / 2, kRingSize, kRingSize).adjusted(1, 1, -1, -1), 3, 3);
        m_painter.restore();
    }
}

void TrackPainter::paintDecisions(const TrackRow& row, int bottom)
{
    const Theme& theme = m_scene.theme;
    const auto& instants = m_scene.timeline().decisions();
    const auto& decisions = m_scene.timeline().trace().decisions;
    QFont font = theme.font(TextStyle::TinyMedium);
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    constexpr std::size_t kMostLines = 5; // more would hatch the tracks
    const auto& marks = m_scene.frame.decisions();
    double freeFrom = tm::kLabelWidth + 4;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const timeline::InstantMark& mark = marks[i];
        const timeline::Instant& instant = instants[mark.instant];
        const double x = m_scene.x(mark.x);
        const double middle = row.y + row.height / 2.0;
        // A dotted line carries the moment through the tracks below.
        const bool selected = instant.row >= 0 && instant.row == m_scene.emphasis.selected;
        if (selected || marks.size() <= kMostLines) {
            m_painter.setPen(QPen(theme.color(Role::Text3), 1, Qt::DotLine));
            m_painter.drawLine(QPointF(x + 0.5, middle + 8), QPointF(x + 0.5, bottom));
        }
        constexpr int kDiamond = 13;
        m_painter.drawPixmap(QPointF(x - kDiamond / 2.0, middle - kDiamond / 2.0),
            theme.pixmap(QStringLiteral("decision-filled"), theme.color(Role::Text), kDiamond, m_scene.dpr));
        QString text = QCoreApplication::translate("Timeline", "decision");
        if (instant.index >= 0) {
            const domain::Decision& decision = decisions[static_cast<std::size_t>(instant.index)];
            if (!decision.result.empty())
                text = plainLine(decision.result, 48);
            if (decision.confidence && mark.count == 1)
                text += QStringLiteral(" · ") + tables::decimalText(*decision.confidence, 2);
        }
        if (mark.count > 1)
            text += QStringLiteral(" +%1").arg(mark.count - 1);
        constexpr int kPillHeight = 18, kPillPadding = 8, kPillGap = 11;
        constexpr int kLongestPill = 220;
        text = metrics.elidedText(text, Qt::ElideRight, kLongestPill);
        const double width = metrics.horizontalAdvance(text) + 2 * kPillPadding;
        const double nextMark = i + 1 < marks.size() ? m_scene.x(marks[i + 1].x) - kPillGap : m_scene.width;
        double left = x - kPillGap - width;
        if (left < freeFrom)
            left = x + kPillGap;
        const bool fits = left >= freeFrom && left + width <= std::max(nextMark, x);
        freeFrom = std::max(freeFrom, x + kPillGap);
        if (!fits)
            continue; // no room: the diamond says it, the tooltip tells
        const QRectF pill(left, middle - kPillHeight / 2.0, width, kPillHeight);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(selected ? QPen(theme.color(Role::Accent), 2) : QPen(Qt::NoPen));
        m_painter.setBrush(theme.color(Role::Text));
        m_painter.drawRoundedRect(pill, 3, 3);
        m_painter.restore();
        m_painter.setFont(font);
        m_painter.setPen(theme.color(Role::Surface));
        m_painter.drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, text);
        freeFrom = std::max(freeFrom, pill.right()) + 4;
    }
}

void TrackPainter::paintLogs(const TrackRow& row)
{
    const Theme& theme = m_scene.theme;
    const auto& instants = m_scene.timeline().logs();
    for (const timeline::InstantMark& mark : m_scene.frame.logs()) {
        const int severity = instants[mark.instant].weight;
        const bool loud = severity >= kSeverityWarning;
        const Role role = severity >= kSeverityError ? Role::Red : loud ? Role::Amber : Role::Ctl;
        const double height = loud ? 14 : 9;
        m_painter.fillRect(
            QRectF(m_scene.x(mark.x), row.y + (row.height - height) / 2.0, loud ? 2 : 1, height), theme.color(role));
    }
}

void TrackPainter::paintRings()
{
    for (const std::int32_t row : m_scene.emphasis.related)
        paintRing(row, true);
    paintRing(m_scene.emphasis.selected, false);
}

void TrackPainter::paintLitRings()
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_scene.theme.color(Role::Amber), 2));
    for (const std::int32_t row : m_scene.emphasis.lit) {
        const QRectF slice = m_scene.boxOf(row);
        constexpr double kOut = 1.5; // 0.5 px air, then the ring
        if (!slice.isNull())
            m_painter.drawRoundedRect(slice.adjusted(-kOut, -kOut, kOut, kOut), 3, 3);
    }
    m_painter.restore();
}

void TrackPainter::paintRing(std::int32_t row, bool dashed)
{
    const QRectF slice = m_scene.boxOf(row);
    if (slice.isNull())
        return;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(Qt::NoBrush);
    QPen pen(m_scene.theme.color(Role::Accent), dashed ? 1.5 : 2);
    if (dashed)
        pen.setDashPattern({2, 1.5});
    m_painter.setPen(pen);
    const double out = dashed ? 1.25 : 1.5; // 0.5 px air, then the ring
    m_painter.drawRoundedRect(slice.adjusted(-out, -out, out, out), 3, 3);
    m_painter.restore();
    if (const auto severity = m_scene.timeline().severity(row))
        SlicePainter::paintMark(m_painter, m_scene.theme, slice, *severity);
}

void TrackPainter::paintLabels(const QRect& visible)
{
    const Theme& theme = m_scene.theme;
    m_painter.fillRect(QRect(0, visible.top(), tm::kLabelWidth, visible.height()), theme.color(Role::Surface2));
    m_painter.fillRect(QRectF(tm::kLabelWidth - 1, visible.top(), 1, visible.height()), theme.color(Role::Border));
    for (const TrackRow& row : m_scene.layout.rows()) {
        if (row.y <= visible.bottom() && row.y + row.height >= visible.top())
            paintLabel(row);
    }
    if (m_scene.overlay.dropY >= 0)
        m_painter.fillRect(QRectF(0, m_scene.overlay.dropY - 1, tm::kLabelWidth, 2), theme.color(Role::Accent));
}

QString TrackPainter::countText(const TimelineScene& scene, const TrackRow& row)
{
    constexpr std::int64_t kShortFrom = 100'000;
    if (!isSum(row))
        return QString::fromStdString(row.count < kShortFrom ? format::count(row.count) : format::tokens(row.count));
    const timeline::CostTrack& cost = row.kind == TrackKind::Tokens ? scene.timeline().tokens() : scene.timeline().cost();
    return QString::fromStdString(
        cost.unit == timeline::CostTrack::Unit::Money ? format::money({cost.total()}) : format::tokens(cost.total()));
}

/// Where title and figure of a track stand.
QRect TrackPainter::labelLine(const TrackRow& row)
{
    const int middle = row.y + tm::kOneLaneTrack / 2 + (isSum(row) && !row.collapsed ? 2 : row.kind == TrackKind::Logs ? -1 : 0);
    return {32, middle - 9, tm::kLabelWidth - 32 - 10, 18};
}

QRect TrackPainter::sumBox(const TimelineScene& scene, const TrackRow& row)
{
    if (!isSum(row))
        return {};
    QRect box = labelLine(row);
    box.setLeft(box.right() + 1 - QFontMetrics(scene.theme.font(TextStyle::Small)).horizontalAdvance(countText(scene, row)));
    return box;
}

void TrackPainter::paintLabel(const TrackRow& row)
{
    const Theme& theme = m_scene.theme;
    constexpr int kIcon = 13;
    const QRect line = labelLine(row);
    const int middle = line.y() + line.height() / 2;
    QColor color = theme.color(Role::Text2);
    switch (row.kind) {
    case TrackKind::Agents:
        color = theme.kind(SliceKind::Agent).solid;
        break;
    case TrackKind::Generations:
        color = theme.kind(SliceKind::Llm).solid;
        break;
    case TrackKind::Tools:
        color = theme.kind(SliceKind::Tool).solid;
        break;
    case TrackKind::Retrieval:
        color = theme.kind(SliceKind::Retrieval).solid;
        break;
    case TrackKind::Services:
        color = theme.kind(SliceKind::Service).solid;
        break;
    case TrackKind::Decisions:
        color = theme.color(Role::Text);
        break;
    default:
        break;
    }
    m_painter.drawPixmap(12, middle - kIcon / 2 - 1, theme.pixmap(trackIcon(row.kind), color, kIcon, m_scene.dpr));
    m_painter.setFont(theme.font(TextStyle::Small));
    m_painter.setPen(theme.color(Role::Text));
    const bool tokens = row.kind == TrackKind::Cost && m_scene.timeline().cost().unit == timeline::CostTrack::Unit::Tokens;
    const QString count = countText(m_scene, row);
    const QString title = tokens ? QCoreApplication::translate("Timeline", "Tokens") : trackTitle(row.kind);
    const int room = line.width() - m_painter.fontMetrics().horizontalAdvance(count) - 6;
    m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_painter.fontMetrics().elidedText(title, Qt::ElideRight, room));
    m_painter.setPen(theme.color(Role::Text3));
    m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, count);
    if ((isSum(row) || row.volume) && !row.collapsed) {
        m_painter.setFont(theme.font(TextStyle::Tiny));
        const auto tr = [](const char* text) { return QCoreApplication::translate("Timeline", text); };
        const bool bucket = m_scene.timeline().scope() == timeline::TimelineScope::Workspace;
        const QString what = row.volume ? tr("how many began") : bucket ? tr("cumulative, and\nas it was spent") : tr("cumulative, and\nper generation");
        m_painter.drawText(QRect(32, middle + 8, tm::kLabelWidth - 40, 28), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, what);
    }
    if (row.pinned)
        m_painter.drawPixmap(1, middle - 6, theme.pixmap(QStringLiteral("pin"), theme.color(Role::Accent), 10, m_scene.dpr));
    m_painter.fillRect(QRectF(0, row.y + row.height - 1, tm::kLabelWidth, 1), theme.color(row.pinned ? Role::BorderStrong : Role::Border));
}

} // namespace whyglass::views
