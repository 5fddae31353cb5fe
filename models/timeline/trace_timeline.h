// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/loaded_trace.h"
#include "models/timeline/cost_track.h"
#include "models/timeline/instant_geometry.h"
#include "models/timeline/slice_lane.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace whyglass::timeline {

/// The tracks of one trace, in the order in which they are shown.
enum class TrackKind { Findings, Decisions, Agents, Generations, Tools, Retrieval, Services, Other, Cost, Logs };

/// The track that a step is drawn in; nullopt for decisions, which are marks and not slices.
std::optional<TrackKind> trackOf(domain::StepKind step);

/// A track of slices. Lanes beyond kMaxLanes are piled in one more.
struct SliceTrack {
    static constexpr int kMaxLanes = 24;
    TrackKind kind = TrackKind::Other;
    std::vector<SliceLane> lanes;
    bool piled = false; ///< the last lane holds piles
    std::vector<std::int32_t> order; ///< rows by start
};

/// Where a row is drawn.
struct SlicePlace {
    std::int16_t track = -1; ///< into TraceTimeline::tracks, -1: in none
    std::int16_t lane = 0;
    std::uint32_t slice = 0;
};

/// Everything that the timeline of one trace is drawn from. Immutable, shared, built off the GUI thread for large traces:
/// O(n log n) once; every frame after it costs O(pixels · log n).
class TraceTimeline {
public:
    explicit TraceTimeline(session::LoadedTracePtr trace);

    [[nodiscard]] const session::LoadedTrace& trace() const { return *m_trace; }
    [[nodiscard]] const session::LoadedTracePtr& tracePtr() const { return m_trace; }
    /// From the first start to the last end of all spans; never empty.
    [[nodiscard]] domain::TimeWindow extent() const { return m_extent; }
    [[nodiscard]] const std::vector<SliceTrack>& tracks() const { return m_tracks; } ///< those that hold something
    [[nodiscard]] const std::vector<Instant>& findings() const { return m_findings; }
    [[nodiscard]] const std::vector<Instant>& decisions() const
    {
        return m_decisions;
    } ///< index -1: a decision step without a decision
    [[nodiscard]] const std::vector<Instant>& logs() const { return m_logs; }
    [[nodiscard]] const CostTrack& cost() const { return m_cost; }
    [[nodiscard]] const std::vector<std::int32_t>& errors() const { return m_errors; } ///< rows by start

    [[nodiscard]] SlicePlace place(std::int32_t row) const { return m_places[static_cast<std::size_t>(row)]; }
    [[nodiscard]] std::int32_t rowOf(domain::SpanId span) const; ///< -1 where there is none
    /// Worst own finding of a row, and worst finding below it.
    [[nodiscard]] std::optional<domain::Severity> severity(std::int32_t row) const
    {
        return decode(m_own[static_cast<std::size_t>(row)]);
    }
    [[nodiscard]] std::optional<domain::Severity> severityBelow(std::int32_t row) const
    {
        return decode(m_below[static_cast<std::size_t>(row)]);
    }
    [[nodiscard]] domain::TimeWindow windowOf(std::int32_t row) const;

private:
    void indexRows();
    void placeFindings();
    void placeDecisions();
    void placeLogs();
    void buildTracks();
    [[nodiscard]] std::vector<int> agentsAbove() const; ///< nearest agent above each row, -1: none
    void buildTrack(TrackKind kind, const std::vector<std::int32_t>& rows);
    void buildCost();
    static std::optional<domain::Severity> decode(std::uint8_t level);

    session::LoadedTracePtr m_trace;
    domain::TimeWindow m_extent;
    std::vector<SliceTrack> m_tracks;
    std::vector<Instant> m_findings, m_decisions, m_logs;
    CostTrack m_cost;
    std::vector<std::int32_t> m_errors;
    std::vector<SlicePlace> m_places;
    std::vector<std::pair<domain::SpanId, std::int32_t>> m_rowBySpan; ///< by span
    std::vector<std::uint8_t> m_own, m_below; ///< 0 none, else 1 + Severity
};
using TraceTimelinePtr = std::shared_ptr<const TraceTimeline>;

} // namespace whyglass::timeline
