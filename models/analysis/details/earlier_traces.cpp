// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/earlier_traces.h"

#include <algorithm>

namespace whyglass::analysis {

domain::Result<EarlierTraces> earlierTraces(store::WorkspaceReader& reader, const store::TraceRow& trace, std::size_t most)
{
    EarlierTraces earlier;
    if (trace.sessions.empty())
        return earlier;
    earlier.conversation = trace.sessions.front();
    domain::Filter filter;
    domain::FilterTerm term;
    term.kind = domain::FilterTerm::Kind::Field;
    term.key = "session";
    term.values = {earlier.conversation};
    filter.terms.push_back(std::move(term));
    const auto keys = reader.traceKeys(filter, {store::SortKey::Start, true}, kMostOfConversation);
    if (!keys)
        return keys.error();
    const auto self = std::find(keys->begin(), keys->end(), trace.key.value);
    if (self == keys->end())
        return earlier;
    earlier.count = static_cast<std::size_t>(keys->end() - self) - 1;
    const std::vector<std::int64_t> before(self + 1, self + 1 + static_cast<std::ptrdiff_t>(std::min(earlier.count, most)));
    const auto rows = reader.traces(before);
    if (!rows)
        return rows.error();
    for (const store::TraceRow& row : *rows)
        earlier.nearest.push_back(row.trace);
    return earlier;
}

} // namespace whyglass::analysis
