// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/step.h"
#include "models/domain/time.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// Views of decoded OTLP: they point into the message they were decoded from and live as long as it does.
/// Nothing is copied, so the hot path allocates only the vectors, and those are reused from span to span.
namespace whyglass::telemetry {

/// An OTLP AnyValue. Array and KvList keep their wire bytes and are walked with ValueWalker (value_walker.h).
struct ValueView {
    enum class Type : std::uint8_t { Empty, String, Bool, Int, Double, Array, KvList, Bytes };
    Type type = Type::Empty;
    bool boolean = false;
    std::int64_t integer = 0;
    double number = 0.0;
    std::string_view text; ///< String and Bytes: the bytes; Array and KvList: the encoded message
};

struct AttributeView {
    std::string_view key;
    ValueView value;
};

struct EventView {
    domain::Timestamp time;
    std::string_view name;
    std::vector<AttributeView> attributes;
    std::uint32_t droppedAttributes = 0;
};

struct LinkView {
    domain::TraceId trace;
    domain::SpanId span;
    std::string_view traceState;
    std::vector<AttributeView> attributes;
    std::uint32_t droppedAttributes = 0;
    std::uint32_t flags = 0;
};

struct ResourceView {
    std::string_view bytes; ///< the Resource message as sent
    std::string_view schemaUrl;
    std::vector<AttributeView> attributes;
    std::string_view service;        ///< service.name; empty where none
    std::string_view serviceVersion; ///< service.version
    std::string_view environment;    ///< deployment.environment.name, else deployment.environment
    std::uint32_t droppedAttributes = 0;
    std::string_view rest;           ///< fields of ResourceSpans, ResourceLogs, ResourceMetrics that OTLP does not name, as sent
    std::string_view messageRest;    ///< the same of the whole message
};

struct ScopeView {
    std::string_view bytes; ///< the InstrumentationScope message as sent
    std::string_view schemaUrl;
    std::string_view name;
    std::string_view version;
    std::vector<AttributeView> attributes;
    std::uint32_t droppedAttributes = 0;
    std::string_view rest; ///< fields of ScopeSpans, ScopeLogs, ScopeMetrics that OTLP does not name, as sent
};

struct SpanView {
    std::string_view bytes; ///< the Span message as sent: what the store keeps
    domain::TraceId trace;
    domain::SpanId span;
    domain::SpanId parent;
    bool invalidId = false; ///< trace or span id of a wrong length or all zero
    std::string_view traceState;
    std::string_view name;
    domain::SpanKind kind = domain::SpanKind::Unspecified;
    domain::Timestamp start;
    domain::Timestamp end;
    std::vector<AttributeView> attributes;
    std::vector<EventView> events;
    std::vector<LinkView> links;
    std::uint32_t droppedAttributes = 0;
    std::uint32_t droppedEvents = 0;
    std::uint32_t droppedLinks = 0;
    domain::SpanStatus status = domain::SpanStatus::Unset;
    std::string_view statusMessage;
    std::uint32_t flags = 0;
};

struct LogView {
    std::string_view bytes; ///< the LogRecord message as sent
    domain::Timestamp time;     ///< time_unix_nano; 0 where the sender gave none
    domain::Timestamp observed;
    std::int32_t severityNumber = 0;
    std::string_view severityText;
    ValueView body;
    std::vector<AttributeView> attributes;
    std::string_view eventName; ///< event_name, else attribute event.name
    domain::TraceId trace;      ///< not valid() where none
    domain::SpanId span;
    std::uint32_t droppedAttributes = 0;
    std::uint32_t flags = 0;
};

/// A measurement that a data point gives as an example, with the span it was made in.
struct ExemplarView {
    domain::Timestamp time;
    double value = 0.0;
    domain::TraceId trace;
    domain::SpanId span;
};

/// One data point of any metric kind, reduced to what a row needs; the bytes keep the rest.
struct MetricPointView {
    std::string_view bytes;  ///< the data point message as sent
    std::string_view header; ///< the Metric message around it, without its data points
    std::string_view name;
    std::string_view unit;
    std::string_view description;
    std::string_view kind; ///< gauge | sum | histogram | exponential_histogram | summary
    std::uint8_t temporality = 0; ///< 0 unspecified, 1 delta, 2 cumulative
    bool monotonic = false;
    domain::Timestamp start;
    domain::Timestamp time;
    double value = 0.0; ///< number: the value; histograms and summary: the sum
    std::uint64_t count = 0;
    std::vector<AttributeView> attributes;
    std::vector<ExemplarView> exemplars; ///< those that name a trace
};

/// First attribute with the key, or nullptr. Linear: spans have a few dozen attributes.
const AttributeView* findAttribute(const std::vector<AttributeView>& attributes, std::string_view key);

} // namespace whyglass::telemetry
