// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/value_label.h"

#include "models/analysis/text/ascii.h"

namespace whyglass::analysis {

namespace {

/// Marks that may stand between a value and the sign behind its name: quotes, the escapes of JSON within JSON, a currency.
bool isAround(char c) { return isSpace(c) || std::string_view("\"'\\$").find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80; }
bool isOfName(char c) { return isWordByte(c) || c == '-' || c == '.'; }

} // namespace

std::string labelAt(std::string_view text, std::size_t begin, std::size_t end)
{
    constexpr std::size_t kNear = 12; // "quantity: about 1,000" has no name for it
    std::size_t at = begin;
    while (at > 0 && begin - at < kNear && isAround(text[at - 1]) && text[at - 1] != '\n')
        --at;
    if (at == 0 || end > text.size() || (text[at - 1] != ':' && text[at - 1] != '='))
        return {};
    std::size_t last = at - 1;
    while (last > 0 && (isSpace(text[last - 1]) || std::string_view("\"'\\").find(text[last - 1]) != std::string_view::npos))
        --last;
    std::size_t first = last;
    while (first > 0 && last - first < kLongestLabel && isOfName(text[first - 1]))
        --first;
    const std::string_view label = text.substr(first, last - first);
    return label.size() < kLongestLabel && label.find_first_not_of("0123456789.-") != std::string_view::npos ? std::string(label) : std::string();
}

} // namespace whyglass::analysis
