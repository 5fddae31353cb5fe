// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/advice.h"

#include "models/analysis/query/query_fields.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/spelling.h"
#include "models/format/format.h"
#include "models/query/facet_edit.h"
#include "models/query/fields.h"
#include "models/query/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace whyglass::query {

namespace {

using analysis::WorkspaceNames;
using domain::Expression;
using domain::Field;
using domain::Literal;
using domain::Operator;
using Scope = Field::Scope;

/// Reading fewer payloads than these is done before anybody asks why it takes so long.
constexpr std::int64_t kManySpans = 100'000;

void warn(Problems& warnings, Problem warning)
{
    const bool told = std::any_of(warnings.begin(), warnings.end(), [&warning](const Problem& one) {
        return one.code == warning.code && one.range.position == warning.range.position;
    });
    if (!told && warnings.size() < kMaxProblems)
        warnings.push_back(std::move(warning));
}

std::int64_t countOf(const std::vector<WorkspaceNames::Name>& list, std::string_view text)
{
    const auto found = std::find_if(list.begin(), list.end(), [text](const WorkspaceNames::Name& name) { return name.text == text; });
    return found == list.end() ? 0 : found->count;
}

std::string nearestOf(const std::vector<WorkspaceNames::Name>& list, const std::string& text)
{
    std::vector<std::string_view> texts;
    for (const WorkspaceNames::Name& name : list)
        texts.push_back(name.text);
    return analysis::nearestSpelling(text, texts);
}

/// Whose keys are known: of the span or of its resource, or either.
bool isAttribute(const Field& field)
{
    return !field.parent && (field.scope == Scope::Any || field.scope == Scope::Span || field.scope == Scope::Resource);
}

/// Among the spans that were read.
std::int64_t spansWith(const Field& field, const WorkspaceNames& names)
{
    const std::int64_t ofSpans = field.scope == Scope::Resource ? 0 : countOf(names.spanKeys, field.name);
    return field.scope == Scope::Span ? ofSpans : std::max(ofSpans, countOf(names.resourceKeys, field.name));
}

std::string nobodyHas(const std::string& what, const WorkspaceNames& names)
{
    return names.spansRead >= names.spans ? "no span has " + what : "none of the newest " + format::count(names.spansRead) + " spans has " + what;
}

/// In WorkspaceNames::values, and before a colon.
constexpr std::array<std::string_view, 11> kFacets = {"tool", "model", "agent", "provider", "operation", "tier", "decision", "finding", "version", "name", "service"};

/// All values that a facet has; nullptr where they are too many to be listed, or none is known.
const std::vector<WorkspaceNames::Name>* valuesOf(std::string_view word, const WorkspaceNames& names)
{
    const auto found = names.values.find(std::string(word));
    const bool complete = found != names.values.end() && !found->second.empty() && found->second.size() < WorkspaceNames::kMaxValues;
    return complete ? &found->second : nullptr;
}

void adviseValue(const Expression& comparison, Range range, const WorkspaceNames& names, Problems& warnings)
{
    const Field& field = comparison.operands[0].field;
    const std::string& text = comparison.operands[1].literal.text;
    const auto* facet = std::find_if(kFacets.begin(), kFacets.end(), [&field](std::string_view word) { return fieldOfFacet(word) == field; });
    const auto* values = facet == kFacets.end() ? nullptr : valuesOf(*facet, names);
    if (values == nullptr || std::any_of(values->begin(), values->end(), [&text](const WorkspaceNames::Name& name) { return name.text == text; }))
        return;
    const std::string nearest = nearestOf(*values, text);
    Expression right = comparison;
    right.operands[1].literal.text = nearest;
    warn(warnings, {"W106", range, "nothing here has the " + std::string(*facet) + ' ' + inQuotes(text) + didYouMean(nearest.empty() ? nearest : inQuotes(nearest)),
                    nearest.empty() ? std::string() : format(right)});
}

/// The same value as a number or as a text; nullopt where it is none.
std::optional<Literal> otherType(const Literal& literal)
{
    Literal other;
    if (literal.type == Literal::Type::Int) {
        other.type = Literal::Type::Text;
        other.text = std::to_string(literal.integer);
        return other;
    }
    other.type = Literal::Type::Int;
    const char* end = literal.text.data() + literal.text.size();
    const auto read = std::from_chars(literal.text.data(), end, other.integer);
    return literal.type == Literal::Type::Text && read.ec == std::errc{} && read.ptr == end ? std::optional(other) : std::nullopt;
}

void adviseTypes(const Expression& comparison, Range range, const WorkspaceNames& names, Problems& warnings)
{
    const Field& field = comparison.operands[0].field;
    const Literal& literal = comparison.operands[1].literal;
    const auto types = names.types.find(field.name);
    const bool isText = literal.type == Literal::Type::Text;
    const bool isNumber = literal.type == Literal::Type::Int || literal.type == Literal::Type::Float;
    if (types == names.types.end() || (isText ? types->second.numbers == 0 : !isNumber || types->second.texts == 0))
        return;
    std::string remedy;
    if (const auto other = comparison.op == Operator::Equal ? otherType(literal) : std::nullopt)
        remedy = '(' + format(comparison) + " || " + format(Expression::operation(Operator::Equal, {comparison.operands[0], Expression::of(*other)})) + ')';
    warn(warnings, {"W107", range, field.name + " is a text " + format::count(types->second.texts) + " times and a number " + format::count(types->second.numbers)
                        + " times; " + (isText ? "a text" : "a number") + " meets only its own",
                    std::move(remedy)});
}

void adviseMissing(const Expression& comparison, Range range, const WorkspaceNames& names, Problems& warnings)
{
    const Field& field = comparison.operands[0].field;
    const std::int64_t with = spansWith(field, names);
    if (with == 0 || with >= names.spansRead)
        return;
    const std::string missing = textOf(field) + " = nil";
    warn(warnings, {"W103", range, format::count(names.spansRead - with) + " of " + format::count(names.spansRead) + " spans have no " + field.name
                        + ", and are not found; to find them, too, add || " + missing,
                    '(' + format(comparison) + " || " + missing + ')'});
}

/// What only the payload tells, without an index that says where to look.
bool isOnlyInPayloads(const Field& field, bool equal)
{
    if (field.scope == Scope::Agent)
        return field.name.starts_with("docs.");
    return field == Field{Scope::Intrinsic, "statusMessage"} && !equal;
}

bool readsEveryPayload(const Expression& condition)
{
    const auto& operands = condition.operands;
    if (condition.is(Operator::And))
        return readsEveryPayload(operands[0]) && readsEveryPayload(operands[1]);
    if (condition.is(Operator::Or) || condition.is(Operator::Not))
        return std::any_of(operands.begin(), operands.end(), readsEveryPayload);
    if (condition.type == Expression::Type::Call && condition.function == "substring")
        return true;
    return domain::anyField(condition, [&condition](const Field& field) { return isOnlyInPayloads(field, condition.is(Operator::Equal)); });
}

/// Of a term that begins there: to white space outside quotes, or the bracket around it.
Range termRange(std::string_view text, std::size_t position)
{
    std::size_t end = position;
    for (bool quoted = false; end < text.size() && (quoted || (!analysis::isSpace(text[end]) && text[end] != ')')); ++end)
        quoted = text[end] == '"' ? !quoted : quoted;
    return {position, end - position};
}

void adviseTerm(std::string_view text, const domain::FilterTerm& term, const WorkspaceNames& names, Problems& warnings)
{
    const Range range = termRange(text, term.position);
    if (analysis::findQueryField(term.key) == nullptr) {
        if (countOf(names.spanKeys, term.key) == 0 && countOf(names.resourceKeys, term.key) == 0)
            warn(warnings, {"W106", range, nobodyHas("an attribute " + inQuotes(term.key), names), {}});
        return;
    }
    const auto* values = term.op == domain::FilterTerm::Op::Equal ? valuesOf(term.key, names) : nullptr;
    for (const std::string& value : values != nullptr ? term.values : std::vector<std::string>()) {
        const bool known = std::any_of(values->begin(), values->end(), [&value](const WorkspaceNames::Name& name) { return analysis::equalsFolded(name.text, value); });
        const std::string nearest = known ? std::string() : nearestOf(*values, value);
        const bool isOnly = term.values.size() == 1 && !nearest.empty() && nearest.find_first_of(" \t\"\\,()*:<>=!/") == std::string::npos;
        if (!known)
            warn(warnings, {"W106", range, "nothing here has the " + term.key + ' ' + inQuotes(value) + didYouMean(nearest), isOnly ? term.key + ':' + nearest : std::string()});
    }
}

} // namespace

