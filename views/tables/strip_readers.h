// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/store/workspace_reader.h"
#include "views/tables/metric_strips.h"

#include <functional>

namespace whyglass::views {

/// What stands above a table: read on a query thread over the whole time of the workspace, whatever the window of the filter is.
/// That of the workspace keeps to the window.
using StripReader = std::function<domain::Result<MetricStrips::Data>(store::WorkspaceReader&, const domain::Filter&)>;

StripReader decisionStrips();
StripReader traceStrips();
StripReader sessionStrips();
StripReader findingStrips();
StripReader logStrips();
StripReader metricPointStrips();

/// The overview: traces, errors, cost, tokens, decisions and findings.
StripReader workspaceStrips();

} // namespace whyglass::views
