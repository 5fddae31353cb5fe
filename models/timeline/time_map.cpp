// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/time_map.h"

#include <algorithm>

namespace whyglass::timeline {

namespace {

__extension__ using Int128 = __int128;

std::int64_t scaled(std::int64_t value, std::int64_t by, std::int64_t of)
{
    return static_cast<std::int64_t>(static_cast<Int128>(value) * by / of);
}

} // namespace

TimeMap::TimeMap(const std::vector<domain::TimeWindow>& gaps, domain::Duration shown) : m_shown(std::max<std::int64_t>(1, shown.ns))
{
    std::int64_t removed = 0;
    for (const domain::TimeWindow& gap : gaps) {
        if (gap.length().ns <= m_shown)
            continue;
        m_gaps.push_back({gap.begin.ns, gap.end.ns, removed});
        removed += gap.length().ns - m_shown;
    }
}

domain::Timestamp TimeMap::fold(domain::Timestamp real) const
{
    const auto after = std::upper_bound(m_gaps.begin(), m_gaps.end(), real.ns, [](std::int64_t t, const Gap& gap) { return t < gap.begin; });
    if (after == m_gaps.begin())
        return real;
    const Gap& gap = *std::prev(after);
    const std::int64_t length = gap.end - gap.begin;
    if (real.ns >= gap.end)
        return {real.ns - gap.removedBefore - (length - m_shown)};
    return {gap.begin - gap.removedBefore + scaled(real.ns - gap.begin, m_shown, length)};
}

domain::Timestamp TimeMap::unfold(domain::Timestamp folded) const
{
    const auto after = std::upper_bound(m_gaps.begin(), m_gaps.end(), folded.ns,
        [](std::int64_t t, const Gap& gap) { return t < gap.begin - gap.removedBefore; });
    if (after == m_gaps.begin())
        return folded;
    const Gap& gap = *std::prev(after);
    const std::int64_t length = gap.end - gap.begin;
    const std::int64_t into = folded.ns - (gap.begin - gap.removedBefore);
    if (into >= m_shown)
        return {folded.ns + gap.removedBefore + (length - m_shown)};
    return {gap.begin + scaled(into, length, m_shown)};
}

std::vector<domain::TimeWindow> TimeMap::gaps() const
{
    std::vector<domain::TimeWindow> list;
    list.reserve(m_gaps.size());
    for (const Gap& gap : m_gaps)
        list.push_back({{gap.begin}, {gap.end}});
    return list;
}

} // namespace whyglass::timeline
