// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_page.h"

#include "ingest/dialects/dialect_registry.h"
#include "models/domain/step.h"

#include <algorithm>
#include <vector>

namespace whyglass::page {

namespace {

using telemetry::Dialect;
using telemetry::Field;

constexpr const char* kHead = R"(# Dialects

What Whyglass reads of each convention. This page is made of the tables in `ingest/dialects`; a test fails when it is stale, and
`UPDATE_GOLDEN=1 build/dev/tests/golden/dialect_page_test` writes it anew.

A span belongs to the dialect that its instrumentation scope names, else to the first of this page of which it bears a mark. Every
table is asked about every attribute, whatever the dialect: of several keys with one meaning the one with the lowest rank (the number
behind it) wins over all tables. What no table reads is kept, shown and found as it came; `whyglass workspace info --unmapped` lists such
attributes of a workspace by scope, with counts and samples.

Spans, log records and metrics are linked: log records by trace and span id, else by session, prompt, tool call and request as named
below; the messages of a model call may stand in its attributes, its events or in log records, in any order of arrival; exemplars lead
from a metric to traces (`list metrics`, `show SPAN`). Where a client sends no spans, log events become steps (`"source": "logs"`), and
where it sends neither, token metrics feed the costs (`"source": "metrics"`). Spans come before log records and log records before metrics,
by service and session, so that nothing is counted twice.
)";

struct Facet {
    const char* captures;
    const char* facet;
    const char* why;
};

// Where real captures do not show what really happened (tools that check captures call each a facet).
constexpr Facet kFacets[] = {
    {"streamed OpenAI answers without `stream_options.include_usage`, in every library", "tokens", "the provider sends no usage, so nobody can"},
    {"OpenLLMetry, OpenAI and LangChain", "cached and reasoning tokens", "not in the telemetry"},
    {"OpenLLMetry, OpenAI and LangChain; OpenTelemetry's own OpenAI instrumentation", "session", "not in the telemetry unless the application sets one"},
    {"Langfuse", "finish reasons", "its observations have no field for them"},
    {"libraries that record tools of a model only in its next prompt", "documents", "no span of a tool or retrieval holds them; they are shown in the messages of that prompt"},
};

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string joined(const std::vector<std::string>& texts)
{
    std::string line;
    for (const std::string& text : texts)
        line += (line.empty() ? "" : ", ") + text;
    return line;
}

void addLine(std::string& out, const char* what, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        out += std::string("- ") + what + ": " + joined(texts) + "\n";
}

void addSentences(std::string& out, const char* title, std::span<const std::string_view> sentences)
{
    if (sentences.empty())
        return;
    out += std::string("\n**") + title + "**\n\n";
    for (const std::string_view sentence : sentences)
        out += "- " + std::string(sentence) + "\n";
}

std::vector<std::string> scopesOf(const Dialect& dialect)
{
    std::vector<std::string> texts;
    for (const telemetry::ScopeRule& rule : dialect.scopes) {
        using Match = telemetry::ScopeRule::Match;
        const std::string text(rule.text);
        texts.push_back(code(rule.match == Match::Exact ? text : rule.match == Match::Prefix ? text + "*" : "*" + text + "*"));
    }
    return texts;
}

std::vector<std::string> namesOf(const Dialect& dialect)
{
    std::vector<std::string> texts;
    for (const telemetry::NameRule& rule : dialect.names)
        texts.push_back(code(rule.name) + " " + std::string(domain::nameOf(rule.kind)));
    return texts;
}

std::vector<std::string> eventsOf(const Dialect& dialect)
{
    std::vector<std::string> texts;
    for (const telemetry::EventRule& rule : dialect.events)
        texts.push_back(code(rule.name));
    return texts;
}

struct Key {
    std::uint8_t rank;
    std::string text;
    bool operator<(const Key& other) const { return rank < other.rank; }
};

/// The keys of each meaning, best first.
std::map<Field, std::vector<Key>> keysOf(const Dialect& dialect)
{
    std::map<Field, std::vector<Key>> keys;
    for (const telemetry::Rule& rule : dialect.rules) {
        if (rule.field != Field::None)
            keys[rule.field].push_back({rule.rank, std::string(rule.key)});
    }
    for (const telemetry::PrefixRule& rule : dialect.prefixes) {
        if (rule.field != Field::None)
            keys[rule.field].push_back({rule.rank, telemetry::patternOf(rule)});
    }
    for (auto& [field, list] : keys)
        std::stable_sort(list.begin(), list.end());
    return keys;
}

void addKeys(std::string& out, const Dialect& dialect)
{
    const auto keys = keysOf(dialect);
    if (keys.empty())
        return;
    out += "\n| meaning | keys |\n| --- | --- |\n";
    for (const auto& [field, list] : keys) {
        std::vector<std::string> texts;
        for (const Key& key : list)
            texts.push_back(code(key.text) + " " + std::to_string(key.rank));
        out += "| " + std::string(telemetry::meaningOf(field)) + " | " + joined(texts) + " |\n";
    }
}

/// Keys that are read for nothing but what they stand for.
void addEvidence(std::string& out, const Dialect& dialect)
{
    std::map<domain::StepKind, std::vector<std::string>> evidence;
    for (const telemetry::Rule& rule : dialect.rules) {
        if (rule.field == Field::None && rule.evidence != domain::StepKind::Other)
            evidence[rule.evidence].push_back(code(rule.key));
    }
    for (const telemetry::PrefixRule& rule : dialect.prefixes) {
        if (rule.field == Field::None && rule.evidence != domain::StepKind::Other)
            evidence[rule.evidence].push_back(code(telemetry::patternOf(rule)));
    }
    for (const auto& [kind, keys] : evidence)
        addLine(out, ("speaks for a step of kind " + std::string(domain::nameOf(kind))).c_str(), keys);
}

void addKinds(std::string& out, const Dialect& dialect)
{
    for (const telemetry::Rule& rule : dialect.rules) {
        if (rule.field != Field::Kind)
            continue;
        std::vector<std::string> texts;
        for (const telemetry::KindWord& word : rule.words)
            texts.push_back(code(word.word) + " " + std::string(domain::nameOf(word.kind)) + (word.generic ? " (a general word)" : ""));
        addLine(out, ("kinds of " + code(rule.key)).c_str(), texts);
    }
}

void addLogs(std::string& out, const Dialect& dialect)
{
    std::vector<std::string> texts;
    for (const telemetry::LogRule& rule : dialect.telemetry.logs) {
        std::string text = code(std::string(dialect.telemetry.eventPrefix) + std::string(rule.event));
        if (!rule.whenKey.empty())
            text += " with " + code(rule.whenKey) + (rule.whenValue.empty() ? "" : " = " + code(rule.whenValue));
        texts.push_back(text + " " + std::string(domain::nameOf(rule.kind)) + (rule.failed ? " (failed)" : ""));
    }
    addLine(out, "log events that are steps", texts);
}

void addMetrics(std::string& out, const Dialect& dialect)
{
    std::vector<std::string> texts;
    for (const telemetry::MetricRule& rule : dialect.telemetry.metrics)
        texts.push_back(code(rule.name));
    addLine(out, "metrics that feed the costs", texts);
}

std::string section(const Dialect& dialect, const Unmapped& unmapped)
{
    std::string out = "\n## " + std::string(dialect.about.title) + (dialect.slug == "none" ? "" : " (" + code(dialect.slug) + ")") + "\n\n"
        + std::string(dialect.about.sender) + "\n\n";
    addLine(out, "scopes", scopesOf(dialect));
    addLine(out, "span names", namesOf(dialect));
    addKinds(out, dialect);
    addEvidence(out, dialect);
    addLine(out, "events of a span", eventsOf(dialect));
    addLogs(out, dialect);
    addMetrics(out, dialect);
    addKeys(out, dialect);
    addSentences(out, "How it is read", dialect.about.reading);
    addSentences(out, "Not sent by the library", dialect.about.notSent);
    const auto known = unmapped.find(std::string(dialect.slug));
    if (dialect.slug == "none" || known == unmapped.end())
        return out;
    std::vector<std::string> keys;
    for (const std::string& key : known->second)
        keys.push_back(code(key));
    out += "\n**Reported as unmapped in the captures of `tests/golden/cases`**: " + (keys.empty() ? "nothing" : joined(keys)) + "\n";
    return out;
}

} // namespace

std::string dialectPage(const Unmapped& unmapped)
{
    std::string page = kHead;
    for (const Dialect* dialect : telemetry::dialects())
        page += section(*dialect, unmapped);
    page += "\n## What real captures do not show\n\nWhere what is shown of a real capture differs from what really happened:\n\n| captures | facet | why |\n| --- | --- | --- |\n";
    for (const Facet& facet : kFacets)
        page += std::string("| ") + facet.captures + " | " + facet.facet + " | " + facet.why + " |\n";
    return page;
}

} // namespace whyglass::page
