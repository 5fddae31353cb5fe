// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/partitions.h"
#include "models/store/sql_text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace whyglass::store {

class Database;

/// The spans of a partition by start, for partitions that have no index by it yet: 16 bytes a span. Spans keep their start and their
/// id, so what was read once stays true; only what arrived since is read again.
class StartOrder {
public:
    struct Span {
        std::int64_t start = 0, id = 0;
    };
    /// Reads what arrived since the last call. Throws Failure.
    void extend(Database& db, const Partition& part);
    /// Oldest first.
    [[nodiscard]] const std::vector<Span>& spans() const { return m_spans; }

private:
    std::vector<Span> m_spans;
    std::int64_t m_upto = 0; ///< id that was read last
};

/// Cuts a partition into slices, the newest spans first, so that a list's first page costs what the page costs however many spans
/// meet its condition.
class NewestSpans {
public:
    /// `firstRows`: spans of the first slice. `before`: only spans that start before this are asked for.
    NewestSpans(Database& db, const Partition& part, StartOrder& order, std::int64_t firstRows, std::optional<std::int64_t> before = {});

    struct Slice {
        Partition part;   ///< where its ids are known: as if the partition held no others, for indexes that know ids only
        std::string from; ///< "span_3 s", with the index to use
        Sql condition;    ///< on s; empty = all
        std::optional<std::int64_t> rest; ///< no span of later slices starts after this; nullopt: this is the last slice
    };
    /// `found` rows met the condition in the slices so far, of `wanted`. To be called while the last slice had a rest.
    Slice next(std::size_t found, std::size_t wanted);

private:
    /// The earliest start of the newest `rows` of what is left; nullopt where that is all.
    std::optional<std::int64_t> startOf(std::int64_t rows);
    void list(std::int64_t from, Slice& slice) const;

    Database& m_db;
    const Partition& m_part;
    StartOrder& m_order;
    std::int64_t m_firstRows;
    std::int64_t m_seen = 0;              ///< rows of the slices so far
    std::optional<std::int64_t> m_before; ///< what is left starts before this
};

/// Spans of the first slice of a condition that somebody looks for.
inline constexpr std::int64_t kFirstSliceRows = 4'096;

/// Whether a condition looks into an index of words or values, or into payloads: those are worth slices.
bool isWorthSlices(const Sql& condition);

} // namespace whyglass::store
