// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/span_links.h"

#include "models/analysis/details/span_details.h"

namespace whyglass::timeline {

namespace {

/// Row of a span of this trace, or -1: in a conversation other traces may have one of the same id.
std::int32_t rowOf(const TraceTimeline& timeline, const domain::TraceId& trace, domain::SpanId span)
{
    const std::int32_t row = timeline.rowOf(span);
    return row >= 0 && timeline.trace().spans.rows[static_cast<std::size_t>(row)].trace == trace ? row : -1;
}

} // namespace

domain::Result<std::vector<SpanLink>> readSpanLinks(store::WorkspaceReader& reader, const session::LoadedTrace& rows, domain::SpanKey only)
{
    std::vector<domain::SpanKey> keys;
    if (rows.spans.rows.size() <= kMostLinkReaders) {
        for (const store::SpanRow& span : rows.spans.rows) {
            if (span.has(store::SpanFlag::HasLinks))
                keys.push_back(span.key);
        }
    } else if (only.value != 0) {
        keys.push_back(only);
    }
    std::vector<SpanLink> links;
    const auto read = reader.payloads(keys, [&links](domain::SpanKey, const store::SpanPayload& payload) {
        const auto decoded = analysis::decodePayload(payload);
        if (!decoded)
            return;
        const telemetry::SpanView& span = (*decoded)->span;
        for (const telemetry::LinkView& link : span.links)
            links.push_back({span.trace, link.trace, span.span, link.span});
    });
    if (!read)
        return read.error();
    return links;
}

std::vector<Flow> linkFlows(const TraceTimeline& timeline, const std::vector<SpanLink>& links, std::int32_t row)
{
    std::vector<Flow> flows;
    if (row < 0)
        return flows;
    for (const SpanLink& link : links) {
        const std::int32_t holder = rowOf(timeline, link.holderTrace, link.holder);
        const std::int32_t linked = rowOf(timeline, link.linkedTrace, link.linked);
        if (holder < 0 || linked < 0 || holder == linked || (holder != row && linked != row) || flows.size() >= kMostFlows)
            continue;
        const bool running = !timeline.trace().axis.empty() && timeline.trace().spans.rows[static_cast<std::size_t>(holder)].has(store::SpanFlag::Unfinished);
        if (!running)
            flows.push_back({linked, holder, Flow::What::Link});
    }
    return flows;
}

} // namespace whyglass::timeline
