// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/otlp_schema.h"
#include "ingest/decode/value_walker.h"
#include "ingest/decode/wire.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include <simdjson.h>

namespace whyglass::telemetry {

namespace {

using schema::Field;
using schema::Kind;
using schema::Message;

constexpr int kMaxValueDepth = 256;
/// Objects and arrays within each other: a map level has four, and a dozen stand around the value. A reader takes 1100.
constexpr int kMaxJsonDepth = 4 * kMaxValueDepth + 26;

void appendQuoted(std::string& out, const std::string& digits)
{
    out += '"';
    out += digits;
    out += '"';
}

/// Appends the scalar that the reader stands on. False where its wire type is not that of the field.
bool appendScalar(std::string& out, const Field& field, protozero::pbf_reader& reader)
{
    using protozero::pbf_wire_type;
    const auto is = [&reader](pbf_wire_type type) { return reader.wire_type() == type; };
    switch (field.kind) {
    case Kind::Text:
    case Kind::Bytes:
    case Kind::Id: {
        if (!is(pbf_wire_type::length_delimited))
            return false;
        const std::string_view text = reader.get_view();
        if (field.kind == Kind::Text)
            appendJsonString(out, text);
        else
            appendQuoted(out, field.kind == Kind::Id ? domain::toHex(text) : toBase64(text));
        return true;
    }
    case Kind::Double:
        if (!is(pbf_wire_type::fixed64))
            return false;
        appendJsonDouble(out, reader.get_double());
        return true;
    case Kind::Fixed64:
    case Kind::SFixed64:
        if (!is(pbf_wire_type::fixed64))
            return false;
        appendQuoted(out, field.kind == Kind::Fixed64 ? std::to_string(reader.get_fixed64())
                                                      : std::to_string(reader.get_sfixed64()));
        return true;
    case Kind::Fixed32:
        if (!is(pbf_wire_type::fixed32))
            return false;
        out += std::to_string(reader.get_fixed32());
        return true;
    default: break;
    }
    if (!is(pbf_wire_type::varint))
        return false;
    switch (field.kind) {
    case Kind::Bool: out += reader.get_uint64() != 0 ? "true" : "false"; break;
    case Kind::Enum: out += std::to_string(reader.get_int32()); break;
    case Kind::UInt32: out += std::to_string(reader.get_uint32()); break;
    case Kind::SInt32: out += std::to_string(reader.get_sint32()); break;
    case Kind::Int64: appendQuoted(out, std::to_string(reader.get_int64())); break;
    default: appendQuoted(out, std::to_string(reader.get_uint64())); break;
    }
    return true;
}

/// Appends the numbers of a packed repeated field. False where the field is none of those that OTLP has.
bool appendPacked(std::string& out, const Field& field, protozero::pbf_reader& reader)
{
    const std::size_t begin = out.size();
    const auto each = [&](const auto& numbers, const auto& append) {
        for (const auto number : numbers) {
            if (out.size() > begin)
                out += ',';
            append(number);
        }
        return out.size() > begin;
    };
    const auto quoted = [&out](const auto number) { appendQuoted(out, std::to_string(number)); };
    switch (field.kind) {
    case Kind::Fixed64: return each(reader.get_packed_fixed64(), quoted);
    case Kind::UInt64: return each(reader.get_packed_uint64(), quoted);
    case Kind::Double: return each(reader.get_packed_double(), [&out](const double number) { appendJsonDouble(out, number); });
    default: return false;
    }
}

bool isPackable(const Field& field)
{
    return field.repeated && (field.kind == Kind::Fixed64 || field.kind == Kind::UInt64 || field.kind == Kind::Double);
}

/// JSON has one NaN; a number of other bits would not come back.
bool isUnusualNan(double number)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    return std::isnan(number) && bits != 0x7FF8'0000'0000'0000U;
}

/// Whether OTLP JSON can say the field that the reader stands on, so that it reads back as it is. Reads or skips it.
bool isSayable(const Field* field, protozero::pbf_reader& reader)
{
    using protozero::pbf_wire_type;
    const pbf_wire_type type = reader.wire_type();
    if (field != nullptr && field->kind == Kind::Text && type == pbf_wire_type::length_delimited)
        return isValidUtf8(reader.get_view());
    if (field != nullptr && field->kind == Kind::Double && type == pbf_wire_type::fixed64)
        return !isUnusualNan(reader.get_double());
    reader.skip();
    if (field == nullptr)
        return false;
    switch (field->kind) {
    case Kind::Message:
    case Kind::Text:
    case Kind::Bytes:
    case Kind::Id: return type == pbf_wire_type::length_delimited;
    case Kind::Double:
    case Kind::Fixed64:
    case Kind::SFixed64: return type == pbf_wire_type::fixed64 || (isPackable(*field) && type == pbf_wire_type::length_delimited);
    case Kind::Fixed32: return type == pbf_wire_type::fixed32;
    default: return type == pbf_wire_type::varint || (isPackable(*field) && type == pbf_wire_type::length_delimited);
    }
}

/// Elements add up and keep their order, so either JSON says all of a field's or none.
bool areSayable(const Field& field, std::string_view bytes)
{
    if (field.kind != Kind::Text && field.kind != Kind::Double)
        return true;
    protozero::pbf_reader reader{bytes};
    while (reader.next(field.number)) {
        const bool packed = field.kind == Kind::Double && reader.wire_type() == protozero::pbf_wire_type::length_delimited;
        if (packed) {
            for (const double number : reader.get_packed_double()) {
                if (isUnusualNan(number))
                    return false;
            }
        } else if (!isSayable(&field, reader)) {
            return false;
        }
    }
    return true;
}

/// Whether the text can stand among the members of the message without meaning one of its fields.
bool areForeignMembers(const Message& message, std::string_view text)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse("{" + std::string(text) + "}").get_object().get(object) != simdjson::SUCCESS)
        return false;
    return std::all_of(object.begin(), object.end(), [&message](const auto member) {
        return member.key != schema::kRestKey && findField(message, member.key) == nullptr;
    });
}

