// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/lineage_words.h"

#include "models/tables/cell_text.h"
#include "models/timeline/span_label.h"
#include "views/common/plain_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace whyglass::views {

namespace {

using analysis::LineageMatch;
using analysis::Occurrence;

QString tr(const char* text) { return QCoreApplication::translate("Lineage", text); }

QString matchWords(const Occurrence& place)
{
    switch (place.match) {
    case LineageMatch::Equal: return tr("the same");
    case LineageMatch::Normalised: return tr("in another notation");
    case LineageMatch::Ambiguous: return tr("in one of two readings");
    case LineageMatch::Scaled: return tr("times a power of ten");
    case LineageMatch::Derived: return tr("calculated");
    case LineageMatch::Paraphrased: return tr("reworded");
    }
    return {};
}

QString countedPlaces(std::int64_t count) { return count == 1 ? tr("one place") : tr("%1 places").arg(tables::countText(count)); }

QString countedSteps(std::int64_t count) { return count == 1 ? tr("one step") : tr("%1 steps").arg(tables::countText(count)); }

/// "the result of", by the kind of place.
QString placeWords(const Occurrence& place)
{
    const std::string_view where = place.where;
    if (where == "input")
        return tr("input of %1");
    if (where == "output")
        return tr("output of %1");
    if (where == "system")
        return tr("system text of %1");
    if (where == "args")
        return tr("arguments of %1");
    if (where == "result")
        return tr("result of %1");
    if (where == "docs")
        return tr("documents of %1");
    return where == "logs" ? tr("log of %1") : tr("attributes of %1");
}

/// That nothing gives it, and how far was looked.
QString nowhereWords(const analysis::LineageScope& scope)
{
    if (scope.earlier == 0)
        return tr("No origin seen: no payload of this trace gives it before.");
    if (scope.searched == 1 && scope.earlier == 1)
        return tr("No origin seen, neither in this trace nor in the earlier one of its conversation.");
    if (scope.searched == scope.earlier)
        return tr("No origin seen, neither in this trace nor in the %1 earlier ones of its conversation.").arg(scope.earlier);
    return tr("No origin seen, neither in this trace nor in the last %1 of the %2 before it in its conversation.").arg(scope.searched).arg(scope.earlier);
}

} // namespace

session::LitValue litValueOf(const analysis::ValueLineage& lineage, const domain::TraceId& trace)
{
    session::LitValue lit;
    lit.trace = trace;
    lit.value = lineage.value;
    // From the origin on: what stood there before is lit, and nothing is said of how it came from there.
    const std::size_t origin = lineage.origin.value_or(lineage.occurrences.size());
    domain::SpanId last;
    for (std::size_t i = 0; i < lineage.occurrences.size(); ++i) {
        const Occurrence& place = lineage.occurrences[i];
        if (place.trace != trace || !place.span.valid() || std::find(lit.spans.begin(), lit.spans.end(), place.span) != lit.spans.end())
            continue;
        lit.spans.push_back(place.span);
        if (i >= origin && last.valid())
            lit.links.push_back({last, place.span, place.relation, matchWords(place).toStdString()});
        if (i >= origin)
            last = place.span;
    }
    return lit;
}

QString lineageWords(const analysis::ValueLineage& lineage, const session::LoadedTrace* trace, const analysis::LineageScope& scope)
{
    std::set<std::pair<domain::TraceId, std::uint64_t>> spans;
    for (const Occurrence& place : lineage.occurrences)
        spans.emplace(place.trace, place.span.value);
    const QString places = lineage.total == 0 ? tr("Stands nowhere else.")
        : tr("Seen in %1 of %2.").arg(countedPlaces(static_cast<std::int64_t>(lineage.total)), countedSteps(static_cast<std::int64_t>(spans.size())));
    if (!lineage.origin)
        return places + u' ' + nowhereWords(scope);
    const Occurrence& origin = lineage.occurrences[*lineage.origin];
    QString name = QString::fromStdString(origin.span.hex());
    QString since;
    if (trace && origin.trace != trace->row.trace) {
        since = QStringLiteral(", ") + tr("in an earlier trace of the conversation, %1").arg(tables::timeText(origin.time));
    } else if (const int row = trace ? trace->indexOf(origin.span) : -1; row >= 0) {
        name = plainLine(timeline::sliceLabel(trace->spans, trace->spans.rows[static_cast<std::size_t>(row)]), 80);
        since = QStringLiteral(", +") + tables::durationText(origin.time - trace->row.start);
    }
    return places + u' ' + tr("Origin: %1").arg(placeWords(origin).arg(name)) + since + QStringLiteral(" (")
        + (origin.relation == domain::Relation::Observed ? tr("observed") : tr("inferred, %1").arg(matchWords(origin))) + u')';
}

} // namespace whyglass::views
