// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/fields.h"

#include "models/analysis/text/ascii.h"
#include "models/domain/step.h"

#include <algorithm>
#include <array>
#include <utility>

namespace whyglass::query {

namespace {

using domain::Field;
using Scope = Field::Scope;

/// The names of TraceQL: as written behind a scope, or without one.
struct Spelling {
    std::string_view scope, name, canonical;
};
constexpr std::array<Spelling, 30> kSpellings = {{
    {"span", "name", "name"}, {"span", "status", "status"}, {"span", "statusMessage", "statusMessage"}, {"span", "kind", "kind"},
    {"span", "duration", "duration"}, {"span", "id", "span:id"}, {"span", "parentID", "span:parentID"}, {"span", "childCount", "span:childCount"},
    {"trace", "duration", "trace:duration"}, {"trace", "rootName", "trace:rootName"}, {"trace", "rootService", "trace:rootService"},
    {"trace", "id", "trace:id"}, {"event", "name", "event:name"}, {"event", "timeSinceStart", "event:timeSinceStart"},
    {"link", "traceID", "link:traceID"}, {"link", "spanID", "link:spanID"}, {"instrumentation", "name", "instrumentation:name"},
    {"instrumentation", "version", "instrumentation:version"}, {"", "name", "name"}, {"", "status", "status"},
    {"", "statusMessage", "statusMessage"}, {"", "kind", "kind"}, {"", "duration", "duration"}, {"", "rootName", "trace:rootName"},
    {"", "rootServiceName", "trace:rootService"}, {"", "traceDuration", "trace:duration"}, {"", "nestedSetParent", "nestedSetParent"},
    {"", "nestedSetLeft", "nestedSetLeft"}, {"", "nestedSetRight", "nestedSetRight"}, {"", "parent", "parent"},
}};

} // namespace

const std::vector<FieldInfo>& fieldList()
{
    using enum ValueType;
    static const std::vector<FieldInfo> kFields = {
        {Scope::Intrinsic, "name", Text, "name of the span", true},
        {Scope::Intrinsic, "status", Status, "ok, error or unset", true},
        {Scope::Intrinsic, "statusMessage", Text, "what the status says; empty where it says nothing", true},
        {Scope::Intrinsic, "kind", Kind, "client, server, internal, producer, consumer", true},
        {Scope::Intrinsic, "duration", Duration, "how long the span took", true},
        {Scope::Intrinsic, "span:id", Text, "id of the span, hexadecimal", true},
        {Scope::Intrinsic, "span:parentID", Text, "id of the parent; empty for a root", true},
        {Scope::Intrinsic, "span:childCount", Number, "how many spans have this one as parent", true},
        {Scope::Intrinsic, "trace:id", Text, "id of the trace, hexadecimal", true},
        {Scope::Intrinsic, "trace:duration", Duration, "from the first start to the last end of the trace", true},
        {Scope::Intrinsic, "trace:rootName", Text, "name of the root span"},
        {Scope::Intrinsic, "trace:rootService", Text, "service of the root span"},
        {Scope::Intrinsic, "event:name", Text, "names of the span's events", true},
        {Scope::Intrinsic, "event:timeSinceStart", Duration, "from the start of the span to its events", true},
        {Scope::Intrinsic, "link:traceID", Text, "traces that the span links to", true},
        {Scope::Intrinsic, "link:spanID", Text, "spans that the span links to", true},
        {Scope::Intrinsic, "instrumentation:name", Text, "library that made the span", true},
        {Scope::Intrinsic, "instrumentation:version", Text, "its version", true},
        {Scope::Intrinsic, "nestedSetParent", Number, "below 0: the span is a root", true},
        {Scope::Intrinsic, "nestedSetLeft", Number, "place in the tree of the trace, before what is below the span", true},
        {Scope::Intrinsic, "nestedSetRight", Number, "place in the tree of the trace, after what is below the span", true},
        {Scope::Intrinsic, "parent", Nil, "= nil: the span is a root"},

        {Scope::Agent, "step", Text, "what kind of step: tool, generation, decision \xE2\x80\xA6", true},
        {Scope::Agent, "tool", Text, "tool that was called"},
        {Scope::Agent, "model", Text, "model that answered, else the one that was asked"},
        {Scope::Agent, "agent", Text, "agent that did it"},
        {Scope::Agent, "decision.result", Text, "what was decided on this span"},
        {Scope::Agent, "decision.confidence", Number, "0 to 1"},
        {Scope::Agent, "decision.id", Text, "id of the decision on this span"},
        {Scope::Agent, "decision.explicit", Bool, "recorded as such, not inferred"},
        {Scope::Agent, "decision.provenance", Number, "share of what should be on record that is, 0 to 1"},
        {Scope::Agent, "decision.missing", Text, "what is not on record of the decision"},
        {Scope::Agent, "finding", Text, "what a detector found on this span"},
        {Scope::Agent, "finding.severity", Severity, "info, low, medium, high"},
        {Scope::Agent, "finding.count", Number, "findings on this span, 0 for none", true},
        {Scope::Agent, "cost", Number, "US dollars of this span"},
        {Scope::Agent, "cost.source", Text, "where the cost is from: reported or price-table"},
        {Scope::Agent, "tokens.input", Number, "tokens read"},
        {Scope::Agent, "tokens.output", Number, "tokens written"},
        {Scope::Agent, "tokens.total", Number, "tokens read and written"},
        {Scope::Agent, "tokens.cache_read", Number, "tokens read from the cache"},
        {Scope::Agent, "tokens.cache_write", Number, "tokens written to the cache"},
        {Scope::Agent, "tokens.reasoning", Number, "tokens of reasoning"},
        {Scope::Agent, "session", Text, "conversation"},
        {Scope::Agent, "user", Text, "user"},
        {Scope::Agent, "user.tier", Text, "tier of the user"},
        {Scope::Agent, "version", Text, "version of the service"},
        {Scope::Agent, "environment", Text, "deployment environment"},
        {Scope::Agent, "provider", Text, "who runs the model"},
        {Scope::Agent, "operation", Text, "operation as the convention names it"},
        {Scope::Agent, "dialect", Text, "convention that was recognised"},
        {Scope::Agent, "model.request", Text, "model that was asked"},
        {Scope::Agent, "model.response", Text, "model that answered"},
        {Scope::Agent, "workflow", Text, "workflow"},
        {Scope::Agent, "tool.call_id", Text, "id of the tool call"},
        {Scope::Agent, "finish_reason", Text, "why the model stopped"},
        {Scope::Agent, "error.type", Text, "kind of the error"},
        {Scope::Agent, "prompt.name", Text, "name of the prompt"},
        {Scope::Agent, "prompt.version", Text, "version of the prompt"},
        {Scope::Agent, "prompt.hash", Text, "hash of the prompt, as it was sent"},
        {Scope::Agent, "ttft", Duration, "time to the first token"},
        {Scope::Agent, "docs.id", Text, "documents that were retrieved"},
        {Scope::Agent, "docs.score", Number, "scores of the documents"},
        {Scope::Agent, "docs.count", Number, "how many documents were retrieved", true},
        {Scope::Agent, "root", Bool, "has no parent", true},
        {Scope::Agent, "self", Duration, "duration without the time of the spans below", true},
        {Scope::Agent, "start", Time, "start of the span, \"2026-03-17T14:00:00Z\"", true},
        {Scope::Agent, "age", Duration, "time since the start of the span", true},
        {Scope::Agent, "trace.start", Time, "start of the trace", true},
        {Scope::Agent, "trace.cost", Number, "US dollars of the whole trace"},
        {Scope::Agent, "trace.tokens.input", Number, "tokens read in the whole trace"},
        {Scope::Agent, "trace.tokens.output", Number, "tokens written in the whole trace"},
        {Scope::Agent, "trace.spans", Number, "spans of the trace", true},
        {Scope::Agent, "trace.errors", Number, "failed spans of the trace", true},
        {Scope::Agent, "trace.finding", Text, "findings anywhere in the trace"},
        {Scope::Agent, "trace.complete", Bool, "no parent is missing", true},
        {Scope::Agent, "log.severity", LogLevel, "of log records of the span: trace, debug, info, warn, error, fatal"},
        {Scope::Agent, "log.body", Text, "what log records of the span say"},
    };
    return kFields;
}

const FieldInfo* findField(Scope scope, std::string_view name)
{
    const auto& fields = fieldList();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& one) { return one.scope == scope && one.name == name; });
    if (found != fields.end())
        return &*found;
    static constexpr FieldInfo kPath{Scope::Agent, "", ValueType::Dynamic, ""};
    static constexpr FieldInfo kSubject{Scope::Agent, "", ValueType::Text, ""};
    for (const std::string_view prefix : {"args.", "result."})
        if (scope == Scope::Agent && name.size() > prefix.size() && name.starts_with(prefix))
            return &kPath;
    constexpr std::string_view kSubjectPrefix = "decision.subject.";
    return scope == Scope::Agent && name.size() > kSubjectPrefix.size() && name.starts_with(kSubjectPrefix) ? &kSubject : nullptr;
}

