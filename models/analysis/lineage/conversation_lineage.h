// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/lineage/lineage.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// Of an earlier trace of a conversation so many are looked through for what a trace itself does not give, the nearest ones …
inline constexpr std::size_t kMostEarlierTraces = 12;
/// … and no more of them once so many spans were read.
inline constexpr std::int64_t kMostEarlierSpans = 20'000;

/// Looks for the values that no place of their trace holds in traces before it, given in the order in which they happened. There only a
/// place that holds the value itself, in whatever notation, is taken for an origin; it goes before what is only calculated, scaled or
/// reworded in the trace, and nothing is calculated or reworded from another trace.
void searchEarlierTraces(const std::vector<TraceDetails>& traces, Lineage& lineage);

/// The same with the earlier traces of the conversation that `trace` belongs to, as long as they have at most `mostSpans` together; notes in
/// `lineage.scope` how far was looked.
domain::Result<void> searchConversation(store::WorkspaceReader& reader, const TraceDetails& trace, Lineage& lineage, std::int64_t mostSpans = kMostEarlierSpans);

/// lineageOf() and lineageOfSpan() of a trace that is read for it, then searchConversation(). On a query thread.
domain::Result<Lineage> loadLineage(store::WorkspaceReader& reader, const domain::Decision& decision, std::string_view only = {});
domain::Result<Lineage> loadLineageOfSpan(
    store::WorkspaceReader& reader, const domain::TraceId& trace, domain::SpanId span, std::string_view field = {}, std::string_view only = {});

} // namespace whyglass::analysis
