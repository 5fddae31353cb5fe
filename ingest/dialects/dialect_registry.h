// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/dialects/dialect.h"

#include <vector>

namespace whyglass::telemetry {

/// All dialects; where the keys of several stand on one span, the first of the list is its dialect.
std::span<const Dialect* const> dialects();

/// One meaning of a key, found through its exact text or a prefix.
struct Meaning {
    Field field;
    std::uint8_t rank;
    std::uint8_t dialect; ///< index in dialects()
    domain::StepKind evidence;
    std::span<const KindWord> words;
    const PrefixRule* family; ///< nullptr for an exact key
};

/// The merged tables. Built once, then constant: thread-safe.
class DialectIndex {
public:
    static const DialectIndex& instance();

    /// Calls `visit(const Meaning&)` for each meaning of the key.
    template <typename Visit>
    void lookUp(std::string_view key, Visit visit) const
    {
        const Entry* entry = findExact(key);
        if (entry != nullptr) {
            for (std::uint32_t i = entry->first; i < entry->first + entry->count; ++i)
                visit(m_meanings[i]);
            return;
        }
        const auto bucket = static_cast<unsigned char>(key.empty() ? '\0' : key.front());
        for (const Family& family : m_families[bucket % kFamilyBuckets]) {
            if (matches(*family.rule, key))
                visit(family.meaning);
        }
    }

    /// Dialect and rule of a scope name, or nullptr.
    struct ScopeMatch {
        std::uint8_t dialect;
        const ScopeRule* rule;
    };
    [[nodiscard]] const ScopeMatch* findScope(std::string_view name, ScopeMatch& match) const;

    /// Whether the key belongs to the family: "gen_ai.prompt.0.content", but not "gen_ai.prompt.name".
    static bool matches(const PrefixRule& rule, std::string_view key);

private:
    DialectIndex();
    struct Entry {
        std::string_view key;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    struct Family {
        const PrefixRule* rule;
        Meaning meaning;
    };
    static constexpr std::size_t kSlots = 2048; ///< a power of two, several times the number of keys
    static constexpr std::size_t kFamilyBuckets = 32;

    static std::size_t hashOf(std::string_view key);
    [[nodiscard]] const Entry* findExact(std::string_view key) const;

    std::vector<Entry> m_slots;
    std::vector<Meaning> m_meanings;
    std::vector<Family> m_families[kFamilyBuckets];
};

} // namespace whyglass::telemetry
