// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_kinds.h"

#include "app/cli/row_json.h"
#include "app/cli/span_pages.h"
#include "models/analysis/details/log_links.h"

#include <algorithm>
#include <array>

namespace whyglass::cli {

namespace {

using Kind = Column::Kind;
using Keys = ListKind::Keys;
using KeySpan = ListKind::KeySpan;
using Reader = store::WorkspaceReader;
using Emit = std::function<void(const Json&)>;

template <typename Rows, typename Use>
domain::Result<void> eachRow(const domain::Result<Rows>& rows, const Use& use)
{
    if (!rows)
        return rows.error();
    for (const auto& row : *rows)
        use(row);
    return {};
}

domain::Result<void> decisionRows(Reader& reader, KeySpan keys, const Emit& emit)
{
    return eachRow(reader.decisions(keys), [&](const domain::Decision& decision) {
        const auto findings = reader.findingsOfTrace(decision.trace);
        std::int64_t count = 0;
        if (findings) {
            count = std::count_if(findings->begin(), findings->end(),
                                  [&](const domain::Finding& finding) { return finding.decisionId == decision.id; });
        }
        emit(decisionJson(decision, count));
    });
}

domain::Result<void> logRows(Reader& reader, KeySpan keys, const Emit& emit)
{
    const auto rows = reader.logs(keys);
    if (!rows)
        return rows.error();
    analysis::LogLinker linker(reader);
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

/// Issues have no keys: their places in the list serve.
domain::Result<Keys> issueKeys(Reader& reader, const domain::Filter&, store::SortOrder, std::size_t limit)
{
    const auto rows = reader.issues();
    if (!rows)
        return rows.error();
    Keys keys;
    for (std::size_t i = 0; i < std::min(rows->size(), limit); ++i)
        keys.push_back(static_cast<std::int64_t>(i));
    return keys;
}

domain::Result<void> issueRows(Reader& reader, KeySpan keys, const Emit& emit)
{
    const auto rows = reader.issues();
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

std::vector<Column> sessionColumns()
{
    return {{"FIRST", "/first_start", Kind::Time}, {"LAST", "/last_start", Kind::Time}, {"SESSION", "/session", Kind::Text, 40},
            {"USER", "/user", Kind::Text, 24}, {"TRACES", "/traces", Kind::Count}, {"SPANS", "/spans", Kind::Count},
            {"ERRORS", "/errors", Kind::Count}, {"TOKENS", "/tokens/total", Kind::Tokens}, {"COST", "/cost_usd", Kind::Money},
            {"FINDINGS", "/findings", Kind::Count}};
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

Json logPrototype()
{
    Json json = logJson({}, {});
    json.update({{"linked_trace_id", nullptr}, {"linked_by", nullptr}});
    return json;
}

template <auto find>
domain::Result<Keys> keysOf(Reader& reader, const domain::Filter& filter, store::SortOrder order, std::size_t limit)
{
    return (reader.*find)(filter, order, limit);
}

template <auto count>
domain::Result<std::int64_t> countOf(Reader& reader, const domain::Filter& filter)
{
    return (reader.*count)(filter);
}

template <auto read, auto toJson>
domain::Result<void> rowsOf(Reader& reader, KeySpan keys, const Emit& emit)
{
    return eachRow((reader.*read)(keys), [&emit](const auto& row) { emit(toJson(row)); });
}

constexpr store::SortOrder kNewestFirst{store::SortKey::Start, true};
constexpr store::SortOrder kByName{store::SortKey::Name, false};

const std::array<ListKind, 8> kKinds = {{
    {"traces", false, kNewestFirst, keysOf<&Reader::traceKeys>, countOf<&Reader::traceCount>, rowsOf<&Reader::traces, traceJson>,
     traceColumns, [] { return traceJson({}); }},
    {"spans", false, kNewestFirst, keysOf<&Reader::spanKeys>, countOf<&Reader::spanCount>,
     [](Reader& reader, KeySpan keys, const Emit& emit) { return SpanPages(reader).eachJson(keys, emit); }, spanColumns,
     [] { return spanJson({}, {{}, {""}}, {}, {}); }},
    {"decisions", true, kNewestFirst, keysOf<&Reader::decisionKeys>, nullptr, decisionRows, decisionColumns,
     [] { return decisionJson({}, 0); }},
    {"findings", true, kNewestFirst, keysOf<&Reader::findingKeys>, nullptr, rowsOf<&Reader::findings, findingJson>, findingColumns,
     [] { return findingJson({}); }},
    {"sessions", false, kNewestFirst, keysOf<&Reader::sessionKeys>, nullptr, rowsOf<&Reader::sessions, sessionJson>, sessionColumns,
     [] { return sessionJson({}); }},
    {"logs", false, kNewestFirst, keysOf<&Reader::logKeys>, nullptr, logRows, logColumns, logPrototype},
    {"metrics", false, kByName, keysOf<&Reader::metricKeys>, nullptr, rowsOf<&Reader::metricRows, metricJson>, metricColumns,
     [] { return metricJson({}); }},
    {"issues", false, kNewestFirst, issueKeys, nullptr, issueRows, issueColumns, [] { return issueJson({}); }},
}};

} // namespace

std::span<const ListKind> listKinds() { return kKinds; }

const ListKind* findListKind(std::string_view what)
{
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [what](const ListKind& kind) { return kind.what == what; });
    return found == kKinds.end() ? nullptr : &*found;
}

domain::Result<void> eachListRow(const ListKind& kind, store::WorkspaceReader& reader, KeySpan keys, const Emit& use,
                                 const std::function<void(std::int64_t)>& progress)
{
    constexpr std::size_t kPage = 512;
    for (std::size_t at = 0; at < keys.size(); at += kPage) {
        const KeySpan page = keys.subspan(at, std::min(kPage, keys.size() - at));
        if (auto read = kind.rows(reader, page, use); !read)
            return read;
        if (progress)
            progress(static_cast<std::int64_t>(at + page.size()));
    }
    return {};
}

} // namespace whyglass::cli
