// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace whyglass::store {

/// LEB128, the form in which small lists stand in blob columns.
inline void appendVarint(std::string& out, std::uint64_t value)
{
    while (value >= 0x80U) {
        out += static_cast<char>(static_cast<unsigned char>(value | 0x80U));
        value >>= 7U;
    }
    out += static_cast<char>(static_cast<unsigned char>(value));
}

/// Takes one number off the front; a cut number ends with what is there.
inline std::uint64_t takeVarint(std::string_view& in)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; !in.empty() && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if ((byte & 0x80U) == 0)
            break;
    }
    return value;
}

} // namespace whyglass::store
