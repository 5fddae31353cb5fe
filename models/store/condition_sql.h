// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"
#include "models/store/reader_context.h"
#include "models/store/sql_text.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::store {

/// Whether a field is told by resource and scope alone.
bool isOfResource(const domain::Field& field);

/// Turns a structured condition (query.md 6-9) into a condition on s, a row of span_P. Within a ReadScope. What columns and the
/// small tables know is asked of them; the rest is narrowed by the indexes and told from the payload by whyglass_holds().
/// Throws InvalidArgument for what is computed of both.
class ConditionSql {
public:
    ConditionSql(ReaderContext& context, const Partition& part) : m_context(context), m_part(part) {}
    Sql span(const domain::Expression& condition) { return truth(condition); }
    /// A condition on l, a row of log_P; nullopt where it asks for anything but what log records say.
    std::optional<Sql> log(const domain::Expression& condition);

private:
    using Expression = domain::Expression;
    using Literal = domain::Literal;
    using Operator = domain::Operator;
    using Field = domain::Field;

    struct Clause {
        Sql sql;           ///< without brackets around the whole
        bool isOr = false; ///< its outermost sign; and what is no || may stand beside any sign
        int depth = 0;     ///< of its brackets
    };

    Sql truth(const Expression& condition);
    Clause holds(const Expression& condition);
    Clause fails(const Expression& condition);
    static Clause joined(Operator op, Clause left, Clause right);
    Sql field(const Field& field, bool value);
    Sql comparison(Operator op, const Expression& left, const Expression& right);
    Sql presence(const Field& field, bool there);
    std::optional<Sql> column(const Field& field, Operator op, const Literal& value);
    std::optional<Sql> texts(const Field& field, Operator op, const Literal& value);
    std::optional<Sql> resources(const Field& field, Operator op, const Literal& value);
    std::optional<Sql> inherited(const Field& field, Operator op, const Literal& value);
    std::optional<Sql> records(const Field& field, Operator op, const Literal& value);
    std::optional<Sql> traceOf(const Field& field, Operator op, const Literal& value);
    std::optional<Sql> number(const Expression& expression);
    std::optional<Sql> number(const Field& field);
    Sql call(const Expression& call);

    // condition_relatives.cpp: what is asked of the parent, of log records, of the resource.
    std::optional<Clause> logClause(const Expression& condition);
    std::optional<Sql> relatives(const Expression& condition);
    Sql ofParent(Expression condition);
    std::optional<Sql> parentNumber(const Field& field);
    Sql logged(Operator op, const Expression& left, const Expression& right);
    Sql logTest(const Expression& condition);
    Sql judgedLog(const Expression& condition);
    Sql inLogs(const std::function<Sql(ConditionSql&)>& test);
    Sql judgedInLogs(const Expression& condition);
    std::optional<Sql> ofResource(const Expression& condition);

    Sql ids(DictKind kind, Operator op, const Literal& value);
    Sql openIds(DictKind kind, Operator op, const Literal& value);
    Sql textTest(const std::string& column, Operator op, const Literal& value);
    bool fits(std::string_view text, Operator op, const Literal& value);

    Sql judged(const Expression& condition);
    Sql narrowed(const Expression& condition);
    std::optional<Sql> narrowing(const Expression& condition);
    std::optional<Sql> narrowing(const Field& field, const Literal* equal);
    Sql wordHits(std::string_view text);
    Sql pairHits(const std::string& match);
    Sql anyScopeHits(const std::string& key, const Sql& pairs);

    ReaderContext& m_context;
    const Partition& m_part;
};

} // namespace whyglass::store
