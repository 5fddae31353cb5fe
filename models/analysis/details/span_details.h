// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/normalize/normalize.h"
#include "models/analysis/pricing/call_cost.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <memory>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// A decoded payload that owns its bytes; `span`, `resource`, `scope` and `step` point into it, so it stays where it is.
struct DecodedSpan {
    store::SpanPayload payload;
    telemetry::SpanView span;
    telemetry::ResourceView resource;
    telemetry::ScopeView scope;
    telemetry::TextArena arena;
    telemetry::Step step;

    DecodedSpan() = default;
    DecodedSpan(const DecodedSpan&) = delete;
    DecodedSpan& operator=(const DecodedSpan&) = delete;
};
domain::Result<std::unique_ptr<DecodedSpan>> decodePayload(store::SpanPayload payload);
/// A tool that was known by the spans around it (semantic-conventions.md S.1a) is not known from its payload alone: takes
/// that from the row.
void takeKindOfRow(const store::SpanRow& row, DecodedSpan& decoded);

/// A log record, decoded; owns its bytes.
struct DecodedLog {
    store::LogRow row;
    telemetry::LogView view;
};

/// Everything the inspector and `show SPAN` show of one span.
struct SpanDetails {
    store::SpanRow row;
    std::vector<std::string> texts; ///< of the row
    std::unique_ptr<DecodedSpan> decoded;
    domain::StepContent content;
    std::vector<std::unique_ptr<DecodedLog>> logs; ///< that name this span, or its tool call or request
    std::vector<store::ExemplarRow> exemplars; ///< measurements of metrics that name this span
    std::vector<domain::Finding> findings; ///< of this span
    CallCost cost; ///< why it is what it is
};
domain::Result<SpanDetails> loadSpanDetails(store::WorkspaceReader& reader, domain::SpanKey key, std::shared_ptr<const PriceTable> prices);

/// A whole trace for analysis: rows in tree order (parents first, siblings by start), decoded payloads beside them.
/// Up to `maxSpans` payloads are decoded; rows are always all there.
struct TraceDetails {
    store::TraceRow row;
    store::SpanRows spans; ///< in tree order
    std::vector<int> depth; ///< of each row
    std::vector<int> parentIndex; ///< -1: root or orphan
    std::vector<std::unique_ptr<DecodedSpan>> decoded; ///< null where beyond maxSpans or not decodable
    std::vector<std::unique_ptr<DecodedLog>> logs; ///< by span, then time
    /// Content of one span, with its logs. Empty where its payload is not decoded.
    [[nodiscard]] domain::StepContent content(std::size_t index) const;
    /// Index of the nearest ancestor for which `accept` holds, -1 where none.
    template <typename Accept>
    [[nodiscard]] int ancestor(std::size_t index, Accept accept) const
    {
        for (int at = parentIndex[index]; at >= 0; at = parentIndex[static_cast<std::size_t>(at)])
            if (accept(static_cast<std::size_t>(at)))
                return at;
        return -1;
    }
};
domain::Result<TraceDetails> loadTraceDetails(
    store::WorkspaceReader& reader, const domain::TraceId& trace, std::size_t maxSpans = 50'000);

/// Tree order of rows: parents before children, siblings by start, then id; orphans after the roots they start near.
/// Gives indexes of `spans.rows`; `depth` and `parentIndex` are of the n-th row in that order, parents also counted in it.
/// A span in a ring of parents is an orphan.
std::vector<std::size_t> treeOrder(const store::SpanRows& spans, std::vector<int>& depth, std::vector<int>& parentIndex);

} // namespace whyglass::analysis
