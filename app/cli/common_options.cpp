// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/common_options.h"

#include "app/composition/composition.h"
#include "models/analysis/query/bare_query.h"
#include "models/format/format.h"
#include "models/query/query.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <limits>

namespace whyglass::cli {

namespace {

constexpr std::int64_t kTableRows = 100;

domain::Timestamp now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(since).count()};
}

/// "query:1:3: what is wrong (E201)", then the query with its mistake underlined.
std::string told(const std::string& text, const query::Problem& problem)
{
    constexpr std::size_t kMaxShown = 400;
    const std::size_t line = text.rfind('\n', problem.range.position == 0 ? 0 : problem.range.position - 1);
    const std::size_t begin = line == std::string::npos || problem.range.position == 0 ? 0 : line + 1;
    const std::size_t end = std::min(text.find('\n', problem.range.position), text.size());
    const auto shown = [&](std::size_t from, std::size_t to) { return format::visible(std::string_view(text).substr(from, to - from), kMaxShown); };
    const auto charactersOf = [](const std::string& part) { return query::columnOf(part, part.size()) - 1; };
    const std::string before = shown(begin, problem.range.position);
    const std::string marked = shown(problem.range.position, std::min(problem.range.end(), end));
    const std::string place = std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n')) + ":"
        + std::to_string(query::columnOf(std::string_view(text).substr(begin), problem.range.position - begin));
    const std::string marks = "^" + std::string(std::max<std::size_t>(charactersOf(marked), 1) - 1, '~');
    return "query:" + place + ": " + problem.message + " (" + problem.code + ")\n  " + shown(begin, end) + "\n  "
        + std::string(charactersOf(before), ' ') + marks;
}

/// Every mistake, in the order of the text.
domain::Error queryError(const std::string& text, const query::Problems& problems)
{
    std::string all;
    for (const query::Problem& problem : problems)
        all += (all.empty() ? "" : "\n") + told(text, problem);
    return {domain::ErrorCode::InvalidArgument, std::move(all), {}};
}

domain::Result<domain::Timestamp> timeOf(const std::string& option, const std::string& text, domain::Timestamp fallback)
{
    if (text.empty())
        return fallback;
    if (const auto time = analysis::parseTime(text, now()))
        return *time;
    return domain::Error{domain::ErrorCode::InvalidArgument, option + " " + text + " is no time",
                         "write 2026-03-17T14:00:00Z, or -7d, -2h, -15m before now"};
}

} // namespace

void CommonOptions::define(OptionSet& options)
{
    options.startGroup("Common options");
    options.path("-w,--workspace", workspace, "Workspace file (default: your own, under the XDG data folder)");
    options.choice("--format", format, {"table", "json", "jsonl", "csv"}, "Default: table on a terminal, json otherwise");
    options.text("--since", since, "Only what started at or after this time: RFC 3339, or -7d, -15m", false, "TIME");
    options.text("--until", until, "Only what started before this time", false, "TIME");
    options.number("--limit", limit, "Rows at most (default: 100 in a table, all otherwise)");
    options.number("--offset", offset, "Rows to leave out first");
    options.seconds("--timeout", timeoutSeconds, "Give up after so many seconds");
    options.flag("-q,--quiet", quiet, "Only errors on stderr");
    options.flag("-v,--verbose", verbose, "Say more on stderr");
    options.flag("--no-progress", noProgress, "No progress line on stderr");
    options.choice("--color", color, {"auto", "always", "never"}, "Colours in tables");
}

Format CommonOptions::outputFormat() const
{
    if (format == "table")
        return Format::Table;
    if (format == "jsonl")
        return Format::JsonLines;
    if (format == "csv")
        return Format::Csv;
    return format.empty() && ::isatty(STDOUT_FILENO) == 1 ? Format::Table : Format::Json;
}

std::int64_t CommonOptions::rowLimit() const
{
    return limit.value_or(outputFormat() == Format::Table ? kTableRows : std::numeric_limits<std::int64_t>::max());
}

bool CommonOptions::colored() const
{
    if (color != "auto")
        return color == "always";
    return ::isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe)
}

bool CommonOptions::showsProgress() const { return !quiet && !noProgress && ::isatty(STDERR_FILENO) == 1; }

domain::Result<std::filesystem::path> CommonOptions::workspacePath() const
{
    if (!workspace.empty())
        return workspace;
    return recorder::defaultWorkspace();
}

domain::Result<query::Query> CommonOptions::explained(const std::vector<std::string>& words, const analysis::WorkspaceNames& names) const
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    auto reading = query::read(text, now(), names);
    if (!reading.ok())
        return queryError(text, reading.problems);
    return std::move(reading.query);
}

domain::Result<domain::Filter> CommonOptions::filter(const std::vector<std::string>& words) const
{
    auto query = explained(words);
    if (!query)
        return query.error();
    auto filter = std::move(query->filter);
    if (since.empty() && until.empty())
        return filter;
    const auto begin = timeOf("--since", since, {std::numeric_limits<std::int64_t>::min()});
    if (!begin)
        return begin.error();
    const auto end = timeOf("--until", until, {std::numeric_limits<std::int64_t>::max()});
    if (!end)
        return end.error();
    if (!filter.window)
        filter.window = domain::TimeWindow{*begin, *end};
    else
        filter.window = domain::TimeWindow{std::max(filter.window->begin, *begin), std::min(filter.window->end, *end)};
    return filter;
}

} // namespace whyglass::cli
