// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trace_cache.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// What a trace weighs beside its spans, in spans.
constexpr std::size_t kEntrySize = 4;

} // namespace

TraceEntry& TraceCache::get(const domain::TraceId& id, std::int64_t commit, const std::vector<Partition>& partitions)
{
    if (m_last != nullptr && m_last->summary.traceId == id && m_last->lastCommit == commit)
        return *m_last;
    std::unique_ptr<TraceEntry>& slot = m_entries[id];
    if (!slot) {
        slot = std::make_unique<TraceEntry>();
        if (!m_folder.empty()) {
            slot->tree.spillTo(m_folder);
            slot->families.spillTo(m_folder);
        }
        if (auto stored = m_traces.find(id)) {
            slot->summary = std::move(*stored);
            for (const Partition& part : partitions) {
                if (part.number >= slot->summary.firstPart && part.number <= slot->summary.lastPart)
                    m_spans.loadTree(part.number, slot->summary.id, slot->tree, slot->summary.tierForSpans());
            }
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

TraceEntry* TraceCache::find(const domain::TraceId& id, std::int64_t commit, const std::vector<Partition>& partitions)
{
    if (m_entries.find(id) == m_entries.end() && !m_traces.contains(id))
        return nullptr;
    return &get(id, commit, partitions);
}

void TraceCache::drop(const domain::TraceId& id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    m_touched.erase(std::remove(m_touched.begin(), m_touched.end(), found->second.get()), m_touched.end());
    m_size -= found->second->sizeBefore;
    m_last = nullptr;
    m_entries.erase(found);
}

void TraceCache::endCommit(std::int64_t commit)
{
    for (TraceEntry* entry : m_touched) {
        entry->tree.rest();
        entry->families.rest();
        const std::size_t size = entry->tree.size() + kEntrySize;
        m_size += size - entry->sizeBefore;
        entry->sizeBefore = size;
    }
    m_touched.clear();
    m_last = nullptr;
    if (m_size <= kMaxSpans)
        return;
    m_size = 0;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (it->second->lastCommit == commit) {
            m_size += it->second->sizeBefore;
            ++it;
        } else {
            it = m_entries.erase(it);
        }
    }
}

void TraceCache::forget(const domain::TraceId& id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    m_size -= entry->second->sizeBefore;
    m_entries.erase(entry);
    m_last = nullptr;
}

void TraceCache::forget()
{
    m_entries.clear();
    m_touched.clear();
    m_size = 0;
    m_last = nullptr;
}

} // namespace whyglass::store
