// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect_registry.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace whyglass::telemetry {

namespace {

// THE LIST. Dialects that build on the keys of others stand before them; the tables without a dialect stand last.
constexpr const Dialect* kDialects[] = {
    &kLangfuseDialect,       &kOpenInferenceDialect,  &kLangSmithDialect,    &kOpenLlmetryDialect, &kMlflowDialect,
    &kLaminarDialect,        &kMastraDialect,         &kLoongSuiteDialect,   &kAgentOpsDialect,    &kVercelAiDialect,
    &kGenkitDialect,         &kLogfireDialect,        &kAnthropicDialect,    &kGoogleAdkDialect,   &kStrandsDialect,
    &kAgentFrameworkDialect, &kSemanticKernelDialect, &kOpenAiAgentsDialect, &kAutoGenDialect,     &kHaystackDialect,
    &kLlamaIndexDialect,     &kCrewAiDialect,         &kLiteLlmDialect,      &kOpenRouterDialect,  &kLiveKitDialect,
    &kSpringAiDialect,       &kFlueDialect,           &kClaudeCodeDialect,   &kCodexDialect,       &kGeminiCliDialect,
    &kMcpDialect,            &kOtelGenAiDialect,      &kApplicationKeys,     &kCliAgentKeys,       &kInfrastructureKeys,
};

static_assert(std::size(kDialects) <= 64, "Facts::marks has a bit for each");

bool matchesScope(const ScopeRule& rule, std::string_view name)
{
    switch (rule.match) {
    case ScopeRule::Match::Exact: return name == rule.text;
    case ScopeRule::Match::Prefix: return name.substr(0, rule.text.size()) == rule.text;
    case ScopeRule::Match::Contains: return name.find(rule.text) != std::string_view::npos;
    }
    return false;
}

template <typename Entry>
using Lists = std::map<std::string_view, std::vector<Entry>>;

bool meets(const LogRule& rule, const std::vector<AttributeView>& attributes)
{
    if (rule.whenKey.empty())
        return true;
    const AttributeView* attribute = findAttribute(attributes, rule.whenKey);
    if (attribute == nullptr || attribute->value.type == ValueView::Type::Empty)
        return false;
    const bool text = attribute->value.type == ValueView::Type::String;
    return rule.whenValue.empty() ? !text || !attribute->value.text.empty() : text && attribute->value.text == rule.whenValue;
}

/// Puts the lists behind each other into `entries`, and says which run belongs to which key.
template <typename Entry>
KeyTable tableOf(const Lists<Entry>& lists, std::vector<Entry>& entries)
{
    std::vector<std::pair<std::string_view, KeyTable::Run>> keys;
    for (const auto& [key, list] : lists) {
        keys.emplace_back(key, KeyTable::Run{static_cast<std::uint32_t>(entries.size()), static_cast<std::uint32_t>(list.size())});
        entries.insert(entries.end(), list.begin(), list.end());
    }
    return KeyTable(keys);
}

} // namespace

std::span<const Dialect* const> dialects()
{
    return kDialects;
}

LogMatch findLogRule(std::string_view event, std::string_view scope, std::string_view service,
                     const std::vector<AttributeView>& attributes)
{
    for (const Dialect* dialect : kDialects) {
        const Telemetry& telemetry = dialect->telemetry;
        if (telemetry.logs.empty())
            continue;
        std::string_view name = event;
        const bool prefixed = event.substr(0, telemetry.eventPrefix.size()) == telemetry.eventPrefix;
        if (prefixed)
            name.remove_prefix(telemetry.eventPrefix.size());
        const bool known = prefixed || std::find(telemetry.services.begin(), telemetry.services.end(), service) != telemetry.services.end()
            || std::any_of(dialect->scopes.begin(), dialect->scopes.end(), [scope](const ScopeRule& rule) { return matchesScope(rule, scope); });
        if (!known)
            continue;
        for (const LogRule& rule : telemetry.logs) {
            if (rule.event == name && meets(rule, attributes))
                return {dialect, &rule};
        }
    }
    return {};
}

const DialectIndex& DialectIndex::instance()
{
    static const DialectIndex index;
    return index;
}

DialectIndex::DialectIndex()
{
    addKeys();
    addNames();
    addEvents();
    addOwnNames();
}

