// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/session/loaded_trace.h"
#include "models/store/workspace_reader.h"

namespace whyglass::session {

/// Reads one trace whole, without payloads, in tree order. On a query thread.
domain::Result<LoadedTracePtr> loadTrace(store::WorkspaceReader& reader, const domain::TraceId& trace);

/// What became of a trace since it was read.
struct TraceGrowth {
    LoadedTracePtr trace;   ///< as it is now; null where it is as it was, or where its growth is only to be offered
    std::int64_t spans = 0; ///< more than before, which the trace above does not hold
};
/// `offer`: spans that came are counted, not read; what else changed is read.
domain::Result<TraceGrowth> readGrowth(store::WorkspaceReader& reader, const LoadedTracePtr& known, bool offer);

} // namespace whyglass::session