class MessageWriter {
public:
    explicit MessageWriter(std::string& out) : m_out(out) {}

    void write(const Message& message, std::string_view bytes, int depth = 0)
    {
        m_out += '{';
        bool first = true;
        for (const Field& field : message.fields) {
            if (field.alias || depth > kMaxJsonDepth)
                continue;
            if (field.repeated)
                writeRepeated(field, bytes, depth, first);
            else
                writeSingular(message, field, bytes, depth, first);
        }
        if (depth > kMaxJsonDepth)
            writeRest(bytes, first);
        else
            writeWhatIsNoField(message, bytes, first);
        m_out += '}';
    }

private:
    void writeName(std::string_view name, bool& first)
    {
        if (!first)
            m_out += ',';
        first = false;
        m_out += '"';
        m_out += name;
        m_out += "\":";
    }

    void writeRest(std::string_view fields, bool& first)
    {
        if (fields.empty())
            return;
        writeName(schema::kRestKey, first);
        appendQuoted(m_out, toBase64(fields));
    }

    /// Members of the JSON document that it came from, and fields that JSON cannot say.
    void writeWhatIsNoField(const Message& message, std::string_view bytes, bool& first)
    {
        std::string rest;
        std::vector<const Field*> unsayable;
        for (const Field& field : message.fields) {
            if (field.repeated && !areSayable(field, bytes))
                unsayable.push_back(&field);
        }
        protozero::pbf_reader reader{bytes};
        for (std::string_view before = reader.data(); reader.next(); before = reader.data()) {
            if (reader.tag_and_type() == wire::bytes(schema::kJsonMembers)) {
                const std::string_view members = reader.get_view();
                if (areForeignMembers(message, members)) {
                    m_out += first ? "" : ",";
                    m_out += members;
                    first = false;
                    continue;
                }
            } else {
                const Field* field = findField(message, reader.tag());
                const bool sayable = isSayable(field, reader);
                if (sayable && std::find(unsayable.begin(), unsayable.end(), field) == unsayable.end())
                    continue;
            }
            rest += wire::fieldBytes(before, reader);
        }
        writeRest(rest, first);
    }

    void writeRepeated(const Field& field, std::string_view bytes, int depth, bool& first)
    {
        if (!areSayable(field, bytes))
            return;
        bool open = false;
        protozero::pbf_reader reader{bytes};
        while (reader.next(field.number)) {
            const std::size_t before = m_out.size();
            if (open)
                m_out += ',';
            else
                writeName(field.name, first);
            if (!open)
                m_out += '[';
            if (!writeElement(field, reader, depth)) {
                m_out.resize(before);
                first = first || m_out.back() == '{';
                reader.skip();
                continue;
            }
            open = true;
        }
        if (open)
            m_out += ']';
    }

    bool writeElement(const Field& field, protozero::pbf_reader& reader, int depth)
    {
        const bool lengthDelimited = reader.wire_type() == protozero::pbf_wire_type::length_delimited;
        if (lengthDelimited && isPackable(field))
            return appendPacked(m_out, field, reader);
        if (field.kind != Kind::Message)
            return appendScalar(m_out, field, reader);
        if (!lengthDelimited)
            return false;
        write(*field.message, reader.get_view(), depth + 2);
        return true;
    }

