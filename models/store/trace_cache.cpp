// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trace_cache.h"

namespace whyglass::store {

TraceEntry& TraceCache::get(const domain::TraceId& id, std::int64_t commit, const std::vector<Partition>& partitions)
{
    if (m_last != nullptr && m_last->summary.traceId == id && m_last->lastCommit == commit)
        return *m_last;
    std::unique_ptr<TraceEntry>& slot = m_entries[id];
    if (!slot) {
        slot = std::make_unique<TraceEntry>();
        if (auto stored = m_traces.find(id)) {
            slot->summary = std::move(*stored);
            for (const Partition& part : partitions) {
                if (part.number >= slot->summary.firstPart && part.number <= slot->summary.lastPart)
                    m_spans.loadTree(part.number, slot->summary.id, slot->tree);
            }
            slot->tree.settle(slot->summary.tierForSpans()); // decides what is stored already: nothing to do with its changes
        } else {
            slot->summary = m_traces.create(id);
        }
    }
    if (slot->lastCommit != commit) {
        slot->lastCommit = commit;
        m_touched.push_back(slot.get());
    }
    m_last = slot.get();
    return *slot;
}

void TraceCache::endCommit(std::int64_t commit)
{
    m_touched.clear();
    m_last = nullptr;
    std::size_t spans = 0;
    for (const auto& [id, entry] : m_entries)
        spans += entry->tree.size() + 4;
    if (spans <= kMaxSpans)
        return;
    for (auto it = m_entries.begin(); it != m_entries.end();)
        it = it->second->lastCommit == commit ? std::next(it) : m_entries.erase(it);
}

void TraceCache::forget()
{
    m_entries.clear();
    m_touched.clear();
    m_last = nullptr;
}

} // namespace whyglass::store
