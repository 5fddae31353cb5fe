// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_differences.h"

#include "ingest/proto/trace_service.pb.h"

#include <google/protobuf/io/coded_stream.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace whyglass::reliability {

namespace {

using opentelemetry::proto::common::v1::AnyValue;
using opentelemetry::proto::common::v1::KeyValue;
using Request = opentelemetry::proto::collector::trace::v1::ExportTraceServiceRequest;

constexpr const char* kBase64 = "base64 without padding, URL-safe or malformed: the Collector refuses the request, we read it, or keep the text and say so";
constexpr const char* kNull = "null: the Collector refuses the request or makes an empty value of it, to us it is the default";
constexpr std::string_view kFractions[] = {"1.0", "1e3", "-0"};

template <typename Attributes>
void fill(Attributes& attributes);

void fill(AnyValue& value)
{
    if (value.has_double_value() && std::isnan(value.double_value()))
        value.set_double_value(std::numeric_limits<double>::quiet_NaN()); // of which there are many
    if (value.has_array_value()) {
        for (AnyValue& item : *value.mutable_array_value()->mutable_values())
            fill(item);
    } else if (value.has_kvlist_value()) {
        fill(*value.mutable_kvlist_value()->mutable_values());
    }
}

template <typename Attributes>
void fill(Attributes& attributes)
{
    for (KeyValue& attribute : attributes)
        fill(*attribute.mutable_value());
}

/// No id and one of nothing but zeros are the same to the Collector.
template <typename HasIds>
void clearZeros(HasIds& record)
{
    for (std::string* id : {record.mutable_trace_id(), record.mutable_span_id()}) {
        if (id->find_first_not_of('\0') == std::string::npos)
            id->clear();
    }
}

void fill(opentelemetry::proto::trace::v1::Span& span)
{
    span.mutable_status();
    clearZeros(span);
    if (span.parent_span_id().find_first_not_of('\0') == std::string::npos)
        span.clear_parent_span_id();
    fill(*span.mutable_attributes());
    for (auto& event : *span.mutable_events())
        fill(*event.mutable_attributes());
    for (auto& link : *span.mutable_links()) {
        clearZeros(link);
        fill(*link.mutable_attributes());
    }
}

/// The Collector writes the envelopes that a message may leave out, always.
void fill(Request& request)
{
    for (auto& resource : *request.mutable_resource_spans()) {
        fill(*resource.mutable_resource()->mutable_attributes());
        for (auto& scope : *resource.mutable_scope_spans()) {
            fill(*scope.mutable_scope()->mutable_attributes());
            for (auto& span : *scope.mutable_spans())
                fill(span);
        }
    }
}

Request filled(const std::string& message)
{
    constexpr int kDeep = 4'000; // what we read is up to four messages a level
    google::protobuf::io::CodedInputStream input(reinterpret_cast<const std::uint8_t*>(message.data()), static_cast<int>(message.size()));
    input.SetRecursionLimit(kDeep);
    Request request;
    request.ParseFromCodedStream(&input);
    fill(request);
    return request;
}

bool warned(const Reading& reading, std::string_view beginning)
{
    return std::any_of(reading.warnings.begin(), reading.warnings.end(), [&](const std::string& text) { return text.rfind(beginning, 0) == 0; });
}

/// An id that is neither empty nor as long as it must be, or that is a text as it stands.
bool oddIds(const std::string& message)
{
    Request request;
    request.ParseFromString(message);
    const auto odd = [](const std::string& id, std::size_t size) {
        const bool text = std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c <= '~'; });
        return !id.empty() && (id.size() != size || text);
    };
    for (const auto& resource : request.resource_spans()) {
        for (const auto& scope : resource.scope_spans()) {
            for (const auto& span : scope.spans()) {
                const bool link = std::any_of(span.links().begin(), span.links().end(), [&](const auto& to) { return odd(to.trace_id(), 16) || odd(to.span_id(), 8); });
                if (link || odd(span.trace_id(), 16) || odd(span.span_id(), 8) || odd(span.parent_span_id(), 8))
                    return true;
            }
        }
    }
    return false;
}

