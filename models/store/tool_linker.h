// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/block_reader.h"
#include "models/store/pending_span.h"
#include "models/store/writer_state.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::store {

/// Sees tools in unmarked spans that a model call beside them asked for (semantic-conventions.md S.1a), whatever came first and
/// in how many requests: a span that starts no earlier than a model call of the same parent, and is called like a tool that
/// the call's answer asks for. What is found is never taken back, as spans and log records are only ever added, so the result
/// depends on what came and not on its order. Made for one commit; costs nothing where no unmarked span stands beside a model
/// call.
class ToolLinker {
public:
    ToolLinker(WriterState& state, std::span<const IngestBatch> batches, std::vector<PendingSpan>& pending, std::int64_t firstKey)
        : m_state(state), m_batches(batches), m_pending(pending), m_firstKey(firstKey)
    {
    }
    /// After all spans of the commit were added to their traces, before they are settled.
    void run();

private:
    /// What the narrow row of a span tells.
    struct Facts {
        std::int64_t start = 0;
        std::string name;
        std::string payload; ///< of a model call
    };
    void meet(TraceEntry& trace, TraceTree::Index child);
    void hear(const LogRecord& log);
    void take(TraceEntry& trace, TraceTree::Index child);
    void ask(TraceEntry& trace, TraceTree::Index parent, std::int64_t start, const std::vector<std::string>& tools);
    void becomeTool(TraceEntry& trace, TraceTree::Index node, const std::string& name);
    [[nodiscard]] std::vector<std::string> toolsOf(const TraceEntry& trace, TraceTree::Index call, const Facts& facts);
    [[nodiscard]] Facts factsOf(const TraceEntry& trace, TraceTree::Index node, bool withPayload);
    [[nodiscard]] std::vector<std::string> storedLogs(const domain::TraceId& trace, std::uint64_t span);
    BlockReader& blocks();
    void collectLogs();

    WriterState& m_state;
    std::span<const IngestBatch> m_batches;
    std::vector<PendingSpan>& m_pending;
    std::int64_t m_firstKey;
    std::optional<BlockReader> m_blocks;
    std::unordered_multimap<std::uint64_t, const LogRecord*> m_logs; ///< of this commit that may ask for tools, by span id
    bool m_collected = false;
};

} // namespace whyglass::store
