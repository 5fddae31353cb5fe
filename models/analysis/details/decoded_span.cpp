// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/span_details.h"

#include "ingest/normalize/tool_requests.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

domain::Result<std::unique_ptr<DecodedSpan>> decodePayload(store::SpanPayload payload)
{
    auto decoded = std::make_unique<DecodedSpan>();
    decoded->payload = std::move(payload);
    auto resource = telemetry::decodeResource(decoded->payload.resource);
    if (!resource)
        return resource.error();
    auto scope = telemetry::decodeScope(decoded->payload.scope);
    if (!scope)
        return scope.error();
    auto span = telemetry::decodeSpan(decoded->payload.span);
    if (!span)
        return span.error();
    decoded->resource = std::move(*resource);
    decoded->resource.schemaUrl = decoded->payload.resourceSchemaUrl;
    decoded->scope = std::move(*scope);
    decoded->scope.schemaUrl = decoded->payload.scopeSchemaUrl;
    decoded->span = std::move(*span);
    telemetry::normalize(decoded->resource, decoded->scope, decoded->span, decoded->arena, decoded->step);
    return decoded;
}

void takeKindOfRow(const store::SpanRow& row, DecodedSpan& decoded)
{
    if (row.step == domain::StepKind::Tool && decoded.step.kind != domain::StepKind::Tool)
        telemetry::takeForTool(decoded.span, decoded.step);
}

domain::StepContent TraceDetails::content(std::size_t index) const
{
    const auto& span = decoded[index];
    if (!span)
        return {};
    const domain::SpanId id = span->span.span;
    const auto first = std::lower_bound(
        logs.begin(), logs.end(), id, [](const auto& log, domain::SpanId wanted) { return log->row.span < wanted; });
    std::vector<telemetry::LogView> views;
    for (auto log = first; log != logs.end() && (*log)->row.span == id; ++log)
        views.push_back((*log)->view);
    return telemetry::contentOf(span->step, span->span, views);
}

} // namespace whyglass::analysis
