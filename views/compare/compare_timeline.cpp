// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/compare_timeline.h"

#include "models/format/format.h"
#include "models/timeline/time_scale.h"
#include "views/common/plain_text.h"
#include "views/compare/side_badge.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace whyglass::views {

namespace {

using analysis::ComparedSide;
using analysis::ComparedStep;

constexpr int kLabels = 150;   ///< column of names
constexpr int kNarrow = 900;   ///< below, the names have less room
constexpr int kNarrowLabels = 96;
constexpr int kRuler = 24;
constexpr int kTrack = 48;
constexpr int kSlice = 18;
constexpr int kPitch = 21;
constexpr int kMargin = 12;
constexpr int kTickDistance = 90;
constexpr int kIconRoom = 26, kLetterRoom = 40;

} // namespace

CompareTimeline::CompareTimeline(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(kRuler + 2 * kTrack + 4);
    setAccessibleName(tr("Both runs on one axis"));
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize CompareTimeline::sizeHint() const { return {800, kRuler + 2 * kTrack + 4}; }

void CompareTimeline::setComparison(tables::ComparisonPtr comparison)
{
    m_comparison = std::move(comparison);
    m_length = 1;
    if (m_comparison)
        m_length = std::max({std::int64_t{1}, m_comparison->a.duration.ns, m_comparison->b.duration.ns});
    m_current = -1;
    update();
}

void CompareTimeline::setCurrent(int pair)
{
    m_current = pair;
    update();
}

int CompareTimeline::leftEdge() const { return width() < kNarrow ? kNarrowLabels : kLabels; }

int CompareTimeline::xOf(const ComparedSide& side, domain::Timestamp time) const
{
    const double share = static_cast<double>((time - side.start).ns) / static_cast<double>(m_length);
    const int room = width() - leftEdge() - kMargin;
    return leftEdge() + static_cast<int>(std::clamp(share, 0.0, 1.0) * room);
}

QRect CompareTimeline::sliceOf(const ComparedSide& side, const ComparedStep& step, bool isA) const
{
    const int lane = step.kind == domain::StepKind::Generation ? 1 : 0;
    const int top = kRuler + (isA ? 0 : kTrack) + 4 + lane * kPitch;
    const int left = xOf(side, step.start);
    return {left, top, std::max(2, xOf(side, step.start + step.duration) - left), kSlice};
}

void CompareTimeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Role::Surface));
    if (!m_comparison)
        return;
    if (m_comparison->firstDivergence) {
        for (const bool isA : {true, false}) {
            const QRect behind(divergenceX(isA), kRuler + (isA ? 0 : kTrack), width() - kMargin - divergenceX(isA), kTrack);
            QColor ground = m_theme.color(Role::AmberWeak);
            ground.setAlpha(110);
            painter.fillRect(behind, ground);
        }
    }
    paintRuler(painter);
    paintSide(painter, m_comparison->a, true);
    paintSide(painter, m_comparison->b, false);
    paintDivergence(painter);
}

void CompareTimeline::paintRuler(QPainter& painter) const
{
    painter.setFont(m_theme.font(TextStyle::Tiny));
    const int room = width() - leftEdge() - kMargin;
    const domain::Timestamp begin{1};
    const auto least = static_cast<std::int64_t>(static_cast<double>(m_length) * kTickDistance / std::max(1, room));
    for (const timeline::Tick& tick : timeline::rulerTicks({begin, begin + domain::Duration{m_length}}, begin, {std::max<std::int64_t>(1, least)})) {
        const int x = leftEdge() + static_cast<int>(static_cast<double>((tick.time - begin).ns) / static_cast<double>(m_length) * room);
        painter.fillRect(QRect(x, kRuler, 1, 2 * kTrack), m_theme.color(Role::Grid));
        painter.setPen(m_theme.color(Role::Text3));
        if (x + 4 * kMargin < width())
            painter.drawText(QRect(x + 3, 0, kTickDistance, kRuler), Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(tick.label));
    }
}

