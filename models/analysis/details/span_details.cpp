// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/span_details.h"

#include "models/analysis/details/log_links.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace whyglass::analysis {

namespace {

std::vector<std::unique_ptr<DecodedLog>> decodeLogs(std::vector<store::LogRow> rows)
{
    std::vector<std::unique_ptr<DecodedLog>> logs;
    for (store::LogRow& row : rows) {
        auto log = std::make_unique<DecodedLog>();
        log->row = std::move(row);
        auto view = telemetry::decodeLog(log->row.payload);
        if (!view)
            continue; // was counted as an issue when it came in
        log->view = std::move(*view);
        logs.push_back(std::move(log));
    }
    std::stable_sort(logs.begin(), logs.end(),
        [](const auto& a, const auto& b) { return std::tuple(a->row.span, a->row.time) < std::tuple(b->row.span, b->row.time); });
    return logs;
}

domain::Result<std::vector<store::LogRow>> logsOfSpan(store::WorkspaceReader& reader, const store::SpanRow& row)
{
    auto logs = reader.logsOfTrace(row.trace);
    if (logs)
        std::erase_if(*logs, [&row](const store::LogRow& log) { return log.span != row.span; });
    return logs;
}

void addMissing(std::vector<store::LogRow> more, std::vector<store::LogRow>& logs)
{
    for (store::LogRow& log : more) {
        if (std::none_of(logs.begin(), logs.end(), [&log](const store::LogRow& known) { return known.key == log.key; }))
            logs.push_back(std::move(log));
    }
}

domain::Result<CallCost> costOf(store::WorkspaceReader& reader, const SpanDetails& details, std::shared_ptr<const PriceTable> prices)
{
    const auto history = PriceHistory::load(reader, std::move(prices));
    if (!history)
        return history.error();
    const auto change = reader.costChangeOf(details.row.key);
    if (!change)
        return change.error();
    return explainCall(details.row, details.decoded->step, *history, *change);
}

} // namespace

domain::Result<SpanDetails> loadSpanDetails(store::WorkspaceReader& reader, domain::SpanKey key, std::shared_ptr<const PriceTable> prices)
{
    const std::int64_t keys[] = {key.value};
    auto rows = reader.spans(keys);
    if (!rows)
        return rows.error();
    if (rows->rows.empty())
        return domain::Error{domain::ErrorCode::NotFound, "cannot show the span: it is no longer in the workspace", {}};
    auto payload = reader.payload(key);
    if (!payload)
        return payload.error();
    auto decoded = decodePayload(std::move(*payload));
    if (!decoded)
        return decoded.error();

    SpanDetails details;
    details.row = rows->rows.front();
    details.texts = std::move(rows->texts);
    details.decoded = std::move(*decoded);
    takeKindOfRow(details.row, *details.decoded);
    auto logs = logsOfSpan(reader, details.row);
    if (!logs)
        return logs.error();
    auto joined = logsJoinedById(reader, *details.decoded);
    if (!joined)
        return joined.error();
    addMissing(std::move(*joined), *logs);
    details.logs = decodeLogs(std::move(*logs));
    std::vector<telemetry::LogView> views;
    for (const auto& log : details.logs)
        views.push_back(log->view);
    details.content = telemetry::contentOf(details.decoded->step, details.decoded->span, views);
    auto exemplars = reader.exemplarsOfTrace(details.row.trace);
    if (!exemplars)
        return exemplars.error();
    std::copy_if(exemplars->begin(), exemplars->end(), std::back_inserter(details.exemplars),
        [&details](const store::ExemplarRow& exemplar) { return exemplar.span == details.row.span; });
    auto findings = reader.findingsOfTrace(details.row.trace);
    if (!findings)
        return findings.error();
    std::copy_if(findings->begin(), findings->end(), std::back_inserter(details.findings),
        [&details](const domain::Finding& finding) { return finding.span == details.row.span; });
    auto cost = costOf(reader, details, std::move(prices));
    if (!cost)
        return cost.error();
    details.cost = std::move(*cost);
    return details;
}

domain::Result<TraceDetails> loadTraceDetails(store::WorkspaceReader& reader, const domain::TraceId& trace, std::size_t maxSpans)
{
    TraceDetails details;
    auto row = reader.trace(trace);
    if (!row)
        return row.error();
    details.row = std::move(*row);
    auto spans = reader.spansOfTrace(trace);
    if (!spans)
        return spans.error();
    auto logs = reader.logsOfTrace(trace);
    if (!logs)
        return logs.error();
    details.logs = decodeLogs(std::move(*logs));

    const auto order = treeOrder(*spans, details.depth, details.parentIndex);
    details.spans.texts = std::move(spans->texts);
    details.spans.rows.reserve(order.size());
    for (const std::size_t index : order)
        details.spans.rows.push_back(spans->rows[index]);

    details.decoded.resize(order.size());
    std::vector<domain::SpanKey> keys;
    std::unordered_map<domain::SpanKey, std::size_t> places;
    for (std::size_t i = 0; i < std::min(order.size(), maxSpans); ++i) {
        keys.push_back(details.spans.rows[i].key);
        places.emplace(keys.back(), i);
    }
    const auto read = reader.payloads(keys, [&](domain::SpanKey key, const store::SpanPayload& payload) {
        auto decoded = decodePayload(payload);
        const auto place = places.find(key);
        if (!decoded || place == places.end())
            return;
        takeKindOfRow(details.spans.rows[place->second], **decoded);
        details.decoded[place->second] = std::move(*decoded);
    });
    if (!read)
        return read.error();
    return details;
}

} // namespace whyglass::analysis
