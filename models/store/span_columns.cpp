// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/span_columns.h"

#include "models/store/varint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace whyglass::store {

namespace {

constexpr std::size_t kWord = 64;

template <typename List>
std::size_t held(const List& list)
{
    return list.capacity() * sizeof(typename List::value_type);
}

using Tokens = std::optional<std::int64_t> domain::TokenUsage::*;
constexpr std::array<Tokens, 5> kTokens = {&domain::TokenUsage::input, &domain::TokenUsage::output, &domain::TokenUsage::cacheRead,
    &domain::TokenUsage::cacheWrite, &domain::TokenUsage::reasoning};
constexpr unsigned kCostBit = 1U << kTokens.size();

std::int64_t takeNumber(std::string_view& entry) { return static_cast<std::int64_t>(takeVarint(entry)); }

std::size_t hashOf(const SpanColumns::Shared& shared)
{
    std::uint64_t hash = static_cast<std::uint64_t>(shared.resource);
    const auto mix = [&hash](std::uint32_t low, std::uint32_t high) {
        hash = (std::rotl(hash, 23) ^ (low | static_cast<std::uint64_t>(high) << 32U)) * 0x9E3779B97F4A7C15ULL;
    };
    mix(shared.name, shared.service);
    mix(shared.operation, shared.model);
    mix(shared.provider, shared.tier);
    mix(shared.tool, shared.agent);
    mix(shared.dialect, shared.flags);
    mix(shared.origin, static_cast<std::uint32_t>(shared.kind) << 16U | static_cast<std::uint32_t>(shared.status) << 8U | static_cast<std::uint32_t>(shared.step));
    return static_cast<std::size_t>(hash >> 32U);
}

} // namespace

void NearNumbers::add(std::int64_t number)
{
    if (m_wide.empty()) {
        if (m_near.empty())
            m_first = number;
        std::int64_t offset = 0;
        const bool fits = !__builtin_sub_overflow(number, m_first, &offset) && offset >= std::numeric_limits<std::int32_t>::min()
            && offset <= std::numeric_limits<std::int32_t>::max();
        if (fits) {
            m_near.push_back(static_cast<std::int32_t>(offset));
            return;
        }
        m_wide.reserve(m_near.capacity());
        for (const std::int32_t near : m_near)
            m_wide.push_back(m_first + near);
        m_near = {};
    }
    m_wide.push_back(number);
}

void NearNumbers::shrink()
{
    m_near.shrink_to_fit();
    m_wide.shrink_to_fit();
}

std::size_t NearNumbers::bytes() const { return held(m_near) + held(m_wide); }

void UsageColumn::reserve(std::size_t rows)
{
    m_has.reserve(rows / kWord + 1);
    m_before.reserve(rows / kWord + 1);
}

void UsageColumn::add(const domain::TokenUsage& tokens, const std::optional<domain::Money>& cost)
{
    const std::size_t bit = m_rows++ % kWord;
    if (bit == 0) {
        m_has.push_back(0);
        m_before.push_back(static_cast<std::uint32_t>(m_at.size()));
    }
    unsigned known = cost ? kCostBit : 0U;
    for (std::size_t i = 0; i < kTokens.size(); ++i)
        known |= (tokens.*kTokens[i]).has_value() ? 1U << i : 0U;
    if (known == 0)
        return;
    m_has.back() |= std::uint64_t{1} << bit;
    m_at.push_back(m_entries.size());
    m_entries += static_cast<char>(known);
    if (cost)
        appendVarint(m_entries, static_cast<std::uint64_t>(cost->nano));
    for (const Tokens part : kTokens) {
        if (const auto& count = tokens.*part)
            appendVarint(m_entries, static_cast<std::uint64_t>(*count));
    }
}

std::string_view UsageColumn::entry(std::size_t row) const
{
    const std::uint64_t word = m_has[row / kWord];
    const std::uint64_t bit = std::uint64_t{1} << row % kWord;
    if ((word & bit) == 0)
        return {};
    const std::size_t at = m_before[row / kWord] + static_cast<std::size_t>(std::popcount(word & (bit - 1)));
    return std::string_view(m_entries).substr(m_at[at]); // each entry says how long it is
}

std::optional<domain::Money> UsageColumn::cost(std::size_t row) const
{
    std::string_view rest = entry(row);
    if (rest.empty() || (static_cast<unsigned char>(rest.front()) & kCostBit) == 0)
        return std::nullopt;
    rest.remove_prefix(1);
    return domain::Money{takeNumber(rest)};
}

void UsageColumn::read(std::size_t row, domain::TokenUsage& tokens, std::optional<domain::Money>& cost) const
{
    std::string_view rest = entry(row);
    if (rest.empty())
        return;
    const unsigned known = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    if ((known & kCostBit) != 0)
        cost = domain::Money{takeNumber(rest)};
    for (std::size_t i = 0; i < kTokens.size(); ++i) {
        if ((known & 1U << i) != 0)
            tokens.*kTokens[i] = takeNumber(rest);
    }
}

void UsageColumn::shrink()
{
    m_has.shrink_to_fit();
    m_before.shrink_to_fit();
    m_at.shrink_to_fit();
    m_entries.shrink_to_fit();
}

std::size_t UsageColumn::bytes() const { return held(m_has) + held(m_before) + held(m_at) + held(m_entries); }

void SpanColumns::reserve(std::size_t rows)
{
    m_spans.reserve(rows);
    m_starts.reserve(rows);
    m_durations.reserve(rows);
    m_parents.reserve(rows);
    m_keys.reserve(rows);
    m_sharedOf.reserve(rows);
    m_usage.reserve(rows);
}

