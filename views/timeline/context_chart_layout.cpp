// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/context_chart_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace whyglass::views {

namespace {

constexpr int kMostLines = 4;

/// 1, 2 or 5 times a power of ten, so that at most kMostLines steps reach `most`.
std::int64_t roundStep(std::int64_t most)
{
    const double least = static_cast<double>(std::max<std::int64_t>(most, 1)) / kMostLines;
    double power = std::pow(10.0, std::floor(std::log10(std::max(least, 1.0))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= least)
            return std::max<std::int64_t>(1, std::llround(factor * power));
    }
    return std::llround(power * 10);
}

} // namespace

ContextLayer layerOf(analysis::ContextKind kind)
{
    switch (kind) {
    case analysis::ContextKind::System: return ContextLayer::System;
    case analysis::ContextKind::Tools: return ContextLayer::Tools;
    case analysis::ContextKind::Document: return ContextLayer::Documents;
    case analysis::ContextKind::ToolResult: return ContextLayer::Results;
    case analysis::ContextKind::User:
    case analysis::ContextKind::Assistant: break;
    }
    return ContextLayer::History;
}

std::array<std::int64_t, kContextLayers> layersOf(const analysis::ContextBar& bar)
{
    std::array<std::int64_t, kContextLayers> layers{};
    for (std::size_t kind = 0; kind < bar.tokens.size(); ++kind)
        layers[static_cast<std::size_t>(layerOf(static_cast<analysis::ContextKind>(kind)))] += bar.tokens[kind];
    return layers;
}

ContextChartLayout::ContextChartLayout(std::vector<std::int64_t> totals, QRectF plot)
    : m_totals(std::move(totals))
    , m_plot(plot)
{
    const std::int64_t most = m_totals.empty() ? 0 : *std::max_element(m_totals.begin(), m_totals.end());
    const std::int64_t step = roundStep(most);
    m_top = std::max<std::int64_t>(1, (most + step - 1) / step * step);
    if (!m_totals.empty())
        m_pitch = std::clamp(m_plot.width() / static_cast<double>(m_totals.size()), kLeastPitch, kWidestPitch);
}

std::vector<std::int64_t> ContextChartLayout::gridLines() const
{
    std::vector<std::int64_t> lines;
    const std::int64_t step = roundStep(m_top);
    for (std::int64_t line = step; line <= m_top; line += step)
        lines.push_back(line);
    return lines;
}

double ContextChartLayout::yOf(std::int64_t tokens) const
{
    return m_plot.bottom() - m_plot.height() * static_cast<double>(tokens) / static_cast<double>(m_top);
}

QRectF ContextChartLayout::column(int bar) const
{
    return {m_plot.left() + m_pitch * bar, m_plot.top() - kMarkHeight, m_pitch, m_plot.height() + kMarkHeight};
}

QRectF ContextChartLayout::bar(int bar) const
{
    const double gap = m_pitch >= 10 ? std::round(m_pitch * 0.2) : 1;
    const double top = yOf(m_totals[static_cast<std::size_t>(bar)]);
    return {m_plot.left() + m_pitch * bar + gap / 2, top, m_pitch - gap, m_plot.bottom() - top};
}

std::array<QRectF, kContextLayers> ContextChartLayout::layers(int number, const std::array<std::int64_t, kContextLayers>& tokens) const
{
    const QRectF whole = bar(number);
    std::array<QRectF, kContextLayers> rects;
    std::int64_t below = 0;
    for (std::size_t i = 0; i < kContextLayers; ++i) {
        const double bottom = yOf(below);
        below += tokens[i];
        rects[i] = {whole.left(), yOf(below), whole.width(), bottom - yOf(below)};
    }
    return rects;
}

int ContextChartLayout::barAt(QPointF place) const
{
    if (m_totals.empty() || place.x() < m_plot.left() || place.y() < m_plot.top() - kMarkHeight || place.y() > m_plot.bottom())
        return -1;
    const int number = static_cast<int>((place.x() - m_plot.left()) / m_pitch);
    return number < count() ? number : -1;
}

std::pair<int, int> ContextChartLayout::visible(double scroll) const
{
    const int first = std::clamp(static_cast<int>(scroll / m_pitch), 0, count());
    const int end = std::clamp(static_cast<int>(std::ceil((scroll + m_plot.width()) / m_pitch)), first, count());
    return {first, end};
}

} // namespace whyglass::views