std::string_view intrinsicNamed(std::string_view scope, std::string_view name)
{
    const auto* found = std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& one) { return one.scope == scope && one.name == name; });
    return found == kSpellings.end() ? std::string_view() : found->canonical;
}

std::vector<std::string_view> intrinsicsOf(std::string_view scope)
{
    std::vector<std::string_view> names;
    for (const Spelling& one : kSpellings)
        if (one.scope == scope)
            names.push_back(one.name);
    return names;
}

std::vector<std::string_view> valuesOf(const Field& field)
{
    std::vector<std::string_view> values;
    if (field.scope == Scope::Agent && field.name == "step") {
        for (std::size_t i = 0; i < domain::kStepKindCount; ++i)
            values.push_back(domain::nameOf(static_cast<domain::StepKind>(i)));
    } else if (field.scope == Scope::Agent && field.name == "finish_reason") {
        values = {"stop", "length", "tool_calls", "content_filter", "error", "other"};
    } else if (field.scope == Scope::Agent && field.name == "finding.severity") {
        values = {"info", "low", "medium", "high"};
    } else if (field.scope == Scope::Agent && field.name == "log.severity") {
        values = {"trace", "debug", "info", "warn", "error", "fatal"};
    } else if (field.scope == Scope::Agent && field.name == "cost.source") {
        values = {"reported", "price-table"};
    } else if (field.scope == Scope::Intrinsic && field.name == "status") {
        values = {"error", "ok", "unset"};
    } else if (field.scope == Scope::Intrinsic && field.name == "kind") {
        values = {"client", "server", "internal", "producer", "consumer", "unspecified"};
    }
    return values;
}