void SpanColumns::add(const SpanRow& row, std::int32_t parent)
{
    if (parent < 0 && row.parent.valid())
        m_elsewhere.emplace_back(static_cast<std::int32_t>(m_spans.size()), row.parent);
    m_spans.push_back(row.span);
    m_starts.push_back(row.start);
    m_durations.push_back(row.duration);
    m_parents.push_back(parent);
    m_keys.add(row.key.value);
    m_sharedOf.push_back(indexOf({row.resource, originOf(row), row.name, row.service, row.operation, row.model, row.provider, row.tier, row.tool,
        row.agent, row.dialect, row.flags, row.kind, row.status, row.step}));
    m_usage.add(row.tokens, row.cost);
}

SpanColumns SpanColumns::inOrder(const std::vector<std::size_t>& order, std::vector<std::int32_t> parents,
                                 const std::vector<domain::SpanId>& parentIds) const
{
    SpanColumns arranged;
    arranged.m_shared = m_shared;
    arranged.m_slots = m_slots;
    arranged.m_origins = m_origins;
    arranged.reserve(order.size());
    for (std::size_t to = 0; to < order.size(); ++to) {
        const std::size_t from = order[to];
        if (parents[to] < 0 && parentIds[from].valid())
            arranged.m_elsewhere.emplace_back(static_cast<std::int32_t>(to), parentIds[from]);
        arranged.m_spans.push_back(m_spans[from]);
        arranged.m_starts.push_back(m_starts[from]);
        arranged.m_durations.push_back(m_durations[from]);
        arranged.m_keys.add(m_keys[from]);
        arranged.m_sharedOf.push_back(m_sharedOf[from]);
        domain::TokenUsage tokens;
        std::optional<domain::Money> cost;
        m_usage.read(from, tokens, cost);
        arranged.m_usage.add(tokens, cost);
    }
    arranged.m_parents = std::move(parents);
    return arranged;
}

void SpanColumns::shrink()
{
    m_spans.shrink_to_fit();
    m_starts.shrink_to_fit();
    m_durations.shrink_to_fit();
    m_parents.shrink_to_fit();
    m_elsewhere.shrink_to_fit();
    m_keys.shrink();
    m_sharedOf.shrink_to_fit();
    m_shared.shrink_to_fit();
    m_usage.shrink();
}

SpanRow SpanColumns::operator[](std::size_t row) const
{
    const Shared& common = shared(row);
    const Origin& origin = m_origins[common.origin];
    SpanRow whole;
    whole.key = key(row);
    whole.traceKey = origin.key;
    whole.trace = origin.trace;
    whole.span = m_spans[row];
    whole.parent = parent(row);
    whole.start = m_starts[row];
    whole.duration = m_durations[row];
    whole.name = common.name;
    whole.service = common.service;
    whole.operation = common.operation;
    whole.model = common.model;
    whole.provider = common.provider;
    whole.tier = common.tier;
    whole.tool = common.tool;
    whole.agent = common.agent;
    whole.dialect = common.dialect;
    whole.resource = common.resource;
    whole.kind = common.kind;
    whole.status = common.status;
    whole.step = common.step;
    whole.flags = common.flags;
    m_usage.read(row, whole.tokens, whole.cost);
    return whole;
}

domain::SpanId SpanColumns::parent(std::size_t row) const
{
    if (m_parents[row] >= 0)
        return m_spans[static_cast<std::size_t>(m_parents[row])];
    const auto at = std::lower_bound(m_elsewhere.begin(), m_elsewhere.end(), row,
        [](const auto& entry, std::size_t wanted) { return static_cast<std::size_t>(entry.first) < wanted; });
    return at != m_elsewhere.end() && static_cast<std::size_t>(at->first) == row ? at->second : domain::SpanId{};
}

std::size_t SpanColumns::bytes() const
{
    return held(m_spans) + held(m_starts) + held(m_durations) + held(m_parents) + held(m_elsewhere) + m_keys.bytes() + held(m_sharedOf)
        + held(m_shared) + held(m_slots) + held(m_origins) + m_usage.bytes();
}

/// Rows of one trace follow each other.
std::uint32_t SpanColumns::originOf(const SpanRow& row)
{
    const Origin origin{row.traceKey, row.trace};
    if (m_origins.empty() || m_origins.back() != origin)
        m_origins.push_back(origin);
    return static_cast<std::uint32_t>(m_origins.size() - 1);
}

std::uint32_t SpanColumns::indexOf(const Shared& shared)
{
    if (m_shared.size() * 2 >= m_slots.size())
        growSlots();
    std::size_t at = hashOf(shared) & (m_slots.size() - 1);
    while (m_slots[at] != 0) {
        if (m_shared[m_slots[at] - 1] == shared)
            return m_slots[at] - 1;
        at = (at + 1) & (m_slots.size() - 1);
    }
    m_shared.push_back(shared);
    m_slots[at] = static_cast<std::uint32_t>(m_shared.size());
    return m_slots[at] - 1;
}

void SpanColumns::growSlots()
{
    constexpr std::size_t kFirst = 64; // a power of two
    m_slots.assign(std::max(kFirst, m_slots.size() * 2), 0);
    for (std::size_t i = 0; i < m_shared.size(); ++i) {
        std::size_t at = hashOf(m_shared[i]) & (m_slots.size() - 1);
        while (m_slots[at] != 0)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace whyglass::store
