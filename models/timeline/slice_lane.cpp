// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/slice_lane.h"

#include <algorithm>

namespace whyglass::timeline {

SliceLane::SliceLane(std::span<const SliceInput> slices)
{
    m_rows.reserve(slices.size());
    bool piled = false;
    std::vector<std::uint32_t> firstMember;
    for (const SliceInput& slice : slices) {
        if (!m_ends.empty() && slice.start < m_ends.back()) {
            piled = true;
            m_ends.back() = std::max(m_ends.back(), slice.end);
        } else {
            m_starts.push_back(slice.start);
            m_ends.push_back(slice.end);
            firstMember.push_back(static_cast<std::uint32_t>(m_rows.size()));
        }
        m_rows.push_back(slice.row);
    }
    if (piled) {
        firstMember.push_back(static_cast<std::uint32_t>(m_rows.size()));
        m_firstMember = std::move(firstMember);
    }

    const auto count = [&](RunningCount& counts, auto&& has) {
        if (std::none_of(slices.begin(), slices.end(), has))
            return;
        counts.reserve(slices.size() + 1);
        counts.push_back(0);
        for (const SliceInput& slice : slices)
            counts.push_back(counts.back() + (has(slice) ? 1U : 0U));
    };
    count(m_errors, [](const SliceInput& slice) { return slice.error; });
    for (std::size_t level = 0; level < kSeverities; ++level)
        count(m_findings[level],
            [level](const SliceInput& slice) { return slice.severity == static_cast<domain::Severity>(level); });
}

std::size_t SliceLane::firstEndingAfter(std::int64_t time, std::size_t from) const
{
    // Gallop: the answer is nearly always close to `from`.
    std::size_t step = 1;
    std::size_t low = from;
    while (low + step < m_ends.size() && m_ends[low + step] <= time) {
        low += step;
        step *= 2;
    }
    const auto begin = m_ends.begin() + static_cast<std::ptrdiff_t>(low);
    const auto end = m_ends.begin() + static_cast<std::ptrdiff_t>(std::min(m_ends.size(), low + step + 1));
    return static_cast<std::size_t>(std::upper_bound(begin, end, time) - m_ends.begin());
}

SliceSummary SliceLane::summary(std::size_t firstSlice, std::size_t endSlice) const
{
    const std::size_t begin = firstMember(firstSlice);
    const std::size_t end = firstMember(endSlice);
    SliceSummary summary{.count = static_cast<std::uint32_t>(end - begin),
        .errors = between(m_errors, begin, end),
        .worst = {},
        .row = m_rows[begin]};
    if (summary.errors > 0)
        summary.row = m_rows[firstCounted(m_errors, begin)];
    for (std::size_t level = kSeverities; level-- > 0;) {
        if (between(m_findings[level], begin, end) > 0) {
            summary.worst = static_cast<domain::Severity>(level);
            summary.row = m_rows[firstCounted(m_findings[level], begin)];
            break;
        }
    }
    return summary;
}

std::span<const std::int32_t> SliceLane::rows(std::size_t slice) const
{
    const std::size_t begin = firstMember(slice);
    return std::span(m_rows).subspan(begin, firstMember(slice + 1) - begin);
}

std::uint32_t SliceLane::between(const RunningCount& counts, std::size_t begin, std::size_t end)
{
    return counts.empty() ? 0 : counts[end] - counts[begin];
}

std::size_t SliceLane::firstCounted(const RunningCount& counts, std::size_t begin)
{
    const auto from = counts.begin() + static_cast<std::ptrdiff_t>(begin);
    return static_cast<std::size_t>(std::upper_bound(from, counts.end(), *from) - counts.begin()) - 1;
}

} // namespace whyglass::timeline
