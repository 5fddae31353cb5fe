// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tool_linker.h"

#include "models/store/schema/schema.h"

#include <utility>

namespace whyglass::store {

using domain::StepKind;

void ToolLinker::run()
{
    if (!m_state.options.toolsAskedFor)
        return;
    const std::vector<TraceEntry*> touched = m_state.cache.touched(); // grows while log records look for their traces
    for (TraceEntry* trace : touched) {
        for (const TraceTree::Index child : trace->tree.takeNewcomers())
            meet(*trace, child);
    }
    for (const IngestBatch& batch : m_batches) {
        for (const LogRecord& log : batch.logs) {
            if (log.mayAskForTools)
                hear(log);
        }
    }
}

void ToolLinker::meet(TraceEntry& trace, TraceTree::Index child)
{
    const TraceTree::Index parent = trace.tree.parent(child);
    if (!trace.families.meet(parent)) {
        take(trace, child);
        return;
    }
    for (TraceTree::Index member = trace.tree.firstChild(parent); member != TraceTree::kNone; member = trace.tree.nextSibling(member))
        take(trace, member);
}

// The span that the record belongs to came earlier: in this commit, where it has been asked already, or in one before.
void ToolLinker::hear(const LogRecord& log)
{
    TraceEntry* trace = m_state.cache.find(log.trace, m_state.commitNumber, m_state.partitions);
    const TraceTree::Index call = trace != nullptr ? trace->tree.findSpan(log.span.value) : TraceTree::kNone;
    if (call == TraceTree::kNone || trace->tree.step(call) != StepKind::Generation || !trace->tree.besideUnmarked(call))
        return;
    const TraceTree::Index parent = trace->tree.parent(call);
    if (!trace->families.knows(parent)) { // its trace was out of memory for a while
        meet(*trace, call);
        return;
    }
    const std::string_view logs[] = {log.payload};
    ask(*trace, parent, factsOf(*trace, call, false).start, m_state.options.toolsAskedFor({}, logs));
}

void ToolLinker::take(TraceEntry& trace, TraceTree::Index child)
{
    const TraceTree::Index parent = trace.tree.parent(child);
    const StepKind step = trace.tree.step(child);
    if (step == StepKind::Generation) {
        const Facts facts = factsOf(trace, child, true);
        ask(trace, parent, facts.start, toolsOf(trace, child, facts));
        return;
    }
    if (step == StepKind::Tool || !hasFlag(trace.tree.flags(child), SpanFlag::Unmarked))
        return;
    const Facts facts = factsOf(trace, child, false);
    if (trace.families.isAsked(parent, facts.name, child, facts.start))
        becomeTool(trace, child, facts.name);
}

void ToolLinker::ask(TraceEntry& trace, TraceTree::Index parent, std::int64_t start, const std::vector<std::string>& tools)
{
    for (const std::string& tool : tools) {
        for (const TraceTree::Index wanted : trace.families.ask(parent, tool, start))
            becomeTool(trace, wanted, tool);
    }
}

void ToolLinker::becomeTool(TraceEntry& trace, TraceTree::Index node, const std::string& name)
{
    const StepKind before = trace.tree.step(node);
    const std::int64_t tool = m_state.dictionary.id(DictKind::Tool, name);
    trace.tree.becomeTool(node, tool);
    trace.summary.changeStep(before, StepKind::Tool);
    trace.summary.lastCommit = m_state.commitNumber;
    const std::int64_t key = trace.tree.key(node);
    if (key < m_firstKey) {
        if (const Partition* part = partitionOf(m_state.partitions, key))
            m_state.spans.setTool(part->number, key, tool);
        return;
    }
    PendingSpan& pending = m_pending[static_cast<std::size_t>(key - m_firstKey)];
    pending.step = StepKind::Tool;
    if (pending.ids.tool == 0)
        pending.ids.tool = tool;
}

std::vector<std::string> ToolLinker::toolsOf(const TraceEntry& trace, TraceTree::Index call, const Facts& facts)
{
    collectLogs();
    const std::uint64_t span = trace.tree.spanId(call);
    const std::vector<std::string> stored = storedLogs(trace.summary.traceId, span);
    std::vector<std::string_view> logs(stored.begin(), stored.end());
    const auto [begin, end] = m_logs.equal_range(span);
    for (auto log = begin; log != end; ++log) {
        if (log->second->trace == trace.summary.traceId)
            logs.push_back(log->second->payload);
    }
    return m_state.options.toolsAskedFor(facts.payload, logs);
}

ToolLinker::Facts ToolLinker::factsOf(const TraceEntry& trace, TraceTree::Index node, bool withPayload)
{
    const std::int64_t key = trace.tree.key(node);
    if (key >= m_firstKey) {
        const SpanRecord& record = *m_pending[static_cast<std::size_t>(key - m_firstKey)].record;
        return {record.start.ns, std::string(record.name), withPayload ? std::string(record.payload) : std::string()};
    }
    Facts facts;
    const Partition* part = partitionOf(m_state.partitions, key);
    if (part == nullptr)
        return facts;
    const SpanTable::Place place = m_state.spans.place(part->number, key);
    facts.start = place.start;
    facts.name = place.name;
    if (withPayload)
        facts.payload = blocks().record(part->number, place.block, place.slot);
    return facts;
}

std::vector<std::string> ToolLinker::storedLogs(const domain::TraceId& trace, std::uint64_t span)
{
    std::vector<std::string> logs;
    for (const Partition& part : m_state.partitions) {
        if (part.logs == 0)
            continue;
        Statement find = m_state.db.prepare("SELECT blk, slot FROM " + tableOf("log", part.number) + " WHERE trace_id=?1 AND span_id=?2");
        find.bindBlob(1, trace.view());
        find.bind(2, static_cast<std::int64_t>(span));
        while (find.step())
            logs.emplace_back(blocks().record(part.number, find.integer(0), static_cast<std::size_t>(find.integer(1))));
    }
    return logs;
}

BlockReader& ToolLinker::blocks()
{
    if (!m_blocks)
        m_blocks.emplace(m_state.db);
    return *m_blocks;
}

void ToolLinker::collectLogs()
{
    if (std::exchange(m_collected, true))
        return;
    for (const IngestBatch& batch : m_batches) {
        for (const LogRecord& log : batch.logs) {
            if (log.mayAskForTools)
                m_logs.emplace(log.span.value, &log);
        }
    }
}

} // namespace whyglass::store