void DialectIndex::addKeys()
{
    Lists<Meaning> byKey;
    for (std::uint8_t d = 0; d < std::size(kDialects); ++d) {
        for (const Rule& rule : kDialects[d]->rules)
            byKey[rule.key].push_back({rule.field, rule.rank, d, rule.evidence, rule.words, nullptr, rule.shared});
        for (const PrefixRule& rule : kDialects[d]->prefixes)
            m_families[bucketOf(rule.prefix)].push_back({&rule, {rule.field, rule.rank, d, rule.evidence, {}, &rule, false}});
    }
    m_keys = tableOf(byKey, m_meanings);
}

void DialectIndex::addNames()
{
    Lists<NameMeaning> byName;
    for (std::uint8_t d = 0; d < std::size(kDialects); ++d) {
        for (const NameRule& rule : kDialects[d]->names) {
            if (rule.name.back() == '*')
                m_nameStarts[bucketOf(rule.name)].push_back({&rule, d});
            else
                byName[rule.name].push_back({&rule, d});
        }
    }
    m_spanNames = tableOf(byName, m_names);
}

void DialectIndex::addEvents()
{
    Lists<EventMeaning> byName;
    for (std::uint8_t d = 0; d < std::size(kDialects); ++d) {
        for (const EventRule& rule : kDialects[d]->events)
            byName[rule.name].push_back({&rule, d});
    }
    m_eventNames = tableOf(byName, m_events);
}

void DialectIndex::addOwnNames()
{
    Lists<std::uint8_t> services;
    Lists<std::uint8_t> frameworks;
    for (std::uint8_t d = 0; d < std::size(kDialects); ++d) {
        if (!kDialects[d]->service.empty())
            services[kDialects[d]->service].push_back(d);
        if (!kDialects[d]->provider.empty())
            frameworks[kDialects[d]->provider].push_back(d);
    }
    m_services = tableOf(services, m_serviceDialects);
    m_frameworks = tableOf(frameworks, m_frameworkDialects);
}

const std::uint8_t* DialectIndex::findService(std::string_view service) const
{
    const KeyTable::Run* run = m_services.find(service);
    return run != nullptr ? &m_serviceDialects[run->first] : nullptr;
}

const std::uint8_t* DialectIndex::findFramework(std::string_view provider) const
{
    const KeyTable::Run* run = m_frameworks.find(provider);
    return run != nullptr ? &m_frameworkDialects[run->first] : nullptr;
}

const NameMeaning* DialectIndex::findName(std::string_view name) const
{
    if (const KeyTable::Run* run = m_spanNames.find(name))
        return &m_names[run->first];
    for (const NameMeaning& meaning : m_nameStarts[bucketOf(name)]) {
        const std::string_view start = meaning.rule->name.substr(0, meaning.rule->name.size() - 1);
        if (name.substr(0, start.size()) == start)
            return &meaning;
    }
    return nullptr;
}

ScopeMeaning DialectIndex::searchScope(std::string_view name) const
{
    for (std::uint8_t d = 0; d < std::size(kDialects); ++d) {
        for (const ScopeRule& rule : kDialects[d]->scopes) {
            if (matchesScope(rule, name))
                return {&rule, d};
        }
    }
    return {};
}

ScopeMeaning DialectIndex::findScope(std::string_view name) const
{
    // The spans of one scope come together. Of trivial types: a destructor would be noted at a thread's first request, and where there
    // is no memory for that, the C library ends the process.
    constexpr std::size_t kLongestKept = 512;
    thread_local std::array<char, kLongestKept> lastName{};
    thread_local std::size_t lastSize = 0;
    thread_local ScopeMeaning lastMeaning{};
    if (name.size() > kLongestKept)
        return searchScope(name);
    if (lastSize == 0 || name != std::string_view(lastName.data(), lastSize)) {
        lastMeaning = searchScope(name);
        lastSize = name.size();
        std::copy(name.begin(), name.end(), lastName.begin());
    }
    return lastMeaning;
}

bool DialectIndex::reads(std::string_view key) const
{
    bool read = false;
    lookUp(key, [&read](const Meaning& meaning) {
        read = read || meaning.family == nullptr || meaning.field != Field::None || meaning.evidence != domain::StepKind::Other;
    });
    return read;
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
