// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// The payloads of some spans, decoded, beside `keys`; null where one is gone or cannot be decoded.
domain::Result<std::vector<std::unique_ptr<DecodedSpan>>> decodePayloads(store::WorkspaceReader& reader, const std::vector<domain::SpanKey>& keys);

/// The log records of a trace by the span that they name: what a step says in them is part of its content.
class LogsOfSpans {
public:
    /// `take`: every record that can be decoded, by time; broken ones were counted as issues when they came in.
    domain::Result<void> read(store::WorkspaceReader& reader, const domain::TraceId& trace,
                              const std::function<void(const store::LogRow&, const telemetry::LogView&)>& take = {});
    /// Content of a step; gives `decoded` the kind that its row has.
    [[nodiscard]] domain::StepContent contentOf(const store::SpanRow& row, DecodedSpan& decoded) const;

private:
    std::vector<store::LogRow> m_rows; ///< the views point into them
    std::unordered_map<domain::SpanId, std::vector<telemetry::LogView>> m_views;
};

} // namespace whyglass::analysis
