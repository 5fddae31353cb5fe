// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/lineage.h"

#include "models/analysis/text/ascii.h"
#include "models/analysis/text/specifics.h"
#include "models/format/format.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

ValueKind kindOf(Specific::Kind kind)
{
    switch (kind) {
    case Specific::Kind::Number: return ValueKind::Number;
    case Specific::Kind::Date: return ValueKind::Date;
    case Specific::Kind::Id: return ValueKind::Id;
    case Specific::Kind::Email: return ValueKind::Email;
    case Specific::Kind::Quote: break;
    }
    return ValueKind::Text;
}

void trace(const TraceDetails& trace, domain::Timestamp until, ValueLineage& value)
{
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i) {
        const store::SpanRow& row = trace.spans.rows[i];
        if (!trace.decoded[i] || row.span == value.span || (until.known() && row.end() > until))
            continue;
        for (const telemetry::IndexText& text : telemetry::indexTextsOf(trace.decoded[i]->step, trace.decoded[i]->span)) {
            const std::size_t at = text.text.find(value.value);
            if (at == std::string::npos)
                continue;
            Occurrence place;
            place.trace = row.trace;
            place.span = row.span;
            place.field = text.field;
            place.where = std::string(text.where);
            place.offset = at;
            place.length = value.value.size();
            place.excerpt = std::string(format::clip(std::string_view(text.text).substr(at), 160));
            place.how = "equal";
            place.time = row.end();
            place.saidByModel = text.where == "output";
            value.occurrences.push_back(std::move(place));
        }
    }
    std::stable_sort(value.occurrences.begin(), value.occurrences.end(), [](const Occurrence& a, const Occurrence& b) { return a.time < b.time; });
    value.total = value.occurrences.size();
    const auto origin = std::find_if(value.occurrences.begin(), value.occurrences.end(), [](const Occurrence& place) { return !place.saidByModel; });
    if (origin == value.occurrences.end())
        return;
    value.origin = static_cast<std::size_t>(origin - value.occurrences.begin());
    value.status = LineageStatus::Observed;
}

} // namespace

std::string_view nameOf(ValueKind kind)
{
    static constexpr std::string_view kNames[] = {"number", "id", "date", "email", "url", "text"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(LineageStatus status)
{
    static constexpr std::string_view kNames[] = {"observed", "inferred", "unsupported"};
    return kNames[static_cast<std::size_t>(status)];
}

std::string_view nameOf(LineageMatch match)
{
    static constexpr std::string_view kNames[] = {"equal", "normalised", "ambiguous", "scaled", "derived", "paraphrased"};
    return kNames[static_cast<std::size_t>(match)];
}

domain::Timestamp decidedAt(const TraceDetails& trace, const domain::Decision& decision)
{
    for (const store::SpanRow& row : trace.spans.rows)
        if (row.span == decision.span)
            return row.end();
    return decision.start + decision.duration;
}

Lineage lineageOf(const TraceDetails& trace, const domain::Decision& decision) { return lineageOfSpan(trace, decision.span); }

Lineage lineageOfSpan(const TraceDetails& details, domain::SpanId span, std::string_view field)
{
    Lineage lineage;
    for (std::size_t i = 0; i < details.spans.rows.size(); ++i) {
        if (details.spans.rows[i].span != span || !details.decoded[i])
            continue;
        for (const telemetry::IndexText& text : telemetry::indexTextsOf(details.decoded[i]->step, details.decoded[i]->span)) {
            if (field.empty() ? text.where != "output" && text.where != "args" : text.field != field)
                continue;
            for (const Specific& specific : specificsOf(text.text)) {
                ValueLineage value;
                value.value = std::string(specific.text);
                value.kind = kindOf(specific.kind);
                value.span = span;
                value.field = text.field;
                trace(details, details.spans.rows[i].end(), value);
                lineage.values.push_back(std::move(value));
            }
        }
    }
    return lineage;
}

ValueLineage lineageOfValue(const TraceDetails& details, std::string_view text, domain::Timestamp until)
{
    ValueLineage value;
    value.value = std::string(trim(text));
    const auto specifics = specificsOf(text);
    if (!specifics.empty())
        value.kind = kindOf(specifics.front().kind);
    trace(details, until, value);
    return value;
}

} // namespace whyglass::analysis
