// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_scalars.h"
#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/otlp_schema.h"
#include "ingest/decode/plain_attribute.h"
#include "ingest/decode/wire.h"

#include <protozero/pbf_writer.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <new>

namespace whyglass::telemetry {

namespace {

using schema::Field;
using schema::Kind;
using schema::Message;
using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t kMaxWarnings = 64;

/// Room for the values of kMaxDepth and the envelopes around them: each AnyValue level takes up to four JSON levels.
constexpr std::size_t kMaxJsonDepth = 1100;
constexpr std::size_t kMinCapacity = 64U << 10U;
/// Messages around the records: resourceSpans, scopeSpans and spans, and their like.
constexpr int kEnvelopes = 3;
constexpr std::size_t kEnvelopeLength = 5; ///< bytes of its length, enough for 32 GB

/// A parser that grew beyond this is given up after use: it holds several times the size of its greatest document.
constexpr std::size_t kKeptCapacity = 8U << 20U;

std::string camelCase(std::string_view snake)
{
    std::string camel;
    bool upper = false;
    for (const char c : snake) {
        if (c == '_') {
            upper = true;
            continue;
        }
        camel += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    return camel;
}

/// Replaces what makes JSON unreadable only in its texts: lone surrogate escapes and malformed UTF-8 (otlp.md A4.12).
std::string repairedJson(std::string_view json)
{
    std::string out = repairedUtf8(json);
    const auto surrogateAt = [&out](std::size_t at, char low, char high) {
        if (at + 6 > out.size() || out[at] != '\\' || out[at + 1] != 'u' || (out[at + 2] | 0x20) != 'd')
            return false;
        const char third = static_cast<char>(out[at + 3] | (out[at + 3] >= 'A' ? 0x20 : 0));
        return third >= low && third <= high;
    };
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
        if (out[i] != '\\')
            continue;
        const bool highHalf = surrogateAt(i, '8', 'b');
        if (highHalf && surrogateAt(i + 6, 'c', 'f')) {
            i += 11;
            continue;
        }
        if (highHalf || surrogateAt(i, 'c', 'f'))
            out.replace(i, 6, "\\ufffd");
        ++i;
    }
    return out;
}

/// Whether a token is a number by the grammar of JSON.
bool isJsonNumber(std::string_view token)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < token.size() && token[at] >= '0' && token[at] <= '9')
            ++at;
        return at - begin;
    };
    if (at < token.size() && token[at] == '-')
        ++at;
    const std::size_t first = at;
    const std::size_t whole = digits();
    if (whole == 0 || (whole > 1 && token[first] == '0'))
        return false;
    if (at < token.size() && token[at] == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at < token.size() && (token[at] | 0x20) == 'e') {
        ++at;
        if (at < token.size() && (token[at] == '+' || token[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == token.size();
}

bool fitsANumber(std::string_view token)
{
    if (token.find_first_of(".eE") == std::string_view::npos)
        return parseInt64(token).has_value() || parseUint64(token).has_value();
    const auto number = parseDouble(token);
    return number && std::isfinite(*number);
}

/// The parser refuses a whole document for one number that is valid and fits no type. As a text it is a value of the wrong range,
/// or part of what is ignored.
std::string withHugeNumbersAsText(std::string_view json)
{
    std::string out;
    out.reserve(json.size() + 16);
    for (std::size_t i = 0; i < json.size();) {
        const std::size_t begin = i;
        if (json[i] == '"') {
            for (++i; i < json.size() && json[i] != '"'; ++i)
                i += json[i] == '\\' ? 1U : 0U;
            ++i;
            out += json.substr(begin, i - begin);
            continue;
        }
        while (i < json.size() && std::string_view("0123456789+-.eE").find(json[i]) != std::string_view::npos)
            ++i;
        if (i == begin) {
            out += json[i++];
            continue;
        }
        const std::string_view token = json.substr(begin, i - begin);
        const bool huge = isJsonNumber(token) && !fitsANumber(token);
        out += huge ? "\"" + std::string(token) + "\"" : std::string(token);
    }
    return out;
}

/// Being out of memory says nothing about the text, and must not read as if it were wrong.
void requireMemory(simdjson::error_code error)
{
    if (error == simdjson::MEMALLOC)
        throw std::bad_alloc();
}

std::string_view reasonOf(simdjson::error_code error)
{
    switch (error) {
    case simdjson::EMPTY: return "it is empty";
    case simdjson::UNCLOSED_STRING: return "it ends inside a JSON text";
    case simdjson::UTF8_ERROR: return "it is not UTF-8";
    case simdjson::NUMBER_ERROR: return "it holds a number that is malformed or out of range";
    case simdjson::DEPTH_ERROR: return "it is nested too deeply";
    case simdjson::CAPACITY: return "it is too large";
    case simdjson::STRING_ERROR: return "it holds a malformed JSON text";
    default: return "it is not valid JSON";
    }
}

bool isProtobuf(std::string_view fields)
{
    try {
        protozero::pbf_reader reader{fields};
        while (reader.next())
            reader.skip();
        return true;
    } catch (const protozero::exception&) {
        return false;
    }
}

} // namespace

struct JsonTranscoder::Impl {
    simdjson::dom::parser parser;
    std::vector<std::string> warnings;
    std::string* target = nullptr; ///< what is being written
    std::int64_t rejected = 0;     ///< records that are none
    bool integerZero = false;      ///< a double was written without a fraction, and its sign is lost
    bool tookRest = false;         ///< fields that JSON did not check
    std::size_t expected = 0;      ///< bytes of the document, which is always longer than its protobuf
    int envelopes = 0;             ///< around what is being written

    void warn(std::string text)
    {
        if (warnings.size() < kMaxWarnings && std::find(warnings.begin(), warnings.end(), text) == warnings.end())
            warnings.push_back(std::move(text));
    }

    void warnUnknown(const Message& message, std::string_view key)
    {
        if (key.find('_') != std::string_view::npos && findField(message, camelCase(key)) != nullptr)
            warn("snake_case key ignored: " + std::string(key));
    }

    /// What should be a record and is none is rejected; anything else of the wrong kind is left out of its record.
    void warnValue(const Field& field)
    {
        const bool record = field.message == &schema::kSpan || field.message == &schema::kLogRecord || field.name == "metrics";
        if (record && field.repeated) {
            ++rejected;
            return;
        }
        warn("value of wrong type or range ignored: " + std::string(field.name));
    }

    /// Members that OTLP does not name, on their way into the message around them.
    struct Unnamed {
        std::string members; ///< for schema::kJsonMembers
        std::string fields;  ///< of schema::kRestKey
    };

    void keepUnnamed(const Message& message, std::string_view key, const element& value, Unnamed& unnamed)
    {
        warnUnknown(message, key);
        std::string_view text;
        if (key == schema::kRestKey && value.get_string().get(text) == simdjson::SUCCESS) {
            const auto fields = fromBase64(text);
            if (fields && isProtobuf(*fields)) {
                unnamed.fields += *fields;
                tookRest = true;
            } else {
                warn("malformed member ignored: " + std::string(key));
            }
            return;
        }
        if (!unnamed.members.empty())
            unnamed.members += ',';
        appendJsonString(unnamed.members, key);
        unnamed.members += ':';
        unnamed.members += simdjson::to_string(value);
    }

    void writeUnnamed(const Unnamed& unnamed)
    {
        if (!unnamed.members.empty())
            protozero::pbf_writer(*target).add_bytes(schema::kJsonMembers, unnamed.members);
        *target += unnamed.fields;
    }

    void writeMessage(protozero::pbf_writer& out, const Message& message, const simdjson::dom::object& object)
    {
        const std::size_t start = target->size();
        const std::size_t warned = warnings.size();
        if (writeInOrder(out, message, object))
            return;
        target->resize(start);
        warnings.resize(warned);
        writeLastOfEach(out, message, object);
    }

    /// Writes members as they come. False where a key comes twice, or a oneof has two members: then the last one counts.
    bool writeInOrder(protozero::pbf_writer& out, const Message& message, const simdjson::dom::object& object)
    {
        std::uint32_t seen = 0;
        Unnamed unnamed;
        for (const auto member : object) {
            const Field* field = findField(message, member.key);
            if (field == nullptr) {
                keepUnnamed(message, member.key, member.value, unnamed);
                continue;
            }
            const std::uint32_t bit = 1U << static_cast<std::uint32_t>(field - message.fields.data());
            if ((seen & bit) != 0 || (message.oneof && seen != 0))
                return false;
            seen |= bit;
            if (member.value.type() != element_type::NULL_VALUE)
                writeField(out, *field, member.value);
        }
        writeUnnamed(unnamed);
        return true;
    }

    void writeLastOfEach(protozero::pbf_writer& out, const Message& message, const simdjson::dom::object& object)
    {
        std::array<const Field*, schema::kMaxFields> order{};
        std::array<element, schema::kMaxFields> values{};
        std::size_t count = 0;
        Unnamed unnamed;
        for (const auto member : object) {
            const Field* field = findField(message, member.key);
            if (field == nullptr) {
                keepUnnamed(message, member.key, member.value, unnamed);
                continue;
            }
            const auto end = order.begin() + static_cast<std::ptrdiff_t>(count);
            const auto known = std::find(order.begin(), end, field);
            if (known != end)
                warn("duplicate key, the last one wins: " + std::string(member.key));
            else
                order[count++] = field;
            values[static_cast<std::size_t>(known - order.begin())] = member.value;
        }
        std::size_t written = 0;
        for (std::size_t i = count; i-- > 0;) {
            if (values[i].type() == element_type::NULL_VALUE)
                continue;
            if (message.oneof && written++ > 0) {
                warn(std::string(message.name) + " with several members, the last one wins");
                break;
            }
            writeField(out, *order[i], values[i]);
        }
        writeUnnamed(unnamed);
    }

    void writeField(protozero::pbf_writer& out, const Field& field, const element& value)
    {
        if (!field.repeated) {
            writeValue(out, field, value);
            return;
        }
        simdjson::dom::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS) {
            warnValue(field);
            return;
        }
        for (const element item : array) {
            if (item.type() != element_type::NULL_VALUE)
                writeValue(out, field, item);
            else if (field.kind == Kind::Message)
                out.add_message(field.number, std::string_view());
        }
    }

    /// Its length goes into room of a fixed size: a nested writer would move the megabytes of an envelope once more to close
    /// the gap. The records inside, which are what is stored, have their lengths as short as can be.
    void writeEnvelope(const Field& field, const simdjson::dom::object& object)
    {
        *target += static_cast<char>(field.number << 3U | 2U);
        target->append(kEnvelopeLength, '\0');
        const std::size_t start = target->size();
        ++envelopes;
        protozero::pbf_writer inner{*target};
        writeMessage(inner, *field.message, object);
        --envelopes;
        std::size_t length = target->size() - start;
        for (std::size_t at = start - kEnvelopeLength; at < start; ++at, length >>= 7U)
            (*target)[at] = static_cast<char>((length & 0x7FU) | (at + 1 < start ? 0x80U : 0U));
    }

    void writeValue(protozero::pbf_writer& out, const Field& field, const element& value)
    {
        if (field.kind == Kind::Message) {
            simdjson::dom::object object;
            if (value.get_object().get(object) != simdjson::SUCCESS) {
                warnValue(field);
                return;
            }
            if (field.message == &schema::kKeyValue) {
                if (const auto attribute = plainAttribute(object)) {
                    appendAttribute(*target, field.number, *attribute);
                    return;
                }
            }
            if (envelopes < kEnvelopes) {
                writeEnvelope(field, object);
                return;
            }
            const std::size_t before = target->size();
            {
                protozero::pbf_writer inner{out, field.number};
                writeMessage(inner, *field.message, object);
            }
            // The writer leaves an empty message out, but an empty value means something (A4.8).
            if (target->size() == before)
                out.add_message(field.number, std::string_view());
            return;
        }
        if (!writeScalar(out, field, value))
            warnValue(field);
    }

    bool writeScalar(protozero::pbf_writer& out, const Field& field, const element& value)
    {
        switch (field.kind) {
        case Kind::Text:
        case Kind::Bytes:
        case Kind::Id: return writeText(out, field, value);
        case Kind::Bool:
            return write(boolOf(value), [&](bool flag) { out.add_bool(field.number, flag); });
        case Kind::Enum:
            return write(enumOf(field, value), [&](std::int32_t number) { out.add_enum(field.number, number); });
        case Kind::Double:
            integerZero = integerZero || (value.type() == element_type::INT64 && value.get_int64().value_unsafe() == 0);
            return write(doubleOf(value), [&](double number) { out.add_double(field.number, number); });
        case Kind::Int64:
            return write(intOf(value), [&](std::int64_t number) { out.add_int64(field.number, number); });
        case Kind::SFixed64:
            return write(intOf(value), [&](std::int64_t number) { out.add_sfixed64(field.number, number); });
        case Kind::SInt32:
            return write(narrow<std::int32_t>(intOf(value)), [&](std::int32_t number) { out.add_sint32(field.number, number); });
        case Kind::UInt64:
            return write(uintOf(value), [&](std::uint64_t number) { out.add_uint64(field.number, number); });
        case Kind::Fixed64:
            return write(uintOf(value), [&](std::uint64_t number) { out.add_fixed64(field.number, number); });
        case Kind::UInt32:
            return write(narrow<std::uint32_t>(intOf(value)), [&](std::uint32_t number) { out.add_uint32(field.number, number); });
        case Kind::Fixed32:
            return write(narrow<std::uint32_t>(intOf(value)), [&](std::uint32_t number) { out.add_fixed32(field.number, number); });
        case Kind::Message: break;
        }
        return false;
    }

    bool writeText(protozero::pbf_writer& out, const Field& field, const element& value)
    {
        std::string_view text;
        if (value.get_string().get(text) != simdjson::SUCCESS)
            return false;
        if (field.kind == Kind::Id) {
            IdBuffer buffer;
            if (!text.empty())
                out.add_bytes(field.number, bytesOfId(text, buffer));
            return true;
        }
        if (field.kind == Kind::Bytes) {
            auto bytes = fromBase64(text);
            if (!bytes)
                warn("malformed base64 kept as text: " + std::string(field.name));
            out.add_bytes(field.number, bytes ? std::string_view(*bytes) : text);
            return true;
        }
        out.add_string(field.number, text);
        return true;
    }

    template <typename Integer>
    static std::optional<Integer> narrow(std::optional<std::int64_t> value)
    {
        if (!value || *value < std::numeric_limits<Integer>::min() || *value > std::numeric_limits<Integer>::max())
            return std::nullopt;
        return static_cast<Integer>(*value);
    }

    template <typename Value, typename Write>
    static bool write(const std::optional<Value>& value, Write writeIt)
    {
        if (value)
            writeIt(*value);
        return value.has_value();
    }

    domain::Result<element> parse(std::string_view json)
    {
        constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
        if (json.substr(0, kByteOrderMark.size()) == kByteOrderMark)
            json.remove_prefix(kByteOrderMark.size());
        // When it grows by itself, the parser falls back to its own depth limit.
        if (parser.capacity() < json.size() || parser.max_depth() != kMaxJsonDepth) {
            const auto failed = parser.allocate(std::max(json.size(), kMinCapacity), kMaxJsonDepth);
            requireMemory(failed);
            if (failed != simdjson::SUCCESS)
                return domain::Error{domain::ErrorCode::TooLarge, "cannot read OTLP JSON: " + std::string(reasonOf(failed)), ""};
        }
        element root;
        auto error = parser.parse(json.data(), json.size()).get(root);
        if (error == simdjson::STRING_ERROR || error == simdjson::UTF8_ERROR) {
            const std::string repaired = repairedJson(json);
            error = parser.parse(repaired).get(root);
            if (error == simdjson::SUCCESS)
                warn("malformed text repaired");
        } else if (error == simdjson::NUMBER_ERROR) {
            error = parser.parse(withHugeNumbersAsText(json)).get(root);
        }
        requireMemory(error);
        if (error != simdjson::SUCCESS)
            return domain::Error{domain::ErrorCode::InvalidArgument,
                                 "cannot read OTLP JSON: " + std::string(reasonOf(error)), ""};
        return root;
    }

    /// Jaeger v3 answers {"result": {…}}, Tempo v2 {"trace": {…}}.
    static simdjson::dom::object unwrapped(simdjson::dom::object object)
    {
        for (const std::string_view wrapper : {"result", "trace"}) {
            simdjson::dom::object inner;
            if (object.at_key(wrapper).get_object().get(inner) == simdjson::SUCCESS)
                return inner;
        }
        return object;
    }

    void writeDocument(const simdjson::dom::object& document, TranscodedJson& out)
    {
        const struct {
            const Message& message;
            std::string& bytes;
        } kSignals[] = {{schema::kTracesData, out.traces}, {schema::kLogsData, out.logs}, {schema::kMetricsData, out.metrics}};
        bool any = false;
        Unnamed unnamed;
        for (const auto member : document) {
            bool known = false;
            for (const auto& signal : kSignals) {
                const Field* field = findField(signal.message, member.key);
                warnUnknown(signal.message, member.key);
                if (field == nullptr || member.value.type() == element_type::NULL_VALUE)
                    continue;
                protozero::pbf_writer writer{signal.bytes};
                if (!signal.bytes.empty()) {
                    warn("duplicate key, the last one wins: " + std::string(member.key));
                    signal.bytes.clear();
                }
                target = &signal.bytes;
                target->reserve(expected);
                writeField(writer, *field, member.value);
                known = true;
            }
            any = any || known;
            if (!known && member.value.type() != element_type::NULL_VALUE)
                keepUnnamed(schema::kTracesData, member.key, member.value, unnamed);
        }
        for (const auto& signal : kSignals) {
            target = &signal.bytes;
            if (!signal.bytes.empty())
                writeUnnamed(unnamed);
        }
        if (!any && document.size() > 0)
            warn("no resourceSpans, resourceLogs or resourceMetrics");
    }
};

JsonTranscoder::JsonTranscoder() : m_impl(new Impl) {}

JsonTranscoder::~JsonTranscoder()
{
    delete m_impl;
}

domain::Result<TranscodedJson> JsonTranscoder::transcode(std::string_view json)
{
    m_impl->warnings.clear();
    m_impl->rejected = 0;
    m_impl->integerZero = false;
    m_impl->tookRest = false;
    try {
        const auto root = m_impl->parse(json);
        if (!root)
            return root.error();
        simdjson::dom::object document;
        if ((*root).get_object().get(document) != simdjson::SUCCESS)
            return domain::Error{domain::ErrorCode::InvalidArgument, "cannot read OTLP JSON: it is not an object", ""};
        TranscodedJson out;
        m_impl->expected = json.size();
        m_impl->envelopes = 0;
        m_impl->writeDocument(Impl::unwrapped(document), out);
        if (m_impl->integerZero) {
            if (const std::string text = withSignedZeros(json); !text.empty())
                return transcode(text);
        }
        out.warnings = std::move(m_impl->warnings);
        out.rejected = m_impl->rejected;
        out.textsAreUtf8 = !m_impl->tookRest;
        if (m_impl->parser.capacity() > kKeptCapacity)
            m_impl->parser = simdjson::dom::parser();
        return out;
    } catch (const simdjson::simdjson_error& error) {
        return domain::Error{domain::ErrorCode::InvalidArgument, std::string("cannot read OTLP JSON: ") + error.what(), ""};
    }
}

} // namespace whyglass::telemetry