    /// The last occurrence counts; pieces of a message merge, which is their concatenation (the protobuf rule).
    void writeSingular(const Message& message, const Field& field, std::string_view bytes, int depth, bool& first)
    {
        std::string text;
        std::string_view piece;
        std::string joined;
        bool present = false;
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            if (reader.tag() != field.number) {
                // In a oneof a later member of another number replaces this one.
                present = present && !(message.oneof && findField(message, reader.tag()) != nullptr);
                reader.skip();
            } else if (field.kind != Kind::Message) {
                // One of another wire type is an unknown field, and the value before it stands.
                std::string latest;
                if (appendScalar(latest, field, reader)) {
                    text = std::move(latest);
                    present = true;
                } else {
                    reader.skip();
                }
            } else if (reader.wire_type() != protozero::pbf_wire_type::length_delimited) {
                reader.skip();
            } else {
                const std::string_view next = reader.get_view();
                if (present && !message.oneof) {
                    joined = std::string(piece).append(next);
                    piece = joined;
                } else {
                    piece = next;
                }
                present = true;
            }
        }
        if (!present)
            return;
        writeName(field.name, first);
        if (field.kind == Kind::Message)
            write(*field.message, piece, depth + 1);
        else
            m_out += text;
    }

    std::string& m_out;
};

std::string messageToJson(const Message& message, std::string_view bytes)
{
    std::string out;
    try {
        MessageWriter(out).write(message, bytes);
    } catch (const protozero::exception&) {
        // A view that was decoded has well-formed bytes; one made by hand may not.
        return "{}";
    }
    return out;
}

void appendPlain(std::string& out, const ValueView& value, int depth)
{
    using Type = ValueView::Type;
    switch (value.type) {
    case Type::Empty: out += "null"; return;
    case Type::String: appendJsonString(out, value.text); return;
    case Type::Bool: out += value.boolean ? "true" : "false"; return;
    case Type::Int: out += std::to_string(value.integer); return;
    case Type::Double: appendJsonDouble(out, value.number); return;
    case Type::Bytes: appendQuoted(out, toBase64(value.text)); return;
    case Type::Array:
    case Type::KvList: break;
    }
    if (depth >= kMaxValueDepth) {
        appendQuoted(out, toBase64(value.text));
        return;
    }
    const bool pairs = value.type == Type::KvList;
    out += pairs ? '{' : '[';
    bool first = true;
    for (ValueWalker walker(value); walker.next(); first = false) {
        if (!first)
            out += ',';
        if (pairs) {
            appendJsonString(out, walker.key());
            out += ':';
        }
        appendPlain(out, walker.value(), depth + 1);
    }
    out += pairs ? '}' : ']';
}

} // namespace

std::string valueToJson(const ValueView& value)
{
    std::string out;
    appendPlain(out, value, 0);
    return out;
}

std::string valueToText(const ValueView& value)
{
    if (value.type == ValueView::Type::String)
        return repairedUtf8(value.text);
    if (value.type == ValueView::Type::Empty)
        return {};
    return valueToJson(value);
}

std::string valueToOtlpJson(const ValueView& value)
{
    using Type = ValueView::Type;
    std::string out;
    switch (value.type) {
    case Type::Empty: return "{}";
    case Type::String:
        out = "{\"stringValue\":";
        appendJsonString(out, value.text);
        break;
    case Type::Bool: out = value.boolean ? "{\"boolValue\":true" : "{\"boolValue\":false"; break;
    case Type::Int: out = "{\"intValue\":\"" + std::to_string(value.integer) + '"'; break;
    case Type::Double:
        out = "{\"doubleValue\":";
        appendJsonDouble(out, value.number);
        break;
    case Type::Bytes: out = "{\"bytesValue\":\"" + toBase64(value.text) + '"'; break;
    case Type::Array: out = "{\"arrayValue\":" + messageToJson(schema::kArrayValue, value.text); break;
    case Type::KvList: out = "{\"kvlistValue\":" + messageToJson(schema::kKeyValueList, value.text); break;
    }
    return out + '}';
}

std::string messageToOtlpJson(Signal signal, std::string_view message)
{
    switch (signal) {
    case Signal::Traces: return messageToJson(schema::kTracesData, message);
    case Signal::Logs: return messageToJson(schema::kLogsData, message);
    case Signal::Metrics: break;
    }
    return messageToJson(schema::kMetricsData, message);
}

std::string spanToOtlpJson(const SpanView& span)
{
    return messageToJson(schema::kSpan, span.bytes);
}

std::string logToOtlpJson(const LogView& log)
{
    return messageToJson(schema::kLogRecord, log.bytes);
}

std::string resourceToOtlpJson(const ResourceView& resource)
{
    return messageToJson(schema::kResource, resource.bytes);
}

std::string scopeToOtlpJson(const ScopeView& scope)
{
    return messageToJson(schema::kScope, scope.bytes);
}

} // namespace whyglass::telemetry
