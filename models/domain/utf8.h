// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace whyglass::domain {

/// Adds a character by its code; U+FFFD for what is none.
inline void appendUtf8(std::string& out, std::uint32_t code)
{
    constexpr std::uint32_t kReplacement = 0xFFFD;
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = kReplacement;
    if (code < 0x80) {
        out += static_cast<char>(code);
        return;
    }
    const unsigned more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array<std::uint32_t, 4> kLeads = {0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(kLeads[more] | (code >> (6U * more)));
    for (unsigned i = more; i-- > 0;)
        out += static_cast<char>(0x80U | ((code >> (6U * i)) & 0x3FU));
}

} // namespace whyglass::domain
