// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace whyglass::store {

/// Which decisions or findings a condition on spans shows: those whose own span meets it; of a trace where no such span has one, all of
/// them (query.md 14). Told while the spans are read once, however many they are. Within a ReadScope.
class SpanRecords {
public:
    enum class Kind { Decisions, Findings };
    SpanRecords(ReaderContext& context, Kind kind);

    [[nodiscard]] bool empty() const { return m_records.empty(); }
    /// A span that meets the condition. A finding that names no span is that of its trace's root.
    void add(std::int64_t trace, std::int64_t span, bool isRoot);
    /// Ids of those that are shown.
    [[nodiscard]] std::vector<std::int64_t> shown() const;

private:
    struct Record {
        std::int64_t trace = 0, span = 0, id = 0;
        bool met = false; ///< by its own span
    };
    struct Trace {
        std::size_t first = 0, end = 0; ///< of m_records
        bool met = false;               ///< by any of its spans
    };
    void meet(const Trace& trace, std::int64_t span);

    Kind m_kind;
    std::vector<Record> m_records; ///< by trace, then span
    std::vector<Trace> m_traces;   ///< in their order
};

} // namespace whyglass::store
