// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/ascii.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

constexpr auto kSameFolded = [](char a, char b) { return toLower(a) == toLower(b); };

} // namespace

std::string toLower(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = toLower(c);
    return lower;
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

bool equalsFolded(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), kSameFolded);
}

bool containsFolded(std::string_view text, std::string_view part)
{
    return std::search(text.begin(), text.end(), part.begin(), part.end(), kSameFolded) != text.end();
}

} // namespace whyglass::analysis
