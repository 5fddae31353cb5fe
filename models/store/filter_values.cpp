// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filter_values.h"

#include "models/format/format.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace whyglass::store {

using Op = domain::FilterTerm::Op;

namespace {

struct Unit {
    std::string_view name;
    double ns;
};
// Longest first.
constexpr std::array<Unit, 11> kUnits = {{{"ns", 1}, {"us", 1e3}, {"µs", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"m", 60e9}, {"h", 3600e9},
                                          {"d", 86'400e9}, {"w", 604'800e9}, {"y", 31'536'000e9}, {"", 1}}};

/// Takes a number off the front.
std::optional<double> takeNumber(std::string_view& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value))
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::optional<double> readDuration(std::string_view text)
{
    double total = 0;
    do {
        const auto number = takeNumber(text);
        if (!number)
            return std::nullopt;
        const auto unit = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& candidate) {
            return !candidate.name.empty() ? text.substr(0, candidate.name.size()) == candidate.name : text.empty();
        });
        if (unit == kUnits.end())
            return std::nullopt;
        text.remove_prefix(unit->name.size());
        total += *number * unit->ns;
    } while (!text.empty());
    return total;
}

bool sameWithoutCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

const char* signOf(Op op)
{
    switch (op) {
    case Op::Less:
        return "<";
    case Op::LessEqual:
        return "<=";
    case Op::Greater:
        return ">";
    case Op::GreaterEqual:
        return ">=";
    case Op::NotEqual:
        return "<>";
    default:
        return "=";
    }
}

/// As an integer where it is one: large numbers compare exactly then.
Sql numberValue(double value)
{
    Sql sql;
    if (std::nearbyint(value) == value && std::abs(value) < 9e15)
        return std::move(sql.add(static_cast<std::int64_t>(value)));
    return std::move(sql.add(value));
}

} // namespace

std::optional<double> readNumber(std::string_view text, ValueKind kind)
{
    if (kind == ValueKind::Time) {
        const auto time = format::parseRfc3339(text);
        return time ? std::optional(static_cast<double>(time->ns)) : std::nullopt;
    }
    if (kind == ValueKind::DurationNs)
        return readDuration(text);
    if (kind == ValueKind::NanoDollars && !text.empty() && text.front() == '$')
        text.remove_prefix(1);
    const auto number = takeNumber(text);
    if (!number)
        return std::nullopt;
    if (kind == ValueKind::Fraction && text == "%")
        return *number / 100;
    if (!text.empty())
        return std::nullopt;
    return kind == ValueKind::NanoDollars ? *number * 1e9 : *number;
}

Sql numberCondition(const std::string& column, const domain::FilterTerm& term, ValueKind kind)
{
    if (term.op == Op::Any)
        return column + " IS NOT NULL";
    std::vector<double> values;
    for (const std::string& text : term.values) {
        const auto value = readNumber(text, kind);
        if (!value)
            return "0";
        values.push_back(*value);
    }
    if (values.empty() || term.op == Op::Prefix)
        return "0";
    if (term.op == Op::Range) {
        if (values.size() < 2)
            return "0";
        return Sql("(" + column + ">=") + numberValue(values[0]) + (" AND " + column + "<=") + numberValue(values[1]) + ")";
    }
    Sql condition("(");
    const char* joint = term.op == Op::NotEqual ? " AND " : " OR ";
    for (std::size_t i = 0; i < values.size(); ++i)
        condition += Sql((i == 0 ? "" : joint) + column + signOf(term.op)) + numberValue(values[i]);
    return condition + ")";
}

Sql textCondition(const std::string& column, const domain::FilterTerm& term)
{
    if (term.op == Op::Any)
        return column + "<>''";
    if (term.values.empty())
        return "0";
    if (term.op == Op::Prefix) {
        Sql condition("substr(" + column + ",1,length(");
        condition.add(term.values.front());
        condition += ")) COLLATE NOCASE=";
        condition.add(term.values.front());
        return condition;
    }
    Sql condition(column + " COLLATE NOCASE " + (term.op == Op::NotEqual ? "NOT IN (" : "IN ("));
    for (std::size_t i = 0; i < term.values.size(); ++i) {
        condition += i == 0 ? "" : ",";
        condition.add(term.values[i]);
    }
    return condition + ")";
}

bool textMatches(std::string_view text, const domain::FilterTerm& term)
{
    if (term.op == Op::Any)
        return !text.empty();
    return std::any_of(term.values.begin(), term.values.end(), [&](const std::string& value) {
        return term.op == Op::Prefix ? sameWithoutCase(text.substr(0, value.size()), value) : sameWithoutCase(text, value);
    });
}

std::string quotedPattern(std::string_view text)
{
    std::string pattern;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        pattern += letter ? std::string(1, c) : std::string("\\") + c;
    }
    return pattern;
}

Sql indexHits(const std::string& row, const char* index, const std::string& match, const Partition& part)
{
    const std::string table = tableOf(index, part.number);
    Sql found(row + " IN (SELECT rowid FROM " + table + " WHERE " + table + " MATCH ");
    found.add(match);
    return found + withinIds(part);
}

domain::FilterTerm positive(domain::FilterTerm term)
{
    term.negated = false;
    return term;
}

Sql withNegation(Sql condition, const domain::FilterTerm& term)
{
    return term.negated ? Sql("NOT ifnull((") + condition + "), 0)" : condition;
}

} // namespace whyglass::store
