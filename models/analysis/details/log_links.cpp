// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/log_links.h"

#include "ingest/dialects/dialect_registry.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxJoined = 100;  ///< log records of one tool call or request
constexpr std::size_t kMaxRuns = 1'000;  ///< traces of one session that are looked at

bool tellsByLogs(std::string_view slug)
{
    const auto dialects = telemetry::dialects();
    return std::any_of(dialects.begin(), dialects.end(),
        [slug](const telemetry::Dialect* dialect) { return dialect->slug == slug && !dialect->telemetry.logs.empty(); });
}

domain::Filter filterOf(std::string key, std::string value)
{
    domain::FilterTerm term;
    term.kind = domain::FilterTerm::Kind::Field;
    term.key = std::move(key);
    term.values.push_back(std::move(value));
    domain::Filter filter;
    filter.terms.push_back(std::move(term));
    return filter;
}

} // namespace

domain::Result<std::vector<store::LogRow>> logsJoinedById(store::WorkspaceReader& reader, const DecodedSpan& span)
{
    std::vector<store::LogRow> logs;
    if (!tellsByLogs(span.step.dialect))
        return logs;
    const telemetry::AttributeView* request = telemetry::findAttribute(span.span.attributes, "request_id");
    const std::pair<std::string_view, std::string> ids[] = {
        {"tool_call_id", std::string(span.step.toolCallId)},
        {"response_id", request != nullptr ? telemetry::valueToText(request->value) : std::string()}};
    for (const auto& [key, value] : ids) {
        if (value.empty())
            continue;
        auto keys = reader.logKeys(filterOf(std::string(key), value), {store::SortKey::Start, false});
        if (!keys)
            return keys.error();
        keys->resize(std::min(keys->size(), kMaxJoined));
        auto rows = reader.logs(*keys);
        if (!rows)
            return rows.error();
        std::move(rows->begin(), rows->end(), std::back_inserter(logs));
    }
    return logs;
}

domain::Result<const std::vector<LogLinker::Run>*> LogLinker::runsOf(const std::string& session)
{
    const auto [known, isNew] = m_runs.try_emplace(session);
    if (!isNew)
        return &known->second;
    auto keys = m_reader.traceKeys(filterOf("session", session), {store::SortKey::Start, true});
    if (!keys)
        return keys.error();
    keys->resize(std::min(keys->size(), kMaxRuns));
    const auto rows = m_reader.traces(*keys);
    if (!rows)
        return rows.error();
    for (const store::TraceRow& row : *rows)
        known->second.push_back({row.start, row.end, row.trace});
    std::sort(known->second.begin(), known->second.end(), [](const Run& a, const Run& b) { return a.start < b.start; });
    return &known->second;
}

domain::Result<LogLinker::Link> LogLinker::linkOf(const store::LogRow& row, const telemetry::LogView& log)
{
    if (row.trace.valid())
        return Link{row.trace, "trace_id"};
    const std::string session(telemetry::linksOf(log).session);
    if (session.empty())
        return Link{};
    const auto runs = runsOf(session);
    if (!runs)
        return runs.error();
    const domain::Timestamp when = row.time.known() ? row.time : row.observed;
    const auto ran = std::find_if((*runs)->begin(), (*runs)->end(), [when](const Run& run) { return run.start <= when && when <= run.end; });
    if (ran != (*runs)->end())
        return Link{ran->trace, "session"};
    const auto before = std::find_if((*runs)->rbegin(), (*runs)->rend(), [when](const Run& run) { return run.start <= when; });
    return before != (*runs)->rend() ? Link{before->trace, "session"} : Link{};
}

} // namespace whyglass::analysis
