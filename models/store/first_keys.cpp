// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/first_keys.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace whyglass::store {

bool FirstKeys::before(const Row& a, const Row& b) const
{
    if (a.unknown != b.unknown)
        return b.unknown;
    return m_descending ? std::tie(a.sort, a.key) > std::tie(b.sort, b.key) : std::tie(a.sort, a.key) < std::tie(b.sort, b.key);
}

void FirstKeys::sort()
{
    std::sort(m_rows.begin(), m_rows.end(), [this](const Row& a, const Row& b) { return before(a, b); });
}

void FirstKeys::trim()
{
    if (m_rows.size() < m_limit)
        return;
    sort();
    m_rows.resize(m_limit);
}

bool FirstKeys::isBehind(const std::optional<std::int64_t>& best) const
{
    if (m_rows.size() < m_limit || !best)
        return false;
    return m_descending ? *best < m_rows.back().sort : *best > m_rows.back().sort;
}

std::vector<std::int64_t> FirstKeys::take()
{
    sort();
    std::vector<std::int64_t> keys;
    keys.reserve(std::min(m_rows.size(), m_limit));
    for (const Row& row : std::exchange(m_rows, {})) {
        if (keys.size() == m_limit)
            break;
        keys.push_back(row.key);
    }
    return keys;
}

} // namespace whyglass::store
