// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/check.h"

#include "models/analysis/text/spelling.h"
#include "models/domain/finding.h"
#include "models/format/format.h"
#include "models/query/advice.h"
#include "models/query/fields.h"
#include "models/query/names.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

namespace whyglass::query {

namespace {

using domain::Expression;
using domain::Literal;
using domain::Operator;
using enum domain::Operator;

constexpr std::size_t kMaxConditions = 512;
constexpr std::size_t kMaxPatternBytes = 1'024;
constexpr int kMaxPatternSteps = 5'000;
constexpr std::int64_t kMaxPatternMemory = 1 << 20;

/// An operand with what is known of it.
struct Part {
    Expression expression;
    ValueType type = ValueType::Dynamic;
    const FieldInfo* field = nullptr;
    Range range;
    [[nodiscard]] bool isLiteral() const { return expression.type == Expression::Type::Literal; }
    [[nodiscard]] bool isText() const { return isLiteral() && expression.literal.type == Literal::Type::Text; }
    [[nodiscard]] bool isNil() const { return isLiteral() && expression.literal.type == Literal::Type::Nil; }
};

bool isNumeric(ValueType type) { return type == ValueType::Number || type == ValueType::Duration || type == ValueType::Dynamic; }
bool isTruth(ValueType type) { return type == ValueType::Bool || type == ValueType::Dynamic; }
bool isOrder(Operator op) { return op == Less || op == LessEqual || op == Greater || op == GreaterEqual; }
bool isPattern(Operator op) { return op == Match || op == NotMatch; }

Operator mirrored(Operator op)
{
    switch (op) {
    case Less: return Greater;
    case LessEqual: return GreaterEqual;
    case Greater: return Less;
    case GreaterEqual: return LessEqual;
    default: return op;
    }
}

std::string_view remedyFor(ValueType type)
{
    switch (type) {
    case ValueType::Number: return "write a number";
    case ValueType::Duration: return "write a duration such as 1s or 250ms";
    case ValueType::Text: return "write a text in quotes";
    case ValueType::Bool: return "write true or false";
    case ValueType::Status: return "write ok, error or unset";
    case ValueType::Kind: return "write client, server, internal, producer or consumer";
    case ValueType::Severity: return "write \"info\", \"low\", \"medium\" or \"high\"";
    case ValueType::LogLevel: return "write \"trace\", \"debug\", \"info\", \"warn\", \"error\" or \"fatal\"";
    case ValueType::Time: return "write a time such as \"2026-03-17T14:00:00Z\"";
    case ValueType::Dynamic:
    case ValueType::Nil: break;
    }
    return "write a value of its type";
}

/// Without fields it is a constant.
Expression folded(Expression expression)
{
    auto constant = domain::constantOf(expression);
    return constant ? Expression::of(std::move(*constant)) : expression;
}

std::string joined(const std::vector<std::string_view>& words)
{
    std::string text;
    for (const std::string_view word : words)
        text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

class Checker {
public:
    Checker(const analysis::WorkspaceNames& names, Checked& checked) : m_names(names), m_keys(names.keys()), m_checked(checked) {}

    void run(const FilterNode& filter)
    {
        if (!filter.condition)
            return;
        Part part = check(*filter.condition);
        if (failed() || filter.condition->kind == Node::Kind::Broken)
            return;
        if (!isTruth(part.type)) {
            fail("E301", {filter.range.position, filter.range.length},
                 "a filter must be true or false, but " + shown(part) + " is " + std::string(nameOf(part.type)) + "; " + exampleFor(part));
            return;
        }
        adviseScan(part.expression, filter.range, m_names, m_checked.warnings);
        m_checked.condition = std::move(part.expression);
    }

private:
    [[nodiscard]] bool failed() const { return m_failing; }

    /// Of a condition the first problem is told.
    void fail(Problem problem)
    {
        if (!m_failing && m_checked.problems.size() < kMaxProblems)
            m_checked.problems.push_back(std::move(problem));
        m_failing = true;
    }
    void fail(std::string code, Range range, std::string message, std::string suggestion = {})
    {
        fail({std::move(code), range, std::move(message), std::move(suggestion)});
    }
    void warn(std::string code, Range range, std::string message)
    {
        m_checked.warnings.push_back({std::move(code), range, std::move(message), {}});
    }

    static std::string shown(const Part& part)
    {
        return part.expression.type == Expression::Type::Field ? textOf(part.expression.field) : std::string("what stands in it");
    }

    static std::string exampleFor(const Part& part)
    {
        if (part.expression.type != Expression::Type::Field)
            return "write a comparison such as { .a = 1 }";
        static constexpr std::array<std::pair<ValueType, std::string_view>, 6> kExamples = {
            {{ValueType::Status, " = error"}, {ValueType::Kind, " = server"}, {ValueType::Number, " > 0"}, {ValueType::Duration, " > 1s"},
             {ValueType::Severity, " >= \"medium\""}, {ValueType::Time, " > \"2026-03-17T14:00:00Z\""}}};
        std::string_view rest = " = \"\xE2\x80\xA6\"";
        for (const auto& [type, text] : kExamples)
            if (type == part.type)
                rest = text;
        return "write { " + textOf(part.expression.field) + std::string(rest) + " }";
    }

    Part check(const Node& node)
    {
        Part part;
        switch (node.kind) {
        case Node::Kind::Word: part = word(node); break;
        case Node::Kind::Call: part = call(node); break;
        case Node::Kind::Unary: part = unary(node); break;
        case Node::Kind::Binary: part = binary(node); break;
        case Node::Kind::List: part = list(node); break;
        case Node::Kind::Presence: part = presence(node); break;
        case Node::Kind::Broken: break;
        }
        part.range = node.range;
        return part;
    }

    Part word(const Node& node)
    {
        Part part;
        Problems problems;
        if (auto meaning = meaningOf(node.token, m_keys, problems)) {
            part.expression = std::move(meaning->expression);
            part.type = meaning->type;
            part.field = meaning->field;
        }
        for (Problem& problem : problems)
            fail(std::move(problem));
        if (node.token.kind == Token::Kind::Attribute && !node.token.quoted)
            lookAtKey(node.token);
        if (node.token.kind == Token::Kind::Attribute && !failed())
            adviseKey(part.expression.field, node.range, m_names, m_checked.warnings);
        return part;
    }

    /// Signs of computing are letters in a key.
    void lookAtKey(const Token& token)
    {
        const std::string& key = token.field.name;
        const std::size_t minus = key.find_last_of('-');
        const bool tail = minus != std::string::npos && minus > 0 && minus + 1 < key.size() && key.find_first_not_of("0123456789.", minus + 1) == std::string::npos;
        const bool known = std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end();
        if (!known && (tail || key.find_first_of("+*/%") != std::string::npos))
            warn("W104", token.range, "this is the name of one attribute; put spaces around a sign to compute, or the name in quotes");
    }

    Part unary(const Node& node)
    {
        Part operand = check(node.children.front());
        if (failed())
            return operand;
        const bool fits = node.op == Not ? isTruth(operand.type) : isNumeric(operand.type);
        if (!fits) {
            fail("E303", node.sign, node.op == Not ? "! needs true or false, found " + std::string(nameOf(operand.type)) + "; write != to compare"
                                                   : "- needs a number, found " + std::string(nameOf(operand.type)));
            return operand;
        }
        Part part;
        part.type = node.op == Not ? ValueType::Bool : operand.type;
        part.expression = folded(Expression::operation(node.op, {std::move(operand.expression)}));
        return part;
    }

    Part binary(const Node& node)
    {
        if (node.op == And || node.op == Or) {
            Part left = side(node.children[0]);
            return logic(node, std::move(left), side(node.children[1]));
        }
        Part left = check(node.children[0]);
        if (failed())
            return left;
        Part right = check(node.children[1]);
        if (failed())
            return right;
        if (isOrder(node.op) || isPattern(node.op) || node.op == Equal || node.op == NotEqual)
            return comparison(node.op, node.sign, std::move(left), std::move(right));
        return arithmetic(node, std::move(left), std::move(right));
    }

    /// A problem of one side of && and || says nothing of the other: that is looked at all the same.
    Part side(const Node& node)
    {
        Part part = check(node);
        if (std::exchange(m_failing, false)) {
            part = Part();
            part.range = node.range;
        }
        return part;
    }

    Part logic(const Node& node, Part left, Part right)
    {
        for (std::size_t i = 0; i < 2; ++i) {
            const Part& part = i == 0 ? left : right;
            if (!isTruth(part.type)) {
                fail("E301", part.range, "a condition must be true or false, but " + shown(part) + " is " + std::string(nameOf(part.type)) + "; " + exampleFor(part));
                return left;
            }
            const Node& child = node.children[i];
            const bool otherLogic = child.kind == Node::Kind::Binary && !child.bracketed && (child.op == And || child.op == Or) && child.op != node.op;
            if (otherLogic)
                warn("W101", node.sign, "&& and || bind equally here, from left to right; brackets make it plain");
            if (node.op == Or && part.expression.type == Expression::Type::Field && part.type == ValueType::Dynamic)
                warn("W105", part.range, "where " + shown(part) + " is missing the whole condition is false; write " + shown(part) + " = true");
        }
        Part part;
        part.type = ValueType::Bool;
        part.expression = Expression::operation(node.op, {std::move(left.expression), std::move(right.expression)});
        return part;
    }

    Part arithmetic(const Node& node, Part left, Part right)
    {
        for (const Part* part : {&left, &right}) {
            if (!isNumeric(part->type)) {
                fail("E302", node.sign, std::string(nameOf(part->type)) + " cannot be computed with; write a number");
                return left;
            }
        }
        const auto isWhole = [](const Part& side) { return side.isLiteral() && side.expression.literal.type == Literal::Type::Int; };
        if (node.op == Operator::Power && isWhole(left) && isWhole(right))
            warn("W113", node.sign, "a server of Tempo computes this with its sides exchanged (D5)");
        Part part;
        const bool duration = left.type == ValueType::Duration || right.type == ValueType::Duration;
        part.type = left.type == ValueType::Dynamic && right.type == ValueType::Dynamic ? ValueType::Number
            : duration                                                                  ? ValueType::Duration
                                                                                        : ValueType::Number;
        part.expression = Expression::operation(node.op, {std::move(left.expression), std::move(right.expression)});
        return part;
    }

    Part comparison(Operator op, Range sign, Part left, Part right)
    {
        if (++m_conditions > kMaxConditions)
            fail("E503", sign, "more than 2,000 tokens (or 512 conditions)");
        if (left.isLiteral() && !right.isLiteral() && !isPattern(op)) {
            std::swap(left, right);
            op = mirrored(op);
        }
        Part part;
        part.type = ValueType::Bool;
        const Range whole{std::min(left.range.position, right.range.position), std::max(left.range.end(), right.range.end()) - std::min(left.range.position, right.range.position)};
        if (!failed() && right.isNil())
            part.expression = withNil(op, sign, left);
        else if (!failed() && isPattern(op))
            part.expression = pattern(op, sign, left, right);
        else if (!failed() && fits(op, sign, left, right))
            part.expression = plain(op, std::move(left), std::move(right));
        if (!failed())
            adviseComparison(part.expression, whole, m_names, m_checked.warnings);
        return part;
    }

    Expression withNil(Operator op, Range sign, const Part& left)
    {
        const bool isField = left.expression.type == Expression::Type::Field;
        if (op != Equal && op != NotEqual) {
            fail("E302", sign, "nil goes with = and != only");
        } else if (left.isLiteral()) {
            return folded(Expression::operation(op, {left.expression, Expression()}));
        } else if (!isField) {
            fail("E302", sign, "only a field can be missing; compare this with a value");
        } else if (op == Equal) {
            const bool service = left.expression.field == domain::Field{domain::Field::Scope::Resource, "service.name"};
            if (service)
                fail("E304", sign, "every span has a service name, so this can never match; write resource.service.name = \"\xE2\x80\xA6\"");
            else if (left.field != nullptr && left.field->alwaysThere)
                fail("E304", sign, shown(left) + " is never missing, so this can never match; " + exampleFor(left));
        }
        return Expression::operation(op, {left.expression, Expression()});
    }

    Expression pattern(Operator op, Range sign, const Part& left, const Part& right)
    {
        const bool leftFits = left.type == ValueType::Text || left.type == ValueType::LogLevel || left.type == ValueType::Dynamic;
        if (!right.isLiteral())
            fail("E309", sign, "the pattern after =~ must be a text in quotes, not a field");
        else if (!right.isText() || !leftFits)
            fail("E302", sign, std::string(leftFits ? "a pattern is a text" : nameOf(left.type)) + (leftFits ? "; write it in quotes" : " cannot be compared with a pattern; write ="));
        else
            checkPattern(sign, right.expression.literal.text);
        if (failed())
            return {};
        const std::string& text = right.expression.literal.text;
        if (!text.empty() && text.find_first_of(".*+?()[]{}|^$\\") == std::string::npos)
            warn("W110", sign, "a pattern must fit the whole value; write \".*" + text + ".*\" for a part of it");
        return folded(Expression::operation(op, {left.expression, right.expression}));
    }

    void checkPattern(Range sign, const std::string& text)
    {
        if (text.size() > kMaxPatternBytes) {
            fail("E505", sign, "this pattern is too large (1,024 bytes, 5,000 steps)");
            return;
        }
        if (++m_patterns > 16) {
            fail("E505", sign, "more than 16 patterns in a query");
            return;
        }
        RE2::Options options;
        options.set_log_errors(false);
        options.set_dot_nl(true);
        options.set_max_mem(kMaxPatternMemory);
        const RE2 compiled(text, options);
        const bool tooLarge = compiled.error_code() == RE2::ErrorPatternTooLarge || compiled.error_code() == RE2::ErrorRepeatSize
            || (compiled.ok() && compiled.ProgramSize() > kMaxPatternSteps);
        if (tooLarge)
            fail("E505", sign, "this pattern is too large (1,024 bytes, 5,000 steps)");
        else if (!compiled.ok())
            fail("E310", sign, "this pattern is not valid: " + compiled.error() + "; to search for the characters themselves use ai:contains");
    }

    bool fits(Operator op, Range sign, const Part& left, Part& right)
    {
        if (left.type == ValueType::Nil || right.type == ValueType::Nil) {
            fail("E302", sign, "parent goes with = nil and != nil only");
        } else if (isOrder(op) && (left.type == ValueType::Status || left.type == ValueType::Kind || left.type == ValueType::Bool)) {
            fail("E302", sign, (left.field != nullptr ? shown(left) : std::string(nameOf(left.type))) + " has no order; use = or !=");
        } else if (left.type == ValueType::Severity && right.isText()) {
            severity(sign, right);
        } else if (left.type == ValueType::Time && right.isText()) {
            time(sign, right);
        } else if ((left.type == ValueType::Text || left.type == ValueType::LogLevel) && right.isText()) {
            closedList(sign, left, right);
        } else {
            const bool level = left.type == ValueType::LogLevel && right.type == ValueType::Number; // as OTLP numbers them
            const bool numbers = level || (isNumeric(left.type) && isNumeric(right.type));
            const bool dynamic = left.type == ValueType::Dynamic || right.type == ValueType::Dynamic;
            if (left.type != right.type && !numbers && !dynamic)
                fail("E302", sign, std::string(nameOf(left.type)) + " cannot be compared with " + std::string(nameOf(right.type)) + "; "
                         + std::string(remedyFor(left.type)));
        }
        return !failed();
    }

    void severity(Range sign, Part& right)
    {
        const auto value = domain::severityFromName(right.expression.literal.text);
        if (!value) {
            const auto words = valuesOf({domain::Field::Scope::Agent, "finding.severity"});
            const std::string nearest = analysis::nearestSpelling(right.expression.literal.text, words);
            fail("E311", sign, '"' + right.expression.literal.text + "\" is not a severity" + (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?")
                     + " Severities: " + joined(words));
            return;
        }
        right.type = ValueType::Severity;
        right.expression.literal.type = Literal::Type::Severity;
        right.expression.literal.integer = static_cast<std::int64_t>(*value);
        right.expression.literal.text.clear();
    }

    void time(Range sign, Part& right)
    {
        const auto value = format::parseRfc3339(right.expression.literal.text);
        if (!value) {
            fail("E302", sign, '"' + right.expression.literal.text + "\" is no time; " + std::string(remedyFor(ValueType::Time)));
            return;
        }
        right.type = ValueType::Time;
        right.expression.literal.type = Literal::Type::Time;
        right.expression.literal.integer = value->ns;
    }

    void closedList(Range sign, const Part& left, const Part& right)
    {
        const auto words = left.expression.type == Expression::Type::Field ? valuesOf(left.expression.field) : std::vector<std::string_view>();
        const std::string& value = right.expression.literal.text;
        if (words.empty() || std::find(words.begin(), words.end(), value) != words.end())
            return;
        const std::string nearest = analysis::nearestSpelling(value, words);
        // Where the mistake is told to be is the operator; what is to be put right is the value behind it.
        const std::string suggestion = nearest.empty() ? std::string() : '"' + nearest + '"';
        fail("E311", {sign.position, right.range.end() - sign.position},
             '"' + value + "\" is not a " + left.expression.field.name + (nearest.empty() ? "" : "; did you mean " + suggestion + "?") + " Values: " + joined(words),
             suggestion.empty() ? std::string() : "= " + suggestion);
    }

    Expression plain(Operator op, Part left, Part right)
    {
        if (left.type == ValueType::Duration && right.isLiteral() && right.type == ValueType::Number)
            warn("W102", right.range, "a number without a unit is nanoseconds; write a duration such as 2s");
        return folded(Expression::operation(op, {std::move(left.expression), std::move(right.expression)}));
    }

    Part list(const Node& node)
    {
        Part all;
        const std::size_t told = m_checked.warnings.size();
        for (std::size_t i = 1; i < node.children.size() && !failed(); ++i) {
            Part left = check(node.children.front());
            Part right = failed() ? Part() : check(node.children[i]);
            if (failed())
                break;
            Part one = comparison(node.negated ? NotEqual : Equal, node.sign, std::move(left), std::move(right));
            if (i == 1)
                all = std::move(one);
            else
                all.expression = Expression::operation(node.negated ? And : Or, {std::move(all.expression), std::move(one.expression)});
        }
        for (std::size_t i = told; i < m_checked.warnings.size(); ++i) // their remedies are for a comparison that stands alone
            if (m_checked.warnings[i].code != "W109")
                m_checked.warnings[i].suggestion.clear();
        all.type = ValueType::Bool;
        return all;
    }

    Part presence(const Node& node)
    {
        Part part;
        part.type = ValueType::Bool;
        const Part left = check(node.children.front());
        if (!failed())
            part.expression = withNil(node.negated ? Equal : NotEqual, node.sign, left);
        return part;
    }

    Part call(const Node& node)
    {
        Part part;
        const FunctionInfo* function = findFunction(node.token.text);
        if (function == nullptr) {
            fail(unknownFunction(node.token));
            return part;
        }
        if (!function->known) {
            fail("E602", node.range, "ai:" + node.token.text + " is not built yet; it asks about other spans of the trace");
            return part;
        }
        if (node.children.size() < function->least || node.children.size() > function->most) {
            fail("E101", node.range, "ai:" + node.token.text + " takes " + (function->most == 1 ? "one value" : function->least == 2 ? "a field and a text" : "a text and, where wanted, a place"));
            return part;
        }
        std::vector<Expression> arguments;
        for (const Node& child : node.children) {
            Part argument = check(child);
            if (failed())
                return part;
            if (!argumentFits(node.token.text, arguments.size(), argument))
                return part;
            arguments.push_back(std::move(argument.expression));
        }
        part.type = node.token.text == "len" ? ValueType::Number : ValueType::Bool;
        part.expression = Expression::call(node.token.text, std::move(arguments));
        return part;
    }

    bool argumentFits(const std::string& function, std::size_t index, const Part& argument)
    {
        static constexpr std::array<std::string_view, 8> kPlaces = {"any", "input", "output", "system", "args", "result", "docs", "logs"};
        const bool wantsField = function == "len" || (function == "contains" && index == 0);
        const bool isField = argument.expression.type == Expression::Type::Field;
        const bool isTextField = isField && (argument.type == ValueType::Text || argument.type == ValueType::Dynamic);
        if (wantsField && !isTextField)
            fail("E302", argument.range, "ai:" + function + " needs a field that holds a text, found " + std::string(nameOf(argument.type)));
        else if (!wantsField && function == "value" && !argument.isLiteral())
            fail("E302", argument.range, "ai:value needs a text, a number, true or false");
        else if (!wantsField && function != "value" && !argument.isText())
            fail("E302", argument.range, "ai:" + function + " needs a text in quotes");
        else if (!wantsField && function != "contains" && index == 1
                 && std::find(kPlaces.begin(), kPlaces.end(), argument.expression.literal.text) == kPlaces.end())
            fail("E311", argument.range, '"' + argument.expression.literal.text + "\" is no place of a text; places: any, input, output, system, args, result, docs, logs");
        return !failed();
    }

    const analysis::WorkspaceNames& m_names;
    const std::vector<std::string> m_keys;
    Checked& m_checked;
    bool m_failing = false; ///< the condition that is being looked at has a problem, which is told
    std::size_t m_conditions = 0;
    int m_patterns = 0;
};

} // namespace

Checked check(const FilterNode& filter, const analysis::WorkspaceNames& names)
{
    Checked checked;
    Checker(names, checked).run(filter);
    return checked;
}

} // namespace whyglass::query
