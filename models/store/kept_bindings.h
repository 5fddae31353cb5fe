// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/statement.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace whyglass::store {

/// Binds the integers of one row after the other to a statement that nobody else binds: only what differs from the row before, as
/// neighbours are alike and a statement keeps what it was given.
template <std::size_t Count>
class KeptBindings {
public:
    /// Parameters 1 to Count.
    void bind(Statement& statement, const std::array<std::optional<std::int64_t>, Count>& row)
    {
        for (std::size_t i = 0; i < Count; ++i) {
            if (!m_bound || m_row[i] != row[i])
                statement.bindOptional(static_cast<int>(i) + 1, row[i]);
        }
        m_row = row;
        m_bound = true;
    }

private:
    std::array<std::optional<std::int64_t>, Count> m_row{};
    bool m_bound = false;
};

} // namespace whyglass::store
