// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_search.h"

#include "ingest/normalize/normalize.h"
#include "models/analysis/details/span_details.h"
#include "models/analysis/text/folded_words.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string_view>

namespace whyglass::tables {

namespace {

/// Bytes of text shown on either side of a hit.
constexpr std::size_t kContext = 90;
constexpr std::size_t kCandidates = 256;

using Searches = std::vector<analysis::FoldedSearch>;
using Texts = std::vector<telemetry::IndexText>;

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

void cutAround(SearchMatch& match, std::string_view text, analysis::TextRange hit)
{
    std::size_t begin = hit.begin > kContext ? hit.begin - kContext : 0;
    while (begin < hit.begin && isContinuation(text[begin]))
        ++begin;
    match.before = (begin > 0 ? "…" : "") + std::string(text.substr(begin, hit.begin - begin));
    match.hit = std::string(text.substr(hit.begin, hit.length));
    const std::string_view rest = text.substr(hit.begin + hit.length);
    match.after = std::string(format::clip(rest, kContext)) + (rest.size() > kContext ? "…" : "");
}

/// The first place where one of the texts stands, content before names; `every`: if each of them stands somewhere in the record.
std::optional<SearchMatch> matchOf(const Texts& texts, const Searches& searches, bool every)
{
    std::optional<SearchMatch> match;
    bool inContent = false;
    for (const analysis::FoldedSearch& search : searches) {
        bool found = false;
        for (const auto& text : texts) {
            const auto hit = search.find(text.text);
            if (!hit)
                continue;
            found = true;
            const bool content = text.where != "name" && text.where != "attribute";
            if (!match || (content && !inContent)) {
                inContent = content;
                match.emplace();
                match->where = text.where;
                cutAround(*match, text.text, *hit);
            }
            if (inContent)
                break;
        }
        if (!found && every)
            return std::nullopt;
    }
    return match;
}

/// Finds the places in a page of candidates, reading each block of payloads once.
class PageSearch {
public:
    PageSearch(store::WorkspaceReader& reader, const Searches& searches, bool every = true) : m_reader(reader), m_searches(searches), m_every(every) {}

    domain::Result<void> readSpans(const std::vector<std::int64_t>& keys)
    {
        const auto rows = m_reader.spans(keys);
        if (!rows)
            return rows.error();
        std::map<std::int64_t, const store::SpanRow*> rowOf;
        std::vector<domain::SpanKey> spans;
        for (const store::SpanRow& row : rows->rows) {
            rowOf.emplace(row.key.value, &row);
            spans.push_back(row.key);
        }
        return m_reader.payloads(spans, [&](domain::SpanKey key, const store::SpanPayload& payload) { addSpan(*rowOf.at(key.value), payload); });
    }

    domain::Result<void> readLogs(const std::vector<std::int64_t>& keys)
    {
        const auto rows = m_reader.logs(keys);
        if (!rows)
            return rows.error();
        for (const store::LogRow& row : *rows) {
            const auto log = telemetry::decodeLog(row.payload);
            auto match = log ? matchOf(telemetry::indexTextsOf(*log), m_searches, m_every) : std::nullopt;
            if (!match)
                continue;
            match->trace = row.trace;
            match->span = row.span;
            match->start = row.time.known() ? row.time : row.observed;
            match->spanName = row.event.empty() ? row.service : row.event;
            match->isLog = true;
            m_matches.emplace(row.key, std::move(*match));
        }
        return {};
    }

    /// In the order of the keys; false once there are more than `limit`. Log records repeat what spans say, and come in larger
    /// groups: they get a quarter.
    bool take(const std::vector<std::int64_t>& keys, std::size_t limit, SearchMatches& found)
    {
        for (const std::int64_t key : keys) {
            const auto match = m_matches.find(key);
            if (match == m_matches.end())
                continue;
            if (match->second.isLog && ++m_logs > limit / 4) {
                found.more = true;
                continue;
            }
            if (found.matches.size() == limit) {
                found.more = true;
                return false;
            }
            found.matches.push_back(std::move(match->second));
        }
        m_matches.clear();
        return true;
    }

private:
    void addSpan(const store::SpanRow& row, const store::SpanPayload& payload)
    {
        auto decoded = analysis::decodePayload(payload);
        if (!decoded)
            return; // counted as an import issue when it came in
        analysis::DecodedSpan& span = **decoded;
        analysis::takeKindOfRow(row, span);
        auto match = matchOf(telemetry::indexTextsOf(span.step, span.span), m_searches, m_every);
        if (!match)
            return;
        match->trace = row.trace;
        match->span = row.span;
        match->start = row.start;
        match->step = row.step;
        match->spanName = std::string(span.span.name);
        m_matches.emplace(row.key.value, std::move(*match));
    }

