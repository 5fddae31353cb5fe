// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/context_chart.h"

#include "models/format/format.h"
#include "views/common/marked_time.h"
#include "views/common/plain_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

constexpr int kAxisWidth = 52, kMargin = 14, kBottom = 8, kTop = 8;

QString tokensText(std::int64_t tokens) { return QString::fromStdString(format::tokens(tokens)); }

/// What a bar stands for: of a request that was not recorded all that is known is its size.
std::int64_t heightOf(const analysis::ContextBar& bar) { return std::max<std::int64_t>(bar.captured ? bar.total() : bar.inputTokens.value_or(0), 0); }

bool isBroken(const analysis::ContextBar& bar) { return bar.cache.state == analysis::CacheReading::State::Broken; }

} // namespace

QString layerName(ContextLayer layer)
{
    switch (layer) {
    case ContextLayer::Tools: return ContextChart::tr("tool definitions");
    case ContextLayer::System: return ContextChart::tr("system");
    case ContextLayer::History: return ContextChart::tr("history");
    case ContextLayer::Documents: return ContextChart::tr("documents");
    case ContextLayer::Results: return ContextChart::tr("tool results");
    }
    return {};
}

QColor layerColor(const Theme& theme, ContextLayer layer)
{
    switch (layer) {
    case ContextLayer::Tools: return theme.kind(SliceKind::Embedding).solid;
    case ContextLayer::System: return theme.kind(SliceKind::Other).solid;
    case ContextLayer::History: return theme.kind(SliceKind::Llm).solid;
    case ContextLayer::Documents: return theme.kind(SliceKind::Retrieval).solid;
    case ContextLayer::Results: return theme.kind(SliceKind::Tool).solid;
    }
    return {};
}

QString causeText(const analysis::CacheReading& cache, const std::optional<analysis::ContextRegion>& firstChanged)
{
    using Cause = analysis::CacheReading::Cause;
    switch (cache.cause) {
    case Cause::ModelChanged: return ContextChart::tr("another model was asked");
    case Cause::ToolsChanged: return ContextChart::tr("the tool definitions changed");
    case Cause::SystemChanged: return ContextChart::tr("the system prompt changed");
    case Cause::MessageChanged:
        return firstChanged && firstChanged->kind == analysis::ContextRegion::Kind::Message ? ContextChart::tr("message %1 changed").arg(firstChanged->message + 1)
                                                                                           : ContextChart::tr("an earlier message changed");
    case Cause::Expired: return ContextChart::tr("more than 5 minutes had passed");
    case Cause::None:
    case Cause::Unknown: break;
    }
    return ContextChart::tr("nothing recorded explains it");
}

ContextChart::ContextChart(const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Context of each model call"));
    setMinimumHeight(96);
    viewport()->setMouseTracking(true);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ContextChart::setBars(std::vector<analysis::ContextBar> bars, domain::Timestamp traceStart)
{
    m_bars = std::move(bars);
    m_start = traceStart;
    m_current = std::min(m_current, static_cast<int>(m_bars.size()) - 1);
    m_hovered = m_pressed = m_markFrom = -1;
    setAccessibleName(tr("Context of each of %1 model calls").arg(m_bars.size()));
    lay();
}

void ContextChart::lay()
{
    std::vector<std::int64_t> totals;
    totals.reserve(m_bars.size());
    for (const analysis::ContextBar& bar : m_bars)
        totals.push_back(heightOf(bar));
    const double top = kTop + ContextChartLayout::kMarkHeight;
    const QRectF plot(kAxisWidth, top, std::max(1, viewport()->width() - kAxisWidth - kMargin), std::max(1.0, viewport()->height() - top - kBottom));
    m_layout = ContextChartLayout(std::move(totals), plot);
    horizontalScrollBar()->setPageStep(static_cast<int>(plot.width()));
    horizontalScrollBar()->setSingleStep(static_cast<int>(m_layout.pitch() * 3));
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_layout.contentWidth() - plot.width())));
    viewport()->update();
}

void ContextChart::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    lay();
}

void ContextChart::setCurrent(int bar)
{
    m_current = std::clamp(bar, -1, static_cast<int>(m_bars.size()) - 1);
    setAccessibleDescription(m_current < 0 ? QString() : textOf(m_current));
    reveal(m_current);
    viewport()->update();
}