const std::vector<FunctionInfo>& functionList()
{
    static const std::vector<FunctionInfo> kFunctions = {
        {"text", "every word occurs in the content of the span"},
        {"phrase", "the words occur one after the other"},
        {"substring", "these very characters occur; reads every payload"},
        {"find", "the words occur anywhere, also in names and attributes", 1, 1},
        {"value", "some attribute, argument or result equals this", 1, 1},
        {"contains", "a field contains this, any case", 2, 2},
        {"len", "elements of a list, characters of a text", 1, 1},
        {"any", "", 1, 1, false},
        {"none", "", 1, 1, false},
        {"count", "", 1, 1, false},
        {"before", "", 1, 1, false},
        {"after", "", 1, 1, false},
    };
    return kFunctions;
}

const FunctionInfo* findFunction(std::string_view name)
{
    const auto& functions = functionList();
    const auto found = std::find_if(functions.begin(), functions.end(), [name](const FunctionInfo& one) { return one.name == name; });
    return found == functions.end() ? nullptr : &*found;
}

std::string_view nameForSynonym(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kSynonyms = {{
        {"latency", "duration"}, {"elapsed", "duration"}, {"service", "resource.service.name"}, {"service_name", "resource.service.name"},
        {"input_tokens", "ai:tokens.input"}, {"prompt_tokens", "ai:tokens.input"}, {"output_tokens", "ai:tokens.output"},
        {"completion_tokens", "ai:tokens.output"}, {"tokens", "ai:tokens.total"}, {"price", "ai:cost"}, {"traceId", "trace:id"},
        {"trace_id", "trace:id"}, {"trace", "trace:id"}, {"spanId", "span:id"}, {"span_id", "span:id"}, {"id", "trace:id"},
        {"statusCode", "status"}, {"observation_type", "ai:step"}, {"span_kind", "ai:step"}, {"conversation", "ai:session"},
        {"thread", "ai:session"}, {"tier", "ai:user.tier"}, {"env", "ai:environment"}, {"confidence", "ai:decision.confidence"},
        {"decision", "ai:decision.result"}, {"severity", "ai:finding.severity"}, {"finish", "ai:finish_reason"}, {"event", "event:name"},
        {"null", "nil"}, {"none", "nil"},
        {"undefined", "nil"}, {"contains", "ai:contains"}, {"like", "=~"},
    }};
    for (const auto& [word, field] : kSynonyms)
        if (analysis::equalsFolded(word, name))
            return field;
    return {};
}

std::string textOf(const Field& field)
{
    static constexpr std::array<std::string_view, 8> kPrefixes = {"", ".", "span.", "resource.", "event.", "link.", "instrumentation.", "ai:"};
    std::string text(kPrefixes[static_cast<std::size_t>(field.scope)]);
    if (field.parent)
        text = field.scope == Scope::Any ? "parent." : "parent." + text;
    if (field.scope == Scope::Intrinsic)
        return text + field.name;
    constexpr std::string_view kSpecial = " \t\n\r\f\v\"{}()=~!<>&|^,";
    const bool likeNumber = field.scope == Scope::Any && !field.parent && !field.name.empty() && analysis::isDigit(field.name.front());
    if (!likeNumber && field.name.find_first_of(kSpecial) == std::string::npos)
        return text + field.name;
    // The part after the fixed words of a path is what needs quotes.
    std::string_view name = field.name;
    for (const std::string_view prefix : {"args.", "result.", "decision.subject."}) {
        if (field.scope == Scope::Agent && name.starts_with(prefix)) {
            text += prefix;
            name.remove_prefix(prefix.size());
        }
    }
    text += '"';
    for (const char c : name) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

} // namespace whyglass::query
