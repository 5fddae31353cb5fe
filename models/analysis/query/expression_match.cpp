// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/expression_match.h"

#include "models/analysis/query/log_reading.h"
#include "models/analysis/query/span_reading.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/folded_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::Expression;
using domain::Field;
using domain::Literal;
using domain::Operator;

constexpr std::size_t kMaxMatchedBytes = 1U << 20U;
constexpr std::int64_t kMaxPatternMemory = 1 << 20;

bool isTrue(const Literal& value) { return value.type == Literal::Type::Bool && value.integer != 0; }

FieldValues constant(Literal value)
{
    FieldValues values;
    values.present = value.type != Literal::Type::Nil;
    if (values.present)
        values.values.push_back(std::move(value));
    return values;
}

FieldValues truth(bool value)
{
    Literal literal;
    literal.type = Literal::Type::Bool;
    literal.integer = value ? 1 : 0;
    return constant(std::move(literal));
}

bool isId(const Field& field)
{
    static constexpr std::array<std::string_view, 5> kIds = {"trace:id", "span:id", "span:parentID", "link:traceID", "link:spanID"};
    return field.scope == Field::Scope::Intrinsic && std::find(kIds.begin(), kIds.end(), field.name) != kIds.end();
}

/// Ids are compared without leading zeros and case.
Literal idText(Literal value)
{
    value.text = toLower(value.text);
    value.text.erase(0, std::min(value.text.find_first_not_of('0'), value.text.size()));
    return value;
}

/// Of a span or of a log record.
template <typename Reading>
class Evaluation {
public:
    explicit Evaluation(Reading& record) : m_record(record) {}

    bool holds(const Expression& condition)
    {
        const FieldValues value = valueOf(condition);
        return value.values.size() == 1 && !value.isList && isTrue(value.values.front());
    }

private:
    FieldValues valueOf(const Expression& expression)
    {
        switch (expression.type) {
        case Expression::Type::Literal: return constant(expression.literal);
        case Expression::Type::Field: return m_record.valuesOf(expression.field);
        case Expression::Type::Call: return call(expression);
        case Expression::Type::Operation: return operation(expression);
        }
        return {};
    }

    FieldValues operation(const Expression& expression)
    {
        const auto& operands = expression.operands;
        switch (expression.op) {
        case Operator::And: return truth(holds(operands[0]) && holds(operands[1]));
        case Operator::Or:
            // A missing attribute is no truth value: the whole is false then, whatever stands behind it.
            if (operands[0].type == Expression::Type::Field && valueOf(operands[0]).values.empty())
                return truth(false);
            return truth(holds(operands[0]) || holds(operands[1]));
        case Operator::Not:
            if (operands[0].type == Expression::Type::Field) {
                const FieldValues value = valueOf(operands[0]);
                return truth(value.values.size() == 1 && value.values[0].type == Literal::Type::Bool && !isTrue(value.values[0]));
            }
            return truth(!holds(operands[0]));
        case Operator::Negate: {
            Literal minus;
            minus.type = Literal::Type::Int;
            minus.integer = -1;
            return computedOf(Operator::Multiply, valueOf(operands[0]), constant(minus));
        }
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Modulo:
        case Operator::Power: return computedOf(expression.op, valueOf(operands[0]), valueOf(operands[1]));
        default: return truth(comparison(expression.op, operands[0], operands[1]));
        }
    }

    static FieldValues computedOf(Operator op, const FieldValues& left, const FieldValues& right)
    {
        if (left.values.size() != 1 || right.values.size() != 1 || left.isList || right.isList)
            return {};
        return constant(domain::computed(op, left.values[0], right.values[0]));
    }

    bool comparison(Operator op, const Expression& left, const Expression& right)
    {
        const bool withNil = right.type == Expression::Type::Literal && right.literal.type == Literal::Type::Nil;
        const FieldValues a = valueOf(left);
        if (withNil)
            return op == Operator::NotEqual ? a.present : !a.present;
        FieldValues b = valueOf(right);
        if ((a.isList && b.isList) || a.values.empty() || b.values.empty())
            return false;
        if (left.type == Expression::Type::Field && isId(left.field) && b.values[0].type == Literal::Type::Text)
            b.values[0] = idText(b.values[0]);
        return a.isList ? compareList(op, a.values, b.values[0], false)
            : b.isList  ? compareList(op, b.values, a.values[0], true)
                        : compare(op, a.values[0], b.values[0]);
    }

