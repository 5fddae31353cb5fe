// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// FNV-1a over fields, each ended so that ("ab", "c") and ("a", "bc") differ, with a final mix. Stored in workspaces:
/// never change it.
class FieldHash {
public:
    FieldHash& add(std::string_view field)
    {
        for (const char c : field)
            step(static_cast<unsigned char>(c));
        step(0xFF); // ends no UTF-8 text
        return *this;
    }

    [[nodiscard]] std::uint64_t value() const
    {
        std::uint64_t mixed = m_state;
        mixed ^= mixed >> 33U;
        mixed *= 0xFF51AFD7ED558CCDULL;
        mixed ^= mixed >> 33U;
        mixed *= 0xC4CEB9FE1A85EC53ULL;
        mixed ^= mixed >> 33U;
        return mixed;
    }

    /// 16 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const
    {
        static constexpr char kDigits[] = "0123456789abcdef";
        std::string text(16, '0');
        std::uint64_t rest = value();
        for (auto c = text.rbegin(); c != text.rend(); ++c, rest >>= 4U)
            *c = kDigits[rest & 0xFU];
        return text;
    }

private:
    void step(unsigned char byte)
    {
        m_state ^= byte;
        m_state *= 0x100000001B3ULL;
    }

    std::uint64_t m_state = 0xCBF29CE484222325ULL;
};

} // namespace whyglass::analysis