void CompareTimeline::paintSide(QPainter& painter, const ComparedSide& side, bool isA) const
{
    const int top = kRuler + (isA ? 0 : kTrack);
    painter.fillRect(QRect(0, top, width(), 1), m_theme.color(Role::Grid));
    paintSideBadge(painter, m_theme, isA, QRect(kMargin, top + 8, kSideBadge, kSideBadge));
    const QRect names(kMargin + kSideBadge + 8, top + 4, leftEdge() - kMargin - kSideBadge - 12, kTrack - 8);
    painter.setFont(m_theme.font(TextStyle::SmallStrong));
    painter.setPen(m_theme.color(Role::Text));
    painter.drawText(names, Qt::AlignLeft | Qt::AlignTop, painter.fontMetrics().elidedText(plainLine(side.label, 80), Qt::ElideMiddle, names.width()));
    painter.setFont(m_theme.font(TextStyle::Tiny));
    painter.setPen(m_theme.color(Role::Text3));
    const QString version = side.serviceVersion.empty() ? QString() : plainLine(side.serviceVersion, 40) + QStringLiteral(", ");
    painter.drawText(names, Qt::AlignLeft | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(version + QString::fromStdString(format::duration(side.duration)), Qt::ElideRight, names.width()));
    int lastEnd[2] = {-1, -1};
    const analysis::StepPair* current = m_current >= 0 ? &m_comparison->steps[static_cast<std::size_t>(m_current)] : nullptr;
    const int selected = current ? (isA ? current->a : current->b) : -1;
    for (std::size_t i = 0; i < side.steps.size(); ++i) {
        const QRect slice = sliceOf(side, side.steps[i], isA);
        int& end = lastEnd[side.steps[i].kind == domain::StepKind::Generation ? 1 : 0];
        if (slice.right() <= end && static_cast<int>(i) != selected)
            continue; // hidden by what was drawn: thousands of steps share a few hundred pixels
        end = slice.right();
        paintSlice(painter, slice, side.steps[i], static_cast<int>(i) == selected);
    }
}

void CompareTimeline::paintSlice(QPainter& painter, const QRect& rect, const ComparedStep& step, bool selected) const
{
    if (step.kind == domain::StepKind::Decision) {
        const QPoint middle(rect.left() + 5, rect.center().y());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(selected ? Role::Accent : Role::Text));
        painter.drawPolygon(QPolygon({middle + QPoint(0, -5), middle + QPoint(5, 0), middle + QPoint(0, 5), middle + QPoint(-5, 0)}));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setFont(m_theme.font(TextStyle::TinyMedium));
        painter.setPen(m_theme.color(Role::Text));
        const QString text = plainLine(step.name, 60);
        const int wide = painter.fontMetrics().horizontalAdvance(text) + 6;
        const bool behind = middle.x() + 8 + wide < width();
        painter.drawText(QRect(behind ? middle.x() + 9 : middle.x() - 9 - wide, rect.top(), wide, rect.height()), Qt::AlignCenter, text);
        return;
    }
    const KindColors& colors = m_theme.kind(kindOf(step.kind));
    painter.fillRect(rect, selected ? colors.solid : colors.fill);
    painter.setPen(colors.solid);
    painter.setBrush(Qt::NoBrush);
    if (rect.width() > 3)
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    if (rect.width() > 8)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colors.solid);
    const QColor ink = selected ? colors.onSolid : colors.ink;
    if (rect.width() > kIconRoom)
        painter.drawPixmap(rect.left() + 7, rect.center().y() - 5, m_theme.pixmap(Theme::iconOf(step.kind), ink, 11, painter.device()->devicePixelRatioF()));
    if (rect.width() > kLetterRoom) {
        painter.setFont(m_theme.font(TextStyle::TinyMedium));
        painter.setPen(ink);
        const QRect words = rect.adjusted(21, 0, -3, 0);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(plainLine(step.name, 80), Qt::ElideRight, words.width()));
    }
    if (selected) {
        painter.setPen(QPen(m_theme.color(Role::Accent), 2));
        painter.drawRect(rect.adjusted(-1, -1, 1, 1));
    }
}

