// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace whyglass::store {

/// A vector that grows by std::realloc: of an array of a hundred megabytes the pages are moved, not copied, so there is never a second
/// one beside it, and what it has in reserve costs no memory before it is used.
template <typename T>
class GrowingArray {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const T* data() const { return m_items.get(); }
    T& operator[](std::size_t index) { return m_items.get()[index]; }
    const T& operator[](std::size_t index) const { return m_items.get()[index]; }

    /// Throws std::bad_alloc; the array is as before then.
    T& emplaceBack()
    {
        if (m_size == m_capacity)
            grow();
        return *new (m_items.get() + m_size++) T{};
    }

private:
    struct Free {
        void operator()(T* items) const { std::free(items); }
    };

    void grow()
    {
        constexpr std::size_t kFirst = 8;
        const std::size_t capacity = m_capacity == 0 ? kFirst : m_capacity * 2;
        void* const moved = std::realloc(m_items.get(), capacity * sizeof(T));
        if (moved == nullptr)
            throw std::bad_alloc();
        static_cast<void>(m_items.release());
        m_items.reset(static_cast<T*>(moved));
        m_capacity = capacity;
    }

    std::unique_ptr<T, Free> m_items;
    std::size_t m_size = 0, m_capacity = 0;
};

} // namespace whyglass::store
