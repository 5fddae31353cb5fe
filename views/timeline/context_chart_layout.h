// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/model_saw.h"

#include <QRectF>
#include <QSizeF>

#include <array>
#include <cstdint>
#include <vector>

/// Where the bars of the context chart are: pure geometry, so that what is drawn and what is hit are one thing.
namespace whyglass::views {

/// What a chart tells apart: the two sides of the history are one.
enum class ContextLayer : std::uint8_t { Tools, System, History, Documents, Results };
inline constexpr std::size_t kContextLayers = 5;
ContextLayer layerOf(analysis::ContextKind kind);
std::array<std::int64_t, kContextLayers> layersOf(const analysis::ContextBar& bar);

class ContextChartLayout {
public:
    static constexpr double kLeastPitch = 4, kWidestPitch = 34; ///< logical pixels from bar to bar
    static constexpr double kMarkHeight = 12; ///< above the plot, for marks of the cache

    ContextChartLayout() = default;
    /// `totals`: tokens of each bar, at least 0. `plot`: as wide as what is seen of it; bars that do not fit lie behind its right edge.
    ContextChartLayout(std::vector<std::int64_t> totals, QRectF plot);

    [[nodiscard]] int count() const { return static_cast<int>(m_totals.size()); }
    [[nodiscard]] double pitch() const { return m_pitch; }
    [[nodiscard]] double contentWidth() const { return m_pitch * count(); } ///< of all bars
    [[nodiscard]] std::int64_t top() const { return m_top; } ///< tokens at the upper edge of the plot
    [[nodiscard]] const QRectF& plot() const { return m_plot; }
    /// Round numbers of tokens for lines, from the lowest up; without 0.
    [[nodiscard]] std::vector<std::int64_t> gridLines() const;
    [[nodiscard]] double yOf(std::int64_t tokens) const;

    // Places before scrolling.
    /// The whole height over and under a bar: what a click on belongs to it.
    [[nodiscard]] QRectF column(int bar) const;
    [[nodiscard]] QRectF bar(int bar) const;
    /// The layers of a bar from the ground up, in the order of ContextLayer; they fill it without gaps. Layers without tokens are empty.
    [[nodiscard]] std::array<QRectF, kContextLayers> layers(int bar, const std::array<std::int64_t, kContextLayers>& tokens) const;
    /// -1 where there is none.
    [[nodiscard]] int barAt(QPointF place) const;
    /// Bars that are seen when scrolled by so much: [first, second).
    [[nodiscard]] std::pair<int, int> visible(double scroll) const;

private:
    std::vector<std::int64_t> m_totals;
    QRectF m_plot;
    double m_pitch = kWidestPitch;
    std::int64_t m_top = 1;
};

} // namespace whyglass::views
