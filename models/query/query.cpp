// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/query.h"

#include "models/analysis/query/bare_query.h"
#include "models/analysis/text/ascii.h"
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
Reading readWords(std::string_view text, domain::Timestamp now)
{
    Reading reading;
    auto parsed = analysis::parseBareQuery(text, now);
    if (const auto* error = std::get_if<analysis::QueryError>(&parsed))
        reading.problems.push_back(problemOf(*error, 0));
    else
        reading.query.filter = std::get<domain::Filter>(std::move(parsed));
    return reading;
}

/// since: and until: behind a filter.
void readTimes(std::string_view text, std::size_t begin, domain::Timestamp now, Reading& reading)
{
    auto parsed = analysis::parseBareQuery(text.substr(begin), now);
    if (const auto* error = std::get_if<analysis::QueryError>(&parsed)) {
        reading.problems.push_back(problemOf(*error, begin));
        return;
    }
    const auto& filter = std::get<domain::Filter>(parsed);
    if (!filter.terms.empty()) {
        reading.problems.push_back({"E100", {begin + filter.terms.front().position, 1}, "only since: and until: may follow a filter; write the condition inside the braces", {}});
        return;
    }
    reading.query.filter.window = filter.window;
}

Reading readStructured(std::string_view text, domain::Timestamp now, const std::vector<std::string>& keys)
{
    Reading reading;
    reading.query.mode = Mode::Structured;
    Parsed parsed = parseStructured(text);
    reading.problems = std::move(parsed.problems);
    if (!reading.problems.empty())
        return reading;
    Checked checked = check(parsed.tree.stages.front().filter, keys);
    reading.problems = std::move(checked.problems);
    reading.query.warnings = std::move(checked.warnings);
    reading.query.warnings.insert(reading.query.warnings.end(), parsed.warnings.begin(), parsed.warnings.end());
    reading.query.filter.where = std::move(checked.condition);
    if (reading.problems.empty() && parsed.end < text.size())
        readTimes(text, parsed.end, now, reading);
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

Reading read(std::string_view text, domain::Timestamp now, const std::vector<std::string>& keys)
{
    return modeOf(text) == Mode::Structured ? readStructured(text, now, keys) : readWords(text, now);
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
