// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_schema.h"

namespace whyglass::telemetry::schema {

namespace {

constexpr bool kRepeated = true;

constexpr EnumName kSpanKinds[] = {
    {"SPAN_KIND_UNSPECIFIED", 0}, {"SPAN_KIND_INTERNAL", 1}, {"SPAN_KIND_SERVER", 2},
    {"SPAN_KIND_CLIENT", 3}, {"SPAN_KIND_PRODUCER", 4}, {"SPAN_KIND_CONSUMER", 5},
};
constexpr EnumName kStatusCodes[] = {{"STATUS_CODE_UNSET", 0}, {"STATUS_CODE_OK", 1}, {"STATUS_CODE_ERROR", 2}};
constexpr EnumName kTemporalities[] = {
    {"AGGREGATION_TEMPORALITY_UNSPECIFIED", 0}, {"AGGREGATION_TEMPORALITY_DELTA", 1},
    {"AGGREGATION_TEMPORALITY_CUMULATIVE", 2},
};
constexpr EnumName kSeverities[] = {
    {"SEVERITY_NUMBER_UNSPECIFIED", 0}, {"SEVERITY_NUMBER_TRACE", 1}, {"SEVERITY_NUMBER_TRACE2", 2},
    {"SEVERITY_NUMBER_TRACE3", 3}, {"SEVERITY_NUMBER_TRACE4", 4}, {"SEVERITY_NUMBER_DEBUG", 5},
    {"SEVERITY_NUMBER_DEBUG2", 6}, {"SEVERITY_NUMBER_DEBUG3", 7}, {"SEVERITY_NUMBER_DEBUG4", 8},
    {"SEVERITY_NUMBER_INFO", 9}, {"SEVERITY_NUMBER_INFO2", 10}, {"SEVERITY_NUMBER_INFO3", 11},
    {"SEVERITY_NUMBER_INFO4", 12}, {"SEVERITY_NUMBER_WARN", 13}, {"SEVERITY_NUMBER_WARN2", 14},
    {"SEVERITY_NUMBER_WARN3", 15}, {"SEVERITY_NUMBER_WARN4", 16}, {"SEVERITY_NUMBER_ERROR", 17},
    {"SEVERITY_NUMBER_ERROR2", 18}, {"SEVERITY_NUMBER_ERROR3", 19}, {"SEVERITY_NUMBER_ERROR4", 20},
    {"SEVERITY_NUMBER_FATAL", 21}, {"SEVERITY_NUMBER_FATAL2", 22}, {"SEVERITY_NUMBER_FATAL3", 23},
    {"SEVERITY_NUMBER_FATAL4", 24},
};

constexpr Field attributes(std::uint32_t number)
{
    return {"attributes", number, Kind::Message, kRepeated, &kKeyValue};
}
constexpr Field message(std::string_view name, std::uint32_t number, const Message& type, bool repeated = false)
{
    return {name, number, Kind::Message, repeated, &type};
}
constexpr Field alias(std::string_view name, std::uint32_t number, const Message& type, bool repeated)
{
    return {name, number, Kind::Message, repeated, &type, {}, true};
}
constexpr Field enumeration(std::string_view name, std::uint32_t number, std::span<const EnumName> names)
{
    return {name, number, Kind::Enum, false, nullptr, names};
}

// --- common and resource

constexpr Field kAnyValueFields[] = {
    {"stringValue", 1, Kind::Text},
    {"boolValue", 2, Kind::Bool},
    {"intValue", 3, Kind::Int64},
    {"doubleValue", 4, Kind::Double},
    message("arrayValue", 5, kArrayValue),
    message("kvlistValue", 6, kKeyValueList),
    {"bytesValue", 7, Kind::Bytes},
};
constexpr Field kArrayValueFields[] = {message("values", 1, kAnyValue, kRepeated)};
constexpr Field kKeyValueListFields[] = {message("values", 1, kKeyValue, kRepeated)};
constexpr Field kKeyValueFields[] = {{"key", 1, Kind::Text}, message("value", 2, kAnyValue)};
constexpr Field kScopeFields[] = {
    {"name", 1, Kind::Text}, {"version", 2, Kind::Text}, attributes(3), {"droppedAttributesCount", 4, Kind::UInt32}};
constexpr Field kEntityRefFields[] = {
    {"schemaUrl", 1, Kind::Text}, {"type", 2, Kind::Text}, {"idKeys", 3, Kind::Text, kRepeated},
    {"descriptionKeys", 4, Kind::Text, kRepeated}};
const Message kEntityRef{"EntityRef", kEntityRefFields};
constexpr Field kResourceFields[] = {
    attributes(1), {"droppedAttributesCount", 2, Kind::UInt32}, message("entityRefs", 3, kEntityRef, kRepeated)};

// --- trace

constexpr Field kEventFields[] = {
    {"timeUnixNano", 1, Kind::Fixed64}, {"name", 2, Kind::Text}, attributes(3), {"droppedAttributesCount", 4, Kind::UInt32}};
const Message kEvent{"Event", kEventFields};
constexpr Field kLinkFields[] = {
    {"traceId", 1, Kind::Id}, {"spanId", 2, Kind::Id}, {"traceState", 3, Kind::Text}, attributes(4),
    {"droppedAttributesCount", 5, Kind::UInt32}, {"flags", 6, Kind::Fixed32}};
const Message kLink{"Link", kLinkFields};
constexpr Field kStatusFields[] = {{"message", 2, Kind::Text}, enumeration("code", 3, kStatusCodes)};
const Message kStatus{"Status", kStatusFields};
constexpr Field kSpanFields[] = {
    {"traceId", 1, Kind::Id}, {"spanId", 2, Kind::Id}, {"traceState", 3, Kind::Text}, {"parentSpanId", 4, Kind::Id},
    {"name", 5, Kind::Text}, enumeration("kind", 6, kSpanKinds), {"startTimeUnixNano", 7, Kind::Fixed64},
    {"endTimeUnixNano", 8, Kind::Fixed64}, attributes(9), {"droppedAttributesCount", 10, Kind::UInt32},
    message("events", 11, kEvent, kRepeated), {"droppedEventsCount", 12, Kind::UInt32},
    message("links", 13, kLink, kRepeated), {"droppedLinksCount", 14, Kind::UInt32}, message("status", 15, kStatus),
    {"flags", 16, Kind::Fixed32}};
constexpr Field kScopeSpansFields[] = {
    message("scope", 1, kScope), message("spans", 2, kSpan, kRepeated), {"schemaUrl", 3, Kind::Text},
    alias("instrumentationLibrary", 1, kScope, false)};
const Message kScopeSpans{"ScopeSpans", kScopeSpansFields};
constexpr Field kResourceSpansFields[] = {
    message("resource", 1, kResource), message("scopeSpans", 2, kScopeSpans, kRepeated), {"schemaUrl", 3, Kind::Text},
    alias("instrumentationLibrarySpans", 2, kScopeSpans, kRepeated)};
const Message kResourceSpans{"ResourceSpans", kResourceSpansFields};
// Tempo's first API writes "batches".
constexpr Field kTracesDataFields[] = {
    message("resourceSpans", 1, kResourceSpans, kRepeated), alias("batches", 1, kResourceSpans, kRepeated)};

// --- logs

constexpr Field kLogRecordFields[] = {
    {"timeUnixNano", 1, Kind::Fixed64}, {"observedTimeUnixNano", 11, Kind::Fixed64},
    enumeration("severityNumber", 2, kSeverities), {"severityText", 3, Kind::Text}, message("body", 5, kAnyValue),
    attributes(6), {"droppedAttributesCount", 7, Kind::UInt32}, {"flags", 8, Kind::Fixed32}, {"traceId", 9, Kind::Id},
    {"spanId", 10, Kind::Id}, {"eventName", 12, Kind::Text}};
constexpr Field kScopeLogsFields[] = {
    message("scope", 1, kScope), message("logRecords", 2, kLogRecord, kRepeated), {"schemaUrl", 3, Kind::Text},
    alias("instrumentationLibrary", 1, kScope, false)};
const Message kScopeLogs{"ScopeLogs", kScopeLogsFields};
constexpr Field kResourceLogsFields[] = {
    message("resource", 1, kResource), message("scopeLogs", 2, kScopeLogs, kRepeated), {"schemaUrl", 3, Kind::Text},
    alias("instrumentationLibraryLogs", 2, kScopeLogs, kRepeated)};
const Message kResourceLogs{"ResourceLogs", kResourceLogsFields};
constexpr Field kLogsDataFields[] = {message("resourceLogs", 1, kResourceLogs, kRepeated)};

// --- metrics

constexpr Field kExemplarFields[] = {
    {"filteredAttributes", 7, Kind::Message, kRepeated, &kKeyValue}, {"timeUnixNano", 2, Kind::Fixed64},
    {"asDouble", 3, Kind::Double}, {"asInt", 6, Kind::SFixed64}, {"spanId", 4, Kind::Id}, {"traceId", 5, Kind::Id}};
const Message kExemplar{"Exemplar", kExemplarFields};
constexpr Field kNumberPointFields[] = {
    attributes(7), {"startTimeUnixNano", 2, Kind::Fixed64}, {"timeUnixNano", 3, Kind::Fixed64},
    {"asDouble", 4, Kind::Double}, {"asInt", 6, Kind::SFixed64}, message("exemplars", 5, kExemplar, kRepeated),
    {"flags", 8, Kind::UInt32}};
const Message kNumberPoint{"NumberDataPoint", kNumberPointFields};
constexpr Field kHistogramPointFields[] = {
    attributes(9), {"startTimeUnixNano", 2, Kind::Fixed64}, {"timeUnixNano", 3, Kind::Fixed64}, {"count", 4, Kind::Fixed64},
    {"sum", 5, Kind::Double}, {"bucketCounts", 6, Kind::Fixed64, kRepeated}, {"explicitBounds", 7, Kind::Double, kRepeated},
    message("exemplars", 8, kExemplar, kRepeated), {"flags", 10, Kind::UInt32}, {"min", 11, Kind::Double},
    {"max", 12, Kind::Double}};
const Message kHistogramPoint{"HistogramDataPoint", kHistogramPointFields};
constexpr Field kBucketsFields[] = {{"offset", 1, Kind::SInt32}, {"bucketCounts", 2, Kind::UInt64, kRepeated}};
const Message kBuckets{"Buckets", kBucketsFields};
constexpr Field kExponentialPointFields[] = {
    attributes(1), {"startTimeUnixNano", 2, Kind::Fixed64}, {"timeUnixNano", 3, Kind::Fixed64}, {"count", 4, Kind::Fixed64},
    {"sum", 5, Kind::Double}, {"scale", 6, Kind::SInt32}, {"zeroCount", 7, Kind::Fixed64}, message("positive", 8, kBuckets),
    message("negative", 9, kBuckets), {"flags", 10, Kind::UInt32}, message("exemplars", 11, kExemplar, kRepeated),
    {"min", 12, Kind::Double}, {"max", 13, Kind::Double}, {"zeroThreshold", 14, Kind::Double}};
const Message kExponentialPoint{"ExponentialHistogramDataPoint", kExponentialPointFields};
constexpr Field kQuantileFields[] = {{"quantile", 1, Kind::Double}, {"value", 2, Kind::Double}};
const Message kQuantile{"ValueAtQuantile", kQuantileFields};
constexpr Field kSummaryPointFields[] = {
    attributes(7), {"startTimeUnixNano", 2, Kind::Fixed64}, {"timeUnixNano", 3, Kind::Fixed64}, {"count", 4, Kind::Fixed64},
    {"sum", 5, Kind::Double}, message("quantileValues", 6, kQuantile, kRepeated), {"flags", 8, Kind::UInt32}};
const Message kSummaryPoint{"SummaryDataPoint", kSummaryPointFields};
constexpr Field kGaugeFields[] = {message("dataPoints", 1, kNumberPoint, kRepeated)};
const Message kGauge{"Gauge", kGaugeFields};
constexpr Field kSumFields[] = {
    message("dataPoints", 1, kNumberPoint, kRepeated), enumeration("aggregationTemporality", 2, kTemporalities),
    {"isMonotonic", 3, Kind::Bool}};
const Message kSum{"Sum", kSumFields};
constexpr Field kHistogramFields[] = {
    message("dataPoints", 1, kHistogramPoint, kRepeated), enumeration("aggregationTemporality", 2, kTemporalities)};
const Message kHistogram{"Histogram", kHistogramFields};
constexpr Field kExponentialFields[] = {
    message("dataPoints", 1, kExponentialPoint, kRepeated), enumeration("aggregationTemporality", 2, kTemporalities)};
const Message kExponential{"ExponentialHistogram", kExponentialFields};
constexpr Field kSummaryFields[] = {message("dataPoints", 1, kSummaryPoint, kRepeated)};
const Message kSummary{"Summary", kSummaryFields};
constexpr Field kMetricFields[] = {
    {"name", 1, Kind::Text}, {"description", 2, Kind::Text}, {"unit", 3, Kind::Text}, message("gauge", 5, kGauge),
    message("sum", 7, kSum), message("histogram", 9, kHistogram), message("exponentialHistogram", 10, kExponential),
    message("summary", 11, kSummary), {"metadata", 12, Kind::Message, kRepeated, &kKeyValue}};
const Message kMetric{"Metric", kMetricFields};
constexpr Field kScopeMetricsFields[] = {
    message("scope", 1, kScope), message("metrics", 2, kMetric, kRepeated), {"schemaUrl", 3, Kind::Text},
    alias("instrumentationLibrary", 1, kScope, false)};
const Message kScopeMetrics{"ScopeMetrics", kScopeMetricsFields};
constexpr Field kResourceMetricsFields[] = {
    message("resource", 1, kResource), message("scopeMetrics", 2, kScopeMetrics, kRepeated), {"schemaUrl", 3, Kind::Text},
    alias("instrumentationLibraryMetrics", 2, kScopeMetrics, kRepeated)};
const Message kResourceMetrics{"ResourceMetrics", kResourceMetricsFields};
constexpr Field kMetricsDataFields[] = {message("resourceMetrics", 1, kResourceMetrics, kRepeated)};

} // namespace

const Message kKeyValue{"KeyValue", kKeyValueFields};

const Message kAnyValue{"AnyValue", kAnyValueFields, true};
const Message kArrayValue{"ArrayValue", kArrayValueFields};
const Message kKeyValueList{"KeyValueList", kKeyValueListFields};
const Message kResource{"Resource", kResourceFields};
const Message kScope{"InstrumentationScope", kScopeFields};
const Message kSpan{"Span", kSpanFields};
const Message kLogRecord{"LogRecord", kLogRecordFields};
const Message kTracesData{"TracesData", kTracesDataFields};
const Message kLogsData{"LogsData", kLogsDataFields};
const Message kMetricsData{"MetricsData", kMetricsDataFields};

const Field* findField(const Message& message, std::string_view name)
{
    for (const Field& field : message.fields) {
        // The last letter tells most names of one length apart, without a call.
        if (field.name.size() == name.size() && !name.empty() && field.name.back() == name.back() && field.name == name)
            return &field;
    }
    return nullptr;
}

const Field* findField(const Message& message, std::uint32_t number)
{
    for (const Field& field : message.fields) {
        if (field.number == number && !field.alias)
            return &field;
    }
    return nullptr;
}

} // namespace whyglass::telemetry::schema
