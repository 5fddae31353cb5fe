// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_matcher.h"

#include "models/format/format.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

constexpr std::size_t kBefore = 80;  // bytes of text shown before the first hit
constexpr std::size_t kSnippet = 280; // bytes at most

bool inCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

} // namespace

TextMatcher::TextMatcher(std::string_view query)
{
    std::string needle;
    bool quoted = false;
    const auto finish = [&] {
        if (!needle.empty())
            m_needles.push_back({analysis::FoldedSearch(needle), needle});
        needle.clear();
    };
    for (const char c : query) {
        if (c == '"') {
            finish();
            quoted = !quoted;
        } else if (!quoted && (c == ' ' || c == '\t' || c == '\n')) {
            finish();
        } else {
            needle += c;
        }
    }
    finish();
}

bool TextMatcher::occurs(std::size_t index, std::string_view text) const { return find(m_needles[index], text, 0).has_value(); }

std::optional<TextMatcher::Range> TextMatcher::find(const Needle& needle, std::string_view text, std::size_t from)
{
    if (!needle.words.empty()) {
        const auto range = needle.words.find(text, from);
        return range ? std::optional(Range{range->begin, range->length}) : std::nullopt;
    }
    // signs alone are no word: they are looked for as they are
    const std::size_t at = text.find(needle.text, from);
    return at == std::string_view::npos ? std::nullopt : std::optional(Range{at, needle.text.size()});
}

std::optional<TextMatcher::Range> TextMatcher::first(std::string_view text, std::size_t from) const
{
    std::optional<Range> best;
    for (const Needle& needle : m_needles) {
        const auto range = find(needle, text, from);
        if (range && (!best || range->first < best->first))
            best = range;
    }
    return best;
}

std::vector<TextMatcher::Piece> TextMatcher::snippet(std::string_view text) const
{
    auto hit = first(text, 0);
    if (!hit)
        return {};
    std::size_t begin = hit->first > kBefore ? hit->first - kBefore : 0;
    while (begin > 0 && inCharacter(text[begin]))
        --begin;
    const std::size_t end = begin + format::clip(text.substr(begin), kSnippet).size();
    std::vector<Piece> pieces;
    std::size_t at = begin;
    while (hit && hit->first + hit->second <= end) {
        if (hit->first > at)
            pieces.push_back({std::string(text.substr(at, hit->first - at)), false});
        pieces.push_back({std::string(text.substr(hit->first, hit->second)), true});
        at = hit->first + hit->second;
        hit = first(text, at);
    }
    if (at < end)
        pieces.push_back({std::string(text.substr(at, end - at)), false});
    return pieces;
}

} // namespace whyglass::cli