void ContextChart::reveal(int bar)
{
    if (bar < 0)
        return;
    const QRectF column = m_layout.column(bar);
    const double left = column.left() - m_layout.plot().left();
    QScrollBar* scroll = horizontalScrollBar();
    if (left < scroll->value())
        scroll->setValue(static_cast<int>(left));
    else if (left + column.width() > scroll->value() + m_layout.plot().width())
        scroll->setValue(static_cast<int>(left + column.width() - m_layout.plot().width()) + 1);
}

void ContextChart::setHovered(int bar)
{
    if (std::exchange(m_hovered, bar) != bar)
        viewport()->update();
}

void ContextChart::setMarked(std::optional<domain::TimeWindow> window)
{
    m_marked = window;
    viewport()->update();
}

bool ContextChart::isMarked(int number) const
{
    const analysis::ContextBar& bar = m_bars[static_cast<std::size_t>(number)];
    return m_marked && m_marked->overlaps({bar.start, std::max(bar.end, bar.start + domain::Duration{1})});
}

void ContextChart::mark(int from, int to)
{
    const auto timeOf = [this](int number) {
        const analysis::ContextBar& bar = m_bars[static_cast<std::size_t>(number)];
        return domain::TimeWindow{bar.start, bar.end};
    };
    Q_EMIT marked(spanOf(timeOf(from), timeOf(to)));
}

void ContextChart::go(int bar)
{
    if (m_bars.empty())
        return;
    setCurrent(std::clamp(bar, 0, static_cast<int>(m_bars.size()) - 1));
    Q_EMIT chosen(m_current);
}

void ContextChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    const int page = std::max(1, static_cast<int>(m_layout.plot().width() / m_layout.pitch()) - 1);
    if (event->modifiers() == Qt::ShiftModifier && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && m_current >= 0) {
        m_markFrom = m_markFrom < 0 ? m_current : m_markFrom;
        go(m_current + (event->key() == Qt::Key_Right ? 1 : -1));
        return mark(m_markFrom, m_current);
    }
    m_markFrom = -1;
    if (event->modifiers() != Qt::NoModifier && event->modifiers() != Qt::KeypadModifier)
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_Left: return go(m_current < 0 ? last : m_current - 1);
    case Qt::Key_Right: return go(m_current + 1);
    case Qt::Key_PageUp: return go(m_current - page);
    case Qt::Key_PageDown: return go(m_current + page);
    case Qt::Key_Home: return go(0);
    case Qt::Key_End: return go(last);
    default: event->ignore();
    }
}

int ContextChart::barAt(QPoint place) const
{
    if (place.x() < m_layout.plot().left() || place.x() >= m_layout.plot().right())
        return -1;
    return m_layout.barAt(QPointF(place) + QPointF(horizontalScrollBar()->value(), 0));
}

void ContextChart::mousePressEvent(QMouseEvent* event)
{
    if (const int bar = barAt(event->pos()); event->button() == Qt::LeftButton && bar >= 0) {
        m_pressed = bar;
        go(bar);
    }
}

void ContextChart::mouseMoveEvent(QMouseEvent* event)
{
    const int bar = barAt(event->pos());
    setHovered(bar);
    Q_EMIT pointedAt(bar);
    if (m_pressed >= 0 && bar >= 0 && bar != m_pressed)
        mark(m_pressed, bar);
}

void ContextChart::mouseReleaseEvent(QMouseEvent*) { m_pressed = -1; }

void ContextChart::leaveEvent(QEvent* event)
{
    QAbstractScrollArea::leaveEvent(event);
    setHovered(-1);
    Q_EMIT pointedAt(-1);
}

