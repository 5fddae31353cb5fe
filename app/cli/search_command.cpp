// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "app/cli/span_pages.h"
#include "app/cli/text_matcher.h"
#include "app/cli/value_json.h"
#include "ingest/normalize/normalize.h"
#include "models/analysis/details/span_details.h"

#include <limits>
#include <map>

namespace whyglass::cli {

namespace {

using telemetry::IndexText;

constexpr std::size_t kCandidates = 256;

/// Finds and shows the places of a search, newest first, page by page.
class Search {
public:
    Search(store::WorkspaceReader& reader, const CommonOptions& options, const std::string& text)
        : m_reader(reader), m_options(options), m_text(text), m_matcher(text), m_skip(options.offset.value_or(0)),
          m_left(options.rowLimit())
    {
    }

    domain::Result<int> run()
    {
        RowOutput output(m_options, {{"query", m_text}},
                         {{"START", "/start", Column::Kind::Time}, {"TRACE", "/trace_id"}, {"SPAN", "/span_id"},
                          {"WHERE", "/where"}, {"TEXT", "/text", Column::Kind::Text, 90}},
                         {{"trace_id", nullptr}, {"span_id", nullptr}, {"where", nullptr}, {"field", nullptr}, {"start", nullptr}, {"snippet", nullptr}});
        if (auto shown = showId(output); !shown)
            return shown.error();
        std::int64_t before = std::numeric_limits<std::int64_t>::max();
        while (!m_more) {
            const auto hits = m_reader.searchCandidates(m_text, before, kCandidates);
            if (!hits)
                return hits.error();
            if (auto shown = show(*hits, output); !shown)
                return shown.error();
            if (hits->size() < kCandidates)
                break;
            before = hits->back().key.value;
        }
        return exitCode(output.finish({{"total", m_total}, {"total_is_lower_bound", m_more}},
                                      std::to_string(m_total) + (m_more ? "+" : "") + " found"));
    }

private:
    [[nodiscard]] domain::Result<std::vector<std::int64_t>> withSpanId() const
    {
        const auto found = m_reader.findSpan(*domain::SpanId::fromHex(m_text));
        if (!found)
            return found.error();
        std::vector<std::int64_t> keys;
        for (const domain::SpanKey key : *found)
            keys.push_back(key.value);
        return keys;
    }

    [[nodiscard]] domain::Result<std::vector<std::int64_t>> firstOfTrace() const
    {
        domain::Filter ofTrace;
        ofTrace.terms.push_back({domain::FilterTerm::Kind::Field, "trace", domain::FilterTerm::Op::Equal, {m_text}, false, 0});
        return m_reader.spanKeys(ofTrace, {store::SortKey::Start, false}, 1);
    }

    /// What has this id, where the text is one: the spans, or the first span of the trace.
    domain::Result<void> showId(RowOutput& output)
    {
        constexpr std::size_t kTraceDigits = 32, kSpanDigits = 16;
        const bool isTrace = m_text.size() == kTraceDigits;
        const bool isHex = m_text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
        if (!isHex || (!isTrace && m_text.size() != kSpanDigits))
            return {};
        const auto keys = isTrace ? firstOfTrace() : withSpanId();
        if (!keys)
            return keys.error();
        const auto spans = m_reader.spans(*keys);
        if (!spans)
            return spans.error();
        for (const store::SpanRow& span : spans->rows) {
            if (m_left == 0) {
                m_more = true;
                return {};
            }
            ++m_total;
            if (m_skip-- > 0)
                continue;
            --m_left;
            output.row(rowOf({span.key, span.trace, span.span, span.start}, {"name", isTrace ? "trace_id" : "span_id", isTrace ? span.trace.hex() : span.span.hex()}));
        }
        return {};
    }

    domain::Result<void> show(const std::vector<store::SearchHit>& hits, RowOutput& output)
    {
        const auto texts = textsOf(hits);
        if (!texts)
            return texts.error();
        for (std::size_t i = 0; i < hits.size(); ++i) {
            const IndexText* place = placeOf((*texts)[i]);
            if (!place)
                continue;
            if (m_left == 0) {
                m_more = true; // at least one more, and nobody wants to see it
                return {};
            }
            ++m_total;
            if (m_skip-- > 0)
                continue;
            --m_left;
            output.row(rowOf(hits[i], *place));
        }
        return {};
    }

