// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/query_text.h"

#include "models/format/format.h"
#include "models/query/facet_edit.h"
#include "models/query/format.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace whyglass::session {

namespace {

using domain::Filter;
using domain::FilterTerm;

std::string quotedText(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else if (c == '\t')
            quoted += "\\t";
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string valueText(const std::string& value)
{
    const bool plain = !value.empty() && value.find_first_of(" \t\n\"\\,()*:<>=!/") == std::string::npos
        && value.find("..") == std::string::npos;
    return plain ? value : quotedText(value);
}

std::string_view signOf(FilterTerm::Op op)
{
    switch (op) {
    case FilterTerm::Op::NotEqual: return "!=";
    case FilterTerm::Op::Less: return "<";
    case FilterTerm::Op::LessEqual: return "<=";
    case FilterTerm::Op::Greater: return ">";
    case FilterTerm::Op::GreaterEqual: return ">=";
    default: return "";
    }
}

/// A parsed duration is a number of nanoseconds; written with the largest unit that keeps it whole.
std::string durationText(const std::string& ns)
{
    static constexpr std::pair<std::size_t, const char*> kUnits[] = {{9, "s"}, {6, "ms"}, {3, "us"}};
    for (const auto& [zeros, unit] : kUnits) {
        if (ns.size() > zeros && ns.find_last_not_of('0') < ns.size() - zeros)
            return ns.substr(0, ns.size() - zeros) + unit;
    }
    return ns + "ns";
}

std::string fieldText(FilterTerm term)
{
    const bool isDuration = term.key == "duration" || term.key == "ttft" || term.key == "self" || term.key == "age";
    if (isDuration && term.op != FilterTerm::Op::Any) {
        for (std::string& value : term.values)
            value = durationText(value);
    }

    std::string text = term.key + ':';
    if (term.op == FilterTerm::Op::Any)
        return text + '*';
    if (term.op == FilterTerm::Op::Range && term.values.size() == 2)
        return text + term.values[0] + ".." + term.values[1];
    text += signOf(term.op);
    for (std::size_t i = 0; i < term.values.size(); ++i)
        text += (i > 0 ? "," : "") + valueText(term.values[i]);
    return term.op == FilterTerm::Op::Prefix ? text + '*' : text;
}

std::string termText(const FilterTerm& term);

std::string textOf(const std::vector<FilterTerm>& terms)
{
    std::string text;
    for (const FilterTerm& term : terms)
        text += (text.empty() ? "" : " ") + termText(term);
    return text;
}

std::string groupText(const FilterTerm& group)
{
    std::string text;
    for (const auto& side : group.sides)
        text += (text.empty() ? "" : " OR ") + textOf(side);
    return '(' + text + ')';
}

std::string termText(const FilterTerm& term)
{
    const std::string place = term.kind == FilterTerm::Kind::Field || term.key.empty() ? std::string() : "in:" + term.key + ' ';
    const std::string sign = (term.negated ? "-" : "") + place;
    const std::string value = term.values.empty() ? std::string() : term.values.front();
    switch (term.kind) {
    case FilterTerm::Kind::Phrase: return sign + quotedText(value);
    case FilterTerm::Kind::Word: return sign + value + (term.op == FilterTerm::Op::Prefix ? "*" : "");
    case FilterTerm::Kind::Field: return sign + fieldText(term);
    case FilterTerm::Kind::Group: return sign + groupText(term);
    }
    return {};
}

bool isPlainEqual(const FilterTerm& term, std::string_view key)
{
    return term.kind == FilterTerm::Kind::Field && !term.negated && term.op == FilterTerm::Op::Equal && term.key == key;
}

} // namespace

std::string queryText(const Filter& filter)
{
    std::string text;
    const auto append = [&text](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
    if (filter.where)
        append(query::format(filter.where));
    if (!filter.terms.empty())
        append(textOf(filter.terms));
    if (filter.window) {
        if (filter.window->begin.known())
            append("since:" + format::rfc3339(filter.window->begin));
        if (filter.window->end.ns != std::numeric_limits<std::int64_t>::max())
            append("until:" + format::rfc3339(filter.window->end));
    }
    return text;
}

bool asksFor(const Filter& filter, std::string_view key, std::string_view value)
{
    if (filter.where)
        return query::asksFor(filter.where, key, value);
    return std::any_of(filter.terms.begin(), filter.terms.end(), [&](const FilterTerm& term) {
        return isPlainEqual(term, key) && std::find(term.values.begin(), term.values.end(), value) != term.values.end();
    });
}

Filter withValue(Filter filter, const std::string& key, const std::string& value, bool wanted)
{
    if (filter.where) {
        filter.where = query::withValue(std::move(filter.where), key, value, wanted);
        return filter;
    }
    const auto found = std::find_if(filter.terms.begin(), filter.terms.end(),
                                    [&](const FilterTerm& term) { return isPlainEqual(term, key); });
    if (found == filter.terms.end()) {
        if (wanted) {
            FilterTerm term;
            term.kind = FilterTerm::Kind::Field;
            term.key = key;
            term.values = {value};
            filter.terms.push_back(std::move(term));
        }
        return filter;
    }
    std::erase(found->values, value);
    if (wanted)
        found->values.push_back(value);
    if (found->values.empty())
        filter.terms.erase(found);
    return filter;
}

Filter withoutField(Filter filter, std::string_view key)
{
    filter.where = query::withoutFacet(std::move(filter.where), key);
    std::erase_if(filter.terms, [&](const FilterTerm& term) { return isPlainEqual(term, key); });
    return filter;
}

Filter withWindow(Filter filter, std::optional<domain::TimeWindow> window)
{
    filter.window = window;
    return filter;
}

} // namespace whyglass::session
