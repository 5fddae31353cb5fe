// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect_registry.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace whyglass::telemetry {

namespace {

// THE LIST. Dialects that build on the keys of others stand before them; the tables without a dialect stand last.
constexpr const Dialect* kDialects[] = {
    &kLangfuseDialect,  &kOpenInferenceDialect, &kOpenLlmetryDialect, &kVercelAiDialect, &kAnthropicDialect,
    &kGoogleAdkDialect, &kMcpDialect,           &kOtelGenAiDialect,   &kApplicationKeys, &kInfrastructureKeys,
};

bool matchesScope(const ScopeRule& rule, std::string_view name)
{
    switch (rule.match) {
    case ScopeRule::Match::Exact: return name == rule.text;
    case ScopeRule::Match::Prefix: return name.substr(0, rule.text.size()) == rule.text;
    case ScopeRule::Match::Contains: return name.find(rule.text) != std::string_view::npos;
    }
    return false;
}

} // namespace

std::span<const Dialect* const> dialects()
{
    return kDialects;
}

const DialectIndex& DialectIndex::instance()
{
    static const DialectIndex index;
    return index;
}

DialectIndex::DialectIndex() : m_slots(kSlots)
{
    std::map<std::string_view, std::vector<Meaning>> byKey;
    for (std::size_t d = 0; d < std::size(kDialects); ++d) {
        const auto number = static_cast<std::uint8_t>(d);
        for (const Rule& rule : kDialects[d]->rules)
            byKey[rule.key].push_back({rule.field, rule.rank, number, rule.evidence, rule.words, nullptr});
        for (const PrefixRule& rule : kDialects[d]->prefixes) {
            const auto bucket = static_cast<unsigned char>(rule.prefix.front()) % kFamilyBuckets;
            m_families[bucket].push_back({&rule, {rule.field, rule.rank, number, rule.evidence, {}, &rule}});
        }
    }
    for (const auto& [key, meanings] : byKey) {
        std::size_t slot = hashOf(key);
        while (!m_slots[slot % kSlots].key.empty())
            ++slot;
        m_slots[slot % kSlots] = {key, static_cast<std::uint32_t>(m_meanings.size()),
                                  static_cast<std::uint32_t>(meanings.size())};
        m_meanings.insert(m_meanings.end(), meanings.begin(), meanings.end());
    }
}

/// Ends and length: keys of one convention share their beginnings, so the last eight bytes tell most apart.
std::size_t DialectIndex::hashOf(std::string_view key)
{
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t count = std::min<std::size_t>(8, key.size());
    std::memcpy(&head, key.data(), count);
    std::memcpy(&tail, key.data() + key.size() - count, count);
    std::uint64_t middle = 0;
    if (key.size() >= 16)
        std::memcpy(&middle, key.data() + key.size() / 2 - 4, 8);
    std::uint64_t hash = (head ^ (tail * 0x9E3779B97F4A7C15ULL) ^ (middle * 0xC2B2AE3D27D4EB4FULL)) + key.size();
    hash ^= hash >> 29U;
    hash *= 0xBF58476D1CE4E5B9ULL;
    return static_cast<std::size_t>(hash >> 32U);
}

const DialectIndex::Entry* DialectIndex::findExact(std::string_view key) const
{
    if (key.empty())
        return nullptr;
    for (std::size_t slot = hashOf(key);; ++slot) {
        const Entry& entry = m_slots[slot % kSlots];
        if (entry.key.empty())
            return nullptr;
        if (entry.key == key)
            return &entry;
    }
}

const DialectIndex::ScopeMatch* DialectIndex::findScope(std::string_view name, ScopeMatch& match) const
{
    for (std::size_t d = 0; d < std::size(kDialects); ++d) {
        for (const ScopeRule& rule : kDialects[d]->scopes) {
            if (matchesScope(rule, name)) {
                match = {static_cast<std::uint8_t>(d), &rule};
                return &match;
            }
        }
    }
    return nullptr;
}

bool DialectIndex::matches(const PrefixRule& rule, std::string_view key)
{
    if (key.substr(0, rule.prefix.size()) != rule.prefix)
        return false;
    std::string_view rest = key.substr(rule.prefix.size());
    if (rule.indexed) {
        const std::size_t digits = rest.find_first_not_of("0123456789");
        if (rest.empty() || digits == 0 || (digits != std::string_view::npos && rest[digits] != '.'))
            return false;
        rest = digits == std::string_view::npos ? std::string_view() : rest.substr(digits);
    }
    return rule.suffix.empty()
        || (rest.size() >= rule.suffix.size() && rest.substr(rest.size() - rule.suffix.size()) == rule.suffix);
}

} // namespace whyglass::telemetry
