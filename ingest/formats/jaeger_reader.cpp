// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/foreign_json.h"
#include "ingest/formats/json_elements.h"

/// What Jaeger's window saves and its first JSON API answers: {"data": [trace, …]}; each trace is one record.
namespace whyglass::ingest {

bool looksLikeJaeger(std::string_view head)
{
    const std::string_view key = firstJsonKey(head);
    const bool names = head.find("\"traceID\"") != std::string_view::npos && head.find("\"spans\"") != std::string_view::npos;
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    const bool array = begin != std::string_view::npos && head[begin] == '[';
    return (key == "data" || key == "total" || key == "traceID" || array) && names && head.find("\"resourceSpans\"") == std::string_view::npos;
}

void readJaeger(ReadContext& context)
{
    // A trace that was saved by itself is its own element; {"data": …} holds them.
    const std::string_view key = firstJsonKey(context.stream.peek(kSniffBytes));
    const std::string_view member = key == "traceID" ? std::string_view() : std::string_view("data");
    readJsonElements(context, member, [&context](std::string_view trace, std::int64_t record, std::int64_t offset) {
        const auto message = telemetry::jaegerTraceToOtlp(trace);
        if (message.ok())
            return context.sink.onRecord({telemetry::Signal::Traces, false, *message, record, offset, offset + static_cast<std::int64_t>(trace.size())});
        context.sink.onRejected(record, offset, message.error().message);
        return true;
    });
}

} // namespace whyglass::ingest
