// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rows.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace whyglass::store {

/// Numbers that mostly lie near each other: 4 bytes each while all are within 2^31 of the first, else 8.
class NearNumbers {
public:
    [[nodiscard]] std::size_t size() const { return m_wide.empty() ? m_near.size() : m_wide.size(); }
    [[nodiscard]] std::int64_t operator[](std::size_t at) const { return m_wide.empty() ? m_first + m_near[at] : m_wide[at]; }
    void reserve(std::size_t count) { m_near.reserve(count); }
    void add(std::int64_t number);
    void shrink();
    [[nodiscard]] std::size_t bytes() const;

private:
    std::int64_t m_first = 0;
    std::vector<std::int32_t> m_near;
    std::vector<std::int64_t> m_wide; ///< empty while m_near holds them
};

/// Tokens and cost of the rows that have some: about 15 bytes for each of those, a fifth of a byte for each of the others.
class UsageColumn {
public:
    void reserve(std::size_t rows);
    void add(const domain::TokenUsage& tokens, const std::optional<domain::Money>& cost);
    [[nodiscard]] std::optional<domain::Money> cost(std::size_t row) const;
    void read(std::size_t row, domain::TokenUsage& tokens, std::optional<domain::Money>& cost) const;
    void shrink();
    [[nodiscard]] std::size_t bytes() const;

private:
    /// What was written of a row; empty where it has nothing.
    [[nodiscard]] std::string_view entry(std::size_t row) const;
    std::size_t m_rows = 0;
    std::vector<std::uint64_t> m_has;    ///< a bit a row
    std::vector<std::uint32_t> m_before; ///< rows that have some, before each word of m_has
    std::vector<std::size_t> m_at;       ///< where each entry begins in m_entries
    std::string m_entries;               ///< a byte that says what is known, then those numbers
};

/// The rows of a trace in 40 to 50 bytes each instead of the 224 of a SpanRow. What many spans share (name, model, service …) is held
/// once for each combination, parents by their row, usage only where there is some. Reading single columns is as fast as from a list
/// of rows; a whole row is put together each time. Rows can be added, not changed. Not thread-safe while rows are added.
class SpanColumns {
public:
    /// What many rows have in common.
    struct Shared {
        std::int64_t resource = 0;
        std::uint32_t origin = 0; ///< number of the trace it is of
        std::uint32_t name = 0, service = 0, operation = 0, model = 0, provider = 0, tier = 0, tool = 0, agent = 0, dialect = 0;
        std::uint32_t flags = 0;
        domain::SpanKind kind = domain::SpanKind::Unspecified;
        domain::SpanStatus status = domain::SpanStatus::Unset;
        domain::StepKind step = domain::StepKind::Other;
        bool operator==(const Shared&) const = default;
    };

    [[nodiscard]] std::size_t size() const { return m_spans.size(); }
    [[nodiscard]] bool empty() const { return m_spans.empty(); }
    void reserve(std::size_t rows);
    /// `parent`: the row of the span that row.parent names, -1 where it is not here. It may be added later.
    void add(const SpanRow& row, std::int32_t parent);
    /// The same rows in another order, now with parents: what stood at order[i] comes to i. `parents`: as for add(), by the new order;
    /// `parentIds`: by the old one. O(n).
    [[nodiscard]] SpanColumns inOrder(const std::vector<std::size_t>& order, std::vector<std::int32_t> parents,
                                      const std::vector<domain::SpanId>& parentIds) const;
    /// Gives back what was kept in reserve for rows to come.
    void shrink();

    [[nodiscard]] SpanRow operator[](std::size_t row) const;
    [[nodiscard]] SpanRow front() const { return (*this)[0]; }

    [[nodiscard]] domain::SpanId span(std::size_t row) const { return m_spans[row]; }
    [[nodiscard]] domain::SpanId parent(std::size_t row) const;
    [[nodiscard]] domain::SpanKey key(std::size_t row) const { return {m_keys[row]}; }
    [[nodiscard]] domain::Timestamp start(std::size_t row) const { return m_starts[row]; }
    [[nodiscard]] domain::Duration duration(std::size_t row) const { return m_durations[row]; }
    [[nodiscard]] domain::Timestamp end(std::size_t row) const { return m_starts[row] + m_durations[row]; }
    [[nodiscard]] const Shared& shared(std::size_t row) const { return m_shared[m_sharedOf[row]]; }
    [[nodiscard]] domain::StepKind step(std::size_t row) const { return shared(row).step; }
    [[nodiscard]] domain::SpanStatus status(std::size_t row) const { return shared(row).status; }
    [[nodiscard]] bool has(std::size_t row, SpanFlag flag) const { return (shared(row).flags & static_cast<std::uint32_t>(flag)) != 0; }
    [[nodiscard]] std::optional<domain::Money> cost(std::size_t row) const { return m_usage.cost(row); }
    /// Rows of the parents, -1: a root, or its parent is not here.
    [[nodiscard]] const std::vector<std::int32_t>& parents() const { return m_parents; }
    [[nodiscard]] std::size_t bytes() const; ///< of memory

    class Iterator {
    public:
        Iterator(const SpanColumns& rows, std::size_t row) : m_rows(&rows), m_row(row) {}
        SpanRow operator*() const { return (*m_rows)[m_row]; }
        Iterator& operator++()
        {
            ++m_row;
            return *this;
        }
        bool operator==(const Iterator& other) const { return m_row == other.m_row; }

    private:
        const SpanColumns* m_rows;
        std::size_t m_row;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    struct Origin {
        domain::TraceKey key;
        domain::TraceId trace;
        bool operator==(const Origin&) const = default;
    };
    [[nodiscard]] std::uint32_t originOf(const SpanRow& row);
    [[nodiscard]] std::uint32_t indexOf(const Shared& shared);
    void growSlots();

    std::vector<domain::SpanId> m_spans;
    std::vector<domain::Timestamp> m_starts;
    std::vector<domain::Duration> m_durations;
    std::vector<std::int32_t> m_parents;
    std::vector<std::pair<std::int32_t, domain::SpanId>> m_elsewhere; ///< by row: parents that are not here
    NearNumbers m_keys;
    std::vector<std::uint32_t> m_sharedOf; ///< into m_shared
    std::vector<Shared> m_shared;
    std::vector<std::uint32_t> m_slots; ///< open addressing: 1 + index into m_shared, 0 = free
    std::vector<Origin> m_origins;
    UsageColumn m_usage;
};

/// Rows and the texts they refer to (texts[0] is empty).
struct TraceSpans {
    SpanColumns rows;
    std::vector<std::string> texts;
    [[nodiscard]] const std::string& text(std::uint32_t index) const { return texts[index]; }
};

/// Spans of a trace in the order in which they came. Which row is the parent of which is not known yet: `parents` has their ids.
struct UnlinkedSpans {
    TraceSpans spans;
    std::vector<domain::SpanId> parents; ///< beside spans.rows
};

} // namespace whyglass::store
