// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/doubled_calls.h"

#include <algorithm>
#include <iterator>

namespace whyglass::store {

namespace {

/// The doubles of a call start nearly when it does; among more calls of one thing at once they are still within reach.
constexpr int kNeighbours = 8;

bool overlap(const DoubledCalls::Call& a, const DoubledCalls::Call& b)
{
    const std::int64_t common = std::min(a.end, b.end) - std::max(a.start, b.start);
    const std::int64_t shorter = std::min(a.end - a.start, b.end - b.start);
    return common >= 0 && common >= shorter - common;
}

} // namespace

void DoubledCalls::add(const Call& call)
{
    if (m_calls.empty() && (m_ofOneScope.empty() || m_ofOneScope[0].scope == call.scope)) {
        m_ofOneScope.emplaceBack() = call;
        return;
    }
    m_calls.insert(m_ofOneScope.begin(), m_ofOneScope.end());
    m_ofOneScope.clear();
    m_calls.insert(call);
}

template <typename Visit>
bool DoubledCalls::eachDouble(const Call& call, Visit visit) const
{
    if (m_calls.empty())
        return false;
    const auto doubles = [&](const Call& other) { return other.scope != call.scope && overlap(other, call); };
    const auto at = m_calls.lower_bound(call);
    auto next = at;
    for (int i = 0; i <= kNeighbours && next != m_calls.end() && next->what == call.what; ++i, ++next) {
        if (doubles(*next) && visit(*next))
            return true;
    }
    auto before = std::make_reverse_iterator(at);
    for (int i = 0; i < kNeighbours && before != m_calls.rend() && before->what == call.what; ++i, ++before) {
        if (doubles(*before) && visit(*before))
            return true;
    }
    return false;
}

std::vector<std::uint32_t> DoubledCalls::affectedBy(const Call& call) const
{
    std::vector<std::uint32_t> nodes;
    eachDouble(call, [&nodes](const Call& other) {
        nodes.push_back(other.node);
        return false;
    });
    return nodes;
}

bool DoubledCalls::repeats(const Call& call, const std::function<bool(const Call&)>& standsFor) const
{
    return eachDouble(call, standsFor);
}

} // namespace whyglass::store