bool ContextChart::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int bar = barAt(help->pos());
        if (bar >= 0)
            QToolTip::showText(help->globalPos(), toolTipText(textOf(bar)), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ContextChart::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ContextChart::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QString ContextChart::textOf(int number) const
{
    const analysis::ContextBar& bar = m_bars[static_cast<std::size_t>(number)];
    QStringList lines;
    QStringList head{tr("Call %1 of %2").arg(number + 1).arg(m_bars.size()), QStringLiteral("+") + QString::fromStdString(format::duration(bar.start - m_start))};
    for (const std::string& name : {bar.agent, bar.model}) {
        if (!name.empty())
            head.append(plainLine(name, 80));
    }
    lines.append(head.join(QStringLiteral(", ")));
    if (!bar.captured) {
        lines.append(bar.inputTokens ? tr("%1 input tokens; what they were was not recorded").arg(tokensText(*bar.inputTokens)) : tr("the request was not recorded"));
    } else {
        lines.append(bar.tokensReported ? tr("%1 tokens as reported, shared out by text").arg(tokensText(bar.total())) : tr("about %1 tokens, estimated").arg(tokensText(bar.total())));
        const auto layers = layersOf(bar);
        QStringList parts;
        for (std::size_t i = 0; i < kContextLayers; ++i) {
            if (layers[i] > 0)
                parts.append(layerName(static_cast<ContextLayer>(i)) + QLatin1Char(' ') + tokensText(layers[i]));
        }
        lines.append(parts.join(QStringLiteral(", ")));
    }
    if (isBroken(bar))
        lines.append(tr("prompt cache broke: %1 tokens fewer than expected; inferred: %2").arg(tokensText(bar.cache.lost()), causeText(bar.cache, bar.firstChanged)));
    else if (bar.cache.read)
        lines.append(tr("%1 tokens from the prompt cache").arg(tokensText(*bar.cache.read)));
    return lines.join(u'\n');
}

void ContextChart::paintGrid(QPainter& painter) const
{
    const QRectF& plot = m_layout.plot();
    painter.setFont(m_theme.font(TextStyle::Tiny));
    for (const std::int64_t line : m_layout.gridLines()) {
        const double y = std::round(m_layout.yOf(line)) + 0.5;
        painter.setPen(m_theme.color(Role::Grid));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(m_theme.color(Role::Text3));
        painter.drawText(QRectF(0, y - 8, kAxisWidth - 8, 16), Qt::AlignRight | Qt::AlignVCenter, tokensText(line));
    }
    painter.setPen(m_theme.color(Role::BorderStrong));
    painter.drawLine(QPointF(plot.left(), plot.bottom() + 0.5), QPointF(plot.right(), plot.bottom() + 0.5));
}

void ContextChart::paintBar(QPainter& painter, int number) const
{
    const analysis::ContextBar& bar = m_bars[static_cast<std::size_t>(number)];
    if (!bar.captured) {
        const QRectF rect = m_layout.bar(number);
        painter.fillRect(rect, m_theme.color(Role::Hover));
        painter.fillRect(rect, QBrush(m_theme.color(Role::BorderStrong), Qt::BDiagPattern));
        return;
    }
    const auto rects = m_layout.layers(number, layersOf(bar));
    for (std::size_t i = 0; i < kContextLayers; ++i) {
        if (rects[i].height() > 0)
            painter.fillRect(rects[i], layerColor(m_theme, static_cast<ContextLayer>(i)));
    }
}

/// A triangle that points at the bar.
void ContextChart::paintMark(QPainter& painter, int number) const
{
    const QRectF rect = m_layout.bar(number);
    const double half = std::clamp(m_layout.pitch() / 2, 3.0, 5.0);
    const QPointF tip(rect.center().x(), m_layout.plot().top() - 2);
    QPainterPath mark(tip);
    mark.lineTo(tip + QPointF(-half, -half * 1.6));
    mark.lineTo(tip + QPointF(half, -half * 1.6));
    mark.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.fillPath(mark, m_theme.color(Role::Red));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.color(Role::Red), 1, Qt::DotLine));
    painter.drawLine(QPointF(std::round(tip.x()) + 0.5, tip.y()), QPointF(std::round(tip.x()) + 0.5, rect.top()));
}

void ContextChart::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Role::Surface));
    paintGrid(painter);
    const double scroll = horizontalScrollBar()->value();
    const QRectF& plot = m_layout.plot();
    painter.setClipRect(QRectF(plot.left() - 5, 0, plot.width() + 10, viewport()->height()));
    painter.translate(-scroll, 0);
    const auto [first, end] = m_layout.visible(scroll);
    for (int bar = first; bar < end; ++bar) {
        if (bar == m_hovered)
            painter.fillRect(m_layout.column(bar), m_theme.color(Role::Hover));
        else if (isMarked(bar))
            painter.fillRect(m_layout.column(bar), m_theme.color(Role::AccentWeak));
    }
    if (m_current >= first && m_current < end)
        painter.fillRect(m_layout.column(m_current), m_theme.color(Role::Sel));
    for (int bar = first; bar < end; ++bar)
        paintBar(painter, bar);
    for (int bar = first; bar < end; ++bar) {
        if (isBroken(m_bars[static_cast<std::size_t>(bar)]))
            paintMark(painter, bar);
    }
    if (m_current >= first && m_current < end) {
        painter.setPen(QPen(m_theme.color(hasFocus() ? Role::Accent : Role::BorderStrong), hasFocus() ? 2 : 1));
        painter.drawRect(m_layout.bar(m_current).adjusted(-1.5, -1.5, 0.5, 1.5));
    }
}

} // namespace whyglass::views
