// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"

#include <string>
#include <string_view>

/// Stored records back into OTLP messages, field for field: the way out that belongs to otlp_decoder.h. No state, thread-safe.
namespace whyglass::telemetry {

/// What stands around the records of one resource and scope, as sent.
struct Envelope {
    std::string_view resource, scope; ///< Resource and InstrumentationScope messages
    std::string_view resourceSchemaUrl, scopeSchemaUrl;
    std::string_view messageRest, resourceRest, scopeRest; ///< fields that OTLP does not name
};

/// Appends one record (Span, LogRecord or Metric message) as an element of its scope.
void appendRecord(std::string& records, std::string_view record);

/// TracesData, LogsData or MetricsData (they are alike but for the records) with one resource and one scope around records
/// that were appended with appendRecord().
std::string encodeMessage(const Envelope& envelope, std::string_view records);

/// Appends one data point to those of a metric.
void appendPoint(std::string& points, std::string_view point);

/// The Metric message: `header` as MetricPointView has it, with points that were appended with appendPoint().
std::string encodeMetric(std::string_view header, std::string_view points);

/// The header of a metric that was stored without one, from what its row says.
std::string metricHeader(std::string_view name, std::string_view unit, std::string_view kind, int temporality);

} // namespace whyglass::telemetry
