// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/query_fields.h"

#include "models/analysis/text/ascii.h"
#include "models/domain/finding.h"
#include "models/domain/step.h"
#include "models/store/log_levels.h"

#include <algorithm>
#include <array>
#include <utility>

namespace whyglass::analysis {

const std::vector<QueryField>& queryFields()
{
    using enum FieldType;
    static const std::vector<QueryField> kFields{
        {"model", Text, ""},
        {"model.request", Text, ""},
        {"model.response", Text, ""},
        {"tool", Text, ""},
        {"tool.call_id", Text, "tool_call_id"},
        {"step", Word, ""},
        {"name", Text, ""},
        {"status", Word, ""},
        {"kind", Word, ""},
        {"duration", Duration, ""},
        {"service", Text, ""},
        {"version", Text, "service_version"},
        {"env", Text, "environment"},
        {"agent", Text, ""},
        {"workflow", Text, ""},
        {"session", Text, ""},
        {"user", Text, ""},
        {"tier", Text, "user_tier"},
        {"provider", Text, ""},
        {"operation", Text, ""},
        {"dialect", Text, ""},
        {"scope", Text, ""},
        {"finish", Word, "finish_reason"},
        {"error.type", Text, ""},
        {"event", Text, ""},
        {"prompt.name", Text, ""},
        {"prompt.version", Text, "prompt_version"},
        {"prompt.hash", Text, ""},
        {"ttft", Duration, ""},
        {"self", Duration, ""},
        {"age", Duration, ""},
        {"tokens.input", Number, ""},
        {"tokens.output", Number, ""},
        {"tokens", Number, "tokens.total"},
        {"tokens.cache_read", Number, ""},
        {"tokens.cache_write", Number, ""},
        {"tokens.reasoning", Number, ""},
        {"cost", Money, ""},
        {"cost.source", Word, ""},
        {"trace.cost", Money, ""},
        {"trace.spans", Number, ""},
        {"trace.errors", Number, ""},
        {"trace.tokens.input", Number, ""},
        {"trace.tokens.output", Number, ""},
        {"trace.finding", Text, ""},
        {"decision", Text, "result"},
        {"explicit", Word, ""},
        {"confidence", Share, "decision.confidence"},
        {"missing", Text, "decision.missing"},
        {"provenance", Share, "decision.provenance"},
        {"amount", Number, ""},
        {"finding", Text, "detector"},
        {"finding.count", Number, ""},
        {"severity", Word, ""},
        {"level", Word, "log.severity"},
        {"log.body", Text, ""},
        {"state", Word, ""},
        {"id", Id, ""},
        {"trace", Id, "trace_id"},
        {"span", Id, "span_id"},
        {"parent", Id, "parent_span_id"},
        {"in", Word, ""},
        {"is", Word, ""},
        {"has", Word, ""},
        {"since", Time, ""},
        {"until", Time, ""},
    };
    return kFields;
}

const QueryField* findQueryField(std::string_view name)
{
    const auto& fields = queryFields();
    const auto it = std::find_if(fields.begin(), fields.end(),
        [name](const QueryField& field) { return field.name == name || (!field.alias.empty() && field.alias == name); });
    if (it != fields.end())
        return &*it;
    static constexpr QueryField kPath{"", FieldType::Text, ""};
    for (const std::string_view prefix : {"args.", "result.", "docs.", "subject."})
        if (name.size() > prefix.size() && name.starts_with(prefix))
            return &kPath;
    return nullptr;
}

std::vector<std::string_view> wordsOf(std::string_view field)
{
    std::vector<std::string_view> words;
    if (field == "step") {
        for (std::size_t i = 0; i < domain::kStepKindCount; ++i)
            words.push_back(domain::nameOf(static_cast<domain::StepKind>(i)));
    } else if (field == "status") {
        words = {"error", "ok", "unset"};
    } else if (field == "kind") {
        words = {"client", "server", "internal", "producer", "consumer", "unspecified"};
    } else if (field == "finish") {
        words = {"stop", "length", "tool_calls", "content_filter", "error", "other"};
    } else if (field == "severity") {
        words = {"info", "low", "medium", "high"};
    } else if (field == "level") {
        words.assign(store::kLogLevels.begin(), store::kLogLevels.end());
    } else if (field == "cost.source") {
        words = {"reported", "price-table"};
    } else if (field == "explicit") {
        words = {"true", "false"};
    } else if (field == "state") {
        words = {"open", "confirmed", "dismissed"};
    } else if (field == "in") {
        words = {"any", "input", "output", "system", "args", "result", "docs", "logs"};
    } else if (field == "is") {
        words = {"error", "root", "slow", "incomplete", "unpriced", "from_log"};
    } else if (field == "has") {
        words = {"finding", "decision", "cost", "logs"};
    }
    return words;
}

std::string_view fieldForSynonym(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kSynonyms{{
        {"latency", "duration"},
        {"elapsed", "duration"},
        {"input_tokens", "tokens.input"},
        {"prompt_tokens", "tokens.input"},
        {"output_tokens", "tokens.output"},
        {"completion_tokens", "tokens.output"},
        {"price", "cost"},
        {"traceid", "trace"},
        {"spanid", "span"},
        {"statuscode", "status"},
        {"observation_type", "step"},
        {"span_kind", "step"},
        {"conversation", "session"},
        {"thread", "session"},
        {"findings", "finding"},
        {"decisions", "decision"},
    }};
    for (const auto& [word, field] : kSynonyms)
        if (equalsFolded(word, name))
            return field;
    return {};
}

} // namespace whyglass::analysis
