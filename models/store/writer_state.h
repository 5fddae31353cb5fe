// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/dictionary.h"
#include "models/store/partitions.h"
#include "models/store/resource_table.h"
#include "models/store/span_table.h"
#include "models/store/trace_cache.h"
#include "models/store/trace_summary.h"
#include "models/store/workspace_writer.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace whyglass::store {

/// Counters in the table meta, written with every commit.
struct MetaCounters {
    std::int64_t generation = 0, spans = 0, logs = 0, points = 0, duplicates = 0, rejected = 0, lastId = 0, lastPoint = 0;
    std::int64_t logSteps = 0; ///< steps in the table span that were made of log records

    static MetaCounters load(Database& db);
    void save(Statement& upsert) const;
};

/// Everything the writer keeps between commits. After a rollback it is read anew, because the memory ran ahead of the file.
struct WriterState {
    WriterState(Database&& database, WriterOptions writerOptions);

    void reload();
    /// The partition that new records go to; a full one is closed and the next one made.
    Partition& openPartition();

    Database db;
    WriterOptions options;
    Dictionary dictionary;
    ResourceTable resources;
    TraceTable traces;
    SpanTable spans;
    TraceCache cache;
    /// Whether model calls of a (service, session) came as spans, where that was asked; a few are remembered (LogSteps).
    std::map<std::pair<std::int64_t, std::int64_t>, bool> toldBySpans;
    std::vector<Partition> partitions;
    MetaCounters counters;
    std::int64_t commitNumber = 0;
    std::int64_t issueRows = 0; ///< at most, in the table `issue`
    Statement savePart, saveMeta, addRollup, addIssue;
};

} // namespace whyglass::store
