// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/log_writer.h"

#include "models/store/schema/schema.h"

namespace whyglass::store {

bool LogWriter::stored(std::int64_t hash, std::int64_t time)
{
    for (const Partition& part : m_state.partitions) {
        if (!part.logTimes.contains(time))
            continue;
        Statement& find = m_finds[part.number];
        if (!find)
            find = m_state.db.prepare("SELECT 1 FROM " + tableOf("log", part.number) + " WHERE hash=?1");
        find.bind(1, hash);
        const bool found = find.step();
        find.reset();
        if (found)
            return true;
    }
    return false;
}

void LogWriter::write(const IngestBatch& batch, BatchOutcome& outcome)
{
    if (batch.logs.empty())
        return;
    Statement insert = m_state.db.prepare("INSERT INTO " + tableOf("log", m_partition.number)
                                          + "(id, time_ns, observed_ns, severity, trace_id, span_id, res, event, hash, blk, slot) "
                                            "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
    std::vector<std::int64_t> blocks(batch.logBlocks.size(), 0);
    for (const LogRecord& log : batch.logs) {
        const ResourceTable::Known resource = m_state.resources.find(batch.resources.at(log.resource));
        const auto hash = static_cast<std::int64_t>(log.payloadHash ^ resource.hash);
        const std::int64_t time = log.time.known() ? log.time.ns : log.observed.ns;
        if (stored(hash, time)) {
            ++outcome.duplicates;
            continue;
        }
        std::int64_t& block = blocks.at(log.block);
        if (block == 0)
            block = m_state.spans.insertBlock(m_partition.number, batch.logBlocks[log.block]);
        bindIntegers(insert, ++m_state.counters.lastId, log.time.ns, log.observed.ns, log.severityNumber);
        if (log.trace.valid())
            insert.bindBlob(5, log.trace.view());
        else
            insert.bindNull(5);
        insert.bind(6, static_cast<std::int64_t>(log.span.value));
        insert.bind(7, resource.id);
        insert.bind(8, m_state.dictionary.id(DictKind::Event, log.event));
        insert.bind(9, hash);
        insert.bind(10, block);
        insert.bind(11, static_cast<std::int64_t>(log.slot));
        insert.run();
        ++outcome.logs;
        ++m_partition.logs;
        m_partition.logTimes.add(time);
    }
}

} // namespace whyglass::store
