// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/foreign_json.h"
#include "ingest/decode/foreign_value.h"
#include "ingest/decode/json_scalars.h"
#include "ingest/decode/json_text.h"

#include <map>
#include <utility>

namespace whyglass::telemetry {

using namespace foreign;

namespace {

constexpr std::uint64_t kNsPerUs = 1'000;
constexpr std::size_t kTraceBytes = 16, kSpanBytes = 8;

/// Tags that OTLP keeps in fields of the span or its scope.
struct Fields {
    int kind = 0;
    int status = 0;
    std::string_view statusMessage, traceState, scopeName, scopeVersion;
};

int kindOf(std::string_view word)
{
    static constexpr std::string_view kWords[] = {"", "internal", "server", "client", "producer", "consumer"};
    for (int kind = 1; kind < 6; ++kind) {
        if (word == kWords[kind])
            return kind;
    }
    return 0;
}

bool isTrue(const element& value)
{
    return boolOf(value).value_or(false);
}

/// Takes the tag where it belongs; false where it is an attribute like others.
bool takeTag(std::string_view key, const element& value, Fields& fields)
{
    const std::string_view text = value.is_string() ? value.get_string().value_unsafe() : std::string_view();
    if (key == "span.kind") {
        fields.kind = kindOf(text);
        return fields.kind != 0;
    }
    if (key == "otel.status_code" && (text == "OK" || text == "ERROR")) {
        fields.status = text == "OK" ? 1 : 2;
        return true;
    }
    if (key == "otel.status_description")
        return !(fields.statusMessage = text).empty();
    if (key == "w3c.tracestate")
        return !(fields.traceState = text).empty();
    if (key == "otel.scope.name" || key == "otel.library.name")
        return !(fields.scopeName = text).empty();
    if (key == "otel.scope.version" || key == "otel.library.version")
        return !(fields.scopeVersion = text).empty();
    if (key == "error" && isTrue(value) && fields.status == 0)
        fields.status = 2; // and stays a tag: it is the sender's own
    return false;
}

/// {"key", "type", "value"}: the type tells a number in a text from a text.
void addTag(protozero::pbf_writer& out, std::uint32_t number, const object& tag)
{
    const std::string_view key = textOf(tag, {"key"});
    const std::string_view type = textOf(tag, {"type"});
    const auto value = find(tag, {"value", "vStr"});
    if (!value)
        return addAttribute(out, number, key, std::string_view());
    std::string any;
    protozero::pbf_writer writer(any);
    if (const auto integer = type == "int64" ? intOf(*value) : std::nullopt) {
        writer.add_int64(3, *integer);
    } else if (const auto real = type == "float64" ? doubleOf(*value) : std::nullopt) {
        writer.add_double(4, *real);
    } else if (const auto flag = type == "bool" ? boolOf(*value) : std::nullopt) {
        writer.add_bool(2, *flag);
    } else if (const auto bytes = type == "binary" && value->is_string() ? fromBase64(value->get_string().value_unsafe()) : std::nullopt) {
        writer.add_bytes(7, *bytes);
    } else {
        return addAttribute(out, number, key, *value);
    }
    std::string pair;
    protozero::pbf_writer keyValue(pair);
    keyValue.add_string(1, key);
    keyValue.add_message(2, any);
    out.add_message(number, pair);
}

template <typename Each>
void eachObject(const object& in, std::string_view name, Each each)
{
    const auto value = find(in, {name});
    simdjson::dom::array array;
    if (!value || value->get_array().get(array) != simdjson::SUCCESS)
        return;
    for (const element item : array) {
        object member;
        if (item.get_object().get(member) == simdjson::SUCCESS)
            each(member);
    }
}

std::uint64_t nsOf(const object& in, std::string_view name)
{
    const auto value = find(in, {name});
    return value ? uintOf(*value).value_or(0) * kNsPerUs : 0;
}

void addEvent(protozero::pbf_writer& out, const object& log)
{
    std::string bytes;
    protozero::pbf_writer event(bytes);
    event.add_fixed64(1, nsOf(log, "timestamp"));
    bool named = false;
    eachObject(log, "fields", [&](const object& field) {
        const auto value = find(field, {"value"});
        if (!named && textOf(field, {"key"}) == "event" && value && value->is_string()) {
            event.add_string(2, value->get_string().value_unsafe());
            named = true;
        } else {
            addTag(event, 3, field);
        }
    });
    out.add_message(11, bytes);
}

void addLink(protozero::pbf_writer& out, std::string_view trace, std::string_view span, std::string_view type)
{
    std::string bytes;
    protozero::pbf_writer link(bytes);
    link.add_bytes(1, idOf(trace, kTraceBytes));
    link.add_bytes(2, idOf(span, kSpanBytes));
    addAttribute(link, 4, "opentracing.ref_type", type == "FOLLOWS_FROM" ? "follows_from" : "child_of");
    out.add_message(13, bytes);
}

/// The span's parent from its references; the others become links.
void addReferences(protozero::pbf_writer& out, const object& span, std::string_view trace)
{
    std::string_view parent = textOf(span, {"parentSpanID"});
    eachObject(span, "references", [&](const object& reference) {
        const std::string_view type = textOf(reference, {"refType"});
        const std::string_view itsTrace = textOf(reference, {"traceID"});
        const std::string_view itsSpan = textOf(reference, {"spanID"});
        const bool same = itsTrace.empty() || idOf(itsTrace, kTraceBytes) == idOf(trace, kTraceBytes);
        if (type != "FOLLOWS_FROM" && same && (parent.empty() || parent == itsSpan))
            parent = itsSpan;
        else
            addLink(out, itsTrace, itsSpan, type);
    });
    if (!parent.empty())
        out.add_bytes(4, idOf(parent, kSpanBytes));
}

Fields addSpan(std::string& bytes, const object& span, std::string_view trace)
{
    Fields fields;
    protozero::pbf_writer out(bytes);
    out.add_bytes(1, idOf(trace, kTraceBytes));
    out.add_bytes(2, idOf(textOf(span, {"spanID"}), kSpanBytes));
    out.add_string(5, textOf(span, {"operationName"}));
    const std::uint64_t start = nsOf(span, "startTime");
    out.add_fixed64(7, start);
    out.add_fixed64(8, start + nsOf(span, "duration"));
    addReferences(out, span, trace);
    eachObject(span, "tags", [&](const object& tag) {
        const auto value = find(tag, {"value", "vStr"});
        if (!value || !takeTag(textOf(tag, {"key"}), *value, fields))
            addTag(out, 9, tag);
    });
    eachObject(span, "logs", [&out](const object& log) { addEvent(out, log); });
    if (const auto warnings = find(span, {"warnings"}))
        addAttribute(out, 9, "jaeger.warnings", *warnings);
    if (fields.kind != 0)
        out.add_enum(6, fields.kind);
    if (!fields.traceState.empty())
        out.add_string(3, fields.traceState);
    if (fields.status != 0 || !fields.statusMessage.empty()) {
        std::string status;
        protozero::pbf_writer writer(status);
        writer.add_string(2, fields.statusMessage);
        writer.add_enum(3, fields.status);
        out.add_message(15, status);
    }
    if (const auto flags = find(span, {"flags"}))
        out.add_fixed32(16, static_cast<std::uint32_t>(uintOf(*flags).value_or(0) & 0xFFU));
    return fields;
}

std::string resourceOf(const object& process)
{
    std::string bytes;
    protozero::pbf_writer resource(bytes);
    addAttribute(resource, 1, "service.name", textOf(process, {"serviceName"}));
    eachObject(process, "tags", [&resource](const object& tag) { addTag(resource, 1, tag); });
    return bytes;
}

/// Spans of one trace by process, then by scope (name, version), in the order in which they come.
using Scopes = std::map<std::pair<std::string, std::string>, std::string>;
using Resources = std::map<std::string, Scopes>;

std::string encoded(const Resources& resources)
{
    std::string message;
    for (const auto& [resource, scopes] : resources) {
        std::string resourceSpans;
        protozero::pbf_writer envelope(resourceSpans);
        envelope.add_message(1, resource);
        for (const auto& [scope, spans] : scopes) {
            std::string scopeBytes;
            protozero::pbf_writer writer(scopeBytes);
            if (!scope.first.empty())
                writer.add_string(1, scope.first);
            if (!scope.second.empty())
                writer.add_string(2, scope.second);
            std::string scopeSpans;
            protozero::pbf_writer(scopeSpans).add_message(1, scopeBytes);
            envelope.add_message(2, scopeSpans + spans);
        }
        protozero::pbf_writer(message).add_message(1, resourceSpans);
    }
    return message;
}

domain::Error notJaeger(const std::string& why)
{
    return {domain::ErrorCode::Corrupt, "cannot read a Jaeger trace: " + why, ""};
}

} // namespace

domain::Result<std::string> jaegerTraceToOtlp(std::string_view json)
{
    simdjson::dom::parser parser;
    object trace;
    const auto error = parser.parse(json.data(), json.size()).get_object().get(trace);
    if (error != simdjson::SUCCESS)
        return notJaeger(simdjson::error_message(error));
    if (!find(trace, {"spans"}))
        return notJaeger("it has no spans");

    std::map<std::string, std::string, std::less<>> processes;
    object known;
    if (const auto value = find(trace, {"processes"}); value && value->get_object().get(known) == simdjson::SUCCESS) {
        for (const auto member : known) {
            object process;
            if (member.value.get_object().get(process) == simdjson::SUCCESS)
                processes.emplace(std::string(member.key), resourceOf(process));
        }
    }
    Resources resources;
    eachObject(trace, "spans", [&](const object& span) {
        const std::string_view ownTrace = textOf(span, {"traceID"});
        std::string bytes;
        const Fields fields = addSpan(bytes, span, ownTrace.empty() ? textOf(trace, {"traceID"}) : ownTrace);
        object process;
        const auto own = find(span, {"process"});
        const auto shared = processes.find(textOf(span, {"processID"}));
        const std::string resource = own && own->get_object().get(process) == simdjson::SUCCESS ? resourceOf(process)
            : shared != processes.end()                                                         ? shared->second
                                                                                                : std::string();
        std::string& spans = resources[resource][{std::string(fields.scopeName), std::string(fields.scopeVersion)}];
        protozero::pbf_writer(spans).add_message(2, bytes);
    });
    return encoded(resources);
}

} // namespace whyglass::telemetry
