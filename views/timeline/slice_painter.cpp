// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/slice_painter.h"

#include "models/timeline/span_label.h"
#include "views/common/plain_text.h"
#include "views/timeline/timeline_layout.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

using timeline::SliceRect;
namespace tm = timeline_metrics;

namespace {

// tokens.md 2, in logical pixels.
constexpr double kSolidOnlyBelow = 3;
constexpr double kCapFrom = 8, kCapWidth = 3;
constexpr double kIconFrom = 26;
constexpr int kIcon = 11;
constexpr double kErrorLine = 2;
constexpr double kMark = 9, kNarrowMark = 6;
constexpr double kSteppedBack = 0.38; // opacity of what does not hold the lit value

QColor mixed(const QColor& fill, const QColor& solid, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return QColor(mix(fill.red(), solid.red()), mix(fill.green(), solid.green()), mix(fill.blue(), solid.blue()));
}

QColor stronger(const QColor& fill, const QColor& solid)
{
    constexpr double kShare = 0.12; // a hovered fill is 12 points stronger
    return mixed(fill, solid, kShare);
}

} // namespace

const QString& SliceLabels::elided(const session::LoadedTrace& trace, std::int32_t row, int width, const QFont& font)
{
    constexpr qsizetype kMost = 8192;
    constexpr std::size_t kLongest = 120; // bytes; more never fits
    if (m_texts.size() > kMost)
        m_texts.clear();
    const std::uint64_t key = (static_cast<std::uint64_t>(row) << 20U)
        | (static_cast<std::uint64_t>(std::min(width, (1 << 19) - 1)) << 1U) | (font.weight() > QFont::Medium ? 1U : 0U);
    auto found = m_texts.find(key);
    if (found == m_texts.end()) {
        const store::SpanRow& span = trace.spans.rows[static_cast<std::size_t>(row)];
        const QString label = plainLine(timeline::sliceLabel(trace.spans, span), kLongest);
        const QFontMetrics metrics(font);
        QString text = metrics.elidedText(label, Qt::ElideRight, width);
        constexpr qsizetype kFewest = 3; // letters that make a name
        if (text != label && text.size() < kFewest + 1)
            text.clear();
        found = m_texts.insert(key, text);
    }
    return *found;
}

SlicePainter::SlicePainter(QPainter& painter, const Theme& theme, const timeline::TraceTimeline& timeline,
    const SliceEmphasis& emphasis, SliceLabels& labels, double left, double dpr)
    : m_painter(painter)
    , m_theme(theme)
    , m_timeline(timeline)
    , m_emphasis(emphasis)
    , m_labels(labels)
    , m_left(left)
    , m_dpr(dpr)
    , m_font(theme.font(TextStyle::TinyMedium))
    , m_strongFont(m_font)
{
    m_strongFont.setWeight(QFont::DemiBold);
}

QRectF SlicePainter::box(const SliceRect& rect, int top) const
{
    return {m_left + rect.x0 / m_dpr, static_cast<double>(top), rect.width() / m_dpr, static_cast<double>(tm::kSliceHeight)};
}

domain::StepKind SlicePainter::stepOf(const SliceRect& rect) const
{
    return m_timeline.trace().spans.rows.step(static_cast<std::size_t>(rect.summary.row));
}

bool SlicePainter::holds(const SliceRect& rect, std::int32_t row) const
{
    if (row < 0)
        return false;
    if (rect.summary.row == row)
        return true;
    if (m_lane < 0 || rect.single())
        return false;
    const timeline::SlicePlace place = m_timeline.place(row);
    return place.track == m_track && place.lane == m_lane && place.slice >= rect.slice
        && place.slice < rect.slice + rect.summary.count;
}

void SlicePainter::findLitSlices()
{
    m_litSlices.clear();
    for (const std::int32_t row : m_emphasis.lit) {
        const timeline::SlicePlace place = m_timeline.place(row);
        if (place.track == m_track && place.lane == m_lane)
            m_litSlices.push_back(place.slice);
    }
    std::sort(m_litSlices.begin(), m_litSlices.end());
}