/// Where the first divergence begins on a side; where that side lacks the step, where the step before it ended.
int CompareTimeline::divergenceX(bool isA) const
{
    const ComparedSide& side = isA ? m_comparison->a : m_comparison->b;
    const std::size_t first = *m_comparison->firstDivergence;
    const auto stepOf = [isA](const analysis::StepPair& pair) { return isA ? pair.a : pair.b; };
    if (const int own = stepOf(m_comparison->steps[first]); own >= 0)
        return xOf(side, side.steps[static_cast<std::size_t>(own)].start);
    domain::Timestamp end = side.start;
    for (std::size_t i = 0; i < first; ++i) {
        if (const int before = stepOf(m_comparison->steps[i]); before >= 0)
            end = std::max(end, side.steps[static_cast<std::size_t>(before)].start + side.steps[static_cast<std::size_t>(before)].duration);
    }
    return xOf(side, end);
}

void CompareTimeline::paintDivergence(QPainter& painter) const
{
    if (!m_comparison->firstDivergence)
        return;
    const int xA = divergenceX(true);
    const int xB = divergenceX(false);
    const QColor amber = m_theme.color(Role::Amber);
    painter.fillRect(QRect(xA - 1, kRuler, 2, kTrack), amber);
    painter.fillRect(QRect(xB - 1, kRuler + kTrack, 2, kTrack), amber);
    painter.fillRect(QRect(std::min(xA, xB) - 1, kRuler + kTrack - 1, std::abs(xA - xB) + 2, 2), amber);
    painter.setFont(m_theme.font(TextStyle::TinyMedium));
    const QString text = tr("first divergence, step %1").arg(*m_comparison->firstDivergence + 1);
    const int wide = painter.fontMetrics().horizontalAdvance(text) + 12;
    const QRect tag(std::min(xA - 1, width() - wide), 4, wide, kRuler - 5);
    painter.fillRect(tag, m_theme.color(Role::AmberWeak));
    painter.setPen(amber);
    painter.drawRect(tag.adjusted(0, 0, -1, -1));
    painter.setPen(m_theme.color(Role::AmberInk));
    painter.drawText(tag, Qt::AlignCenter, text);
}

int CompareTimeline::pairAt(const QPoint& place) const
{
    if (!m_comparison)
        return -1;
    const bool isA = place.y() < kRuler + kTrack;
    const ComparedSide& side = isA ? m_comparison->a : m_comparison->b;
    for (std::size_t i = 0; i < m_comparison->steps.size(); ++i) {
        const int step = isA ? m_comparison->steps[i].a : m_comparison->steps[i].b;
        if (step >= 0 && sliceOf(side, side.steps[static_cast<std::size_t>(step)], isA).adjusted(-2, -1, 2, 1).contains(place))
            return static_cast<int>(i);
    }
    return -1;
}

void CompareTimeline::mousePressEvent(QMouseEvent* event)
{
    if (const int pair = pairAt(event->position().toPoint()); pair >= 0)
        Q_EMIT chosen(pair);
}

bool CompareTimeline::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int pair = pairAt(help->pos());
    if (pair < 0) {
        QToolTip::hideText();
        return true;
    }
    const bool isA = help->pos().y() < kRuler + kTrack;
    const analysis::StepPair& found = m_comparison->steps[static_cast<std::size_t>(pair)];
    const ComparedStep& step = isA ? m_comparison->a.steps[static_cast<std::size_t>(found.a)] : m_comparison->b.steps[static_cast<std::size_t>(found.b)];
    QToolTip::showText(help->globalPos(), toolTipText(plainLine(step.name, 120) + QStringLiteral(", ") + QString::fromStdString(format::duration(step.duration))), this);
    return true;
}

} // namespace whyglass::views
