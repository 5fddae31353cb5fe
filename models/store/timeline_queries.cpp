// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/timeline_queries.h"

#include "models/store/filter_sql.h"
#include "models/store/lane_blocks.h"
#include "models/store/trace_queries.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace whyglass::store {

namespace {

constexpr std::size_t kMaxBuckets = 100'000;

std::size_t bucketOf(std::int64_t time, domain::TimeWindow window, std::size_t buckets)
{
    const double length = static_cast<double>(window.end.ns) - static_cast<double>(window.begin.ns);
    const double part = (static_cast<double>(time) - static_cast<double>(window.begin.ns)) / length;
    return static_cast<std::size_t>(std::clamp(std::floor(part * static_cast<double>(buckets)), 0.0, static_cast<double>(buckets - 1)));
}

/// Of one kind of step: how many spans start in each bin, and where any runs.
struct StepBins {
    std::vector<std::uint32_t> started, errors;
    std::vector<std::int32_t> change; ///< of the number of running spans, bin by bin
};

} // namespace

std::vector<WorkspaceReader::MomentBucket> readMoments(ReaderContext& context, domain::TimeWindow window, std::size_t buckets,
                                                       const domain::Filter& filter)
{
    std::vector<WorkspaceReader::MomentBucket> moments(std::min(buckets, kMaxBuckets));
    if (moments.empty() || window.empty())
        return moments;
    domain::Filter within = filter;
    within.window = window;
    FilterSql sql(context);
    const Sql ofFindings = Sql("SELECT f.time_ns, f.id, f.severity FROM finding f WHERE f.state<>2 AND ") + sql.findings(within);
    Statement findings = context.prepare(ofFindings);
    while (findings.step()) {
        auto& bucket = moments[bucketOf(findings.integer(0), window, moments.size())];
        const auto severity = static_cast<domain::Severity>(findings.integer(2));
        if (bucket.findings++ == 0 || severity > bucket.worst) {
            bucket.worst = severity;
            bucket.finding = findings.integer(1);
        }
    }
    const Sql ofDecisions = Sql("SELECT d.start_ns, d.id FROM decision d WHERE ") + sql.decisions(within);
    Statement decisions = context.prepare(ofDecisions);
    while (decisions.step()) {
        auto& bucket = moments[bucketOf(decisions.integer(0), window, moments.size())];
        if (bucket.decisions++ == 0)
            bucket.decision = decisions.integer(1);
    }
    return moments;
}

std::vector<WorkspaceReader::LaneBin> readTraceLanes(ReaderContext& context, const domain::TraceId& id, std::size_t bins)
{
    Statement trace = context.db.prepare("SELECT id, start_ns, end_ns FROM trace WHERE id=(SELECT id FROM trace_by_id WHERE trace_id=?1)");
    trace.bindBlob(1, id.view());
    const bool stored = context.db.integer(std::string("SELECT count(*) FROM sqlite_schema WHERE name='") + kLaneTable + "'") > 0;
    if (!stored || !trace.step())
        return {};
    const domain::TimeWindow window{{trace.integer(1)}, {std::max(trace.integer(2), trace.integer(1) + 1)}};
    std::array<StepBins, domain::kStepKindCount> steps;
    Statement blocks = context.db.prepare(std::string("SELECT spans FROM ") + kLaneTable + " WHERE trace=?1 ORDER BY n");
    blocks.bind(1, trace.integer(0));
    while (blocks.step()) {
        unpackLane(blocks.blob(0), [&](const LaneSpan& span) {
            StepBins& at = steps[static_cast<std::size_t>(span.step)];
            if (at.started.empty()) {
                at.started.resize(bins);
                at.errors.resize(bins);
                at.change.resize(bins + 1);
            }
            const std::size_t first = bucketOf(span.start, window, bins);
            const std::int64_t room = std::max<std::int64_t>(0, window.end.ns - span.start); // nothing is drawn beyond the end
            const std::size_t last = bucketOf(span.start + std::clamp<std::int64_t>(span.duration, 0, room), window, bins);
            ++at.started[first];
            at.errors[first] += span.error ? 1 : 0;
            ++at.change[first];
            --at.change[std::max(first, last) + 1];
        });
    }
    std::vector<WorkspaceReader::LaneBin> result;
    const auto edge = [&](std::size_t bin) {
        const double part = static_cast<double>(bin) / static_cast<double>(bins);
        return domain::Timestamp{window.begin.ns + static_cast<std::int64_t>(part * static_cast<double>(window.length().ns))};
    };
    for (std::size_t step = 0; step < steps.size(); ++step) {
        std::int32_t running = 0;
        bool open = false;
        for (std::size_t bin = 0; bin < steps[step].started.size(); ++bin) {
            running += steps[step].change[bin];
            const std::uint32_t started = steps[step].started[bin];
            if (started > 0) {
                result.push_back({static_cast<domain::StepKind>(step), {edge(bin), edge(bin + 1)}, started, steps[step].errors[bin]});
            } else if (running > 0 && open) {
                result.back().window.end = edge(bin + 1); // goes on
            }
            open = running > 0;
        }
    }
    return result;
}

} // namespace whyglass::store
