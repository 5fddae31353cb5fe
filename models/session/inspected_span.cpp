// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/inspected_span.h"

#include "models/analysis/details/span_details.h"
#include "models/session/json_text.h"

#include <algorithm>
#include <string_view>

namespace whyglass::session {

namespace {

std::string_view typeName(telemetry::ValueView::Type type)
{
    using Type = telemetry::ValueView::Type;
    switch (type) {
    case Type::Empty: return "empty";
    case Type::String: return "string";
    case Type::Bool: return "bool";
    case Type::Int: return "int";
    case Type::Double: return "double";
    case Type::Array: return "array";
    case Type::KvList: return "map";
    case Type::Bytes: return "bytes";
    }
    return "empty";
}

std::vector<AttributeLine> linesOf(const std::vector<telemetry::AttributeView>& attributes)
{
    std::vector<AttributeLine> lines;
    lines.reserve(attributes.size());
    for (const auto& attribute : attributes)
        lines.push_back({std::string(attribute.key), std::string(typeName(attribute.value.type)), telemetry::valueToText(attribute.value)});
    return lines;
}

std::vector<EventLine> eventsOf(const analysis::SpanDetails& details)
{
    std::vector<EventLine> events;
    for (const auto& event : details.decoded->span.events)
        events.push_back({event.time, std::string(event.name), {}, false, linesOf(event.attributes)});
    for (const auto& log : details.logs) {
        const telemetry::LogView& view = log->view;
        std::string title(view.severityText);
        if (!view.eventName.empty())
            title += (title.empty() ? "" : " · ") + std::string(view.eventName);
        const domain::Timestamp time = view.time.known() ? view.time : view.observed;
        events.push_back({time, std::move(title), telemetry::valueToText(view.body), true, linesOf(view.attributes)});
    }
    std::stable_sort(events.begin(), events.end(), [](const EventLine& a, const EventLine& b) { return a.time < b.time; });
    return events;
}

std::string rawJsonOf(const analysis::DecodedSpan& decoded)
{
    return indentedJson("{\"resource\":" + telemetry::resourceToOtlpJson(decoded.resource) + ",\"scope\":"
                        + telemetry::scopeToOtlpJson(decoded.scope) + ",\"span\":" + telemetry::spanToOtlpJson(decoded.span) + "}");
}

void fillIdentity(InspectedSpan& span, const analysis::DecodedSpan& decoded)
{
    const telemetry::Step& step = decoded.step;
    span.name = decoded.span.name;
    span.service = decoded.resource.service;
    span.serviceVersion = decoded.resource.serviceVersion;
    span.environment = decoded.resource.environment;
    span.scope = decoded.scope.name;
    span.agent = step.agent;
    span.model = step.model();
    span.requestModel = step.requestModel;
    span.responseModel = step.responseModel;
    span.provider = step.provider;
    span.operation = step.operation;
    span.tool = step.tool;
    span.toolCallId = step.toolCallId;
    span.session = step.session;
    span.user = step.user;
    span.tier = step.userTier;
    span.promptName = step.promptName;
    span.promptVersion = step.promptVersion;
    span.dialect = step.dialect;
    span.errorType = step.errorType;
    span.statusMessage = decoded.span.statusMessage;
    span.stepReason = std::string(step.reasonKey) + (step.reasonValue.empty() ? "" : " = " + std::string(step.reasonValue));
    for (const domain::FinishReason reason : step.finishReasons)
        span.finishReasons += (span.finishReasons.empty() ? "" : ", ") + std::string(domain::nameOf(reason));
}

} // namespace

bool saysTheSame(const InspectedSpan& a, const InspectedSpan& b)
{
    const auto alike = [](const domain::Finding& x, const domain::Finding& y) { return x.id == y.id && x.state == y.state; };
    return a.row.key == b.row.key && a.row.flags == b.row.flags && a.row.step == b.row.step && a.row.cost == b.row.cost
        && a.row.tokens == b.row.tokens && a.events.size() == b.events.size() && a.rawJson == b.rawJson
        && std::equal(a.findings.begin(), a.findings.end(), b.findings.begin(), b.findings.end(), alike);
}

domain::Result<InspectedSpanPtr> inspectSpan(store::WorkspaceReader& reader, domain::SpanKey key, std::shared_ptr<const analysis::PriceTable> prices)
{
    auto details = analysis::loadSpanDetails(reader, key, std::move(prices));
    if (!details)
        return details.error();
    const analysis::DecodedSpan& decoded = *details->decoded;
    auto span = std::make_shared<InspectedSpan>();
    span->row = details->row;
    fillIdentity(*span, decoded);
    span->attributes = linesOf(decoded.span.attributes);
    span->resourceAttributes = linesOf(decoded.resource.attributes);
    span->scopeAttributes = linesOf(decoded.scope.attributes);
    span->events = eventsOf(*details);
    for (const auto& link : decoded.span.links)
        span->links.push_back({link.trace, link.span, linesOf(link.attributes)});
    span->droppedAttributes = decoded.span.droppedAttributes;
    span->droppedEvents = decoded.span.droppedEvents;
    span->droppedLinks = decoded.span.droppedLinks;
    span->rawJson = rawJsonOf(decoded);
    span->content = std::move(details->content);
    span->findings = std::move(details->findings);
    span->cost = std::move(details->cost);
    return InspectedSpanPtr(std::move(span));
}

} // namespace whyglass::session
