// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/upkeep.h"

#include "app/recorder/writer_call.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace whyglass::recorder {

template <typename Slice>
domain::Result<Upkeep::Outcome> Upkeep::run(const CommandRequest& request, Slice slice)
{
    const std::lock_guard lock(m_mutex);
    const auto bytes = [this] { return onWriter<std::int64_t>(m_pipeline, [](store::WorkspaceWriter& writer) { return writer.bytes(); }); };
    const auto before = bytes();
    if (!before)
        return before.error();
    for (;;) {
        if (*request.cancel)
            return domain::Error{domain::ErrorCode::Cancelled, "stopped; what was done so far stays", "run it again to finish"};
        const auto more = onWriter<bool>(m_pipeline, [&slice](store::WorkspaceWriter& writer) { return slice(writer); });
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    const auto settled = onWriter<void>(m_pipeline, [](store::WorkspaceWriter& writer) { return writer.checkpointFully(); });
    if (!settled)
        return settled.error();
    const auto after = bytes();
    if (!after)
        return after.error();
    return Outcome{*before, *after, 0};
}

domain::Result<Upkeep::Outcome> Upkeep::compact(const CommandRequest& request)
{
    store::CompactionProgress progress;
    std::int64_t told = 0;
    return run(request, [&](store::WorkspaceWriter& writer) {
        auto more = writer.compactSlice(progress);
        constexpr std::int64_t kBlocksBetweenNews = 100;
        if (progress.done - told >= kBlocksBetweenNews) {
            told = progress.done;
            request.progress(nlohmann::json{{"done", progress.done}, {"total", std::max(progress.done, progress.total)}}.dump());
        }
        return more;
    });
}

domain::Result<Upkeep::Outcome> Upkeep::prune(const store::RetentionRule& rule, const CommandRequest& request)
{
    store::PruneProgress progress;
    auto outcome = run(request, [&](store::WorkspaceWriter& writer) { return writer.pruneSlice(rule, progress); });
    if (outcome)
        outcome->removedSpans = progress.removedSpans;
    return outcome;
}

store::RetentionRule retentionRule(std::optional<std::int64_t> keepDays, std::optional<std::int64_t> maxBytes)
{
    using namespace std::chrono;
    store::RetentionRule rule;
    rule.maxBytes = maxBytes;
    if (keepDays) {
        const auto now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch());
        rule.before = domain::Timestamp{(now - hours(24) * *keepDays).count()};
    }
    return rule;
}

} // namespace whyglass::recorder
