// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/workspace_reader.h"
#include "models/timeline/span_flow.h"

#include <cstddef>
#include <vector>

namespace whyglass::timeline {

/// A span link as its sender told it: `holder` names `linked`. What the link means is the sender's.
struct SpanLink {
    domain::TraceId holderTrace, linkedTrace;
    domain::SpanId holder, linked;
};

/// The links that spans of `rows` hold: of all of them where they are at most kMostLinkReaders, else of `only` alone. On a query
/// thread. A payload that cannot be read holds none.
inline constexpr std::size_t kMostLinkReaders = 4'000;
domain::Result<std::vector<SpanLink>> readSpanLinks(store::WorkspaceReader& reader, const session::LoadedTrace& rows, domain::SpanKey only);

/// The links from and to a row, as arrows from the linked span to the holder; only where both are shown, and, in a replay, once the
/// holder has ended: a sender tells its links then. At most kMostFlows.
std::vector<Flow> linkFlows(const TraceTimeline& timeline, const std::vector<SpanLink>& links, std::int32_t row);

} // namespace whyglass::timeline
