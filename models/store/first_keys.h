// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::store {

/// The first keys of an order among those that were added, for rows of several partitions: sorted by a number, texts by their
/// rank. What is not known comes last in both directions.
class FirstKeys {
public:
    FirstKeys(bool descending, std::size_t limit) : m_descending(descending), m_limit(limit) {}

    void add(std::int64_t sort, std::int64_t key, bool unknown = false) { m_rows.push_back({sort, key, unknown}); }
    /// Drops what is beyond the limit. To be called between partitions, so that memory stays bounded.
    void trim();
    /// After trim(): whether rows that begin with `best` cannot come among the first.
    [[nodiscard]] bool isBehind(const std::optional<std::int64_t>& best) const;
    /// The keys in their order; none are left.
    std::vector<std::int64_t> take();

private:
    struct Row {
        std::int64_t sort = 0;
        std::int64_t key = 0;
        bool unknown = false;
    };
    [[nodiscard]] bool before(const Row& a, const Row& b) const;
    void sort();

    bool m_descending;
    std::size_t m_limit;
    std::vector<Row> m_rows;
};

} // namespace whyglass::store
