// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/growing_memory.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace whyglass::store {

/// A vector that is never held twice while it grows, and that takes little memory however large it becomes (GrowingMemory).
/// Not thread-safe.
template <typename T>
class GrowingArray {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    void spillTo(const std::string& folder) { m_memory.spillTo(folder); }
    void rest() const noexcept { m_memory.rest(); }
    [[nodiscard]] bool inFile() const { return m_memory.inFile(); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const T* data() const { return reinterpret_cast<const T*>(m_memory.data()); }
    [[nodiscard]] const T* begin() const { return data(); }
    [[nodiscard]] const T* end() const { return data() + m_size; }
    T& operator[](std::size_t index) { return reinterpret_cast<T*>(m_memory.data())[index]; }
    const T& operator[](std::size_t index) const { return data()[index]; }

    /// Throws std::bad_alloc; the array is as before then.
    T& emplaceBack()
    {
        if ((m_size + 1) * sizeof(T) > m_memory.bytes())
            m_memory.grow(nextBytes());
        return *new (&(*this)[m_size++]) T{};
    }

    /// So many copies instead of what was there. Throws std::bad_alloc; the array is empty then.
    void assign(std::size_t count, const T& value)
    {
        clear();
        if (count * sizeof(T) > m_memory.bytes())
            m_memory.grow(count * sizeof(T));
        m_size = count;
        std::uninitialized_fill_n(&(*this)[0], count, value);
    }

    void clear() noexcept
    {
        m_memory.release();
        m_size = 0;
    }

    void swap(GrowingArray& other) noexcept
    {
        m_memory.swap(other.m_memory);
        std::swap(m_size, other.m_size);
    }

private:
    /// A file reserves what it has room for, so it grows by less.
    [[nodiscard]] std::size_t nextBytes() const
    {
        constexpr std::size_t kFirst = 8;
        const std::size_t capacity = m_memory.bytes() / sizeof(T);
        return std::max(kFirst, capacity + (m_memory.bytes() < GrowingMemory::kSpillBytes ? capacity : capacity / 4)) * sizeof(T);
    }

    GrowingMemory m_memory;
    std::size_t m_size = 0;
};

} // namespace whyglass::store
