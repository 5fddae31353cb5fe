// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_output.h"
#include "models/analysis/details/span_details.h"
#include "models/store/rows.h"

/// Rows of cli.md as JSON, every key always there. Called with a default-made value they give the prototype of a row.
namespace whyglass::cli {

Json traceJson(const store::TraceRow& row);
/// `findings`: slugs of the findings on this span.
Json spanJson(const store::SpanRow& row, const store::SpanRows& page, const analysis::DecodedSpan& decoded,
              const std::vector<std::string>& findings);
Json decisionJson(const domain::Decision& decision, std::int64_t findings);
Json findingJson(const domain::Finding& finding);
Json logJson(const store::LogRow& row, const telemetry::LogView& log);
Json sessionJson(const store::SessionRow& row);
Json metricJson(const store::MetricRow& row);
Json issueJson(const domain::ImportIssue& issue);

} // namespace whyglass::cli
