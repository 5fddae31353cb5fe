// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/slice_lane.h"

#include <algorithm>

namespace whyglass::timeline {

SliceLane::SliceLane(std::span<const SliceInput> slices)
{
    m_rows.reserve(slices.size());
    m_starts.reserve(slices.size());
    m_ends.reserve(slices.size());
    bool piled = false;
    std::vector<std::uint32_t> firstMember;
    firstMember.reserve(slices.size() + 1);
    for (const SliceInput& slice : slices) {
        const auto member = static_cast<std::uint32_t>(m_rows.size());
        if (!m_ends.empty() && slice.start < m_ends.back()) {
            piled = true;
            m_ends.back() = std::max(m_ends.back(), slice.end);
        } else {
            m_starts.push_back(slice.start);
            m_ends.push_back(slice.end);
            firstMember.push_back(member);
        }
        m_rows.push_back(slice.row);
        if (slice.error)
            m_errors.push_back(member);
        if (slice.severity)
            m_findings[static_cast<std::size_t>(*slice.severity)].push_back(member);
    }
    if (piled) {
        firstMember.push_back(static_cast<std::uint32_t>(m_rows.size()));
        m_firstMember = std::move(firstMember);
        m_starts.shrink_to_fit();
        m_ends.shrink_to_fit();
    }
    if (std::all_of(slices.begin(), slices.end(), [](const SliceInput& slice) { return slice.count == 1; }))
        return;
    m_counts.push_back(0);
    m_errorCounts.push_back(0);
    for (const SliceInput& slice : slices) {
        m_counts.push_back(m_counts.back() + slice.count);
        m_errorCounts.push_back(m_errorCounts.back() + (slice.count > 1 ? slice.errors : slice.error ? 1U : 0U));
    }
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
    SliceSummary summary{.count = weight(begin, end), .errors = errorWeight(begin, end), .worst = {}, .row = m_rows[begin]};
    if (const auto errors = within(m_errors, begin, end); !errors.empty())
        summary.row = m_rows[errors.front()];
    for (std::size_t level = kSeverities; level-- > 0;) {
        if (const auto findings = within(m_findings[level], begin, end); !findings.empty()) {
            summary.worst = static_cast<domain::Severity>(level);
            summary.row = m_rows[findings.front()];
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

std::size_t SliceLane::bytes() const
{
    const auto held = [](const auto& list) { return list.capacity() * sizeof(list[0]); };
    std::size_t sum = held(m_starts) + held(m_ends) + held(m_firstMember) + held(m_rows) + held(m_errors) + held(m_counts) + held(m_errorCounts);
    for (const Members& findings : m_findings)
        sum += held(findings);
    return sum;
}

std::uint32_t SliceLane::weight(std::size_t begin, std::size_t end) const
{
    return m_counts.empty() ? static_cast<std::uint32_t>(end - begin) : m_counts[end] - m_counts[begin];
}

std::uint32_t SliceLane::errorWeight(std::size_t begin, std::size_t end) const
{
    return m_counts.empty() ? static_cast<std::uint32_t>(within(m_errors, begin, end).size()) : m_errorCounts[end] - m_errorCounts[begin];
}

std::span<const std::uint32_t> SliceLane::within(const Members& members, std::size_t begin, std::size_t end)
{
    const auto first = std::lower_bound(members.begin(), members.end(), begin);
    const auto last = std::lower_bound(first, members.end(), end);
    return {first, last};
}

} // namespace whyglass::timeline
