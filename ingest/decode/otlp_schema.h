// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// The OTLP messages as tables (otlp.md A5), so that JSON is read and written by one loop each.
namespace whyglass::telemetry::schema {

enum class Kind : std::uint8_t {
    Text, Bytes, Id, Bool, Enum, UInt32, SInt32, Int64, UInt64, Fixed32, Fixed64, SFixed64, Double, Message,
};

struct Message;

struct EnumName {
    std::string_view name;
    std::int32_t number;
};

struct Field {
    std::string_view name; ///< lowerCamelCase, the only legal spelling in JSON
    std::uint32_t number;
    Kind kind;
    bool repeated = false;
    const Message* message = nullptr;    ///< Kind::Message
    std::span<const EnumName> names = {}; ///< Kind::Enum: spellings accepted when reading
    bool alias = false;                   ///< an old spelling: read, never written
};

struct Message {
    std::string_view name;
    std::span<const Field> fields;
    bool oneof = false; ///< AnyValue: the last member wins
};

inline constexpr std::size_t kMaxFields = 20;

/// The JSON member in which we write what OTLP JSON cannot say: protobuf fields (base64) that a reader appends to those of the
/// object around it. Unknown fields, fields of another wire type, texts that are not UTF-8. Others ignore it, as they must (A4.2).
inline constexpr std::string_view kRestKey = "whyglassRest";
/// The protobuf field (of any message) that keeps the members of a JSON object which OTLP does not name: `"key":value,…` as text.
/// Far above the numbers that OTLP hands out; others keep it as an unknown field.
inline constexpr std::uint32_t kJsonMembers = 468'173'041;

extern const Message kTracesData;
extern const Message kLogsData;
extern const Message kMetricsData;
extern const Message kResource;
extern const Message kScope;
extern const Message kSpan;
extern const Message kLogRecord;
extern const Message kAnyValue;
extern const Message kKeyValue;
extern const Message kArrayValue;
extern const Message kKeyValueList;

/// The field of that JSON name, or nullptr.
const Field* findField(const Message& message, std::string_view name);
/// The field of that number, or nullptr; aliases are passed over.
const Field* findField(const Message& message, std::uint32_t number);

} // namespace whyglass::telemetry::schema
