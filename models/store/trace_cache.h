// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/partitions.h"
#include "models/store/span_table.h"
#include "models/store/trace_summary.h"
#include "models/store/trace_tree.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace whyglass::store {

/// Model calls and unmarked spans below one parent (ToolLinker).
struct ToolFamily {
    struct Waiting {
        TraceTree::Index node = TraceTree::kNone;
        std::int64_t start = 0;
    };
    std::unordered_map<std::string, std::int64_t> asked; ///< tool → start of the first call that asks for it
    std::unordered_map<std::string, std::vector<Waiting>> waiting; ///< unmarked spans by their name
};

/// A trace that is being written to.
struct TraceEntry {
    TraceSummary summary;
    TraceTree tree;
    std::unordered_map<TraceTree::Index, ToolFamily> families; ///< by parent
    std::int64_t lastCommit = 0;
    std::size_t sizeBefore = 0; ///< what it counted against the cache when the last commit ended
};

/// Recently written traces with their trees, so that neither duplicates nor counting cost a look-up in the file. Bounded:
/// what was not touched by the running commit goes when there are too many spans.
class TraceCache {
public:
    TraceCache(TraceTable& traces, SpanTable& spans) : m_traces(traces), m_spans(spans) {}

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
    std::unordered_map<domain::TraceId, std::unique_ptr<TraceEntry>> m_entries;
    std::vector<TraceEntry*> m_touched;
    std::size_t m_size = 0;       ///< spans held, with a little for each trace
    TraceEntry* m_last = nullptr; ///< neighbours belong to the same trace
};

} // namespace whyglass::store
