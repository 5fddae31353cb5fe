// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/growing_array.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace whyglass::store {

/// Calls of one trace, of tools or of models, that two libraries may have recorded as spans which are not nested: of the same thing, by
/// another scope or process, overlapping in time by at least half of the shorter one (semantic-conventions.md A.10). Calls side
/// by side of one library are calls of their own. A call is compared with a fixed number of its neighbours in time.
class DoubledCalls {
public:
    struct Call {
        std::uint64_t what = 0; ///< what was called: equal for the records of one call
        std::int64_t start = 0, end = 0; ///< nanoseconds
        std::int64_t scope = 0; ///< hash of resource and scope
        std::uint32_t node = 0;
    };

    /// As TraceTree::spillTo().
    void spillTo(const std::string& folder) { m_ofOneScope.spillTo(folder); }
    void rest() const noexcept { m_ofOneScope.rest(); }
    void add(const Call& call);
    [[nodiscard]] bool ofSeveralScopes() const { return !m_calls.empty(); }
    /// Nodes for which repeats() may answer otherwise since `call` came or changed its standing.
    [[nodiscard]] std::vector<std::uint32_t> affectedBy(const Call& call) const;
    /// Whether another call stands for this one. `standsFor(other)`: whether that one may, given that it overlaps.
    [[nodiscard]] bool repeats(const Call& call, const std::function<bool(const Call&)>& standsFor) const;

private:
    struct InTime {
        bool operator()(const Call& a, const Call& b) const
        {
            return std::tie(a.what, a.start, a.node) < std::tie(b.what, b.start, b.node);
        }
    };
    /// Calls the visitor for each call of another scope that overlaps, until it returns true.
    template <typename Visit>
    bool eachDouble(const Call& call, Visit visit) const;

    GrowingArray<Call> m_ofOneScope; ///< nothing is doubled until a second scope comes
    std::set<Call, InTime> m_calls;
};

} // namespace whyglass::store
