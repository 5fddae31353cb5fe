// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// Protobuf by hand, so that the tests do not check the decoder with the library it is made of.
class Wire {
public:
    Wire& bytes(std::uint32_t field, std::string_view value)
    {
        tag(field, 2);
        raw(value.size());
        m_bytes.append(value);
        return *this;
    }
    Wire& message(std::uint32_t field, const Wire& value) { return bytes(field, value.m_bytes); }
    Wire& varint(std::uint32_t field, std::uint64_t value)
    {
        tag(field, 0);
        raw(value);
        return *this;
    }
    Wire& fixed64(std::uint32_t field, std::uint64_t value)
    {
        tag(field, 1);
        return little(value, 8);
    }
    Wire& real(std::uint32_t field, double value)
    {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &value, 8);
        return fixed64(field, bits);
    }
    Wire& fixed32(std::uint32_t field, std::uint32_t value)
    {
        tag(field, 5);
        return little(value, 4);
    }
    /// Anything, unchecked.
    Wire& append(std::string_view value)
    {
        m_bytes.append(value);
        return *this;
    }
    [[nodiscard]] const std::string& str() const { return m_bytes; }

    static Wire text(std::string_view value) { return Wire().bytes(1, value); }
    static Wire integer(std::int64_t value) { return Wire().varint(3, static_cast<std::uint64_t>(value)); }
    static Wire number(double value) { return Wire().real(4, value); }
    static Wire keyValue(std::string_view key, const Wire& value) { return Wire().bytes(1, key).message(2, value); }
    static Wire keyText(std::string_view key, std::string_view value) { return keyValue(key, text(value)); }

private:
    void tag(std::uint32_t field, std::uint32_t type) { raw((static_cast<std::uint64_t>(field) << 3U) | type); }
    void raw(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U)
            m_bytes += static_cast<char>((value & 0x7FU) | 0x80U);
        m_bytes += static_cast<char>(value);
    }
    Wire& little(std::uint64_t value, int count)
    {
        for (int i = 0; i < count; ++i, value >>= 8U)
            m_bytes += static_cast<char>(value & 0xFFU);
        return *this;
    }

    std::string m_bytes;
};