    store::WorkspaceReader& m_reader;
    const Searches& m_searches;
    bool m_every;
    std::size_t m_logs = 0;
    std::map<std::int64_t, SearchMatch> m_matches;
};

void addTexts(const domain::Expression& where, std::vector<std::string>& texts)
{
    static constexpr std::array<std::string_view, 4> kCalls = {"text", "phrase", "find", "substring"};
    const bool call = where.type == domain::Expression::Type::Call && std::find(kCalls.begin(), kCalls.end(), where.function) != kCalls.end();
    if (call)
        texts.push_back(where.operands.front().literal.text);
    else if (where.is(domain::Operator::And))
        for (const domain::Expression& operand : where.operands)
            addTexts(operand, texts);
}

using Terms = std::vector<domain::FilterTerm>;

bool isGroup(const domain::FilterTerm& term) { return term.kind == domain::FilterTerm::Kind::Group; }

/// The words and phrases that are asked for, also in brackets.
void addTextTerms(const Terms& terms, Terms& texts)
{
    for (const domain::FilterTerm& term : terms) {
        if (term.negated)
            continue;
        for (const Terms& side : term.sides)
            addTextTerms(side, texts);
        if (!isGroup(term) && term.kind != domain::FilterTerm::Kind::Field && !term.values.empty())
            texts.push_back(term);
    }
}

Terms textTerms(const domain::Filter& filter)
{
    Terms texts;
    addTextTerms(filter.terms, texts);
    return texts;
}

/// Texts without a word in them find nothing in the index, and are left out.
Searches searchesOf(const domain::Filter& filter)
{
    Searches searches;
    for (const domain::FilterTerm& term : textTerms(filter))
        searches.emplace_back(term.values.front(), term.op == domain::FilterTerm::Op::Prefix);
    std::vector<std::string> texts;
    if (filter.where)
        addTexts(*filter.where, texts);
    for (const std::string& text : texts)
        searches.emplace_back(text);
    std::erase_if(searches, [](const analysis::FoldedSearch& search) { return search.empty(); });
    return searches;
}

domain::Result<SearchMatches> searchFiltered(store::WorkspaceReader& reader, const domain::Filter& filter, const Searches& searches, std::size_t limit)
{
    SearchMatches found;
    PageSearch page(reader, searches, std::none_of(filter.terms.begin(), filter.terms.end(), isGroup));
    const auto keys = reader.spanKeys(filter, {store::SortKey::Start, true}, limit + 1);
    if (!keys)
        return keys.error();
    if (const auto read = page.readSpans(*keys); !read)
        return read.error();
    page.take(*keys, limit, found);
    return found;
}

} // namespace

std::vector<std::string> searchedTexts(const domain::Filter& filter)
{
    std::vector<std::string> texts;
    for (const domain::FilterTerm& term : textTerms(filter))
        texts.push_back(term.values.front());
    if (filter.where)
        addTexts(*filter.where, texts);
    return texts;
}

domain::Result<SearchMatches> searchSpans(store::WorkspaceReader& reader, const domain::Filter& filter, std::size_t limit)
{
    const Searches searches = searchesOf(filter);
    const bool wordsOnly = !filter.where && !filter.window && std::all_of(filter.terms.begin(), filter.terms.end(), [](const domain::FilterTerm& term) {
        return !isGroup(term) && term.kind != domain::FilterTerm::Kind::Field && term.key.empty() && !term.negated && term.op != domain::FilterTerm::Op::Prefix;
    });
    if (searches.empty())
        return SearchMatches();
    if (!wordsOnly)
        return searchFiltered(reader, filter, searches, limit);

    std::string words;
    for (const std::string& text : searchedTexts(filter))
        words += (words.empty() ? "" : " ") + text;
    SearchMatches found;
    PageSearch page(reader, searches);
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (;;) {
        const auto candidates = reader.searchCandidates(words, before, std::min(kCandidates, limit + 1));
        if (!candidates)
            return candidates.error();
        std::vector<std::int64_t> all, spans, logs;
        for (const store::SearchHit& hit : *candidates) {
            all.push_back(hit.key.value);
            (hit.isLog ? logs : spans).push_back(hit.key.value);
            before = std::min(before, hit.key.value);
        }
        if (const auto read = page.readSpans(spans); !read)
            return read.error();
        if (const auto read = page.readLogs(logs); !read)
            return read.error();
        if (!page.take(all, limit, found) || candidates->size() < std::min(kCandidates, limit + 1))
            break;
    }
    // Found in the order of arrival, shown in that of time.
    std::stable_sort(found.matches.begin(), found.matches.end(), [](const SearchMatch& a, const SearchMatch& b) { return a.start > b.start; });
    return found;
}

} // namespace whyglass::tables
