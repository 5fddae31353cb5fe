// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/growing_array.h"

#include <cstdint>
#include <string>

namespace whyglass::store {

/// Values by a 64-bit hash, of which only added ones are kept; in one GrowingArray. Not thread-safe.
template <typename Value>
class GrowingTable {
public:
    void spillTo(const std::string& folder) { m_slots.spillTo(folder); }
    void rest() const noexcept { m_slots.rest(); }

    /// Null where there is none. Valid until the next add().
    Value* find(std::uint64_t key)
    {
        if (m_slots.empty())
            return nullptr;
        Slot& slot = slotOf(key);
        return slot.used ? &slot.value : nullptr;
    }

    struct Added {
        Value& value;
        bool isNew = false;
    };
    /// What is there, or `value` from now on. Throws std::bad_alloc.
    Added add(std::uint64_t key, const Value& value)
    {
        if ((m_count + 1) * 2 > m_slots.size())
            grow();
        Slot& slot = slotOf(key);
        if (slot.used)
            return {slot.value, false};
        slot = {key, value, true};
        ++m_count;
        return {slot.value, true};
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        Value value{};
        bool used = false;
    };

    /// The key's, or the free one that it would get.
    Slot& slotOf(std::uint64_t key)
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = (key * 0x9E3779B97F4A7C15ULL) >> 32U & mask;
        while (m_slots[at].used && m_slots[at].key != key)
            at = (at + 1) & mask;
        return m_slots[at];
    }

    void grow()
    {
        constexpr std::size_t kFirst = 16;
        GrowingArray<Slot> old;
        old.swap(m_slots);
        m_slots.assign(old.empty() ? kFirst : old.size() * 2, {});
        for (const Slot& slot : old) {
            if (slot.used)
                slotOf(slot.key) = slot;
        }
    }

    GrowingArray<Slot> m_slots; ///< a power of two, at most half of them used
    std::size_t m_count = 0;
};

} // namespace whyglass::store
