// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tool_families.h"

#include "models/store/payload_hash.h"

namespace whyglass::store {

namespace {

std::uint64_t keyOf(TraceTree::Index parent, std::string_view name) { return hashOf(name) + (std::uint64_t{parent} << 32U) + parent; }

} // namespace

void ToolFamilies::spillTo(const std::string& folder)
{
    m_met.spillTo(folder);
    m_asked.spillTo(folder);
    m_firstWaiting.spillTo(folder);
    m_waiting.spillTo(folder);
}

void ToolFamilies::rest() const noexcept
{
    m_met.rest();
    m_asked.rest();
    m_firstWaiting.rest();
    m_waiting.rest();
}

bool ToolFamilies::isAsked(TraceTree::Index parent, std::string_view name, TraceTree::Index node, std::int64_t start)
{
    const std::uint64_t key = keyOf(parent, name);
    const std::int64_t* asked = m_asked.find(key);
    if (asked != nullptr && *asked <= start)
        return true;
    std::uint32_t& first = m_firstWaiting.add(key, kNobody).value;
    const auto index = static_cast<std::uint32_t>(m_waiting.size());
    m_waiting.emplaceBack() = {node, first, start};
    first = index;
    return false;
}

std::vector<TraceTree::Index> ToolFamilies::ask(TraceTree::Index parent, std::string_view tool, std::int64_t start)
{
    const std::uint64_t key = keyOf(parent, tool);
    const auto asked = m_asked.add(key, start);
    if (!asked.isNew && asked.value <= start)
        return {};
    asked.value = start;
    std::vector<TraceTree::Index> found;
    std::uint32_t* const first = m_firstWaiting.find(key);
    if (first == nullptr)
        return found;
    std::uint32_t left = kNobody;
    for (std::uint32_t at = *first; at != kNobody;) {
        Waiting& one = m_waiting[at];
        const std::uint32_t next = one.next;
        if (one.start >= start) {
            found.push_back(one.node);
        } else {
            one.next = left;
            left = at;
        }
        at = next;
    }
    *first = left;
    return found;
}

} // namespace whyglass::store
