// SPDX-License-Identifier: GPL-3.0-or-later
#include "otlp_generator.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <map>
#include <vector>

namespace whyglass::kit {

namespace schema = telemetry::schema;
using schema::Field;
using schema::Kind;
using schema::Message;

namespace {

constexpr int kMaxDepth = 9; // of messages in messages
enum WireType : std::uint32_t { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };

void appendVarint(std::string& out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U)
        out += static_cast<char>((value & 0x7FU) | 0x80U);
    out += static_cast<char>(value);
}

void appendTag(std::string& out, std::uint32_t field, WireType type)
{
    appendVarint(out, (std::uint64_t{field} << 3U) | type);
}

void appendLittle(std::string& out, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i, value >>= 8U)
        out += static_cast<char>(value & 0xFFU);
}

void appendField(std::string& out, std::uint32_t field, std::string_view bytes)
{
    appendTag(out, field, kBytes);
    appendVarint(out, bytes.size());
    out += bytes;
}

WireType wireTypeOf(Kind kind)
{
    switch (kind) {
    case Kind::Text:
    case Kind::Bytes:
    case Kind::Id:
    case Kind::Message: return kBytes;
    case Kind::Fixed64:
    case Kind::SFixed64:
    case Kind::Double: return kFixed64;
    case Kind::Fixed32: return kFixed32;
    default: return kVarint;
    }
}

/// Reads one number of a wire type off the front.
std::uint64_t take(std::string_view& bytes, WireType type)
{
    std::uint64_t value = 0;
    if (type == kVarint) {
        for (unsigned shift = 0; !bytes.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes.front());
            bytes.remove_prefix(1);
            if (shift < 64)
                value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0)
                break;
        }
        return value;
    }
    const std::size_t size = std::min<std::size_t>(bytes.size(), type == kFixed32 ? 4 : 8);
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    bytes.remove_prefix(size);
    return value;
}