    /// Any element; for != and !~ none that equals or fits, and all of the value's type.
    static bool compareList(Operator op, const std::vector<Literal>& list, const Literal& value, bool listIsRight)
    {
        const auto fits = [&](const Literal& element) { return listIsRight ? compare(op, value, element) : compare(op, element, value); };
        if (op == Operator::NotEqual || op == Operator::NotMatch)
            return std::all_of(list.begin(), list.end(), fits);
        return std::any_of(list.begin(), list.end(), fits);
    }

    static bool compare(Operator op, const Literal& left, const Literal& right)
    {
        if (op != Operator::Match && op != Operator::NotMatch)
            return domain::holds(op, left, right);
        if (left.type != Literal::Type::Text || right.type != Literal::Type::Text)
            return false;
        return matchesPattern(right.text, left.text) == (op == Operator::Match);
    }

    FieldValues call(const Expression& expression)
    {
        const auto& arguments = expression.operands;
        if (expression.function == "len") {
            const auto length = m_record.lengthOf(arguments[0].field);
            Literal number;
            number.type = length ? Literal::Type::Int : Literal::Type::Nil;
            number.integer = length.value_or(0);
            return constant(std::move(number));
        }
        const Literal& what = arguments.back().literal;
        if (expression.function == "contains")
            return truth(comparison(Operator::Match, arguments[0], Expression::of(containing(what))));
        if (expression.function == "value")
            return truth(m_record.hasValue(what));
        const std::string& text = arguments[0].literal.text;
        const std::string place = arguments.size() > 1 ? arguments[1].literal.text : "any";
        if (expression.function == "find")
            return truth(inTexts(text, "any") || m_record.anyName([search = FoldedSearch(text)](std::string_view name) { return search.find(name).has_value(); }));
        if (expression.function == "text")
            return truth(inTexts(text, place));
        const auto texts = m_record.texts(place);
        const FoldedSearch phrase(text);
        return truth(std::any_of(texts.begin(), texts.end(), [&](const telemetry::IndexText& one) {
            return expression.function == "phrase" ? phrase.find(one.text).has_value() : one.text.find(text) != std::string::npos;
        }));
    }

    /// Every word, whatever its place.
    bool inTexts(const std::string& words, const std::string& place)
    {
        const auto texts = m_record.texts(place);
        std::string_view rest = words;
        bool any = false;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
            const FoldedSearch search(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (search.empty())
                continue;
            any = true;
            if (std::none_of(texts.begin(), texts.end(), [&search](const telemetry::IndexText& text) { return search.find(text.text).has_value(); }))
                return false;
        }
        return any;
    }

    static Literal containing(Literal text)
    {
        text.text = "(?i).*" + RE2::QuoteMeta(text.text) + ".*";
        return text;
    }

    Reading& m_record;
};

const RE2& compiled(const std::string& pattern)
{
    constexpr std::size_t kKept = 16;
    thread_local std::vector<std::pair<std::string, std::unique_ptr<RE2>>> kept;
    const auto known = std::find_if(kept.begin(), kept.end(), [&pattern](const auto& one) { return one.first == pattern; });
    if (known != kept.end())
        return *known->second;
    if (kept.size() == kKept)
        kept.erase(kept.begin());
    RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(true);
    options.set_max_mem(kMaxPatternMemory);
    return *kept.emplace_back(pattern, std::make_unique<RE2>(pattern, options)).second;
}

} // namespace

bool matchesPattern(const std::string& pattern, std::string_view text)
{
    const RE2& expression = compiled(pattern);
    return expression.ok() && RE2::FullMatch(re2::StringPiece(text.data(), std::min(text.size(), kMaxMatchedBytes)), expression);
}

bool payloadHolds(const store::SpanPayload& payload, domain::StepKind kind, const Expression& condition)
{
    if (payload.isLog) {
        LogReading log(payload);
        return log.ok() && Evaluation(log).holds(condition);
    }
    SpanReading span(payload, kind);
    return span.ok() && Evaluation(span).holds(condition);
}

store::WorkspaceReader::Judge payloadJudge() { return {payloadHolds, matchesPattern}; }

} // namespace whyglass::analysis
