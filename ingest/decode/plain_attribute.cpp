// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/plain_attribute.h"

#include "ingest/decode/json_text.h"

namespace whyglass::telemetry {

namespace {

void appendVarint(std::string& out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U)
        out += static_cast<char>((value & 0x7FU) | 0x80U);
    out += static_cast<char>(value);
}

std::size_t varintSize(std::uint64_t value)
{
    std::size_t size = 1;
    for (; value >= 0x80; value >>= 7U)
        ++size;
    return size;
}

} // namespace

std::optional<PlainAttribute> plainAttribute(const simdjson::dom::object& object)
{
    PlainAttribute attribute;
    int members = 0;
    for (const auto member : object) {
        ++members;
        if (member.key == "key" && members == 1 && member.value.is_string()) {
            attribute.key = member.value.get_string().value_unsafe();
            continue;
        }
        if (member.key != "value" || members != 2 || !member.value.is_object())
            return std::nullopt;
        int kinds = 0;
        const simdjson::dom::object value = member.value.get_object().value_unsafe();
        for (const auto kind : value) {
            if (++kinds != 1 || !kind.value.is_string())
                return std::nullopt;
            attribute.text = kind.value.get_string().value_unsafe();
            attribute.isText = kind.key == "stringValue";
            if (attribute.isText)
                continue;
            const auto number = kind.key == "intValue" ? parseInt64(attribute.text) : std::nullopt;
            if (!number)
                return std::nullopt;
            attribute.number = *number;
        }
        if (kinds != 1)
            return std::nullopt;
    }
    return members == 2 ? std::optional(attribute) : std::nullopt;
}

void appendAttribute(std::string& out, std::uint32_t field, const PlainAttribute& attribute)
{
    constexpr char kTextTag = 1U << 3U | 2U;
    constexpr char kIntTag = 3U << 3U;
    constexpr char kKeyTag = 1U << 3U | 2U;
    constexpr char kValueTag = 2U << 3U | 2U;
    const auto number = static_cast<std::uint64_t>(attribute.number);
    const std::size_t value = 1 + (attribute.isText ? varintSize(attribute.text.size()) + attribute.text.size() : varintSize(number));
    const std::size_t key = 1 + varintSize(attribute.key.size()) + attribute.key.size();
    appendVarint(out, field << 3U | 2U);
    appendVarint(out, key + 1 + varintSize(value) + value);
    out += kKeyTag;
    appendVarint(out, attribute.key.size());
    out += attribute.key;
    out += kValueTag;
    appendVarint(out, value);
    out += attribute.isText ? kTextTag : kIntTag;
    if (attribute.isText) {
        appendVarint(out, attribute.text.size());
        out += attribute.text;
    } else {
        appendVarint(out, number);
    }
}

} // namespace whyglass::telemetry