std::string hex(std::string_view bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += kDigits[static_cast<unsigned char>(c) >> 4U];
        out += kDigits[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

} // namespace

std::uint64_t OtlpGenerator::number(int bits)
{
    const std::uint64_t most = bits == 64 ? std::numeric_limits<std::uint64_t>::max() : (1ULL << static_cast<unsigned>(bits)) - 1;
    switch (below(6)) {
    case 0: return 0;
    case 1: return 1;
    case 2: return most;
    case 3: return most / 2 + below(2);
    default: return ((static_cast<std::uint64_t>(m_random()) << 32U) | m_random()) & most;
    }
}

double OtlpGenerator::real()
{
    constexpr std::array kUnusual = {0.0, -0.0, 1.5, 5e-324, 1.7976931348623157e308, 1180591620717411303424.0, 9007199254740993.0,
                                     -1e22, 18446744073709551616.0, 0.1};
    switch (below(5)) {
    case 0: return std::numeric_limits<double>::infinity() * (below(2) == 0 ? 1 : -1);
    case 1: return std::numeric_limits<double>::quiet_NaN();
    case 2: return kUnusual[below(kUnusual.size())];
    default: {
        const std::uint64_t bits = number(64);
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return strange || value == value ? value : 1.25;
    }
    }
}

std::string OtlpGenerator::text()
{
    static constexpr std::array<std::string_view, 9> kTexts
        = {"", "gen_ai.prompt", "a \"b\" \\ c\n\t\r", std::string_view("nul\0inside", 10), "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "\xE2\x80\xAEreversed",
           "\xEF\xBF\xBD", "</script>", "\x7F\x01\x1B[31m"};
    static constexpr std::array<std::string_view, 4> kBroken = {"\xFF\xFE", "cut \xE2\x82", "\xED\xA0\x80", "a\xC0\x80z"};
    if (strange && below(12) == 0)
        return std::string(kBroken[below(kBroken.size())]);
    std::string out(kTexts[below(kTexts.size())]);
    if (below(3) == 0)
        out += std::to_string(below(1'000));
    return out;
}

void OtlpGenerator::addUnknown(std::string& out)
{
    constexpr std::array<std::uint32_t, 4> kNumbers = {77, 1'234, 18'000, 536'870'911};
    const std::uint32_t field = kNumbers[below(kNumbers.size())];
    switch (below(4)) {
    case 0:
        appendTag(out, field, kVarint);
        appendVarint(out, number(64));
        break;
    case 1:
        appendTag(out, field, kFixed64);
        appendLittle(out, number(64), 8);
        break;
    case 2:
        appendTag(out, field, kFixed32);
        appendLittle(out, number(32), 4);
        break;
    default: appendField(out, field, std::string(below(9), static_cast<char>(below(256))));
    }
}

void OtlpGenerator::add(std::string& out, const Field& field, int depth)
{
    switch (field.kind) {
    case Kind::Message: appendField(out, field.number, make(*field.message, depth + 1)); return;
    case Kind::Text: appendField(out, field.number, text()); return;
    case Kind::Bytes: appendField(out, field.number, std::string(below(20), static_cast<char>(below(256)))); return;
    case Kind::Id: {
        std::string id(field.name == "traceId" ? 16 : 8, '\0');
        std::generate(id.begin(), id.end(), [this] { return static_cast<char>(below(256)); });
        appendField(out, field.number, id);
        return;
    }
    default: break;
    }
    const WireType type = wireTypeOf(field.kind);
    const auto value = [&]() -> std::uint64_t {
        switch (field.kind) {
        case Kind::Bool: return below(2);
        case Kind::Enum: return below(7);
        case Kind::UInt32:
        case Kind::SInt32: return number(32);
        case Kind::Double: {
            const double real = this->real();
            std::uint64_t bits = 0;
            std::memcpy(&bits, &real, sizeof bits);
            return bits;
        }
        default: return number(field.kind == Kind::Fixed32 ? 32 : 64);
        }
    };
    const auto append = [&](std::string& to, std::uint64_t number) {
        if (type == kVarint)
            appendVarint(to, number);
        else
            appendLittle(to, number, type == kFixed32 ? 4 : 8);
    };
    if (field.repeated && below(2) == 0) {
        std::string packed;
        for (std::uint32_t i = 1 + below(4); i > 0; --i)
            append(packed, value());
        appendField(out, field.number, packed);
        return;
    }
    appendTag(out, field.number, type);
    append(out, value());
}

std::string OtlpGenerator::make(const Message& message, int depth)
{
    std::string out;
    if (message.oneof) {
        std::vector<const Field*> members;
        for (const Field& field : message.fields) {
            if (field.kind != Kind::Message || depth < kMaxDepth)
                members.push_back(&field);
        }
        const std::size_t chosen = below(static_cast<std::uint32_t>(members.size()) + 1); // none: an empty value
        if (chosen < members.size())
            add(out, *members[chosen], depth);
    } else {
        const bool metric = message.name == "Metric";
        const std::uint32_t data = below(5);
        std::uint32_t messageMember = 0;
        for (const Field& field : message.fields) {
            if (field.alias)
                continue;
            const bool envelope = field.kind == Kind::Message && field.repeated && depth < 3;
            const bool dataOfMetric = metric && field.kind == Kind::Message && !field.repeated;
            if (dataOfMetric ? messageMember++ != data : !envelope && field.number > 2 && below(3) == 0)
                continue;
            if (field.kind == Kind::Message && depth >= kMaxDepth)
                continue;
            const std::uint32_t times = !field.repeated ? 1 : envelope || field.name == "dataPoints" ? 1 + below(2) : below(3);
            for (std::uint32_t i = 0; i < times; ++i)
                add(out, field, depth);
        }
    }
    if (strange && below(4) == 0)
        addUnknown(out);
    return out;
}

std::string OtlpGenerator::message(const Message& root)
{
    return make(root, 0);
}

std::string canonical(const Message& message, std::string_view bytes)
{
    std::map<std::uint32_t, std::vector<std::string>> fields;
    while (!bytes.empty()) {
        const std::uint64_t tag = take(bytes, kVarint);
        const auto number = static_cast<std::uint32_t>(tag >> 3U);
        const auto type = static_cast<WireType>(tag & 7U);
        const Field* field = findField(message, number);
        std::vector<std::string>& values = fields[number];
        if (type != kBytes) {
            const std::uint64_t value = take(bytes, type);
            if (field != nullptr && !field->repeated && field->kind != Kind::Message && wireTypeOf(field->kind) == type)
                values.clear(); // the last one counts
            values.push_back(std::to_string(value) + (field == nullptr || wireTypeOf(field->kind) != type ? "?" + std::to_string(type) : ""));
            continue;
        }
        const std::size_t size = std::min<std::size_t>(take(bytes, kVarint), bytes.size());
        std::string_view content = bytes.substr(0, size);
        bytes.remove_prefix(size);
        if (field == nullptr) {
            values.push_back("?" + hex(content));
        } else if (field->kind == Kind::Message) {
            values.push_back(canonical(*field->message, content));
        } else if (wireTypeOf(field->kind) != kBytes) { // packed
            while (!content.empty())
                values.push_back(std::to_string(take(content, wireTypeOf(field->kind))));
        } else {
            if (!field->repeated)
                values.clear();
            values.push_back("'" + hex(content));
        }
    }
    std::string out = "{";
    for (auto& [number, values] : fields) {
        if (findField(message, number) == nullptr)
            std::sort(values.begin(), values.end());
        out += std::to_string(number) + ":";
        for (const std::string& value : values)
            out += value + ",";
    }
    return out + "}";
}

} // namespace whyglass::kit
