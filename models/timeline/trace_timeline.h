// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/loaded_trace.h"
#include "models/timeline/cost_track.h"
#include "models/timeline/instant_geometry.h"
#include "models/timeline/slice_lane.h"
#include "models/timeline/timeline_content.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace whyglass::timeline {

/// The tracks, in the order in which they are shown unless somebody ordered them otherwise.
enum class TrackKind { Findings, Decisions, Traces, Agents, Generations, Tools, Retrieval, Services, Other, Cost, Tokens, Logs };
inline constexpr int kTrackKinds = static_cast<int>(TrackKind::Logs) + 1;

/// The track that a step is drawn in; nullopt for decisions, which are marks and not slices.
std::optional<TrackKind> trackOf(domain::StepKind step);

/// A track of slices. Lanes beyond kMaxLanes are piled in one more.
struct SliceTrack {
    static constexpr int kMaxLanes = 24;
    TrackKind kind = TrackKind::Other;
    std::vector<SliceLane> lanes;
    bool piled = false; ///< the last lane holds piles
    std::uint32_t densest = 0; ///< where rows stand for many: the most that one stands for; else 0
    std::vector<std::int32_t> order; ///< rows by start
};

/// Where a row is drawn.
struct SlicePlace {
    std::int16_t track = -1; ///< into TraceTimeline::tracks, -1: in none
    std::int16_t lane = 0;
    std::uint32_t slice = 0;
};

/// Everything that a timeline is drawn from, be it of one trace, a conversation or the workspace. Immutable, shared, built off the GUI
/// thread for large traces: O(n log n) once; every frame after it costs O(pixels · log n).
class TraceTimeline {
public:
    explicit TraceTimeline(session::LoadedTracePtr trace) : TraceTimeline(TimelineContent{.rows = std::move(trace)}) {}
    explicit TraceTimeline(TimelineContent content);

    [[nodiscard]] const TimelineContent& content() const { return m_content; }
    [[nodiscard]] TimelineScope scope() const { return m_content.scope; }
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
    [[nodiscard]] const CostTrack& cost() const { return m_cost; } ///< money; tokens where no call has a price
    [[nodiscard]] const CostTrack& tokens() const { return m_tokens; } ///< empty where cost() is of tokens
    [[nodiscard]] const std::vector<std::int32_t>& errors() const { return m_errors; } ///< rows by start

    /// Stretches without a running leaf, a finding, a decision or a log: at least 20 s and a hundredth of the extent.
    [[nodiscard]] const std::vector<domain::TimeWindow>& idleGaps() const { return m_idle; }
    /// How much of the extent they are, 0 to 1.
    [[nodiscard]] double idleShare() const;

    [[nodiscard]] SlicePlace place(std::int32_t row) const;
    /// How many spans, traces or both a row stands for.
    [[nodiscard]] RowVolume volumeOf(std::int32_t row) const;
    /// Whether two rows are siblings that do the same: same parent, step, name and tool.
    [[nodiscard]] bool alike(std::int32_t a, std::int32_t b) const;
    [[nodiscard]] std::size_t bytes() const; ///< of memory that it holds beside the rows
    [[nodiscard]] std::int32_t rowOf(domain::SpanId span) const { return span.valid() ? m_trace->indexOf(span) : -1; } ///< -1 where there is none
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
    struct Member {
        std::int64_t start = 0, end = 0;
        std::int32_t row = 0;
    };
    void buildTrack(TrackKind kind, const std::vector<Member>& members);
    void buildCost();
    void findIdleGaps();
    [[nodiscard]] std::vector<bool> kept() const; ///< rows that pass the filter; empty: all
    static std::optional<domain::Severity> decode(std::uint8_t level);

    TimelineContent m_content;
    session::LoadedTracePtr m_trace;
    domain::TimeWindow m_extent;
    std::vector<SliceTrack> m_tracks;
    std::vector<Instant> m_findings, m_decisions, m_logs;
    CostTrack m_cost, m_tokens;
    std::vector<domain::TimeWindow> m_idle;
    std::vector<std::int32_t> m_errors;
    struct Lane {
        std::int8_t track = -1;
        std::uint8_t lane = 0;
    };
    std::vector<Lane> m_places; ///< the slice is found by its time
    std::vector<std::uint8_t> m_own, m_below; ///< 0 none, else 1 + Severity
};
using TraceTimelinePtr = std::shared_ptr<const TraceTimeline>;

} // namespace whyglass::timeline