bool SlicePainter::stepsBack(const SliceRect& rect) const
{
    if (m_emphasis.lit.empty())
        return false;
    // In a lane that stands for several a rectangle is known by its row alone.
    if (std::binary_search(m_emphasis.lit.begin(), m_emphasis.lit.end(), rect.summary.row))
        return false;
    const auto first = std::lower_bound(m_litSlices.begin(), m_litSlices.end(), rect.slice);
    return first == m_litSlices.end() || *first >= rect.slice + rect.summary.count;
}

void SlicePainter::paintLane(const std::vector<SliceRect>& rects, int track, int lane, int top)
{
    m_track = track;
    m_lane = lane;
    findLitSlices();
    for (std::size_t i = 0; i < rects.size();) {
        m_painter.setOpacity(stepsBack(rects[i]) ? kSteppedBack : 1.0);
        if (rects[i].width() / m_dpr < kSolidOnlyBelow) {
            i = paintNarrowRun(rects, i, top);
        } else {
            paintWide(rects[i], top);
            ++i;
        }
    }
    m_painter.setOpacity(1.0);
    paintStates(rects, top);
}

std::size_t SlicePainter::paintNarrowRun(const std::vector<SliceRect>& rects, std::size_t first, int top)
{
    const SliceKind kind = kindOf(stepOf(rects[first]));
    QRectF run = box(rects[first], top);
    std::size_t next = first + 1;
    while (next < rects.size() && rects[next].width() / m_dpr < kSolidOnlyBelow && rects[next].x0 == rects[next - 1].x1
        && kindOf(stepOf(rects[next])) == kind && stepsBack(rects[next]) == stepsBack(rects[first])) {
        run.setRight(m_left + rects[next].x1 / m_dpr);
        ++next;
    }
    m_painter.fillRect(run, solidOf(rects[first]));
    return next;
}

QColor SlicePainter::solidOf(const SliceRect& rect) const
{
    if (m_emphasis.dearest == 0)
        return m_theme.kind(kindOf(stepOf(rect))).solid;
    const auto cost = m_timeline.trace().spans.rows.cost(static_cast<std::size_t>(rect.summary.row));
    return cost && cost->nano > 0 ? m_theme.color(Role::Accent) : m_theme.color(Role::BorderStrong);
}

/// By kind, or on the heat map by cost in five steps: a square root, so that small sums are told apart too.
QColor SlicePainter::fillOf(const SliceRect& rect, bool hovered) const
{
    if (m_emphasis.dearest == 0) {
        const KindColors& colors = m_theme.kind(kindOf(stepOf(rect)));
        return hovered ? stronger(colors.fill, colors.solid) : colors.fill;
    }
    const auto cost = m_timeline.trace().spans.rows.cost(static_cast<std::size_t>(rect.summary.row));
    const QColor ground = m_theme.color(hovered ? Role::Pressed : Role::Surface2);
    if (!cost || cost->nano <= 0)
        return ground;
    constexpr double kSteps = 5, kMost = 0.75;
    const double share = std::sqrt(static_cast<double>(cost->nano) / static_cast<double>(m_emphasis.dearest));
    return mixed(ground, m_theme.color(Role::Accent), kMost * std::ceil(std::clamp(share, 0.0, 1.0) * kSteps) / kSteps);
}

void SlicePainter::paintWide(const SliceRect& rect, int top)
{
    const KindColors& colors = m_theme.kind(kindOf(stepOf(rect)));
    const bool selected = rect.single() && rect.summary.row == m_emphasis.selected;
    const bool hovered = holds(rect, m_emphasis.hovered);
    const QRectF all = box(rect, top);
    const double line = 1.0;
    const QColor solid = selected ? colors.solid : solidOf(rect);
    m_painter.fillRect(all, solid);
    if (!selected) {
        const QRectF inside = all.adjusted(rect.cutLeft ? 0 : line, line, rect.cutRight ? 0 : -line, -line);
        m_painter.fillRect(inside, fillOf(rect, hovered));
        if (all.width() > kCapFrom && !rect.cutLeft)
            m_painter.fillRect(QRectF(all.left(), all.top(), kCapWidth, all.height()), solid);
    }
    // The corner of radius 2, without antialiasing: one pixel of ground.
    const QColor ground = m_theme.color(Role::Surface);
    const double px = 1.0 / m_dpr;
    if (!rect.cutLeft) {
        m_painter.fillRect(QRectF(all.left(), all.top(), px, px), ground);
        m_painter.fillRect(QRectF(all.left(), all.bottom() - px, px, px), ground);
    }
    if (!rect.cutRight) {
        m_painter.fillRect(QRectF(all.right() - px, all.top(), px, px), ground);
        m_painter.fillRect(QRectF(all.right() - px, all.bottom() - px, px, px), ground);
    }
    if (all.width() > kIconFrom)
        paintContent(rect, all, selected);
}

