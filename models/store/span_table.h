// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/call_sums.h"
#include "models/store/database.h"
#include "models/store/ingest_batch.h"
#include "models/store/pending_rows.h"
#include "models/store/trace_summary.h"
#include "models/store/trace_tree.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>

namespace whyglass::store {

/// Key of a roll-up row.
struct RollupKey {
    std::int64_t hour = 0, model = 0, operation = 0, provider = 0, tier = 0, service = 0;
    bool operator==(const RollupKey&) const = default;
};
struct RollupHash {
    std::size_t operator()(const RollupKey& key) const noexcept;
};
/// What a commit adds to the roll-up, each row once.
using RollupChanges = std::unordered_map<RollupKey, CallSums, RollupHash>;
/// Hours since 1970 of a time in nanoseconds.
std::int64_t hourOf(std::int64_t ns);

/// The writer's statements on the span and block tables of every partition.
class SpanTable {
public:
    explicit SpanTable(Database& db) : m_db(db), m_rows(db) {}

    /// Their blocks must be there; keys are given in order, from `firstKey`.
    void insert(std::int64_t partition, std::int64_t firstKey, std::span<const PendingSpan> spans);
    /// The block's row id.
    std::int64_t insertBlock(std::int64_t partition, const BlockRecord& block);
    /// Adds the stored spans of a trace, in the order of their arrival, and settles them: what changes by that is stored already.
    void loadTree(std::int64_t partition, std::int64_t trace, TraceTree& tree, std::int64_t traceTier);

    struct Stored {
        RollupKey rollup; ///< its tier is the span's own
        CallValues values;
    };
    Stored find(std::int64_t partition, std::int64_t key);
    void setFlags(std::int64_t partition, std::int64_t key, std::uint32_t flags);
    /// A stored span turned out to be a tool step; `tool` where it names none itself.
    void setTool(std::int64_t partition, std::int64_t key, std::int64_t tool);
    /// How often a stored span changed in what the indexes have of it, or went.
    [[nodiscard]] std::int64_t rewrites() const { return m_rewrites; }
    struct Place {
        std::int64_t start = 0, block = 0;
        std::size_t slot = 0;
        std::string name;
    };
    Place place(std::int64_t partition, std::int64_t key);
    void remove(std::int64_t partition, std::int64_t key);
    /// After a partition was dropped or a rollback undid its creation.
    void forget() { m_statements.clear(); }

private:
    struct Statements {
        Statement insert, block, tree, find, setFlags, setTool, place;
    };
    Statements& of(std::int64_t partition);
    Database& m_db;
    PendingRows m_rows;
    std::map<std::int64_t, Statements> m_statements;
    std::int64_t m_rewrites = 0;
};

} // namespace whyglass::store
