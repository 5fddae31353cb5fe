// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/step_payloads.h"

namespace whyglass::analysis {

domain::Result<std::vector<std::unique_ptr<DecodedSpan>>> decodePayloads(store::WorkspaceReader& reader, const std::vector<domain::SpanKey>& keys)
{
    std::unordered_map<domain::SpanKey, std::size_t> places;
    for (std::size_t i = 0; i < keys.size(); ++i)
        places.emplace(keys[i], i);
    std::vector<std::unique_ptr<DecodedSpan>> decoded(keys.size());
    const auto read = reader.payloads(keys, [&](domain::SpanKey key, const store::SpanPayload& payload) {
        if (auto span = decodePayload(payload))
            decoded[places.at(key)] = std::move(*span);
    });
    if (!read)
        return read.error();
    return decoded;
}

domain::Result<void> LogsOfSpans::read(store::WorkspaceReader& reader, const domain::TraceId& trace,
                                       const std::function<void(const store::LogRow&, const telemetry::LogView&)>& take)
{
    auto rows = reader.logsOfTrace(trace);
    if (!rows)
        return rows.error();
    m_rows = std::move(*rows);
    m_views.clear();
    for (const store::LogRow& row : m_rows) {
        auto view = telemetry::decodeLog(row.payload);
        if (!view)
            continue;
        if (take)
            take(row, *view);
        m_views[row.span].push_back(std::move(*view));
    }
    return {};
}

domain::StepContent LogsOfSpans::contentOf(const store::SpanRow& row, DecodedSpan& decoded) const
{
    takeKindOfRow(row, decoded);
    static const std::vector<telemetry::LogView> kNone;
    const auto views = m_views.find(row.span);
    return telemetry::contentOf(decoded.step, decoded.span, views == m_views.end() ? kNone : views->second);
}

} // namespace whyglass::analysis