void SlicePainter::paintContent(const SliceRect& rect, const QRectF& all, bool selected)
{
    const domain::StepKind step = stepOf(rect);
    const KindColors& colors = m_theme.kind(kindOf(step));
    const QColor ink = selected ? colors.onSolid : m_emphasis.dearest > 0 ? m_theme.color(Role::Text) : colors.ink;
    double x = all.left() + (rect.cutLeft ? 4 : kCapWidth + 4);
    const QPixmap icon = m_theme.pixmap(Theme::iconOf(step), ink, kIcon, m_dpr);
    m_painter.drawPixmap(QPointF(x, all.top() + 3.5), icon);
    x += kIcon + 4;
    const int room = static_cast<int>(all.right() - x - 3);
    if (room < 10)
        return;
    m_painter.setFont(selected ? m_strongFont : m_font);
    m_painter.setPen(ink);
    QString text;
    if (rect.single())
        text = m_labels.elided(m_timeline.trace(), rect.summary.row, room, m_painter.font());
    else if (rect.alike)
        text = groupText(rect, room);
    else
        text = QCoreApplication::translate("Timeline", "%1 at once").arg(rect.summary.count);
    m_painter.drawText(QRectF(x, all.top(), room + 2, all.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

/// "lookup ×12"; the number goes first where there is no room for both.
QString SlicePainter::groupText(const SliceRect& rect, int room)
{
    const QString times = QStringLiteral("×%1").arg(rect.summary.count);
    const int left = room - m_painter.fontMetrics().horizontalAdvance(times) - 5;
    const QString name = left > 0 ? m_labels.elided(m_timeline.trace(), rect.summary.row, left, m_painter.font()) : QString();
    return name.isEmpty() ? times : name + u' ' + times;
}

void SlicePainter::paintStates(const std::vector<SliceRect>& rects, int top)
{
    const QColor red = m_theme.color(Role::Red);
    double lastMark = -1e9;
    std::optional<domain::Severity> lastSeverity;
    for (const SliceRect& rect : rects) {
        if (rect.summary.errors == 0 && !rect.summary.worst)
            continue;
        const QRectF all = box(rect, top);
        if (rect.summary.errors > 0)
            m_painter.fillRect(QRectF(all.left(), all.bottom(), std::max(all.width(), kErrorLine), kErrorLine), red);
        if (!rect.summary.worst)
            continue;
        // Of narrow neighbours, a mark that would cover a worse or equal one yields to it.
        if (all.width() < kCapFrom && all.center().x() - lastMark < kNarrowMark && lastSeverity >= rect.summary.worst)
            continue;
        lastMark = all.center().x();
        lastSeverity = rect.summary.worst;
        paintMark(m_painter, m_theme, all, *rect.summary.worst);
    }
}

void SlicePainter::paintMark(QPainter& painter, const Theme& theme, const QRectF& slice, domain::Severity severity)
{
    constexpr double kGround = 1.5;
    const QRectF mark = slice.width() < kCapFrom
        ? QRectF(slice.center().x() - kNarrowMark / 2, slice.top() - 3, kNarrowMark, kNarrowMark)
        : QRectF(slice.right() - kMark + 2, slice.top() - 4, kMark, kMark);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Surface));
    painter.drawEllipse(mark.adjusted(-kGround, -kGround, kGround, kGround));
    painter.restore();
    theme.paintSeverity(painter, mark, severity);
}

} // namespace whyglass::views
