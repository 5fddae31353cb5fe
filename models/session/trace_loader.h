// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/session/loaded_trace.h"
#include "models/store/workspace_reader.h"

namespace whyglass::session {

/// Reads one trace whole, without payloads, in tree order. On a query thread.
domain::Result<LoadedTracePtr> loadTrace(store::WorkspaceReader& reader, const domain::TraceId& trace);

/// loadTrace, or null where `known` still says what the workspace says.
domain::Result<LoadedTracePtr> reloadTrace(store::WorkspaceReader& reader, const LoadedTracePtr& known);

} // namespace whyglass::session