    /// What a person could find in each hit.
    domain::Result<std::vector<std::vector<IndexText>>> textsOf(const std::vector<store::SearchHit>& hits)
    {
        std::vector<std::int64_t> spans;
        std::vector<std::int64_t> logs;
        for (const store::SearchHit& hit : hits) {
            if (hit.isLog)
                logs.push_back(hit.logKey);
            else
                spans.push_back(hit.key.value);
        }
        std::map<std::int64_t, std::vector<IndexText>> ofSpan;
        auto pages = SpanPages(m_reader).each(spans, [&](const SpanPages::Item& item) {
            ofSpan[item.row.key.value] = telemetry::indexTextsOf(item.decoded.step, item.decoded.span);
        });
        if (!pages)
            return pages.error();
        const auto rows = m_reader.logs(logs);
        if (!rows)
            return rows.error();
        std::map<std::int64_t, std::vector<IndexText>> ofLog;
        for (const store::LogRow& row : *rows) {
            if (const auto log = telemetry::decodeLog(row.payload))
                ofLog[row.key] = telemetry::indexTextsOf(*log);
        }
        std::vector<std::vector<IndexText>> texts;
        for (const store::SearchHit& hit : hits)
            texts.push_back(hit.isLog ? std::move(ofLog[hit.logKey]) : std::move(ofSpan[hit.key.value]));
        return texts;
    }

    /// The first text with a hit, where every needle occurs in some text of the record; nullptr where one is missing.
    const IndexText* placeOf(const std::vector<IndexText>& texts) const
    {
        const IndexText* place = nullptr;
        for (std::size_t needle = 0; needle < m_matcher.needles(); ++needle) {
            const auto it = std::find_if(texts.begin(), texts.end(),
                                         [&](const IndexText& text) { return m_matcher.occurs(needle, text.text); });
            if (it == texts.end())
                return nullptr;
            if (!place || &*it < place)
                place = &*it;
        }
        return place;
    }

    Json rowOf(const store::SearchHit& hit, const IndexText& place) const
    {
        Json snippet = Json::array();
        std::string text;
        for (const TextMatcher::Piece& piece : m_matcher.snippet(place.text)) {
            snippet.push_back({{"text", piece.text}, {"hit", piece.hit}});
            text += piece.text;
        }
        Json row = {{"trace_id", hit.trace.valid() ? Json(hit.trace.hex()) : Json()},
                    {"span_id", hit.span.valid() ? Json(hit.span.hex()) : Json()},
                    {"where", std::string(place.where)},
                    {"field", place.field},
                    {"start", timeOrNull(hit.start)},
                    {"snippet", std::move(snippet)}};
        if (m_options.outputFormat() == Format::Table)
            row["text"] = text;
        return row;
    }

    store::WorkspaceReader& m_reader;
    const CommonOptions& m_options;
    const std::string& m_text;
    TextMatcher m_matcher;
    std::int64_t m_skip;
    std::int64_t m_left;
    std::int64_t m_total = 0;
    bool m_more = false;
};

class SearchCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.texts("TEXT", m_words, "Words, or a \"phrase\"; all must occur", true);
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        std::string text;
        for (const std::string& word : m_words)
            text += (text.empty() ? "" : " ") + word;
        if (TextMatcher(text).empty())
            return domain::Error{domain::ErrorCode::InvalidArgument, "there is nothing to search for", "give at least one word"};
        const auto workspace = OpenWorkspace::open(m_options, {.index = true, .detectors = false});
        if (!workspace)
            return workspace.error();
        return Search((*workspace)->reader(), m_options, text).run();
    }

private:
    CommonOptions m_options;
    std::vector<std::string> m_words;
};

} // namespace

std::unique_ptr<Command> makeSearchCommand() { return std::make_unique<SearchCommand>(); }

} // namespace whyglass::cli
