// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"
#include "ingest/dialects/dialect.h"
#include "ingest/dialects/key_table.h"

#include <array>
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
    bool shared;              ///< as in Rule
};

/// What a span's or an event's name means.
struct NameMeaning {
    const NameRule* rule;
    std::uint8_t dialect;
};
struct EventMeaning {
    const EventRule* rule;
    std::uint8_t dialect;
};

/// Dialect and rule of a scope name.
struct ScopeMeaning {
    const ScopeRule* rule = nullptr; ///< nullptr: no dialect's
    std::uint8_t dialect = 0;
};

/// The rule that makes a step of a log record, or nullptr. `event` with or without the dialect's prefix; without it the
/// scope or the service must be the dialect's.
struct LogMatch {
    const Dialect* dialect = nullptr;
    const LogRule* rule = nullptr;
    explicit operator bool() const { return rule != nullptr; }
};
LogMatch findLogRule(std::string_view event, std::string_view scope, std::string_view service,
                     const std::vector<AttributeView>& attributes);

/// The merged tables: one look-up a key, however many dialects there are. Built once, then constant: thread-safe.
class DialectIndex {
public:
    static const DialectIndex& instance();

    /// Calls `visit(const Meaning&)` for each meaning of the key.
    template <typename Visit>
    void lookUp(std::string_view key, Visit visit) const
    {
        if (const KeyTable::Run* run = m_keys.find(key)) {
            for (std::uint32_t i = run->first; i < run->first + run->count; ++i)
                visit(m_meanings[i]);
            return;
        }
        for (const Family& family : m_families[bucketOf(key)]) {
            if (matches(*family.rule, key))
                visit(family.meaning);
        }
    }

    /// The rule for a span's name: the exact one, else that of a beginning. nullptr where no library is known by it.
    [[nodiscard]] const NameMeaning* findName(std::string_view name) const;

    /// Calls `visit(const EventMeaning&)` for each meaning of an event's name.
    template <typename Visit>
    void lookUpEvent(std::string_view name, Visit visit) const
    {
        if (const KeyTable::Run* run = m_eventNames.find(name)) {
            for (std::uint32_t i = run->first; i < run->first + run->count; ++i)
                visit(m_events[i]);
        }
    }

    /// Index in dialects() of the one that reports itself under this service name, or nullptr.
    [[nodiscard]] const std::uint8_t* findService(std::string_view service) const;
    /// The same for a framework's name in the place of a provider.
    [[nodiscard]] const std::uint8_t* findFramework(std::string_view provider) const;

    /// The same name as in this thread's last call costs one comparison.
    [[nodiscard]] ScopeMeaning findScope(std::string_view name) const;

    /// Whether some table reads the key: a mark of a whole namespace reads nothing.
    [[nodiscard]] bool reads(std::string_view key) const;

    /// Whether the key belongs to the family: "gen_ai.prompt.0.content", but not "gen_ai.prompt.name".
    static bool matches(const PrefixRule& rule, std::string_view key);

private:
    DialectIndex();
    struct Family {
        const PrefixRule* rule;
        Meaning meaning;
    };
    /// Families by the first three bytes of their prefix, the least that tells conventions apart ("ai.", "gen", "llm").
    static constexpr std::size_t kFamilyBuckets = 256;
    static std::size_t bucketOf(std::string_view text)
    {
        const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
        return (byte(0) * 7U + byte(1) * 31U + byte(2) * 131U) % kFamilyBuckets;
    }

    void addKeys();
    void addNames();
    void addEvents();
    void addOwnNames();
    [[nodiscard]] ScopeMeaning searchScope(std::string_view name) const;

    KeyTable m_keys;
    std::vector<Meaning> m_meanings;
    std::array<std::vector<Family>, kFamilyBuckets> m_families;
    KeyTable m_spanNames;
    std::vector<NameMeaning> m_names;
    std::array<std::vector<NameMeaning>, kFamilyBuckets> m_nameStarts;
    KeyTable m_eventNames;
    std::vector<EventMeaning> m_events;
    KeyTable m_services;
    std::vector<std::uint8_t> m_serviceDialects;
    KeyTable m_frameworks;
    std::vector<std::uint8_t> m_frameworkDialects;
};

} // namespace whyglass::telemetry
