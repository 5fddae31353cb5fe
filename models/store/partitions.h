// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/database.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::store {

/// Smallest and largest time in a partition, where it has any.
struct TimeRange {
    std::optional<std::int64_t> min, max;
    void add(std::int64_t time);
    [[nodiscard]] bool contains(std::int64_t time) const { return min && *min <= time && time <= *max; }
};

enum class PartitionState : std::int64_t { Open = 0, Closed = 1, Indexed = 2 };

/// A row of `part`. Record ids are given to spans and logs from one sequence, so a partition holds [firstId, lastId].
struct Partition {
    std::int64_t number = 0;
    PartitionState state = PartitionState::Open;
    std::int64_t firstId = 0, lastId = 0, indexedUpto = 0;
    std::int64_t spans = 0, logs = 0, points = 0;
    TimeRange starts, logTimes, pointTimes;
};

/// All partitions, oldest first.
std::vector<Partition> loadPartitions(Database& db);
void savePartition(Statement& update, const Partition& partition);
/// For savePartition().
Statement prepareSavePartition(Database& db);

/// The highest number that a partition ever had: numbers are not given twice, because readers keep payloads by them.
std::int64_t lastPartitionNumber(Database& db);
/// Remembers it where the partitions that had it go.
void keepLastPartitionNumber(Database& db);

/// " AND rowid BETWEEN …)": closes a look into an index of the partition by the ids that are meant, which may be those of a slice.
std::string withinIds(const Partition& partition);

/// The partition that holds a record id; nullptr where none does.
const Partition* partitionOf(const std::vector<Partition>& partitions, std::int64_t id);

} // namespace whyglass::store
