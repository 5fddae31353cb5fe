// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <tuple>
#include <vector>

namespace whyglass::store {

/// Tool calls of one trace that two libraries recorded as spans which are not nested: same tool, another scope or process,
/// overlapping in time by at least half of the shorter one (semantic-conventions.md A.10). Calls side by side of one
/// library are calls of their own. Of two scopes the one with the smaller hash stands for the call, so the result
/// does not depend on the order of the spans. A call is compared with a fixed number of its neighbours in time.
class DoubledTools {
public:
    struct Call {
        std::int64_t tool = 0; ///< dictionary id
        std::int64_t start = 0, end = 0; ///< nanoseconds
        std::int64_t scope = 0; ///< hash of resource and scope
        std::uint32_t node = 0;
    };

    void add(const Call& call);
    /// Nodes for which repeats() may answer otherwise since `call` came or changed its standing.
    [[nodiscard]] std::vector<std::uint32_t> affectedBy(const Call& call) const;
    /// Whether another call stands for this one. `stands`: whether a node is not a repetition for another reason.
    [[nodiscard]] bool repeats(const Call& call, const std::function<bool(std::uint32_t)>& stands) const;

private:
    struct InTime {
        bool operator()(const Call& a, const Call& b) const
        {
            return std::tie(a.tool, a.start, a.node) < std::tie(b.tool, b.start, b.node);
        }
    };
    /// Calls the visitor for each call of another scope that overlaps, until it returns true.
    template <typename Visit>
    bool eachDouble(const Call& call, Visit visit) const;

    std::vector<Call> m_ofOneScope; ///< nothing is doubled until a second scope comes
    std::set<Call, InTime> m_calls;
};

} // namespace whyglass::store
