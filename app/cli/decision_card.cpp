// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decision_card.h"

#include "app/cli/row_json.h"
#include "ingest/normalize/normalize.h"
#include "models/format/format.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

constexpr std::size_t kExcerptBytes = 300;
constexpr std::size_t kAnswerBytes = 1000;

/// What a step gave back: its result or documents, else its output.
std::optional<telemetry::IndexText> outcomeOf(const analysis::DecodedSpan& decoded)
{
    const auto texts = telemetry::indexTextsOf(decoded.step, decoded.span);
    for (const std::string_view where : {"result", "docs", "output"}) {
        const auto it = std::find_if(texts.begin(), texts.end(), [&](const auto& text) { return text.where == where; });
        if (it != texts.end())
            return *it;
    }
    return std::nullopt;
}

bool isSource(domain::StepKind kind)
{
    return kind == domain::StepKind::Tool || kind == domain::StepKind::Retrieval || kind == domain::StepKind::Rerank;
}

std::string titleOf(const store::SpanRow& row, const analysis::DecodedSpan& decoded)
{
    const std::string name(decoded.step.tool.empty() ? decoded.span.name : decoded.step.tool);
    return row.step == domain::StepKind::Tool ? name + " returned" : name + " found";
}

Json slugsOn(domain::SpanId span, const std::vector<domain::Finding>& findings)
{
    Json slugs = Json::array();
    for (const domain::Finding& finding : findings) {
        if (finding.span == span && std::find(slugs.begin(), slugs.end(), Json(finding.detector)) == slugs.end())
            slugs.push_back(finding.detector);
    }
    return slugs;
}

/// Tools and retrievals that ended before the decision did, in time order.
Json evidenceJson(const analysis::TraceDetails& trace, const domain::Decision& decision, const std::vector<domain::Finding>& findings)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i) {
        const store::SpanRow& row = trace.spans.rows[i];
        if (trace.decoded[i] && isSource(row.step) && row.end() <= decision.start + decision.duration)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return trace.spans.rows[a].start < trace.spans.rows[b].start; });
    Json evidence = Json::array();
    for (const std::size_t i : order) {
        const auto outcome = outcomeOf(*trace.decoded[i]);
        if (!outcome)
            continue;
        const store::SpanRow& row = trace.spans.rows[i];
        evidence.push_back({{"order", evidence.size() + 1},
                            {"span_id", row.span.hex()},
                            {"title", titleOf(row, *trace.decoded[i])},
                            {"text", std::string(format::clip(outcome->text, kExcerptBytes))},
                            {"field", outcome->field},
                            {"relation", "observed"},
                            {"values", Json::array()},
                            {"findings", slugsOn(row.span, findings)}});
    }
    return evidence;
}

Json missingJson(const domain::Decision& decision)
{
    Json missing = Json::array();
    for (const domain::ProvenanceCheck& check : decision.provenance) {
        if (check.state == domain::ProvenanceState::Absent)
            missing.push_back({{"what", check.name}, {"why", "the telemetry says that there was none"}});
        if (check.state == domain::ProvenanceState::NotSeen)
            missing.push_back({{"what", check.name}, {"why", "no span or log of the trace carries it"}});
    }
    return missing;
}

Json answerOf(const analysis::TraceDetails& trace, const domain::Decision& decision)
{
    std::string answer = decision.result;
    for (const auto& [key, value] : decision.subject)
        answer.append(answer.empty() ? "" : ", ").append(key).append(" ").append(value);
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i) {
        if (trace.spans.rows[i].span != decision.span || !trace.decoded[i])
            continue;
        const auto texts = telemetry::indexTextsOf(trace.decoded[i]->step, trace.decoded[i]->span);
        const auto output = std::find_if(texts.begin(), texts.end(), [](const auto& text) { return text.where == "output"; });
        if (output != texts.end())
            answer = format::clip(output->text, kAnswerBytes);
    }
    return answer.empty() ? Json() : Json(answer);
}

} // namespace

domain::Result<Json> decisionWithCard(store::WorkspaceReader& reader, const domain::Decision& decision)
{
    const auto trace = analysis::loadTraceDetails(reader, decision.trace);
    if (!trace)
        return trace.error();
    const auto findings = reader.findingsOfTrace(decision.trace);
    if (!findings)
        return findings.error();
    const auto count = std::count_if(findings->begin(), findings->end(),
                                     [&](const domain::Finding& finding) { return finding.decisionId == decision.id; });
    Json json = decisionJson(decision, count);
    json["card"] = {{"answer", answerOf(*trace, decision)},
                    {"evidence", evidenceJson(*trace, decision, *findings)},
                    {"missing", missingJson(decision)},
                    {"similar", Json::array()},
                    {"notes", Json::array({"Telemetry is what the agent reported; no span is no proof that nothing happened.",
                                           "Similar decisions are not looked for by this version."})}};
    return json;
}

} // namespace whyglass::cli
