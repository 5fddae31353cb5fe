// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_json.h"

#include "app/cli/value_json.h"
#include "models/domain/provenance.h"

namespace whyglass::cli {

namespace {

template <typename Id>
Json idOrNull(const Id& id)
{
    return id.valid() ? Json(id.hex()) : Json();
}

Json stepsJson(const store::TraceRow& row)
{
    Json json = Json::object();
    for (std::size_t kind = 0; kind < row.steps.size(); ++kind)
        json[std::string(domain::nameOf(static_cast<domain::StepKind>(kind)))] = row.steps[kind];
    return json;
}

Json finishReasonsJson(const telemetry::Step& step)
{
    Json json = Json::array();
    for (const domain::FinishReason reason : step.finishReasons)
        json.push_back(std::string(domain::nameOf(reason)));
    return json;
}

Json stepReason(const telemetry::Step& step)
{
    if (step.reasonKey.empty())
        return {};
    std::string reason(step.reasonKey);
    if (!step.reasonValue.empty())
        reason.append(" = ").append(step.reasonValue);
    return reason;
}

Json eventsJson(const telemetry::SpanView& span)
{
    Json json = Json::array();
    for (const telemetry::EventView& event : span.events) {
        json.push_back({{"time", timeOrNull(event.time)},
                        {"name", std::string(event.name)},
                        {"attributes", attributesJson(event.attributes)},
                        {"dropped_attributes", event.droppedAttributes}});
    }
    return json;
}

Json linksJson(const telemetry::SpanView& span)
{
    Json json = Json::array();
    for (const telemetry::LinkView& link : span.links) {
        json.push_back({{"trace_id", idOrNull(link.trace)},
                        {"span_id", idOrNull(link.span)},
                        {"trace_state", textOrNull(link.traceState)},
                        {"attributes", attributesJson(link.attributes)},
                        {"dropped_attributes", link.droppedAttributes}});
    }
    return json;
}

/// What is wrong with a span that is stored all the same; the words are the codes of `list issues`.
Json problemsJson(const store::SpanRow& row)
{
    constexpr std::pair<store::SpanFlag, const char*> kProblems[] = {{store::SpanFlag::InvalidId, "invalid-id"},
                                                                     {store::SpanFlag::Collision, "id-collision"},
                                                                     {store::SpanFlag::TimeRepaired, "time-repaired"},
                                                                     {store::SpanFlag::SenderDropped, "sender-dropped"}};
    Json json = Json::array();
    for (const auto& [flag, word] : kProblems) {
        if (row.has(flag))
            json.push_back(word);
    }
    return json;
}

Json provenanceJson(const std::vector<domain::ProvenanceCheck>& checks)
{
    const domain::ProvenanceSummary summary = domain::summaryOf(checks);
    return {{"score", summary.score ? Json(*summary.score) : Json()}, {"missing", summary.missing}};
}

/// The name of OTLP's severity range where the sender gave only a number.
std::string_view severityWord(int number)
{
    constexpr std::string_view kWords[] = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
    constexpr int kLevelsPerWord = 4;
    return number >= 1 && number <= 24 ? kWords[(number - 1) / kLevelsPerWord] : std::string_view();
}

} // namespace

Json traceJson(const store::TraceRow& row)
{
    return {{"trace_id", row.trace.hex()},
            {"root_name", textOrNull(row.rootName)},
            {"service", textOrNull(row.service)},
            {"start", timeOrNull(row.start)},
            {"duration_ns", row.start.known() ? Json((row.end - row.start).ns) : Json()},
            {"spans", row.spans},
            {"errors", row.errors},
            {"steps", stepsJson(row)},
            {"tokens", tokensJson(row.tokens)},
            {"unknown_calls", row.unknownCalls},
            {"cost_usd", moneyOrNull(row.cost)},
            {"unpriced_calls", row.unpricedCalls},
            {"models", row.models},
            {"findings", row.findings},
            {"decisions", row.decisions},
            {"sessions", row.sessions},
            {"complete", row.complete},
            {"missing_parents", row.missingParents},
            {"skewed_spans", row.skewedSpans}};
}

Json spanJson(const store::SpanRow& row, const store::SpanRows& page, const analysis::DecodedSpan& decoded,
              const std::vector<std::string>& findings)
{
    const telemetry::SpanView& span = decoded.span;
    const telemetry::Step& step = decoded.step;
    const Json costSource = !row.cost ? Json() : Json(row.has(store::SpanFlag::ReportedCost) ? "reported" : "price-table");
    return {{"trace_id", row.trace.hex()},
            {"span_id", row.span.hex()},
            {"parent_span_id", idOrNull(row.parent)},
            {"name", page.text(row.name)},
            {"kind", std::string(domain::nameOf(row.kind))},
            {"start", timeOrNull(row.start)},
            {"duration_ns", row.start.known() ? Json(row.duration.ns) : Json()},
            {"status", std::string(domain::nameOf(row.status))},
            {"status_message", textOrNull(span.statusMessage)},
            {"service", textOrNull(page.text(row.service))},
            {"service_version", textOrNull(decoded.resource.serviceVersion)},
            {"environment", textOrNull(decoded.resource.environment)},
            {"scope", textOrNull(decoded.scope.name)},
            {"step", std::string(domain::nameOf(row.step))},
            {"step_reason", stepReason(step)},
            {"source", row.has(store::SpanFlag::FromLog) ? "logs" : "spans"},
            {"dialect", std::string(step.dialect)},
            {"counted", domain::isCountable(row.step) ? Json(row.has(store::SpanFlag::Counted)) : Json()},
            {"counted_reason", row.has(store::SpanFlag::Doubled) ? Json("inferred: a span of another library beside it is the same call") : Json()},
            {"provider", textOrNull(step.provider)},
            {"request_model", textOrNull(step.requestModel)},
            {"response_model", textOrNull(step.responseModel)},
            {"operation", textOrNull(step.operation)},
            {"tokens", tokensJson(row.tokens)},
            {"cost_usd", moneyOrNull(row.cost)},
            {"cost_source", costSource},
            {"finish_reasons", finishReasonsJson(step)},
            {"tool", textOrNull(step.tool)},
            {"tool_call_id", textOrNull(step.toolCallId)},
            {"agent", textOrNull(step.agent)},
            {"session", textOrNull(step.session)},
            {"user", textOrNull(step.user)},
            {"user_tier", textOrNull(step.userTier)},
            {"prompt_version", textOrNull(step.promptVersion)},
            {"findings", findings},
            {"attributes", attributesJson(span.attributes)},
            {"events", eventsJson(span)},
            {"links", linksJson(span)},
            {"problems", problemsJson(row)},
            {"dropped", {{"attributes", span.droppedAttributes}, {"events", span.droppedEvents}, {"links", span.droppedLinks}}}};
}

Json decisionJson(const domain::Decision& decision, std::int64_t findings)
{
    Json subject = Json::object();
    for (const auto& [key, value] : decision.subject)
        subject.emplace(key, Json(value));
    return {{"decision_id", decision.id},
            {"trace_id", decision.trace.hex()},
            {"span_id", decision.span.hex()},
            {"subject", std::move(subject)},
            {"result", textOrNull(decision.result)},
            {"confidence", valueOrNull(decision.confidence)},
            {"explicit", decision.isExplicit},
            {"service", textOrNull(decision.service)},
            {"service_version", textOrNull(decision.serviceVersion)},
            {"agent", textOrNull(decision.agent)},
            {"start", timeOrNull(decision.start)},
            {"duration_ns", decision.start.known() ? Json(decision.duration.ns) : Json()},
            {"tokens", tokensJson(decision.tokens)},
            {"cost_usd", moneyOrNull(decision.cost)},
            {"findings", findings},
            {"provenance", provenanceJson(decision.provenance)},
            {"model", textOrNull(decision.model)},
            {"user_tier", textOrNull(decision.userTier)},
            {"amount", valueOrNull(decision.amount)},
            {"source", textOrNull(decision.source)},
            {"approver", textOrNull(decision.approver)},
            {"rule", textOrNull(decision.rule)}};
}

Json findingJson(const domain::Finding& finding)
{
    Json evidence = Json::array();
    for (const domain::Evidence& item : finding.evidence) {
        evidence.push_back({{"trace_id", idOrNull(item.trace)},
                            {"span_id", idOrNull(item.span)},
                            {"field", textOrNull(item.field)},
                            {"excerpt", item.excerpt},
                            {"relation", std::string(domain::nameOf(item.relation))}});
    }
    return {{"finding_id", finding.id},
            {"detector", finding.detector},
            {"detector_version", finding.detectorVersion},
            {"severity", std::string(domain::nameOf(finding.severity))},
            {"trace_id", idOrNull(finding.trace)},
            {"span_id", idOrNull(finding.span)},
            {"decision_id", textOrNull(finding.decisionId)},
            {"time", timeOrNull(finding.time)},
            {"title", finding.title},
            {"explanation", finding.explanation},
            {"evidence", std::move(evidence)},
            {"state", std::string(domain::nameOf(finding.state))}};
}

Json logJson(const store::LogRow& row, const telemetry::LogView& log)
{
    const bool numbered = row.severityNumber > 0;
    return {{"time", timeOrNull(row.time)},
            {"observed", timeOrNull(row.observed)},
            {"severity", textOrNull(log.severityText.empty() ? severityWord(row.severityNumber) : log.severityText)},
            {"severity_number", numbered ? Json(row.severityNumber) : Json()},
            {"body", attributeValueJson(log.body)},
            {"event", textOrNull(row.event)},
            {"trace_id", idOrNull(row.trace)},
            {"span_id", idOrNull(row.span)},
            {"service", textOrNull(row.service)},
            {"session", textOrNull(telemetry::linksOf(log).session)},
            {"prompt", textOrNull(telemetry::linksOf(log).prompt)},
            {"attributes", attributesJson(log.attributes)}};
}

Json sessionJson(const store::SessionRow& row)
{
    // `user` and `user_tier` are told where there is exactly one; all of them stand beside.
    const auto only = [](const std::vector<std::string>& names) { return names.size() == 1 ? Json(names.front()) : Json(); };
    return {{"session", row.session},
            {"user", only(row.users)},
            {"user_tier", only(row.tiers)},
            {"traces", row.traces},
            {"spans", row.spans},
            {"first_start", timeOrNull(row.first)},
            {"last_start", timeOrNull(row.lastStart)},
            {"last_end", timeOrNull(row.last)},
            {"tokens", tokensJson(row.tokens)},
            {"unknown_calls", row.unknownCalls},
            {"cost_usd", moneyOrNull(row.cost)},
            {"unpriced_calls", row.unpricedCalls},
            {"errors", row.errors},
            {"findings", row.findings},
            {"decisions", row.decisions},
            {"users", row.users},
            {"user_tiers", row.tiers},
            {"services", row.services},
            {"models", row.models}};
}

Json metricJson(const store::MetricRow& row)
{
    constexpr int kDelta = 1;
    constexpr int kCumulative = 2;
    Json traces = Json::array();
    for (const domain::TraceId& trace : row.exemplarTraces)
        traces.push_back(trace.hex());
    const std::string_view temporality = row.temporality == kDelta ? "delta" : row.temporality == kCumulative ? "cumulative" : "";
    return {{"name", row.name},
            {"unit", textOrNull(row.unit)},
            {"kind", textOrNull(row.kind)},
            {"temporality", textOrNull(temporality)},
            {"service", textOrNull(row.service)},
            {"points", row.points},
            {"first_time", timeOrNull(row.first)},
            {"last_time", timeOrNull(row.last)},
            {"last_value", row.lastValue},
            {"exemplars", row.exemplars},
            {"exemplar_traces", std::move(traces)}};
}

Json issueJson(const domain::ImportIssue& issue)
{
    return {{"code", issue.code},
            {"severity", std::string(domain::nameOf(issue.severity))},
            {"source", textOrNull(issue.source)},
            {"record", issue.record > 0 ? Json(issue.record) : Json()},
            {"offset", issue.record > 0 || issue.offset > 0 ? Json(issue.offset) : Json()},
            {"count", issue.count},
            {"sample", textOrNull(issue.sample)},
            {"service", textOrNull(issue.service)},
            {"scope", textOrNull(issue.scope)},
            {"first_seen", timeOrNull(issue.firstSeen)},
            {"last_seen", timeOrNull(issue.lastSeen)}};
}

} // namespace whyglass::cli
