// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/foreign_value.h"

#include "ingest/decode/json_scalars.h"

#include <algorithm>

namespace whyglass::telemetry::foreign {

namespace {

constexpr std::uint32_t kText = 1, kBool = 2, kInt = 3, kDouble = 4, kArray = 5, kMap = 6;
constexpr int kMaxDepth = 200; // below the decoder's own limit of 256

void addScalar(protozero::pbf_writer& out, const element& value)
{
    switch (value.type()) {
    case element_type::STRING: out.add_string(kText, value.get_string().value_unsafe()); break;
    case element_type::BOOL: out.add_bool(kBool, value.get_bool().value_unsafe()); break;
    case element_type::INT64: out.add_int64(kInt, value.get_int64().value_unsafe()); break;
    case element_type::DOUBLE: out.add_double(kDouble, value.get_double().value_unsafe()); break;
    case element_type::UINT64: out.add_string(kText, std::to_string(value.get_uint64().value_unsafe())); break; // over int64
    default: break;
    }
}

} // namespace

std::optional<element> find(const object& in, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        object holder = in;
        std::string_view last = name;
        const std::size_t dot = name.find('.');
        if (dot != std::string_view::npos) {
            if (in.at_key(name.substr(0, dot)).get_object().get(holder) != simdjson::SUCCESS)
                continue;
            last = name.substr(dot + 1);
        }
        element value;
        if (holder.at_key(last).get(value) == simdjson::SUCCESS && !value.is_null())
            return value;
    }
    return std::nullopt;
}

std::string_view textOf(const object& in, std::initializer_list<std::string_view> names)
{
    const auto value = find(in, names);
    return value && value->is_string() ? value->get_string().value_unsafe() : std::string_view();
}

std::string idOf(std::string_view text, std::size_t bytes)
{
    if (text.substr(0, 2) == "0x")
        text.remove_prefix(2);
    const bool isHex = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    IdBuffer buffer;
    if (!isHex || text.empty() || text.size() > 2 * bytes)
        return std::string(bytesOfId(text, buffer));
    return std::string(bytesOfId(std::string(2 * bytes - text.size(), '0').append(text), buffer));
}

void addValue(protozero::pbf_writer& out, std::uint32_t number, const element& value, int depth)
{
    std::string bytes;
    protozero::pbf_writer any(bytes);
    if (depth >= kMaxDepth) {
        any.add_string(kText, simdjson::to_string(value));
    } else if (value.is_array()) {
        std::string members;
        protozero::pbf_writer list(members);
        const simdjson::dom::array items = value.get_array().value_unsafe();
        for (const element item : items)
            addValue(list, 1, item, depth + 1);
        any.add_message(kArray, members);
    } else if (value.is_object()) {
        std::string members;
        protozero::pbf_writer map(members);
        const object all = value.get_object().value_unsafe();
        for (const auto member : all) {
            std::string pair;
            protozero::pbf_writer keyValue(pair);
            keyValue.add_string(1, member.key);
            addValue(keyValue, 2, member.value, depth + 1);
            map.add_message(1, pair);
        }
        any.add_message(kMap, members);
    } else {
        addScalar(any, value);
    }
    out.add_message(number, bytes);
}

void addAttribute(protozero::pbf_writer& out, std::uint32_t number, std::string_view key, const element& value)
{
    std::string pair;
    protozero::pbf_writer keyValue(pair);
    keyValue.add_string(1, key);
    addValue(keyValue, 2, value);
    out.add_message(number, pair);
}

void addAttribute(protozero::pbf_writer& out, std::uint32_t number, std::string_view key, std::string_view text)
{
    std::string value;
    protozero::pbf_writer(value).add_string(kText, text);
    std::string pair;
    protozero::pbf_writer keyValue(pair);
    keyValue.add_string(1, key);
    keyValue.add_message(2, value);
    out.add_message(number, pair);
}

} // namespace whyglass::telemetry::foreign
