// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/partitions.h"

#include <algorithm>

namespace whyglass::store {

void TimeRange::add(std::int64_t time)
{
    min = std::min(min.value_or(time), time);
    max = std::max(max.value_or(time), time);
}

std::vector<Partition> loadPartitions(Database& db)
{
    std::vector<Partition> partitions;
    Statement all = db.prepare("SELECT p, state, first_id, last_id, fts_upto, spans, logs, points, min_start, max_start, min_log, max_log, "
                               "min_point, max_point FROM part ORDER BY p");
    while (all.step()) {
        Partition& part = partitions.emplace_back();
        part.number = all.integer(0);
        part.state = static_cast<PartitionState>(all.integer(1));
        part.firstId = all.integer(2);
        part.lastId = all.integer(3);
        part.indexedUpto = all.integer(4);
        part.spans = all.integer(5);
        part.logs = all.integer(6);
        part.points = all.integer(7);
        part.starts = {all.optional(8), all.optional(9)};
        part.logTimes = {all.optional(10), all.optional(11)};
        part.pointTimes = {all.optional(12), all.optional(13)};
    }
    return partitions;
}

Statement prepareSavePartition(Database& db)
{
    return db.prepareKept("UPDATE part SET state=?2, first_id=?3, last_id=?4, fts_upto=?5, spans=?6, logs=?7, points=?8, min_start=?9, "
                          "max_start=?10, min_log=?11, max_log=?12, min_point=?13, max_point=?14 WHERE p=?1");
}

void savePartition(Statement& update, const Partition& part)
{
    bindIntegers(update, part.number, part.state, part.firstId, part.lastId, part.indexedUpto, part.spans, part.logs, part.points);
    int parameter = 9;
    for (const TimeRange* range : {&part.starts, &part.logTimes, &part.pointTimes}) {
        update.bindOptional(parameter++, range->min);
        update.bindOptional(parameter++, range->max);
    }
    update.run();
}

std::int64_t lastPartitionNumber(Database& db)
{
    return db.integer("SELECT max(ifnull((SELECT max(p) FROM part), 0), ifnull((SELECT v FROM meta WHERE k='last_partition'), 0))");
}

void keepLastPartitionNumber(Database& db)
{
    db.execute("INSERT OR REPLACE INTO meta(k, v) VALUES('last_partition', " + std::to_string(lastPartitionNumber(db)) + ")");
}

std::string withinIds(const Partition& partition)
{
    return " AND rowid BETWEEN " + std::to_string(partition.firstId) + " AND " + std::to_string(partition.lastId) + ")";
}

const Partition* partitionOf(const std::vector<Partition>& partitions, std::int64_t id)
{
    const auto after = std::upper_bound(partitions.begin(), partitions.end(), id,
                                        [](std::int64_t wanted, const Partition& part) { return wanted < part.firstId; });
    if (after == partitions.begin())
        return nullptr;
    const Partition& part = *(after - 1);
    return id <= part.lastId ? &part : nullptr;
}

} // namespace whyglass::store