void adviseKey(const Field& field, Range range, const WorkspaceNames& names, Problems& warnings)
{
    if (names.spansRead == 0 || !isAttribute(field))
        return;
    const bool ofSpan = countOf(names.spanKeys, field.name) > 0;
    const bool ofResource = countOf(names.resourceKeys, field.name) > 0;
    const Field known{ofSpan ? Scope::Span : Scope::Resource, field.name};
    if (!ofSpan && !ofResource) {
        std::string nearest = nearestOf(names.spanKeys, field.name);
        Scope scope = Scope::Span;
        if (nearest.empty()) {
            nearest = nearestOf(names.resourceKeys, field.name);
            scope = Scope::Resource;
        }
        const std::string proposal = nearest.empty() ? nearest : textOf({scope, nearest});
        warn(warnings, {"W106", range, nobodyHas("an attribute " + inQuotes(field.name), names) + didYouMean(proposal), proposal});
    } else if (field.scope == Scope::Any) {
        warn(warnings, {"W109", range, "without a scope " + field.name + " is looked for everywhere; it is in " + textOf(known), textOf(known)});
    } else if (field.scope == Scope::Span ? !ofSpan : !ofResource) {
        warn(warnings, {"W106", range, nobodyHas("an attribute " + inQuotes(field.name) + " of its own", names) + didYouMean(textOf(known)), textOf(known)});
    }
}

