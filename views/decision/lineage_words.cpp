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
        if (!place.span.valid() || std::find(lit.spans.begin(), lit.spans.end(), place.span) != lit.spans.end())
            continue;
        lit.spans.push_back(place.span);
        if (i >= origin && last.valid())
            lit.links.push_back({last, place.span, place.relation, matchWords(place).toStdString()});
        if (i >= origin)
            last = place.span;
    }
    return lit;
}

QString lineageWords(const analysis::ValueLineage& lineage, const session::LoadedTrace* trace)
{
    std::set<std::uint64_t> spans;
    for (const Occurrence& place : lineage.occurrences)
        spans.insert(place.span.value);
    const QString places = lineage.total == 0 ? tr("Stands nowhere else.")
        : tr("Seen in %1 of %2.").arg(countedPlaces(static_cast<std::int64_t>(lineage.total)), countedSteps(static_cast<std::int64_t>(spans.size())));
    if (!lineage.origin)
        return places + u' ' + tr("No origin seen: no payload before gives it.");
    const Occurrence& origin = lineage.occurrences[*lineage.origin];
    QString name = QString::fromStdString(origin.span.hex());
    QString since;
    if (const int row = trace ? trace->indexOf(origin.span) : -1; row >= 0) {
        name = plainLine(timeline::sliceLabel(trace->spans, trace->spans.rows[static_cast<std::size_t>(row)]), 80);
        since = QStringLiteral(", +") + tables::durationText(origin.time - trace->row.start);
    }
    return places + u' ' + tr("Origin: %1").arg(placeWords(origin).arg(name)) + since + QStringLiteral(" (")
        + (origin.relation == domain::Relation::Observed ? tr("observed") : tr("inferred, %1").arg(matchWords(origin))) + u')';
}

} // namespace whyglass::views
