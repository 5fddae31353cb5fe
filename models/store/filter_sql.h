// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/store/reader_context.h"
#include "models/store/span_records.h"
#include "models/store/sql_text.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

/// Turns filters (words of query.md 13, and filters in braces) into conditions. Within a ReadScope; the terms that need a payload are
/// put into the context for whyglass_verify().
class FilterSql {
public:
    explicit FilterSql(ReaderContext& context) : m_context(context), m_partitions(context.partitions) {}
    /// Traces for their spans and logs in one partition only.
    FilterSql(ReaderContext& context, const Partition& only) : m_context(context), m_partitions(&only, 1) {}
    /// Traces for their spans in one slice of a partition.
    FilterSql(ReaderContext& context, const NewestSpans::Slice& slice) : m_context(context), m_partitions(&slice.part, 1), m_slice(&slice) {}

    /// Whether the traces of a filter are those that it finds in one partition after the other: at most one of its terms asks
    /// for spans, and it asks for one, not for none.
    [[nodiscard]] bool findsByPartition(const domain::Filter& filter);

    /// Conditions on s, a row of span_P.
    Sql spans(const domain::Filter& filter, const Partition& part);
    /// Conditions on t, a row of trace: terms of one kind must meet on one span, words anywhere in the trace.
    Sql traces(const domain::Filter& filter);
    /// Conditions on s that a value of a further field must stand beside, on the same span, in traces() or decisions(): those of its
    /// step kind.
    Sql beside(const domain::Filter& filter, const std::string& field, const Partition& part, bool inDecisions);
    /// Conditions on d, a row of decision; what is not the decision's own is asked of its trace.
    Sql decisions(const domain::Filter& filter);
    /// Conditions on f, a row of finding.
    Sql findings(const domain::Filter& filter);
    /// Conditions on l, a row of log_P.
    Sql logs(const domain::Filter& filter, const Partition& part);

private:
    using Term = domain::FilterTerm;
    using Terms = std::vector<Term>;

    /// `onOneSpan`: a minus is asked of the span, too, never of its whole trace.
    Sql spanTerms(const Terms& terms, const Partition& part, bool onOneSpan);
    Sql spanTerm(const Term& term, const Partition& part, bool onOneSpan);
    std::optional<Sql> spanColumn(const Term& term);
    std::optional<Sql> inherited(const Term& term);
    Sql logLevel(const Term& term, const Partition& part);
    std::optional<Sql> resourceField(const Term& term, const std::string& column);
    Sql spanIs(const Term& term, const Partition& part);
    Sql spanHas(const Term& term);
    Sql ofShortField(const Term& term, const Partition& part);
    Sql wordsIn(const Term& term, const Partition& part);
    Sql dictIds(const Term& term, DictKind kind);
    Sql dictCondition(const std::string& column, const Term& term, DictKind kind);
    Sql openDictCondition(const std::string& column, const Term& term, DictKind kind);
    Sql attribute(const Term& term, const Partition& part, const std::string& row, bool isLog);
    Sql words(const Term& term, const Partition& part, const std::string& row, bool isLog);
    Sql tail(const Term& term, const Partition& part, const std::string& row, bool isLog);
    Sql verifyCall(const Term& term, const Partition& part, const std::string& row, bool isLog);

    std::optional<Sql> traceColumn(const Term& term);
    Sql traceIs(const Term& term);
    Sql traceHas(const Term& term);
    Sql traceOfSpans(const Terms& terms);
    Sql traceOfWord(const Term& term);
    Sql traceGroup(const Term& group);
    bool isOfWholeTrace(const Term& term);
    std::optional<Sql> traceTerm(const Term& term);
    Sql traceTerms(const Terms& terms);
    Sql tracesWhere(const domain::Expression& where);
    Sql spansWhere(const std::string& columns, const domain::Expression& where);
    /// The traces of the spans that meet a condition of each partition.
    Sql tracesOf(const std::function<Sql(const Partition&)>& spans) const;
    using OwnTerm = std::optional<Sql> (FilterSql::*)(const Term& term);
    Sql recordTerms(const std::string& row, OwnTerm own, const Terms& terms, bool onOneSpan);
    std::optional<Sql> decisionTerm(const Term& term);
    Sql logTerms(const Terms& terms, const Partition& part);
    Sql logTerm(const Term& term, const Partition& part);
    Sql recordsWhere(SpanRecords::Kind kind, const std::string& id, const domain::Expression& where);
    Sql logsWhere(const domain::Expression& where, const Partition& part);
    std::optional<Sql> decisionColumn(const Term& term);
    std::optional<Sql> findingColumn(const Term& term);
    Sql window(const std::string& column, const domain::Filter& filter);

    ReaderContext& m_context;
    /// "span_1 s WHERE " and what narrows it to the slice.
    Sql spansOf(const Partition& part) const;

    std::span<const Partition> m_partitions;
    const NewestSpans::Slice* m_slice = nullptr;
};

} // namespace whyglass::store
