// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/plain_attribute.h"

#include "ingest/decode/json_text.h"

#include <array>
#include <cstring>

namespace whyglass::telemetry {

namespace {

/// Bytes of tags and lengths on their way into a string, which is slow to take single ones.
class Head {
public:
    void byte(char c) { m_bytes[m_size++] = c; }
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U)
            byte(static_cast<char>((value & 0x7FU) | 0x80U));
        byte(static_cast<char>(value));
    }
    void flushInto(std::string& out)
    {
        out.append(m_bytes.data(), m_size);
        m_size = 0;
    }

private:
    std::array<char, 32> m_bytes{}; ///< three varints of ten bytes at most, two of them lengths, and their tags
    std::size_t m_size = 0;
};

/// As ==, with the size known to the compiler: this is asked several times an attribute.
template <std::size_t N>
bool is(std::string_view text, const char (&word)[N])
{
    return text.size() == N - 1 && std::memcmp(text.data(), word, N - 1) == 0;
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
        if (is(member.key, "key") && members == 1 && member.value.is_string()) {
            attribute.key = member.value.get_string().value_unsafe();
            continue;
        }
        if (!is(member.key, "value") || members != 2 || !member.value.is_object())
            return std::nullopt;
        int kinds = 0;
        const simdjson::dom::object value = member.value.get_object().value_unsafe();
        for (const auto kind : value) {
            if (++kinds != 1 || !kind.value.is_string())
                return std::nullopt;
            attribute.text = kind.value.get_string().value_unsafe();
            attribute.isText = is(kind.key, "stringValue");
            if (attribute.isText)
                continue;
            const auto number = is(kind.key, "intValue") ? parseInt64(attribute.text) : std::nullopt;
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
    Head head;
    head.varint(field << 3U | 2U);
    head.varint(key + 1 + varintSize(value) + value);
    head.byte(kKeyTag);
    head.varint(attribute.key.size());
    head.flushInto(out);
    out += attribute.key;
    head.byte(kValueTag);
    head.varint(value);
    head.byte(attribute.isText ? kTextTag : kIntTag);
    head.varint(attribute.isText ? attribute.text.size() : number);
    head.flushInto(out);
    if (attribute.isText)
        out += attribute.text;
}

} // namespace whyglass::telemetry
