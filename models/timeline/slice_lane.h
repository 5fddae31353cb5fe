// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace whyglass::timeline {

/// What a slice is made of: one row, its time, and what must never vanish.
struct SliceInput {
    std::int64_t start = 0, end = 0; ///< end > start
    std::int32_t row = 0; ///< of LoadedTrace::spans
    bool error = false;
    std::optional<domain::Severity> severity; ///< worst own finding
    std::uint32_t count = 1, errors = 0; ///< what a bucket stands for; errors only counts where count > 1
};

/// What stands for a run of slices at once.
struct SliceSummary {
    std::uint32_t count = 0;
    std::uint32_t errors = 0;
    std::optional<domain::Severity> worst;
    std::int32_t row = -1; ///< the first of the worst severity, else the first error, else the first
};

/// One lane of a track: slices that never overlap, so both starts and ends are sorted and searched in O(log n). Errors and findings
/// are rare and kept as sorted lists, so that any range of slices is summed up in O(log n). Immutable once built. 20 bytes a slice.
class SliceLane {
public:
    SliceLane() = default;
    /// `slices` by start. Where they overlap, they are piled: one slice for each unbroken stretch, all its rows as members.
    explicit SliceLane(std::span<const SliceInput> slices);

    [[nodiscard]] std::size_t size() const { return m_starts.size(); }
    [[nodiscard]] std::int64_t start(std::size_t slice) const { return m_starts[slice]; }
    [[nodiscard]] std::int64_t end(std::size_t slice) const { return m_ends[slice]; }
    /// First slice that ends after `time`.
    [[nodiscard]] std::size_t firstEndingAfter(std::int64_t time, std::size_t from = 0) const;
    [[nodiscard]] SliceSummary summary(std::size_t firstSlice, std::size_t endSlice) const;
    /// Rows of one slice: one, or all of a pile.
    [[nodiscard]] std::span<const std::int32_t> rows(std::size_t slice) const;
    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }
    [[nodiscard]] std::size_t bytes() const; ///< of memory that it holds

private:
    using Members = std::vector<std::uint32_t>; ///< ascending
    [[nodiscard]] std::size_t firstMember(std::size_t slice) const
    {
        return m_firstMember.empty() ? slice : m_firstMember[slice];
    }
    [[nodiscard]] std::uint32_t weight(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::uint32_t errorWeight(std::size_t begin, std::size_t end) const;
    static std::span<const std::uint32_t> within(const Members& members, std::size_t begin, std::size_t end);
    static constexpr std::size_t kSeverities = 4;

    std::vector<std::int64_t> m_starts, m_ends;
    std::vector<std::uint32_t> m_firstMember; ///< empty where each slice has one member
    std::vector<std::int32_t> m_rows;
    Members m_errors;
    std::array<Members, kSeverities> m_findings;
    std::vector<std::uint32_t> m_counts, m_errorCounts; ///< running sums where rows stand for many; else empty
};

} // namespace whyglass::timeline
