// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/foreign_json.h"
#include "ingest/formats/json_elements.h"

#include <array>

/// Spans as plain JSON objects, in an array or one after the other: OTLP spans without their envelopes, what SDKs print to the
/// console, rows of span tables. An array may also hold OTLP documents. Each object is one record.
namespace whyglass::ingest {

namespace {

bool holds(std::string_view text, std::string_view name)
{
    return text.find(name) != std::string_view::npos;
}

bool isDocument(std::string_view element)
{
    const std::string_view key = firstJsonKey(element);
    return key.substr(0, 8) == "resource" && (key == "resourceSpans" || key == "resourceLogs" || key == "resourceMetrics");
}

/// Spelled as OTLP has it, so that the OTLP reader gives every field back.
bool isOtlpSpan(std::string_view element)
{
    constexpr std::array<std::string_view, 3> kForeign = {"\"resource\"", "\"instrumentationScope\"", "\"serviceName\""};
    const bool foreign = holds(element, kForeign[0]) || holds(element, kForeign[1]) || holds(element, kForeign[2]);
    const std::size_t attributes = element.find("\"attributes\"");
    const std::size_t value = attributes == std::string_view::npos ? attributes : element.find_first_not_of(" \t\r\n:", attributes + 12);
    const bool list = value == std::string_view::npos || element[value] == '[';
    return !foreign && list && holds(element, "\"traceId\"") && holds(element, "\"startTimeUnixNano\"");
}

} // namespace

bool looksLikePlainSpans(std::string_view head)
{
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return false;
    if (head[begin] == '[') {
        const std::size_t first = head.find_first_not_of(" \t\r\n", begin + 1);
        return first != std::string_view::npos && (head[first] == '{' || head[first] == ']');
    }
    const std::string_view key = firstJsonKey(head);
    const bool ids = (holds(head, "\"trace_id\"") && holds(head, "\"span_id\"")) || (holds(head, "\"traceId\"") && holds(head, "\"spanId\""));
    return !key.empty() && ids && !isDocument(head) && !holds(head, "\"resourceSpans\"") && !holds(head, "\"resourceLogs\"")
        && !holds(head, "\"resourceMetrics\"") && !holds(head, "\"resource_spans\"");
}

void readPlainSpans(ReadContext& context)
{
    readJsonElements(context, {}, [&context](std::string_view element, std::int64_t record, std::int64_t offset) {
        if (isDocument(element))
            return context.sink.onRecord({context.hint, true, element, record, offset, offset + static_cast<std::int64_t>(element.size())});
        if (isOtlpSpan(element)) {
            const std::string document = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + std::string(element) + "]}]}]}";
            return context.sink.onRecord({telemetry::Signal::Traces, true, document, record, offset, offset + static_cast<std::int64_t>(element.size())});
        }
        const auto message = telemetry::plainSpanToOtlp(element);
        if (message.ok())
            return context.sink.onRecord({telemetry::Signal::Traces, false, *message, record, offset, offset + static_cast<std::int64_t>(element.size())});
        context.sink.onRejected(record, offset, message.error().message);
        return true;
    });
}

} // namespace whyglass::ingest
