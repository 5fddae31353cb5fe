// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/foreign_json.h"
#include "ingest/decode/foreign_value.h"
#include "ingest/decode/json_scalars.h"
#include "ingest/decode/json_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace whyglass::telemetry {

using namespace foreign;

namespace {

constexpr double kNsPerSecond = 1e9;
constexpr std::uint64_t kNanosInSecond = 1'000'000'000;

/// Factor from a plain number to nanoseconds, told by its size: seconds, milli-, micro- and nanoseconds since 1970 are three
/// digits apart for any year from 1973 to 5000.
std::uint64_t unitOf(double number)
{
    if (number < 1e11)
        return kNanosInSecond;
    if (number < 1e14)
        return 1'000'000;
    return number < 1e17 ? 1'000 : 1;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Days since 1970 in the Gregorian calendar.
std::int64_t daysOf(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year;
    const int era = y / 400;
    const int yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return static_cast<std::int64_t>(era) * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

/// "2026-03-01T10:20:30.123456Z", also with a space and an offset; without one it is UTC.
std::optional<std::uint64_t> isoTime(std::string_view text)
{
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *year < 1970 || *month < 1 || *month > 12)
        return std::nullopt;
    std::size_t at = 19;
    std::uint64_t nanos = 0;
    if (at < text.size() && text[at] == '.') {
        std::uint64_t unit = kNanosInSecond / 10;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
            nanos += unit * static_cast<std::uint64_t>(text[at] - '0');
    }
    std::int64_t seconds = daysOf(*year, *month, *day) * 86'400 + *hour * 3'600 + *minute * 60 + *second;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        const int sign = text[at] == '-' ? 1 : -1;
        const bool colon = at + 3 < text.size() && text[at + 3] == ':';
        seconds += sign * (digits(text, at + 1, 2).value_or(0) * 3'600 + digits(text, at + (colon ? 4 : 3), 2).value_or(0) * 60);
    }
    if (seconds < 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(seconds) * kNanosInSecond + nanos;
}

/// A time, and the unit that a duration beside it has then.
struct Time {
    std::uint64_t ns = 0;
    std::uint64_t unit = 1;
};

/// JavaScript's [seconds, nanoseconds].
std::optional<std::uint64_t> pairOfNumbers(const element& value)
{
    simdjson::dom::array pair;
    if (value.get_array().get(pair) != simdjson::SUCCESS || pair.size() != 2)
        return std::nullopt;
    const auto seconds = uintOf(pair.at(0).value());
    const auto nanos = uintOf(pair.at(1).value());
    return seconds && nanos ? std::optional(*seconds * kNanosInSecond + *nanos) : std::nullopt;
}

std::optional<Time> timeOf(const element& value)
{
    if (const auto ns = pairOfNumbers(value))
        return Time{*ns, 1};
    if (value.is_string()) {
        if (const auto ns = isoTime(value.get_string().value_unsafe()))
            return Time{*ns, 1'000'000};
    }
    const auto number = doubleOf(value);
    if (!number || !(*number >= 0) || *number >= 1.8e19)
        return std::nullopt;
    const std::uint64_t unit = unitOf(*number);
    if (const auto whole = uintOf(value))
        return Time{*whole * unit, unit};
    const double whole = std::floor(*number); // apart from its fraction: together they have more digits than a double
    const auto rest = static_cast<std::uint64_t>(std::llround((*number - whole) * static_cast<double>(unit)));
    return Time{static_cast<std::uint64_t>(whole) * unit + rest, unit};
}

std::uint64_t durationOf(const object& span, std::uint64_t unit)
{
    static constexpr struct {
        std::string_view name;
        double ns;
    } kNames[] = {{"durationNano", 1}, {"duration_nano", 1}, {"duration_ns", 1}, {"durationNanos", 1}, {"duration_us", 1e3},
                  {"duration_ms", 1e6}, {"durationMs", 1e6}, {"duration_s", kNsPerSecond}};
    for (const auto& known : kNames) {
        if (const auto value = find(span, {known.name}))
            return static_cast<std::uint64_t>(std::llround(std::max(0.0, doubleOf(*value).value_or(0)) * known.ns));
    }
    const auto value = find(span, {"duration"});
    if (!value)
        return 0;
    if (const auto ns = pairOfNumbers(*value))
        return *ns;
    return static_cast<std::uint64_t>(std::llround(std::max(0.0, doubleOf(*value).value_or(0)) * static_cast<double>(unit)));
}

std::string upperTail(std::string_view word, std::string_view prefix)
{
    const std::size_t dot = word.find_last_of('.');
    std::string upper(dot == std::string_view::npos ? word : word.substr(dot + 1));
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (upper.rfind(prefix, 0) == 0)
        upper.erase(0, prefix.size());
    return upper;
}

int enumOf(const element& value, std::string_view prefix, std::initializer_list<std::string_view> words)
{
    if (value.is_string()) {
        const std::string word = upperTail(value.get_string().value_unsafe(), prefix);
        const auto* const found = std::find(words.begin(), words.end(), word);
        if (found != words.end())
            return static_cast<int>(found - words.begin());
    }
    return static_cast<int>(std::clamp<std::int64_t>(intOf(value).value_or(0), 0, 5));
}

/// Attributes as a map, or as OTLP's list of keys and values.
void addAttributes(protozero::pbf_writer& out, std::uint32_t number, const element& attributes)
{
    object map;
    simdjson::dom::array list;
    if (attributes.get_object().get(map) == simdjson::SUCCESS) {
        for (const auto member : map)
            addAttribute(out, number, member.key, member.value);
    } else if (attributes.get_array().get(list) == simdjson::SUCCESS) {
        for (const element item : list) {
            object pair;
            if (item.get_object().get(pair) != simdjson::SUCCESS)
                continue;
            if (const auto value = find(pair, {"value.stringValue", "value.boolValue", "value.doubleValue", "value.intValue", "value"}))
                addAttribute(out, number, textOf(pair, {"key"}), *value);
        }
    }
}

template <typename Each>
void eachObject(const std::optional<element>& value, Each each)
{
    simdjson::dom::array list;
    if (!value || value->get_array().get(list) != simdjson::SUCCESS)
        return;
    for (const element item : list) {
        object member;
        if (item.get_object().get(member) == simdjson::SUCCESS)
            each(member);
    }
}

void addStatus(protozero::pbf_writer& out, const object& span)
{
    const auto code = find(span, {"status.status_code", "status.statusCode", "status.code", "status_code", "statusCode", "status"});
    const std::string_view message = textOf(span, {"status.description", "status.message", "status_message", "statusMessage"});
    const int number = code && !code->is_object() ? std::min(2, enumOf(*code, "STATUS_CODE_", {"UNSET", "OK", "ERROR"})) : 0;
    if (number == 0 && message.empty())
        return;
    std::string bytes;
    protozero::pbf_writer status(bytes);
    status.add_string(2, message);
    status.add_enum(3, number);
    out.add_message(15, bytes);
}

void addEvent(protozero::pbf_writer& out, const object& event)
{
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    const auto time = find(event, {"timeUnixNano", "time_unix_nano", "timestamp", "time"});
    if (const auto at = time ? timeOf(*time) : std::nullopt)
        writer.add_fixed64(1, at->ns);
    writer.add_string(2, textOf(event, {"name"}));
    if (const auto attributes = find(event, {"attributes"}))
        addAttributes(writer, 3, *attributes);
    out.add_message(11, bytes);
}

void addLink(protozero::pbf_writer& out, const object& link)
{
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    writer.add_bytes(1, idOf(textOf(link, {"context.trace_id", "context.traceId", "spanContext.traceId", "trace_id", "traceId"}), 16));
    writer.add_bytes(2, idOf(textOf(link, {"context.span_id", "context.spanId", "spanContext.spanId", "span_id", "spanId"}), 8));
    if (const auto attributes = find(link, {"attributes"}))
        addAttributes(writer, 4, *attributes);
    out.add_message(13, bytes);
}

constexpr std::string_view kKnown[] = {
    "traceId", "trace_id", "traceID", "spanId", "span_id", "spanID", "id", "context", "spanContext", "parentSpanId", "parent_span_id", "parentSpanID",
    "parent_id", "parentId", "parentSpanContext", "traceState", "trace_state", "name", "operationName", "span_name", "spanName", "kind",
    "startTimeUnixNano", "start_time_unix_nano", "startTime", "start_time", "start", "timestamp", "endTimeUnixNano", "end_time_unix_nano",
    "endTime", "end_time", "end", "durationNano", "duration_nano", "duration_ns", "durationNanos", "duration_us", "duration_ms", "durationMs",
    "duration_s", "duration", "attributes", "events", "links", "status", "status_code", "statusCode", "status_message", "statusMessage",
    "resource", "resource_attributes", "resourceAttributes", "serviceName", "service_name", "service", "instrumentationScope",
    "instrumentation_scope", "instrumentationLibrary", "scope", "droppedAttributesCount", "flags"};

void addTimes(protozero::pbf_writer& out, const object& span)
{
    const auto startValue = find(span, {"startTimeUnixNano", "start_time_unix_nano", "startTime", "start_time", "start", "timestamp"});
    const auto start = startValue ? timeOf(*startValue) : std::nullopt;
    if (start)
        out.add_fixed64(7, start->ns);
    const auto endValue = find(span, {"endTimeUnixNano", "end_time_unix_nano", "endTime", "end_time", "end"});
    if (const auto end = endValue ? timeOf(*endValue) : std::nullopt)
        out.add_fixed64(8, end->ns);
    else if (start)
        out.add_fixed64(8, start->ns + durationOf(span, start->unit));
}

std::string spanBytes(const object& span)
{
    std::string bytes;
    protozero::pbf_writer out(bytes);
    out.add_bytes(1, idOf(textOf(span, {"traceId", "trace_id", "traceID", "context.trace_id", "context.traceId", "spanContext.traceId"}), 16));
    out.add_bytes(2, idOf(textOf(span, {"spanId", "span_id", "spanID", "context.span_id", "context.spanId", "spanContext.spanId", "id"}), 8));
    const std::string_view parent = textOf(span, {"parentSpanId", "parent_span_id", "parentSpanID", "parent_id", "parentId", "parentSpanContext.spanId"});
    if (!parent.empty())
        out.add_bytes(4, idOf(parent, 8));
    if (const std::string_view state = textOf(span, {"traceState", "trace_state", "context.trace_state"}); !state.empty() && state != "[]")
        out.add_string(3, state);
    out.add_string(5, textOf(span, {"name", "operationName", "span_name", "spanName"}));
    if (const auto kind = find(span, {"kind"}))
        out.add_enum(6, enumOf(*kind, "SPAN_KIND_", {"UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"}));
    addTimes(out, span);
    if (const auto attributes = find(span, {"attributes"}))
        addAttributes(out, 9, *attributes);
    for (const auto member : span) {
        if (!member.value.is_null() && std::find(std::begin(kKnown), std::end(kKnown), member.key) == std::end(kKnown))
            addAttribute(out, 9, member.key, member.value);
    }
    eachObject(find(span, {"events"}), [&out](const object& event) { addEvent(out, event); });
    eachObject(find(span, {"links"}), [&out](const object& link) { addLink(out, link); });
    addStatus(out, span);
    if (const auto dropped = find(span, {"droppedAttributesCount"}))
        out.add_uint32(10, static_cast<std::uint32_t>(uintOf(*dropped).value_or(0)));
    return bytes;
}

std::string resourceBytes(const object& span)
{
    std::string bytes;
    protozero::pbf_writer resource(bytes);
    const std::string_view service = textOf(span, {"serviceName", "service_name", "service"});
    if (!service.empty())
        addAttribute(resource, 1, "service.name", service);
    if (const auto attributes = find(span, {"resource.attributes", "resource_attributes", "resourceAttributes", "resource"}))
        addAttributes(resource, 1, *attributes);
    return bytes;
}

} // namespace

domain::Result<std::string> plainSpanToOtlp(std::string_view json)
{
    simdjson::dom::parser parser;
    object span;
    const auto error = parser.parse(json.data(), json.size()).get_object().get(span);
    if (error != simdjson::SUCCESS)
        return domain::Error{domain::ErrorCode::Corrupt, std::string("cannot read a span: ") + simdjson::error_message(error), ""};
    if (!find(span, {"traceId", "trace_id", "traceID", "context.trace_id", "context.traceId", "spanContext.traceId"}))
        return domain::Error{domain::ErrorCode::Corrupt, "cannot read a span: it has no trace id", ""};

    std::string scope;
    for (const auto& [number, names] : {std::pair(1U, std::array{"instrumentation_scope.name", "instrumentationScope.name", "scope.name", "instrumentationLibrary.name"}),
                                        std::pair(2U, std::array{"instrumentation_scope.version", "instrumentationScope.version", "scope.version", "instrumentationLibrary.version"})}) {
        const std::string_view text = textOf(span, {names[0], names[1], names[2], names[3]});
        if (!text.empty())
            protozero::pbf_writer(scope).add_string(number, text);
    }
    std::string scopeSpans;
    protozero::pbf_writer scopeWriter(scopeSpans);
    scopeWriter.add_message(1, scope);
    scopeWriter.add_message(2, spanBytes(span));
    std::string resourceSpans;
    protozero::pbf_writer resourceWriter(resourceSpans);
    resourceWriter.add_message(1, resourceBytes(span));
    resourceWriter.add_message(2, scopeSpans);
    std::string message;
    protozero::pbf_writer(message).add_message(1, resourceSpans);
    return message;
}

} // namespace whyglass::telemetry
