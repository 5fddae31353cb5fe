// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/key_table.h"

#include <algorithm>
#include <cstring>

namespace whyglass::telemetry {

KeyTable::KeyTable(const std::vector<std::pair<std::string_view, Run>>& keys)
{
    std::size_t size = 64;
    while (size < keys.size() * 4)
        size *= 2;
    m_slots.resize(size);
    for (const auto& [key, run] : keys) {
        std::size_t slot = hashOf(key);
        while (!m_slots[slot & (size - 1)].key.empty())
            ++slot;
        m_slots[slot & (size - 1)] = {key, run};
    }
}

/// Ends, middle and length: keys of one convention share their beginnings, so the last eight bytes tell most apart.
std::size_t KeyTable::hashOf(std::string_view key)
{
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t count = std::min<std::size_t>(8, key.size());
    std::memcpy(&head, key.data(), count);
    std::memcpy(&tail, key.data() + key.size() - count, count);
    std::uint64_t middle = 0;
    if (key.size() >= 16)
        std::memcpy(&middle, key.data() + key.size() / 2 - 4, 8);
    std::uint64_t hash = (head ^ (tail * 0x9E3779B97F4A7C15ULL) ^ (middle * 0xC2B2AE3D27D4EB4FULL)) + key.size();
    hash ^= hash >> 29U;
    hash *= 0xBF58476D1CE4E5B9ULL;
    return static_cast<std::size_t>(hash >> 32U);
}

const KeyTable::Run* KeyTable::find(std::string_view key) const
{
    if (key.empty())
        return nullptr;
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOf(key) & mask;; slot = (slot + 1) & mask) {
        if (m_slots[slot].key.empty())
            return nullptr;
        if (m_slots[slot].key == key)
            return &m_slots[slot].run;
    }
}

} // namespace whyglass::telemetry
