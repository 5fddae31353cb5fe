// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/time_map.h"

#include <cstdint>
#include <string>
#include <vector>

namespace whyglass::timeline {

/// Maps time to columns of device pixels and back. The columns lie on a grid that starts at `origin` and depends on the length
/// of the window only, so that panning by whole columns shifts every slice by exactly as much and merges the same ones.
/// Borders are exact: no floating point decides which column a nanosecond falls into. Where idle gaps are folded, columns are equal
/// parts of the folded axis; all times in and out are real.
class TimeScale {
public:
    /// `window` must not be empty, `columns` at least 1. The window shown starts at the grid line at or before `window.begin`.
    TimeScale(domain::TimeWindow window, domain::Timestamp origin, int columns, const TimeMap& map = {});

    [[nodiscard]] int columns() const { return static_cast<int>(m_borders.size()) - 1; }
    /// What the columns really cover: less than one column off the window asked for.
    [[nodiscard]] domain::TimeWindow shown() const { return {{m_borders.front()}, {m_borders.back()}}; }
    /// First nanosecond of a column, 0 … columns().
    [[nodiscard]] domain::Timestamp startOf(int column) const { return {m_borders[static_cast<std::size_t>(column)]}; }
    /// The column that holds `time`; -1 before the window, columns() after it.
    [[nodiscard]] int column(domain::Timestamp time) const;
    /// The first column that starts at or after `time`, 0 … columns().
    [[nodiscard]] int columnAtOrAfter(domain::Timestamp time) const;
    /// In columns, also outside the window; for lines and labels.
    [[nodiscard]] double position(domain::Timestamp time) const;
    [[nodiscard]] domain::Timestamp timeAt(double position) const;
    [[nodiscard]] double nsPerColumn() const { return m_nsPerColumn; } ///< of the folded axis
    [[nodiscard]] const TimeMap& map() const { return m_map; }

private:
    TimeMap m_map;
    std::vector<std::int64_t> m_borders; ///< columns + 1, ascending
    double m_nsPerColumn;
    std::int64_t m_foldedBegin = 0;
};

/// A line of the ruler.
struct Tick {
    domain::Timestamp time;
    std::string label; ///< offset from the origin: "0 s", "250 ms", "1 min 30 s"
};
/// Ticks inside `window` at a round distance (1, 2 or 5 times a power of ten below ten seconds; 10, 15, 30 s, 1, 2, 5 min …
/// above), at least `minDistance` apart.
std::vector<Tick> rulerTicks(domain::TimeWindow window, domain::Timestamp origin, domain::Duration minDistance);
/// The same for what a scale shows, at least `minColumns` apart; none inside folded gaps.
std::vector<Tick> rulerTicks(const TimeScale& scale, domain::Timestamp origin, double minColumns);
/// The stretches of what a scale shows between its folded gaps.
std::vector<domain::TimeWindow> unfoldedParts(const TimeScale& scale);

/// The window moved and, where longer, cut to lie in `extent`; never shorter than `minLength` unless `extent` is.
domain::TimeWindow clamped(domain::TimeWindow window, domain::TimeWindow extent, domain::Duration minLength);
/// Zoomed so that `anchor` keeps its place; `factor` < 1 shows less.
domain::TimeWindow zoomed(domain::TimeWindow window, domain::Timestamp anchor, double factor);
domain::TimeWindow panned(domain::TimeWindow window, domain::Duration by);
/// The window with a margin of `share` of its length at both sides: how a selection is fitted.
domain::TimeWindow withMargin(domain::TimeWindow window, double share);

} // namespace whyglass::timeline
