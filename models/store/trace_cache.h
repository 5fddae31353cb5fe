// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/partitions.h"
#include "models/store/span_table.h"
#include "models/store/tool_families.h"
#include "models/store/trace_summary.h"
#include "models/store/trace_tree.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace whyglass::store {

/// A trace that is being written to.
struct TraceEntry {
    TraceSummary summary;
    TraceTree tree;
    ToolFamilies families;
    std::int64_t lastCommit = 0;
    std::size_t sizeBefore = 0; ///< what it counted against the cache when the last commit ended
};

/// Recently written traces with their trees, so that neither duplicates nor counting cost a look-up in the file. Bounded:
/// what was not touched by the running commit goes when there are too many spans.
class TraceCache {
public:
    /// `folder`: where the trees of huge traces go.
    TraceCache(TraceTable& traces, SpanTable& spans, std::string folder) : m_traces(traces), m_spans(spans), m_folder(std::move(folder)) {}

    /// The trace, read back if it is stored, else new. `commit` is a number that grows.
    TraceEntry& get(const domain::TraceId& id, std::int64_t commit, const std::vector<Partition>& partitions);
    /// The same, but nullptr where there is no such trace yet.
    TraceEntry* find(const domain::TraceId& id, std::int64_t commit, const std::vector<Partition>& partitions);
    /// The trace is no more. Not while pointers to it are in use.
    void drop(const domain::TraceId& id);
    /// Entries that get() gave out since `commit` began, each once.
    [[nodiscard]] const std::vector<TraceEntry*>& touched() const { return m_touched; }
    /// Ends a commit: forgets who was touched and makes room.
    void endCommit(std::int64_t commit);
    void forget();
    /// Between commits: the trace was changed or removed by others than CommitJob.
    void forget(const domain::TraceId& id);

private:
    static constexpr std::size_t kMaxSpans = 200'000;
    TraceTable& m_traces;
    SpanTable& m_spans;
    const std::string m_folder;
    std::unordered_map<domain::TraceId, std::unique_ptr<TraceEntry>> m_entries;
    std::vector<TraceEntry*> m_touched;
    std::size_t m_size = 0;       ///< spans held, with a little for each trace
    TraceEntry* m_last = nullptr; ///< neighbours belong to the same trace
};

} // namespace whyglass::store
