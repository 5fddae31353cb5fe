// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_search.h"

#include "ingest/normalize/normalize.h"
#include "models/analysis/details/span_details.h"
#include "models/format/format.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

namespace whyglass::tables {

namespace {

/// Bytes of text shown on either side of a hit.
constexpr std::size_t kContext = 90;
constexpr std::size_t kCandidates = 400;

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t findFolded(std::string_view text, std::string_view word)
{
    const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(),
                                   [](char a, char b) { return folded(a) == folded(b); });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

void cutAround(SearchMatch& match, std::string_view text, std::size_t at, std::size_t length)
{
    std::size_t begin = at > kContext ? at - kContext : 0;
    while (begin < at && isContinuation(text[begin]))
        ++begin;
    match.before = (begin > 0 ? "…" : "") + std::string(text.substr(begin, at - begin));
    match.hit = std::string(text.substr(at, length));
    const std::string_view rest = text.substr(at + length);
    match.after = std::string(format::clip(rest, kContext)) + (rest.size() > kContext ? "…" : "");
}

/// The first place where the rarest-looking (longest) word stands, if every word stands somewhere in the span.
std::optional<SearchMatch> matchOf(const std::vector<telemetry::IndexText>& texts, const std::vector<std::string>& words)
{
    const auto longest = std::max_element(words.begin(), words.end(),
                                          [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    std::optional<SearchMatch> match;
    for (const std::string& word : words) {
        bool found = false;
        for (const auto& text : texts) {
            const std::size_t at = findFolded(text.text, word);
            if (at == std::string_view::npos)
                continue;
            found = true;
            if (word == *longest) {
                match.emplace();
                match->where = text.where;
                cutAround(*match, text.text, at, word.size());
            }
            break;
        }
        if (!found)
            return std::nullopt;
    }
    return match;
}

domain::Result<std::optional<SearchMatch>> verify(store::WorkspaceReader& reader, const store::SearchHit& hit,
                                                  const std::vector<std::string>& words)
{
    const std::int64_t keys[] = {hit.key.value};
    const auto rows = reader.spans(keys);
    if (!rows)
        return rows.error();
    auto payload = reader.payload(hit.key);
    if (!payload)
        return payload.error();
    auto decoded = analysis::decodePayload(std::move(payload).value());
    if (!decoded)
        return std::optional<SearchMatch>(); // counted as an import issue when it came in
    analysis::DecodedSpan& span = **decoded;
    if (!rows->rows.empty())
        analysis::takeKindOfRow(rows->rows.front(), span);
    auto match = matchOf(telemetry::indexTextsOf(span.step, span.span), words);
    if (!match)
        return match;
    match->trace = hit.trace;
    match->span = hit.span;
    match->start = hit.start;
    match->step = span.step.kind;
    match->spanName = std::string(span.span.name);
    return match;
}

} // namespace

std::string searchTextOf(const domain::Filter& filter)
{
    std::string text;
    for (const domain::FilterTerm& term : filter.terms) {
        if (term.kind != domain::FilterTerm::Kind::Field && !term.negated && !term.values.empty())
            text += (text.empty() ? "" : " ") + term.values.front();
    }
    return text;
}

domain::Result<SearchMatches> searchSpans(store::WorkspaceReader& reader, const std::string& text, std::size_t limit)
{
    SearchMatches found;
    const auto words = wordsOf(text);
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    while (!words.empty()) {
        auto candidates = reader.searchCandidates(text, before, kCandidates);
        if (!candidates)
            return candidates.error();
        for (const store::SearchHit& hit : *candidates) {
            before = std::min(before, hit.key.value);
            if (hit.isLog)
                continue;
            auto match = verify(reader, hit, words);
            if (!match)
                return match.error();
            if (!*match)
                continue;
            if (found.matches.size() == limit) {
                found.more = true;
                return found;
            }
            found.matches.push_back(std::move(**match));
        }
        if (candidates->size() < kCandidates)
            break;
    }
    return found;
}

} // namespace whyglass::tables
