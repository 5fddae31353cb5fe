// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/call_sums.h"
#include "models/store/database.h"
#include "models/store/ingest_batch.h"
#include "models/store/trace_summary.h"
#include "models/store/trace_tree.h"

#include <cstdint>
#include <map>

namespace whyglass::store {

/// Key of a roll-up row.
struct RollupKey {
    std::int64_t hour = 0, model = 0, operation = 0, provider = 0, tier = 0, service = 0;
    bool operator==(const RollupKey&) const = default;
};
/// Hours since 1970 of a time in nanoseconds.
std::int64_t hourOf(std::int64_t ns);

/// The writer's statements on the span and block tables of every partition.
class SpanTable {
public:
    explicit SpanTable(Database& db) : m_db(db) {}

    void insert(std::int64_t partition, std::int64_t key, std::int64_t trace, const SpanRecord& span, const SpanIds& ids,
                std::uint32_t flags, std::int64_t block);
    /// The block's row id.
    std::int64_t insertBlock(std::int64_t partition, const BlockRecord& block);
    /// Adds the stored spans of a trace, in the order of their arrival.
    void loadTree(std::int64_t partition, std::int64_t trace, TraceTree& tree);

    struct Stored {
        RollupKey rollup; ///< its tier is the span's own
        CallValues values;
    };
    Stored find(std::int64_t partition, std::int64_t key);
    void setFlags(std::int64_t partition, std::int64_t key, std::uint32_t flags);
    /// After a partition was dropped or a rollback undid its creation.
    void forget() { m_statements.clear(); }

private:
    struct Statements {
        Statement insert, block, tree, find, setFlags;
    };
    Statements& of(std::int64_t partition);
    Database& m_db;
    std::map<std::int64_t, Statements> m_statements;
};

} // namespace whyglass::store
