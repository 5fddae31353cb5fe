// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/query.h"

#include "models/analysis/query/bare_query.h"
#include "models/query/advice.h"
#include "models/query/check.h"

#include <algorithm>
#include <array>
#include <utility>

namespace whyglass::query {

namespace {

using domain::Field;

Problem problemOf(const analysis::QueryError& error, std::size_t offset)
{
    return {error.code, {error.position + offset, error.length}, error.message, error.suggestion};
}

/// Keys are not held against the words: those that are known may be a part of what there is.
Reading readWords(std::string_view text, domain::Timestamp now, const analysis::WorkspaceNames& names)
{
    Reading reading;
    analysis::BareQuery parsed = analysis::parseBareQuery(text, now);
    for (const analysis::QueryError& error : parsed.errors)
        reading.problems.push_back(problemOf(error, 0));
    reading.query.filter = std::move(parsed.filter);
    if (reading.ok())
        adviseWords(text, reading.query.filter.terms, names, reading.query.warnings);
    return reading;
}

/// since: and until: behind a filter.
void readTimes(std::string_view text, std::size_t begin, domain::Timestamp now, Reading& reading)
{
    const analysis::BareQuery parsed = analysis::parseBareQuery(text.substr(begin), now);
    for (const analysis::QueryError& error : parsed.errors)
        reading.problems.push_back(problemOf(error, begin));
    if (parsed.errors.empty() && !parsed.filter.terms.empty())
        reading.problems.push_back({"E100", {begin + parsed.filter.terms.front().position, 1}, "only since: and until: may follow a filter; write the condition inside the braces", {}});
    reading.query.filter.window = parsed.filter.window;
}

void append(Problems& problems, const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); }

Reading readStructured(std::string_view text, domain::Timestamp now, const analysis::WorkspaceNames& names)
{
    Reading reading;
    reading.query.mode = Mode::Structured;
    Parsed parsed = parseStructured(text);
    reading.problems = std::move(parsed.problems);
    if (!parsed.tree.stages.empty()) {
        Checked checked = check(parsed.tree.stages.front().filter, names);
        append(reading.problems, checked.problems);
        reading.query.warnings = std::move(checked.warnings);
        reading.query.filter.where = std::move(checked.condition);
    }
    append(reading.query.warnings, parsed.warnings);
    if (parsed.end < text.size())
        readTimes(text, parsed.end, now, reading);
    std::stable_sort(reading.problems.begin(), reading.problems.end(), [](const Problem& a, const Problem& b) { return a.range.position < b.range.position; });
    reading.problems.resize(std::min(reading.problems.size(), kMaxProblems));
    return reading;
}

bool isExtension(const domain::Expression& expression)
{
    if (expression.type == domain::Expression::Type::Call)
        return true;
    if (expression.type == domain::Expression::Type::Field)
        return expression.field.scope == Field::Scope::Agent;
    return std::any_of(expression.operands.begin(), expression.operands.end(), isExtension);
}

} // namespace

Mode modeOf(std::string_view text)
{
    const Tokens found = tokenize(text.substr(0, 4096));
    std::size_t at = 0;
    const auto& tokens = found.tokens;
    while (tokens[at].isSign("("))
        ++at;
    if (tokens[at].isSign("{")) {
        // pasted JSON is no query, and the words' own message says what to do with it
        const std::size_t inside = tokens[at].range.position + 1;
        return inside < text.size() && (text[inside] == '"' || text[inside] == '\'') ? Mode::Words : Mode::Structured;
    }
    static constexpr std::array<std::string_view, 7> kStages = {"by", "select", "count", "avg", "min", "max", "sum"};
    const bool stage = tokens[at].kind == Token::Kind::Name && std::find(kStages.begin(), kStages.end(), tokens[at].text) != kStages.end();
    return stage && tokens.size() > at + 1 && tokens[at + 1].isSign("(") && tokens[at + 1].range.position == tokens[at].range.end() ? Mode::Structured : Mode::Words;
}

Reading read(std::string_view text, domain::Timestamp now, const analysis::WorkspaceNames& names)
{
    return modeOf(text) == Mode::Structured ? readStructured(text, now, names) : readWords(text, now, names);
}

std::size_t columnOf(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, byte);
    return 1 + static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view classOf(const domain::Filter& filter)
{
    if (!filter.terms.empty() || (filter.where && isExtension(*filter.where)))
        return "extended";
    const bool parent = filter.where && domain::anyField(*filter.where, [](const Field& field) {
        return field.parent || field == Field{Field::Scope::Intrinsic, "parent"};
    });
    return parent ? "plain+" : "plain";
}

} // namespace whyglass::query
