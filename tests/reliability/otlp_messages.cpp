// SPDX-License-Identifier: GPL-3.0-or-later
#include "otlp_messages.h"

#include "ingest/proto/logs_service.pb.h"
#include "ingest/proto/metrics_service.pb.h"
#include "ingest/proto/trace_service.pb.h"

#include <stdexcept>
#include <vector>

namespace whyglass::reliability {

namespace {

namespace collector = opentelemetry::proto::collector;
using telemetry::Signal;

constexpr std::uint64_t kTime = 1'773'756'000'000'000'000ULL;

std::string hexOf(std::string_view bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 15U];
    }
    return out;
}

/// One record, in words.
struct Record {
    std::string trace, span, name;
    std::uint64_t time = kTime;
};

std::vector<Record> recordsOf(int count, unsigned seed)
{
    std::vector<Record> records;
    for (int i = 0; i < count; ++i) {
        std::string trace(16, '\x21');
        std::string span(8, '\x42');
        for (std::size_t byte = 0; byte < 4; ++byte) {
            trace[12 + byte] = static_cast<char>((seed >> (24U - 8U * byte)) & 0xFFU);
            span[2 + byte] = trace[12 + byte];
        }
        span[6] = static_cast<char>(i >> 8);
        span[7] = static_cast<char>(i & 0xFF);
        records.push_back({trace, span, "step " + std::to_string(i), kTime + std::uint64_t{seed} * 1000 + static_cast<std::uint64_t>(i)});
    }
    return records;
}

std::string traces(const std::vector<Record>& records)
{
    collector::trace::v1::ExportTraceServiceRequest request;
    auto* scope = request.add_resource_spans()->add_scope_spans();
    for (const Record& record : records) {
        auto* span = scope->add_spans();
        span->set_trace_id(record.trace);
        span->set_span_id(record.span);
        span->set_name(record.name);
        span->set_start_time_unix_nano(record.time);
        span->set_end_time_unix_nano(record.time + 1000);
    }
    return request.SerializeAsString();
}

std::string logs(const std::vector<Record>& records)
{
    collector::logs::v1::ExportLogsServiceRequest request;
    auto* scope = request.add_resource_logs()->add_scope_logs();
    for (const Record& record : records) {
        auto* log = scope->add_log_records();
        log->set_trace_id(record.trace);
        log->set_span_id(record.span);
        log->set_severity_text(record.name);
        log->set_time_unix_nano(record.time);
    }
    return request.SerializeAsString();
}

std::string metrics(const std::vector<Record>& records)
{
    collector::metrics::v1::ExportMetricsServiceRequest request;
    auto* scope = request.add_resource_metrics()->add_scope_metrics();
    for (const Record& record : records) {
        auto* metric = scope->add_metrics();
        metric->set_name(record.name);
        auto* point = metric->mutable_gauge()->add_data_points();
        point->set_time_unix_nano(record.time);
        point->set_as_int(7);
    }
    return request.SerializeAsString();
}

std::string protobufOf(Signal signal, const std::vector<Record>& records)
{
    switch (signal) {
    case Signal::Traces: return traces(records);
    case Signal::Logs: return logs(records);
    case Signal::Metrics: break;
    }
    return metrics(records);
}

std::string jsonOf(Signal signal, const Record& record)
{
    const std::string ids = "{\"traceId\":\"" + hexOf(record.trace) + "\",\"spanId\":\"" + hexOf(record.span) + "\",";
    const std::string time = "\"" + std::to_string(record.time) + "\"";
    switch (signal) {
    case Signal::Traces: return ids + "\"name\":\"" + record.name + "\",\"startTimeUnixNano\":" + time + ",\"endTimeUnixNano\":\"" + std::to_string(record.time + 1000) + "\"}";
    case Signal::Logs: return ids + "\"severityText\":\"" + record.name + "\",\"timeUnixNano\":" + time + "}";
    case Signal::Metrics: break;
    }
    return "{\"name\":\"" + record.name + "\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":" + time + ",\"asInt\":\"7\"}]}}";
}

std::string enveloped(Signal signal, const std::string& records)
{
    switch (signal) {
    case Signal::Traces: return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + records + "]}]}]}";
    case Signal::Logs: return "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + records + "]}]}]}";
    case Signal::Metrics: break;
    }
    return "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[" + records + "]}]}]}";
}

std::string joined(Signal signal, const std::vector<Record>& records)
{
    std::string text;
    for (const Record& record : records)
        text += (text.empty() ? "" : ",") + jsonOf(signal, record);
    return text;
}

std::string encoded(Signal signal, Encoding encoding, const std::vector<Record>& records)
{
    return encoding == Encoding::Json ? enveloped(signal, joined(signal, records)) : protobufOf(signal, records);
}

} // namespace

std::string message(Signal signal, Encoding encoding, int records, unsigned seed)
{
    return encoded(signal, encoding, recordsOf(records, seed));
}

std::string withBrokenRecord(Signal signal, Encoding encoding)
{
    const std::vector<Record> records = recordsOf(3, 2);
    if (encoding == Encoding::Json)
        return enveloped(signal, jsonOf(signal, records[0]) + ",\"no record\"," + jsonOf(signal, records[2]));
    std::string bytes = protobufOf(signal, records);
    const std::size_t name = bytes.find("step 1");
    if (name == std::string::npos)
        throw std::logic_error("the message has no second record");
    bytes[name - 1] = '\x7F'; // its name now claims to reach beyond it
    return bytes;
}

std::string withOddity(Signal signal, Encoding encoding)
{
    std::vector<Record> records = recordsOf(2, 3);
    records[1].trace = "abc";
    if (signal == Signal::Metrics && encoding == Encoding::Json)
        return enveloped(signal, jsonOf(signal, records[0]) + ",{\"name\":\"m\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\"no time\",\"asInt\":\"1\"}]}}");
    if (signal == Signal::Metrics)
        records[1].name += "\xFF";
    return encoded(signal, encoding, records);
}

std::string withBadText(Signal signal, Encoding encoding)
{
    std::vector<Record> records = recordsOf(1, 4);
    records[0].name = encoding == Encoding::Json ? "half \\ud800" : "half \xF0\x9F";
    return encoded(signal, encoding, records);
}

std::string emptyEnvelope(Signal signal, Encoding encoding)
{
    if (encoding == Encoding::Json)
        return enveloped(signal, "");
    return protobufOf(signal, {});
}

const char* nameOf(Signal signal)
{
    return signal == Signal::Traces ? "traces" : signal == Signal::Logs ? "logs" : "metrics";
}

} // namespace whyglass::reliability
