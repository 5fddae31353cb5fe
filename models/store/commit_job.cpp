// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/commit_job.h"

#include "models/store/lane_blocks.h"
#include "models/store/log_writer.h"
#include "models/store/metric_writer.h"
#include "models/store/payload_hash.h"
#include "models/store/source_positions.h"
#include "models/store/tool_linker.h"

#include <chrono>

namespace whyglass::store {

namespace {

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

CallValues valuesOf(const SpanRecord& span, std::uint32_t flags)
{
    return {span.tokens, span.cost, flags, span.status == domain::SpanStatus::Error};
}

// Senders choose services and scopes, and how many bad records there are: beyond a table of this size they are only counted.
constexpr std::int64_t kMaxIssueRows = 20'000;

/// The column `place`: what is counted together has 0, the counters of senders are below.
std::int64_t placeOf(const domain::ImportIssue& issue, bool tableIsFull)
{
    if (issue.counter != 0)
        return tableIsFull ? -1 : -static_cast<std::int64_t>(issue.counter >> 1U) - 1;
    return issue.alone && !tableIsFull ? issue.offset + 1 : 0;
}

std::uint32_t incomingFlags(const SpanRecord& span)
{
    constexpr std::uint32_t kOurs = bitsOf(SpanFlag::Collision, SpanFlag::Counted, SpanFlag::UsageBelow, SpanFlag::Unpriced,
                                           SpanFlag::CallBelow, SpanFlag::Summed, SpanFlag::Call, SpanFlag::Doubled);
    std::uint32_t flags = span.flags & ~kOurs;
    if (span.tokens.known() || span.cost)
        flags |= bitsOf(SpanFlag::HasUsage);
    return flags;
}

} // namespace

CommitJob::CommitJob(WriterState& state, std::span<IngestBatch> batches)
    : m_state(state), m_batches(batches), m_partition(state.openPartition()), m_firstKey(state.counters.lastId + 1),
      m_outcomes(batches.size()), m_logSteps(state, batches), m_collisionSamples(batches.size())
{
    std::size_t spans = 0;
    for (const IngestBatch& batch : batches)
        spans += batch.spans.size() + batch.logSteps.size();
    m_pending.reserve(spans);
}

std::vector<BatchOutcome> CommitJob::run()
{
    ++m_state.commitNumber;
    MetaCounters& counters = m_state.counters;
    for (std::uint32_t batch = 0; batch < m_batches.size(); ++batch)
        takeSpans(batch);
    m_logSteps.retire(m_rollups);
    for (std::uint32_t batch = 0; batch < m_batches.size(); ++batch)
        takeLogSteps(batch);
    ToolLinker(m_state, m_batches, m_pending, m_firstKey).run();
    const std::int64_t now = nowMs();
    for (TraceEntry* trace : m_state.cache.touched()) {
        if (trace->summary.lastCommit != m_state.commitNumber)
            continue; // only duplicates came, or log records that change nothing
        settle(*trace);
        m_state.traces.save(trace->summary, now);
    }
    m_state.traces.endCommit();
    writeSpans();
    writeLaneBlocks(m_state, m_pending);
    writeRollups();
    counters.lastId += static_cast<std::int64_t>(m_pending.size());
    for (std::uint32_t batch = 0; batch < m_batches.size(); ++batch) {
        writeLogs(batch);
        writePoints(batch);
    }
    writeIssues();
    writePositions();
    bool changed = false;
    for (std::size_t i = 0; i < m_batches.size(); ++i) {
        const BatchOutcome& outcome = m_outcomes[i];
        counters.spans += outcome.spans;
        counters.logs += outcome.logs;
        counters.points += outcome.metricPoints;
        counters.duplicates += outcome.duplicates;
        counters.rejected += m_batches[i].rejected;
        changed = changed || outcome.spans + outcome.logs + outcome.metricPoints + m_batches[i].rejected > 0 || !m_batches[i].issues.empty();
    }
    counters.generation += changed ? 1 : 0;
    m_partition.lastId = counters.lastId;
    savePartition(m_state.savePart, m_partition);
    counters.save(m_state.saveMeta);
    return m_outcomes;
}

SpanIds CommitJob::idsOf(const SpanRecord& span, const ResourceTable::Known& resource)
{
    Dictionary& dictionary = m_state.dictionary;
    SpanIds ids;
    ids.name = dictionary.id(DictKind::Name, span.name);
    ids.operation = dictionary.id(DictKind::Operation, span.operation);
    ids.model = dictionary.id(DictKind::Model, span.model);
    ids.provider = dictionary.id(DictKind::Provider, span.provider);
    ids.tier = dictionary.id(DictKind::Tier, span.tier);
    ids.tool = dictionary.id(DictKind::Tool, span.tool);
    ids.agent = dictionary.id(DictKind::Agent, span.agent);
    ids.session = dictionary.id(DictKind::Session, span.session);
    ids.user = dictionary.id(DictKind::User, span.user);
    ids.dialect = dictionary.id(DictKind::Dialect, span.dialect);
    ids.resource = resource.id;
    ids.service = resource.service;
    return ids;
}

void CommitJob::takeSpans(std::uint32_t batch)
{
    const IngestBatch& from = m_batches[batch];
    m_resources.clear();
    for (const ResourceRecord& resource : from.resources)
        m_resources.push_back(m_state.resources.find(resource));
    for (const SpanRecord& span : from.spans)
        takeSpan(batch, span, false);
}

void CommitJob::takeLogSteps(std::uint32_t batch)
{
    const IngestBatch& from = m_batches[batch];
    if (from.logSteps.empty())
        return;
    m_resources.clear();
    for (const ResourceRecord& resource : from.resources)
        m_resources.push_back(m_state.resources.find(resource));
    for (const SpanRecord& step : from.logSteps) {
        if (m_logSteps.wanted(step, m_resources.at(step.resource).service))
            takeSpan(batch, step, true);
    }
}

void CommitJob::takeSpan(std::uint32_t batch, const SpanRecord& span, bool fromLog)
{
    TraceEntry& trace = m_state.cache.get(span.trace, m_state.commitNumber, m_state.partitions);
    const ResourceTable::Known& resource = m_resources.at(span.resource);
    const SpanIds ids = idsOf(span, resource);
    TreeSpan node;
    node.spanId = span.span.value;
    node.parentId = span.parent.value;
    node.payloadHash = span.payloadHash;
    node.responseHash = span.responseIdHash;
    node.key = m_firstKey + static_cast<std::int64_t>(m_pending.size());
    node.flags = incomingFlags(span);
    node.step = span.step;
    node.tool = ids.tool;
    node.tier = ids.tier;
    node.begin = span.start.ns;
    node.end = span.start.ns + span.duration.ns;
    node.scope = static_cast<std::int64_t>(resource.hash);
    node.sameCall = sameCallHash(span.step, span.model, span.tokens.input, span.tokens.output);
    if (node.sameCall != 0)
        node.library = static_cast<std::int64_t>(hashOf(m_batches[batch].resources.at(span.resource).scopeName));
    const TraceTree::AddResult added = trace.tree.add(node);
    if (added.what == TraceTree::Added::Duplicate) {
        m_outcomes[batch].duplicates += fromLog ? 0 : 1; // the log record is counted as one
        return;
    }
    if (added.what == TraceTree::Added::Collision)
        noteCollision(batch, span);
    TraceSummary& summary = trace.summary;
    PendingSpan& pending = m_pending.emplace_back();
    pending.record = &span;
    pending.trace = &trace;
    pending.ids = ids;
    pending.batch = batch;
    pending.step = span.step;
    pending.fromLog = fromLog;
    summary.addSpan(span, pending.ids, node.key);
    summary.lastCommit = m_state.commitNumber;
    summary.lastPart = m_partition.number;
    if (!summary.stored && summary.firstPart == 0)
        summary.firstPart = m_partition.number;
    m_partition.starts.add(span.start.ns);
    if (fromLog) {
        m_logSteps.keep(trace, pending.ids);
        return;
    }
    ++m_outcomes[batch].spans;
    ++m_partition.spans;
}

void CommitJob::noteCollision(std::uint32_t batch, const SpanRecord& span)
{
    ++m_outcomes[batch].collisions;
    if (m_collisionSamples[batch].empty())
        m_collisionSamples[batch] = "trace " + span.trace.hex() + " span " + span.span.hex();
}

void CommitJob::settle(TraceEntry& trace)
{
    for (const TraceTree::Change& change : trace.tree.settle(trace.summary.tierForSpans())) {
        const std::int64_t key = trace.tree.key(change.node);
        if (key < m_firstKey) {
            correctStored(trace, change);
            continue;
        }
        PendingSpan& pending = m_pending[static_cast<std::size_t>(key - m_firstKey)];
        const SpanRecord& span = *pending.record;
        pending.flags = withPriceFlag(trace.tree.flags(change.node), span.tokens, span.cost);
        addToSums(trace,
                  {hourOf(span.start.ns), pending.ids.model, pending.ids.operation, pending.ids.provider, trace.tree.tier(change.node),
                   pending.ids.service},
                  valuesOf(span, pending.flags), +1);
    }
    trace.summary.missing = trace.tree.missingParents();
    trace.summary.skewed = trace.tree.skewedSpans();
}

// A later span changed what an earlier one means: its old share goes, its new one comes, in the same transaction.
void CommitJob::correctStored(TraceEntry& trace, const TraceTree::Change& change)
{
    const std::int64_t key = trace.tree.key(change.node);
    const Partition* part = partitionOf(m_state.partitions, key);
    if (part == nullptr)
        return;
    SpanTable::Stored stored = m_state.spans.find(part->number, key);
    stored.rollup.tier = change.tierBefore;
    addToSums(trace, stored.rollup, stored.values, -1);
    const std::uint32_t before = stored.values.flags;
    stored.values.flags = withPriceFlag(trace.tree.flags(change.node), stored.values.tokens, stored.values.cost);
    stored.rollup.tier = trace.tree.tier(change.node);
    addToSums(trace, stored.rollup, stored.values, +1);
    if (before != stored.values.flags)
        m_state.spans.setFlags(part->number, key, stored.values.flags);
}

void CommitJob::addToSums(TraceEntry& trace, const RollupKey& key, const CallValues& values, int sign)
{
    if ((values.flags & bitsOf(SpanFlag::Summed, SpanFlag::Call)) == 0)
        return;
    trace.summary.sums.add(values, sign);
    m_rollups[key].add(values, sign);
}

void CommitJob::writeSpans()
{
    std::vector<std::int64_t> blocks;
    std::uint32_t batch = 0;
    for (PendingSpan& pending : m_pending) {
        const IngestBatch& from = m_batches[pending.batch];
        if (blocks.empty() || pending.batch != batch) {
            batch = pending.batch;
            blocks.assign(from.spanBlocks.size() + 1, 0);
        }
        std::int64_t& block = blocks.at(pending.record->block);
        if (block == 0) // a block of nothing but duplicates is never written
            block = m_state.spans.insertBlock(m_partition.number, from.spanBlocks.at(pending.record->block));
        pending.block = block;
    }
    m_state.spans.insert(m_partition.number, m_firstKey, m_pending);
}

void CommitJob::writeLogs(std::uint32_t batch)
{
    LogWriter(m_state, m_partition).write(m_batches[batch], m_outcomes[batch]);
}

void CommitJob::writePoints(std::uint32_t batch)
{
    MetricWriter(m_state, m_partition).write(m_batches[batch], m_outcomes[batch]);
}

void CommitJob::writeRollups()
{
    Statement& upsert = m_state.addRollup;
    for (const auto& [key, sums] : m_rollups) {
        if (sums.zero())
            continue;
        bindIntegers(upsert, key.hour, key.model, key.operation, key.provider, key.tier, key.service);
        sums.bind(upsert, 7);
        upsert.run();
    }
}

void CommitJob::writeIssues()
{
    if (m_state.issueRows >= kMaxIssueRows)
        m_state.issueRows = m_state.db.integer("SELECT count(*) FROM issue"); // most are old ones, counted on
    for (std::size_t i = 0; i < m_batches.size(); ++i) {
        for (const domain::ImportIssue& issue : m_batches[i].issues)
            writeIssue(issue);
        if (m_outcomes[i].collisions > 0) {
            domain::ImportIssue issue;
            issue.code = "id-collision";
            issue.source = m_batches[i].source;
            issue.count = m_outcomes[i].collisions;
            issue.sample = m_collisionSamples[i];
            writeIssue(issue);
        }
    }
}

void CommitJob::writeIssue(const domain::ImportIssue& issue)
{
    const bool full = m_state.issueRows >= kMaxIssueRows;
    Statement& insert = m_state.addIssue;
    insert.bindText(1, issue.code);
    insert.bindText(2, issue.source);
    insert.bindText(3, full ? std::string_view() : issue.service);
    insert.bindText(4, full ? std::string_view() : issue.scope);
    insert.bind(5, placeOf(issue, full));
    insert.bind(6, static_cast<std::int64_t>(issue.severity));
    insert.bind(7, issue.record);
    insert.bind(8, issue.offset);
    insert.bind(9, issue.count);
    insert.bind(10, issue.firstSeen.ns);
    insert.bind(11, issue.lastSeen.ns);
    insert.bindText(12, issue.sample);
    insert.run();
    ++m_state.issueRows;
}

void CommitJob::writePositions()
{
    for (const IngestBatch& batch : m_batches) {
        if (batch.progress)
            SourcePositions(m_state.db).advance(*batch.progress);
    }
}

} // namespace whyglass::store
