// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "app/cli/span_pages.h"
#include "models/analysis/details/log_links.h"

#include <algorithm>
#include <array>
#include <functional>

namespace whyglass::cli {

namespace {

using Kind = Column::Kind;
using Keys = std::vector<std::int64_t>;
using KeySpan = std::span<const std::int64_t>;

constexpr std::size_t kPage = 512;

/// What a list needs while it runs.
struct Listing {
    store::WorkspaceReader& reader;
    const domain::Filter& filter;
    const CommonOptions& options;
};

/// The first keys of a list, as many as are shown, and how many there are.
struct FirstKeys {
    Keys keys;
    std::int64_t total = 0;
};

/// One word of `list`: where its keys come from, how a page of them becomes rows.
struct ListKind {
    const char* what;
    bool needsDetectors;
    domain::Result<FirstKeys> (*keys)(const Listing&);
    domain::Result<void> (*rows)(const Listing&, KeySpan, const std::function<void(const Json&)>&);
    std::vector<Column> (*columns)();
    Json (*prototype)();
};

template <typename Rows, typename Use>
domain::Result<void> eachRow(const domain::Result<Rows>& rows, const Use& use)
{
    if (!rows)
        return rows.error();
    for (const auto& row : *rows)
        use(row);
    return {};
}

/// For lists that are read at once: the keys are just their places.
template <typename Rows>
domain::Result<FirstKeys> placesOf(const domain::Result<Rows>& rows)
{
    if (!rows)
        return rows.error();
    FirstKeys first{Keys(rows->size()), static_cast<std::int64_t>(rows->size())};
    for (std::size_t i = 0; i < first.keys.size(); ++i)
        first.keys[i] = static_cast<std::int64_t>(i);
    return first;
}

domain::Result<FirstKeys> allOf(domain::Result<Keys> keys)
{
    if (!keys)
        return keys.error();
    const auto total = static_cast<std::int64_t>(keys->size());
    return FirstKeys{std::move(*keys), total};
}

constexpr store::SortOrder kNewestFirst{store::SortKey::Start, true};

/// As many as are shown; the total is counted apart where that is not all.
template <typename FindKeys, typename Count>
domain::Result<FirstKeys> firstKeys(const Listing& listing, FindKeys find, Count count)
{
    std::int64_t wanted = 0;
    if (__builtin_add_overflow(listing.options.rowLimit(), listing.options.offset.value_or(0), &wanted))
        return allOf((listing.reader.*find)(listing.filter, kNewestFirst, store::kAllKeys));
    auto first = allOf((listing.reader.*find)(listing.filter, kNewestFirst, static_cast<std::size_t>(wanted)));
    if (!first || first->total < wanted)
        return first;
    const auto total = (listing.reader.*count)(listing.filter);
    if (!total)
        return total.error();
    first->total = std::max(first->total, *total);
    return first;
}

domain::Result<FirstKeys> traceKeys(const Listing& listing)
{
    return firstKeys(listing, &store::WorkspaceReader::traceKeys, &store::WorkspaceReader::traceCount);
}

domain::Result<FirstKeys> spanKeys(const Listing& listing)
{
    return firstKeys(listing, &store::WorkspaceReader::spanKeys, &store::WorkspaceReader::spanCount);
}

domain::Result<void> traceRows(const Listing& listing, KeySpan keys, const std::function<void(const Json&)>& emit)
{
    return eachRow(listing.reader.traces(keys), [&](const store::TraceRow& row) { emit(traceJson(row)); });
}

domain::Result<void> spanRows(const Listing& listing, KeySpan keys, const std::function<void(const Json&)>& emit)
{
    return SpanPages(listing.reader).eachJson(keys, emit);
}

domain::Result<void> decisionRows(const Listing& listing, KeySpan keys, const std::function<void(const Json&)>& emit)
{
    return eachRow(listing.reader.decisions(keys), [&](const domain::Decision& decision) {
        const auto findings = listing.reader.findingsOfTrace(decision.trace);
        std::int64_t count = 0;
        if (findings) {
            count = std::count_if(findings->begin(), findings->end(),
                                  [&](const domain::Finding& finding) { return finding.decisionId == decision.id; });
        }
        emit(decisionJson(decision, count));
    });
}

domain::Result<void> findingRows(const Listing& listing, KeySpan keys, const std::function<void(const Json&)>& emit)
{
    return eachRow(listing.reader.findings(keys), [&](const domain::Finding& finding) { emit(findingJson(finding)); });
}

domain::Result<void> logRows(const Listing& listing, KeySpan keys, const std::function<void(const Json&)>& emit)
{
    const auto rows = listing.reader.logs(keys);
    if (!rows)
        return rows.error();
    analysis::LogLinker linker(listing.reader);
    for (const store::LogRow& row : *rows) {
        const auto log = telemetry::decodeLog(row.payload);
        const telemetry::LogView none;
        const auto link = linker.linkOf(row, log ? *log : none);
        if (!link)
            return link.error();
        Json json = logJson(row, log ? *log : none);
        json["linked_trace_id"] = link->trace.valid() ? Json(link->trace.hex()) : Json();
        json["linked_by"] = link->by.empty() ? Json() : Json(std::string(link->by));
        emit(json);
    }
    return {};
}

domain::Result<void> metricRows(const Listing& listing, KeySpan keys, const std::function<void(const Json&)>& emit)
{
    const auto rows = listing.reader.metrics(listing.filter);
    if (!rows)
        return rows.error();
    for (const std::int64_t key : keys) {
        if (static_cast<std::size_t>(key) < rows->size())
            emit(metricJson((*rows)[static_cast<std::size_t>(key)]));
    }
    return {};
}

domain::Result<void> issueRows(const Listing& listing, KeySpan keys, const std::function<void(const Json&)>& emit)
{
    const auto rows = listing.reader.issues();
    if (!rows)
        return rows.error();
    for (const std::int64_t key : keys) {
        if (static_cast<std::size_t>(key) < rows->size())
            emit(issueJson((*rows)[static_cast<std::size_t>(key)]));
    }
    return {};
}

std::vector<Column> traceColumns()
{
    return {{"START", "/start", Kind::Time},       {"TRACE", "/trace_id"},
            {"SERVICE", "/service", Kind::Text, 24}, {"ROOT", "/root_name", Kind::Text, 40},
            {"DURATION", "/duration_ns", Kind::Duration}, {"SPANS", "/spans", Kind::Count},
            {"ERRORS", "/errors", Kind::Count},    {"TOKENS", "/tokens/total", Kind::Tokens},
            {"COST", "/cost_usd", Kind::Money},    {"FINDINGS", "/findings", Kind::Count}};
}

std::vector<Column> spanColumns()
{
    return {{"START", "/start", Kind::Time},       {"SPAN", "/span_id"},
            {"STEP", "/step"},                     {"NAME", "/name", Kind::Text, 40},
            {"SERVICE", "/service", Kind::Text, 24}, {"DURATION", "/duration_ns", Kind::Duration},
            {"STATUS", "/status"},                 {"MODEL", "/response_model", Kind::Text, 28},
            {"TOKENS", "/tokens/total", Kind::Tokens}, {"COST", "/cost_usd", Kind::Money},
            {"FINDINGS", "/findings"}};
}

std::vector<Column> decisionColumns()
{
    return {{"START", "/start", Kind::Time},   {"DECISION", "/decision_id"},
            {"SUBJECT", "/subject", Kind::Text, 40}, {"RESULT", "/result", Kind::Text, 24},
            {"CONFIDENCE", "/confidence", Kind::Count}, {"AGENT", "/agent", Kind::Text, 24},
            {"COST", "/cost_usd", Kind::Money}, {"FINDINGS", "/findings", Kind::Count}};
}

std::vector<Column> findingColumns()
{
    return {{"TIME", "/time", Kind::Time},     {"SEVERITY", "/severity"},
            {"DETECTOR", "/detector"},         {"TITLE", "/title", Kind::Text, 56},
            {"TRACE", "/trace_id"},            {"SPAN", "/span_id"},
            {"STATE", "/state"}};
}

std::vector<Column> logColumns()
{
    return {{"TIME", "/time", Kind::Time}, {"SEVERITY", "/severity"}, {"SERVICE", "/service", Kind::Text, 24},
            {"EVENT", "/event", Kind::Text, 32}, {"BODY", "/body", Kind::Text, 64}, {"TRACE", "/linked_trace_id"}, {"BY", "/linked_by"}};
}

std::vector<Column> metricColumns()
{
    return {{"NAME", "/name"}, {"KIND", "/kind"}, {"UNIT", "/unit"}, {"SERVICE", "/service", Kind::Text, 24},
            {"POINTS", "/points", Kind::Count}, {"LAST", "/last_time", Kind::Time}, {"VALUE", "/last_value"},
            {"EXEMPLARS", "/exemplars", Kind::Count}};
}

std::vector<Column> issueColumns()
{
    return {{"SEVERITY", "/severity"}, {"CODE", "/code"}, {"COUNT", "/count", Kind::Count}, {"SERVICE", "/service", Kind::Text, 24},
            {"LAST SEEN", "/last_seen", Kind::Time}, {"SOURCE", "/source"},
            {"RECORD", "/record", Kind::Count}, {"OFFSET", "/offset", Kind::Count}, {"SAMPLE", "/sample", Kind::Text, 64}};
}

const std::array<ListKind, 7>& listKinds()
{
    static const std::array<ListKind, 7> kKinds = {{
        {"traces", false, traceKeys, traceRows, traceColumns,
         [] { return traceJson({}); }},
        {"spans", false, spanKeys, spanRows, spanColumns,
         [] { return spanJson({}, {{}, {""}}, {}, {}); }},
        {"decisions", true, [](const Listing& l) { return allOf(l.reader.decisionKeys(l.filter, kNewestFirst)); }, decisionRows,
         decisionColumns, [] { return decisionJson({}, 0); }},
        {"findings", true, [](const Listing& l) { return allOf(l.reader.findingKeys(l.filter, kNewestFirst)); }, findingRows,
         findingColumns, [] { return findingJson({}); }},
        {"logs", false, [](const Listing& l) { return allOf(l.reader.logKeys(l.filter, kNewestFirst)); }, logRows, logColumns,
         [] {
             Json json = logJson({}, {});
             json.update({{"linked_trace_id", nullptr}, {"linked_by", nullptr}});
             return json;
         }},
        {"metrics", false, [](const Listing& l) { return placesOf(l.reader.metrics(l.filter)); }, metricRows, metricColumns,
         [] { return metricJson({}); }},
        {"issues", false, [](const Listing& l) { return placesOf(l.reader.issues()); }, issueRows, issueColumns,
         [] { return issueJson({}); }},
    }};
    return kKinds;
}

class ListCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        std::vector<std::string> words;
        for (const ListKind& kind : listKinds())
            words.emplace_back(kind.what);
        options.choice("WHAT", m_what, words, "What to list", true);
        options.texts("QUERY", m_query, "Words, key:value, status:error …; all must hold");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto& kinds = listKinds();
        const ListKind& kind = *std::find_if(kinds.begin(), kinds.end(), [&](const ListKind& k) { return m_what == k.what; });
        const auto filter = m_options.filter(m_query);
        if (!filter)
            return filter.error();
        const auto workspace = OpenWorkspace::open(m_options, {.index = false, .detectors = kind.needsDetectors});
        if (!workspace)
            return workspace.error();
        const auto detected = (*workspace)->detected();
        if (!detected)
            return detected.error();
        const Listing listing{(*workspace)->reader(), *filter, m_options};
        auto keys = kind.keys(listing);
        if (!keys)
            return keys.error();
        const bool everything = !m_options.limit && m_options.outputFormat() != Format::Table;
        if (m_what == "spans" && everything)
            std::sort(keys->keys.begin(), keys->keys.end(), std::greater<>()); // newest arrival first: reads each block once
        return write(listing, kind, *keys, *detected);
    }

private:
    domain::Result<int> write(const Listing& listing, const ListKind& kind, const FirstKeys& first, bool detected)
    {
        const std::int64_t total = first.total;
        const auto known = static_cast<std::int64_t>(first.keys.size());
        const std::int64_t begin = std::min(m_options.offset.value_or(0), known);
        const std::int64_t count = std::min(m_options.rowLimit(), known - begin);
        const KeySpan shown = KeySpan(first.keys).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count));
        RowOutput output(m_options, {{"what", m_what}, {"total", total}, {"detected", detected}}, kind.columns(), kind.prototype());
        for (std::size_t at = 0; at < shown.size(); at += kPage) {
            auto page = kind.rows(listing, shown.subspan(at, std::min(kPage, shown.size() - at)),
                                  [&](const Json& row) { output.row(row); });
            if (!page)
                return page.error();
        }
        const bool all = count == total;
        auto finished = output.finish({}, all ? std::string() : std::to_string(count) + " of " + std::to_string(total) + "; --limit shows more");
        return finished ? domain::Result<int>(kDone) : domain::Result<int>(finished.error());
    }

    CommonOptions m_options;
    std::string m_what;
    std::vector<std::string> m_query;
};

} // namespace

std::unique_ptr<Command> makeListCommand() { return std::make_unique<ListCommand>(); }

} // namespace whyglass::cli