/// 1.0, "1.0", 1e3 or "1e3" as a value.
bool hasFraction(std::string_view text)
{
    return std::any_of(std::begin(kFractions), std::end(kFractions), [text](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool hasNumberAsText(std::string_view text)
{
    for (std::size_t at = text.find(":\""); at != std::string_view::npos; at = text.find(":\"", at + 1)) {
        const std::size_t digit = text.find_first_not_of("-0123456789", at + 2);
        if (digit != std::string_view::npos && digit > at + 2 && text[digit] == '"')
            return true;
    }
    return false;
}

/// Members that OTLP does not name, as otlp_schema.h keeps them (kJsonMembers).
bool keepsUnnamed(const std::string& message)
{
    std::string tag;
    for (std::uint64_t rest = (std::uint64_t{468'173'041} << 3U) | 2U; rest > 0; rest >>= 7U)
        tag += static_cast<char>((rest & 0x7FU) | (rest > 0x7FU ? 0x80U : 0U));
    return message.find(tag) != std::string::npos;
}

} // namespace

std::string canonical(const std::string& message) { return filled(message).SerializeAsString(); }

std::string printed(const std::string& message)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const char c : canonical(message)) {
        const auto byte = static_cast<unsigned char>(c);
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 15U];
    }
    return out;
}

const char* explanation(const Reading& ours, bool theyTakeIt, std::string_view text)
{
    const auto has = [text](std::string_view part) { return text.find(part) != std::string_view::npos; };
    if (!ours.taken)
        return !theyTakeIt ? nullptr
            : text == "null" ? "null instead of a document is an empty one to the Collector, and none to us"
            : ours.error.find("nested") != std::string::npos
            ? "deeper nesting than we read"
            : "JSON that is malformed behind the document, or in what the Collector skips: it does not look there, we refuse the text";
    if (warned(ours, "snake_case key ignored: resource_spans"))
        return "resource_spans in snake_case: the Collector reads it, we say that it is no OTLP/JSON";
    if (!theyTakeIt && (has("1e400") || has("1e999") || has("18446744073709551616")))
        return "a number beyond a double where none belongs: the Collector refuses the request, we leave it out";
    if (warned(ours, "malformed text"))
        return "text that is no UTF-8, or half a surrogate pair: the Collector passes it on, we repair it and say so";
    if (warned(ours, "duplicate key"))
        return "a key that comes twice: the Collector adds up or merges, with us the last one counts, and we say so";
    if (warned(ours, "AnyValue with several"))
        return "a value of several types: the last one counts, and we say so";
    if (has("instrumentationLibrary"))
        return "names of before 0.15: unknown to the Collector, read by us";
    if (theyTakeIt) {
        if (keepsUnnamed(ours.message))
            return "members that OTLP does not name: the Collector forgets them, we keep them";
        if (warned(ours, "value of wrong type"))
            return "a number with a plus sign: left out by us with a note";
        return has("null") ? kNull : nullptr;
    }
    if (ours.rejected > 0)
        return "a record that is no object: the Collector refuses the request, we reject the record alone";
    if (warned(ours, "value of wrong type"))
        return "a value of the wrong type or range: the Collector refuses the request, we leave the value out and say so";
    if (warned(ours, "malformed base64"))
        return kBase64;
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        return "a byte order mark: the Collector refuses it, we skip it";
    if (oddIds(ours.message))
        return "an id of another length, or that is no hex: the Collector refuses the request, we store the span and flag it";
    if (has("null"))
        return kNull;
    if (has("\"true\"") || has("\"false\""))
        return "true or false as text: the Collector refuses the request, we read it";
    if (has("bytesValue"))
        return kBase64;
    if (hasFraction(text))
        return "a whole number written with a fraction or an exponent: the Collector refuses the request, we read it";
    if (hasNumberAsText(text))
        return "an enum's number as text: the Collector refuses the request, we read it";
    return nullptr;
}

} // namespace whyglass::reliability
