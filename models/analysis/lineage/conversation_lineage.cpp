// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/conversation_lineage.h"

#include "models/analysis/details/earlier_traces.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

bool holdsValue(const Occurrence& place) { return place.match <= LineageMatch::Normalised; }

/// No place of its trace holds it: it is unsupported there, or a conclusion of ours.
bool needsOrigin(const ValueLineage& value) { return !value.origin || !holdsValue(value.occurrences[*value.origin]); }

/// The values of one lineage that need an origin, and what the earlier traces say of them, trace by trace.
class ConversationSearch {
public:
    explicit ConversationSearch(Lineage& lineage)
    {
        for (ValueLineage& value : lineage.values) {
            if (needsOrigin(value))
                m_open.push_back({&value, {value.value, false}, {}});
        }
    }

    /// Traces in the order in which they happened.
    void look(const TraceDetails& trace)
    {
        std::vector<SoughtValue> sought;
        for (const Open& open : m_open)
            sought.push_back(open.sought);
        auto found = lineageOfValues(trace, sought);
        for (std::size_t i = 0; i < m_open.size(); ++i)
            m_open[i].take(std::move(found[i]));
    }

    void finish()
    {
        for (Open& open : m_open)
            open.finish();
    }

private:
    struct Open {
        ValueLineage* value;
        SoughtValue sought;
        ValueLineage earlier;

        void take(ValueLineage found)
        {
            if (found.origin && needsOrigin(found))
                return; // a conclusion from another trace
            const bool gives = found.origin.has_value();
            if (gives && !earlier.origin) {
                earlier.origin = earlier.occurrences.size() + *found.origin;
                earlier.status = found.status;
            }
            sought.saidBefore = sought.saidBefore || std::any_of(found.occurrences.begin(), found.occurrences.end(), [](const Occurrence& place) { return place.saidByModel; });
            earlier.total += found.total;
            std::move(found.occurrences.begin(), found.occurrences.end(), std::back_inserter(earlier.occurrences));
        }

        void finish()
        {
            if (!earlier.origin)
                return;
            value->status = earlier.status;
            value->total -= static_cast<std::size_t>(std::erase_if(value->occurrences, [](const Occurrence& place) { return !holdsValue(place); }));
            value->origin = earlier.origin;
            value->total += earlier.total;
            value->occurrences.insert(value->occurrences.begin(), std::make_move_iterator(earlier.occurrences.begin()), std::make_move_iterator(earlier.occurrences.end()));
            const auto begin = value->occurrences.begin();
            if (*value->origin >= kMaxOccurrences) {
                std::rotate(begin + kMaxOccurrences - 1, begin + static_cast<std::ptrdiff_t>(*value->origin), begin + static_cast<std::ptrdiff_t>(*value->origin) + 1);
                value->origin = kMaxOccurrences - 1;
            }
            value->occurrences.resize(std::min(value->occurrences.size(), kMaxOccurrences));
        }
    };

    std::vector<Open> m_open;
};

} // namespace

void searchEarlierTraces(const std::vector<TraceDetails>& traces, Lineage& lineage)
{
    ConversationSearch search(lineage);
    for (const TraceDetails& trace : traces)
        search.look(trace);
    search.finish();
}

domain::Result<void> searchConversation(store::WorkspaceReader& reader, const TraceDetails& trace, Lineage& lineage, std::int64_t mostSpans)
{
    const auto earlier = earlierTraces(reader, trace.row, kMostEarlierTraces);
    if (!earlier)
        return earlier.error();
    lineage.scope = {earlier->conversation, earlier->count, 0};
    if (std::none_of(lineage.values.begin(), lineage.values.end(), needsOrigin))
        return {};
    std::vector<TraceDetails> traces; // the nearest first, as long as they are few enough to read
    std::int64_t spans = 0;
    for (const domain::TraceId& id : earlier->nearest) {
        const auto row = reader.trace(id);
        if (!row)
            return row.error();
        spans += row->spans;
        if (spans > mostSpans)
            break;
        auto details = loadTraceDetails(reader, id);
        if (!details)
            return details.error();
        traces.push_back(std::move(*details));
    }
    lineage.scope.searched = traces.size();
    std::reverse(traces.begin(), traces.end());
    searchEarlierTraces(traces, lineage);
    return {};
}

domain::Result<Lineage> loadLineage(store::WorkspaceReader& reader, const domain::Decision& decision, std::string_view only)
{
    const auto trace = loadTraceDetails(reader, decision.trace);
    if (!trace)
        return trace.error();
    Lineage lineage = lineageOf(*trace, decision, only);
    if (const auto searched = searchConversation(reader, *trace, lineage); !searched)
        return searched.error();
    return lineage;
}

domain::Result<Lineage> loadLineageOfSpan(store::WorkspaceReader& reader, const domain::TraceId& id, domain::SpanId span, std::string_view field, std::string_view only)
{
    const auto trace = loadTraceDetails(reader, id);
    if (!trace)
        return trace.error();
    Lineage lineage = lineageOfSpan(*trace, span, field, only);
    if (const auto searched = searchConversation(reader, *trace, lineage); !searched)
        return searched.error();
    return lineage;
}

} // namespace whyglass::analysis
