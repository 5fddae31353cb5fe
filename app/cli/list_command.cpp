// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "app/cli/span_pages.h"

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

/// One word of `list`: where its keys come from, how a page of them becomes rows.
struct ListKind {
    const char* what;
    bool needsDetectors;
    domain::Result<Keys> (*keys)(const Listing&);
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
domain::Result<Keys> placesOf(const domain::Result<Rows>& rows)
{
    if (!rows)
        return rows.error();
    Keys keys(rows->size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = static_cast<std::int64_t>(i);
    return keys;
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
    return eachRow(listing.reader.logs(keys), [&](const store::LogRow& row) {
        const auto log = telemetry::decodeLog(row.payload);
        emit(logJson(row, log ? *log : telemetry::LogView{}));
    });
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
            {"EVENT", "/event", Kind::Text, 32}, {"BODY", "/body", Kind::Text, 64}, {"TRACE", "/trace_id"}};
}

std::vector<Column> metricColumns()
{
    return {{"NAME", "/name"}, {"KIND", "/kind"}, {"UNIT", "/unit"}, {"SERVICE", "/service", Kind::Text, 24},
            {"POINTS", "/points", Kind::Count}, {"LAST", "/last_time", Kind::Time}, {"VALUE", "/last_value"}};
}

std::vector<Column> issueColumns()
{
    return {{"SEVERITY", "/severity"}, {"CODE", "/code"}, {"COUNT", "/count", Kind::Count}, {"SOURCE", "/source"},
            {"RECORD", "/record", Kind::Count}, {"OFFSET", "/offset", Kind::Count}, {"SAMPLE", "/sample", Kind::Text, 64}};
}

constexpr store::SortOrder kNewestFirst{store::SortKey::Start, true};

const std::array<ListKind, 7>& listKinds()
{
    static const std::array<ListKind, 7> kKinds = {{
        {"traces", false, [](const Listing& l) { return l.reader.traceKeys(l.filter, kNewestFirst); }, traceRows, traceColumns,
         [] { return traceJson({}); }},
        {"spans", false, [](const Listing& l) { return l.reader.spanKeys(l.filter, kNewestFirst); }, spanRows, spanColumns,
         [] { return spanJson({}, {{}, {""}}, {}, {}); }},
        {"decisions", true, [](const Listing& l) { return l.reader.decisionKeys(l.filter, kNewestFirst); }, decisionRows,
         decisionColumns, [] { return decisionJson({}, 0); }},
        {"findings", true, [](const Listing& l) { return l.reader.findingKeys(l.filter, kNewestFirst); }, findingRows,
         findingColumns, [] { return findingJson({}); }},
        {"logs", false, [](const Listing& l) { return l.reader.logKeys(l.filter, kNewestFirst); }, logRows, logColumns,
         [] { return logJson({}, {}); }},
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
            std::sort(keys->begin(), keys->end(), std::greater<>()); // newest arrival first: reads each block once
        return write(listing, kind, *keys, *detected);
    }

private:
    domain::Result<int> write(const Listing& listing, const ListKind& kind, const Keys& keys, bool detected)
    {
        const auto total = static_cast<std::int64_t>(keys.size());
        const std::int64_t begin = std::min(m_options.offset.value_or(0), total);
        const std::int64_t count = std::min(m_options.rowLimit(), total - begin);
        const KeySpan shown = KeySpan(keys).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count));
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
