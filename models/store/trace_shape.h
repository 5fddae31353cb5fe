// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/database.h"
#include "models/store/partitions.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace whyglass::store {

/// What only the whole trace tells of one of its spans (query.md 7 and 8).
struct SpanShape {
    std::int64_t key = 0;      ///< record id
    std::int64_t children = 0; ///< spans that name this one as parent
    std::int64_t self = 0;     ///< nanoseconds of the span in which nothing below it ran
    std::int64_t left = 0;     ///< in the order of walking the tree: before its descendants, from 1 on
    std::int64_t right = 0;    ///< after them
    std::int64_t parent = 0;   ///< `left` of the parent; -1 of a root, 0 where the parent has not arrived
};

/// The spans of traces as trees, for conditions that ask for them span by span. Keeps what was asked for last, so that a list is
/// read once a trace. One state of the file: forget() between reads. Not thread-safe.
class TraceShapes {
public:
    explicit TraceShapes(Database& db) : m_db(db) {}
    void forget() { m_traces.clear(), m_held = 0; }
    /// Null where the trace has no such span. Throws Failure where the file cannot be read.
    const SpanShape* of(std::int64_t trace, std::int64_t key, const std::vector<Partition>& partitions);

private:
    using Shapes = std::vector<SpanShape>; ///< by key
    Shapes read(std::int64_t trace, const std::vector<Partition>& partitions);

    Database& m_db;
    std::unordered_map<std::int64_t, Shapes> m_traces;
    std::size_t m_held = 0; ///< spans of all of them
};

} // namespace whyglass::store
