// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/growing_table.h"
#include "models/store/trace_tree.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace whyglass::store {

/// Of one trace: what the model calls below each parent ask for, and which unmarked spans wait to be asked for (ToolLinker). Names
/// are kept as hashes.
class ToolFamilies {
public:
    void spillTo(const std::string& folder);
    void rest() const noexcept;

    /// True the first time: its members are to be taken then.
    bool meet(TraceTree::Index parent) { return m_met.add(parent, 1).isNew; }
    [[nodiscard]] bool knows(TraceTree::Index parent) { return m_met.find(parent) != nullptr; }

    /// An unmarked span. True where it was asked for at `start` or before; else it waits.
    bool isAsked(TraceTree::Index parent, std::string_view name, TraceTree::Index node, std::int64_t start);
    /// A call that began at `start` asks for the tool: the spans that waited for that, and wait no longer.
    std::vector<TraceTree::Index> ask(TraceTree::Index parent, std::string_view tool, std::int64_t start);

private:
    struct Waiting {
        TraceTree::Index node = TraceTree::kNone;
        std::uint32_t next = kNobody; ///< of the same family and name
        std::int64_t start = 0;
    };
    static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

    GrowingTable<std::uint8_t> m_met;            ///< by parent
    GrowingTable<std::int64_t> m_asked;          ///< by parent and name: start of the first call that asks for it
    GrowingTable<std::uint32_t> m_firstWaiting;  ///< by parent and name: in m_waiting
    GrowingArray<Waiting> m_waiting;
};

} // namespace whyglass::store