void adviseComparison(const Expression& comparison, Range range, const WorkspaceNames& names, Problems& warnings)
{
    const bool plain = comparison.type == Expression::Type::Operation && comparison.operands.size() == 2 && comparison.operands[0].type == Expression::Type::Field
        && comparison.operands[1].type == Expression::Type::Literal && comparison.operands[1].literal.type != Literal::Type::Nil;
    if (names.spansRead == 0 || !plain)
        return;
    const bool isText = comparison.operands[1].literal.type == Literal::Type::Text;
    if (comparison.is(Operator::Equal) && isText)
        adviseValue(comparison, range, names, warnings);
    if (!isAttribute(comparison.operands[0].field))
        return;
    if (comparison.op == Operator::NotEqual || comparison.op == Operator::NotMatch)
        adviseMissing(comparison, range, names, warnings);
    if (comparison.op != Operator::Match && comparison.op != Operator::NotMatch)
        adviseTypes(comparison, range, names, warnings);
}

void adviseScan(const Expression& condition, Range range, const WorkspaceNames& names, Problems& warnings)
{
    if (names.spans > kManySpans && readsEveryPayload(condition))
        warn(warnings, {"W108", range, "this reads every payload, of about " + format::count(names.spans)
                            + " spans; a time range, a service or a word beside it (ai:text(\"\xE2\x80\xA6\")) makes it faster",
                        {}});
}

void adviseWords(std::string_view text, const std::vector<domain::FilterTerm>& terms, const WorkspaceNames& names, Problems& warnings)
{
    if (names.spansRead == 0)
        return;
    for (const domain::FilterTerm& term : terms) {
        if (term.negated)
            continue;
        for (const auto& side : term.sides)
            adviseWords(text, side, names, warnings);
        if (term.kind == domain::FilterTerm::Kind::Field)
            adviseTerm(text, term, names, warnings);
    }
}

} // namespace whyglass::query
