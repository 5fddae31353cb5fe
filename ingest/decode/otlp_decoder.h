// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"
#include "models/domain/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace whyglass::telemetry {

enum class Signal : std::uint8_t { Traces, Logs, Metrics };

/// Limits of otlp.md A3. Enforced while decoding; what is over a limit is reported, the rest is kept.
struct DecodeLimits {
    int valueDepth = 256;
    std::size_t messageBytes = 64U << 20U;
    /// Objects cost far more memory than the two bytes that the smallest takes on the wire.
    std::size_t records = 500'000;  ///< spans, log records or data points of one message; more of them refuse it as a whole
    std::size_t elements = 500'000; ///< attributes, events and links of one record; more of them refuse that record
    bool textsAreUtf8 = false;      ///< somebody checked them already (TranscodedJson::textsAreUtf8), so that nobody does again
};

/// Receives decoded records. The views are valid during the call only.
class DecodeSink {
public:
    virtual ~DecodeSink() = default;
    virtual void onSpan(const ResourceView&, const ScopeView&, const SpanView&) {}
    virtual void onLog(const ResourceView&, const ScopeView&, const LogView&) {}
    virtual void onMetricPoint(const ResourceView&, const ScopeView&, const MetricPointView&) {}
    /// A record that cannot be decoded: not stored. `offset` is in the message.
    virtual void onRejected(Signal, std::size_t offset, std::string_view reason) = 0;
    /// A record that is stored, but something about it is wrong (code as in domain::ImportIssue).
    virtual void onRepaired(Signal, std::size_t offset, std::string_view code, std::string_view sample) = 0;
};

/// Decodes one Export…ServiceRequest / TracesData / LogsData / MetricsData message. Fails only where the outer message
/// itself is not protobuf; a broken span is reported to the sink and the others are kept. Thread-safe, no state.
domain::Result<void> decodeOtlp(Signal signal, std::string_view message, const DecodeLimits& limits, DecodeSink& sink);

/// Which signal a bare message holds, told by its first leaf (otlp.md A6). Error where it is none.
domain::Result<Signal> sniffSignal(std::string_view message);

/// Turns one OTLP JSON document (resourceSpans, resourceLogs or resourceMetrics) into the protobuf message of the same meaning,
/// by the rules of otlp.md A4. A file may mix signals in one document: each present one is appended to its string.
struct TranscodedJson {
    std::string traces;
    std::string logs;
    std::string metrics;
    std::vector<std::string> warnings; ///< "snake_case key ignored: resource_spans" …
    std::int64_t rejected = 0;         ///< records that are no objects, and are left out
    bool textsAreUtf8 = true;          ///< JSON's texts are; false where fields were taken from schema::kRestKey
};
class JsonTranscoder {
public:
    JsonTranscoder();
    ~JsonTranscoder();
    JsonTranscoder(const JsonTranscoder&) = delete;
    JsonTranscoder& operator=(const JsonTranscoder&) = delete;
    /// Not thread-safe: one a thread; buffers are reused.
    domain::Result<TranscodedJson> transcode(std::string_view json);

private:
    struct Impl;
    Impl* m_impl;
};

/// Decodes one stored message again. The views point into `bytes`.
domain::Result<SpanView> decodeSpan(std::string_view bytes, const DecodeLimits& limits = {});
domain::Result<LogView> decodeLog(std::string_view bytes, const DecodeLimits& limits = {});
/// `kind` as in MetricPointView::kind. The name and all that stands beside the points is not in `bytes`.
domain::Result<MetricPointView> decodeMetricPoint(std::string_view kind, std::string_view bytes);
domain::Result<ResourceView> decodeResource(std::string_view bytes);
domain::Result<ScopeView> decodeScope(std::string_view bytes);

/// One AnyValue, span or record as OTLP JSON text (otlp.md A4, written strictly). What JSON cannot say (unknown fields, texts
/// that are not UTF-8) stands in the member `whyglassRest` of its object (schema::kRestKey), so that reading it again gives the
/// same fields.
std::string valueToJson(const ValueView& value);      ///< plain JSON: "abc", 12, [1,2], {"a":1}; bytes as base64 text
std::string valueToOtlpJson(const ValueView& value);  ///< {"stringValue":"abc"} …
std::string messageToOtlpJson(Signal signal, std::string_view message); ///< a whole TracesData, LogsData or MetricsData
std::string spanToOtlpJson(const SpanView& span);
std::string logToOtlpJson(const LogView& log);
std::string resourceToOtlpJson(const ResourceView& resource);
std::string scopeToOtlpJson(const ScopeView& scope);
/// Plain text of a value: strings as they are, everything else as valueToJson.
std::string valueToText(const ValueView& value);

} // namespace whyglass::telemetry
