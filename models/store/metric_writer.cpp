// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/metric_writer.h"

#include "models/store/schema/schema.h"

#include <limits>

namespace whyglass::store {

std::int64_t MetricWriter::seriesOf(const MetricPointRecord& point, std::int64_t resource)
{
    const auto bindKey = [&](Statement& statement) {
        statement.bindText(1, point.name);
        statement.bindText(2, point.unit);
        statement.bindText(3, point.kind);
        statement.bind(4, static_cast<std::int64_t>(point.temporality));
        statement.bind(5, resource);
        statement.bindBlob(6, point.header);
    };
    if (!m_findSeries)
        m_findSeries = m_state.db.prepare("SELECT id FROM series WHERE name=?1 AND unit=?2 AND kind=?3 AND temporality=?4 AND resource=?5 "
                                          "AND header=?6");
    bindKey(m_findSeries);
    const std::int64_t known = m_findSeries.step() ? m_findSeries.integer(0) : 0;
    m_findSeries.reset();
    if (known != 0)
        return known;
    Statement insert = m_state.db.prepare("INSERT INTO series(name, unit, kind, temporality, resource, header, points, first_ns, last_ns) "
                                          "VALUES(?1,?2,?3,?4,?5,?6,0,?7,?8)");
    bindKey(insert);
    insert.bind(7, std::numeric_limits<std::int64_t>::max());
    insert.bind(8, std::numeric_limits<std::int64_t>::min());
    insert.run();
    return m_state.db.lastInsertId();
}

bool MetricWriter::stored(std::int64_t series, const MetricPointRecord& point)
{
    for (const Partition& part : m_state.partitions) {
        if (!part.pointTimes.contains(point.time.ns))
            continue;
        Statement& find = m_finds[part.number];
        if (!find)
            find = m_state.db.prepare("SELECT 1 FROM " + tableOf("point", part.number) + " WHERE series=?1 AND time_ns=?2 AND hash=?3");
        bindIntegers(find, series, point.time.ns, point.payloadHash);
        const bool found = find.step();
        find.reset();
        if (found)
            return true;
    }
    return false;
}

void MetricWriter::writeExemplars(const MetricPointRecord& point, std::int64_t series)
{
    if (point.exemplars.empty())
        return;
    Statement insert = m_state.db.prepare("INSERT OR IGNORE INTO exemplar(trace_id, span_id, series, time_ns, value, p) VALUES(?1,?2,?3,?4,?5,?6)");
    for (const ExemplarRecord& exemplar : point.exemplars) {
        insert.bindBlob(1, exemplar.trace.view());
        insert.bind(2, static_cast<std::int64_t>(exemplar.span.value));
        insert.bind(3, series);
        insert.bind(4, exemplar.time.ns);
        insert.bind(5, exemplar.value);
        insert.bind(6, m_partition.number);
        insert.run();
    }
}

void MetricWriter::write(const IngestBatch& batch, BatchOutcome& outcome)
{
    if (batch.metricPoints.empty())
        return;
    Statement insert = m_state.db.prepare("INSERT INTO " + tableOf("point", m_partition.number)
                                          + "(id, series, start_ns, time_ns, value, n, hash, blk, slot) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    Statement grow = m_state.db.prepare("UPDATE series SET points=points+1, first_ns=min(first_ns, ?2), "
                                        "last_value=CASE WHEN ?2>=last_ns THEN ?3 ELSE last_value END, last_ns=max(last_ns, ?2) WHERE id=?1");
    std::vector<std::int64_t> blocks(batch.metricBlocks.size(), 0);
    for (const MetricPointRecord& point : batch.metricPoints) {
        const std::int64_t series = seriesOf(point, m_state.resources.find(batch.resources.at(point.resource)).id);
        if (stored(series, point)) {
            ++outcome.duplicates;
            continue;
        }
        std::int64_t& block = blocks.at(point.block);
        if (block == 0)
            block = m_state.spans.insertBlock(m_partition.number, batch.metricBlocks[point.block]);
        bindIntegers(insert, ++m_state.counters.lastPoint, series, point.start.ns, point.time.ns);
        insert.bind(5, point.value);
        insert.bind(6, static_cast<std::int64_t>(point.count));
        insert.bind(7, static_cast<std::int64_t>(point.payloadHash));
        insert.bind(8, block);
        insert.bind(9, static_cast<std::int64_t>(point.slot));
        insert.run();
        bindIntegers(grow, series, point.time.ns);
        grow.bind(3, point.value);
        grow.run();
        writeExemplars(point, series);
        ++outcome.metricPoints;
        ++m_partition.points;
        m_partition.pointTimes.add(point.time.ns);
    }
}

} // namespace whyglass::store
