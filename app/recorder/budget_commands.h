// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/control_server.h"
#include "ingest/pipeline/ingest_pipeline.h"

namespace whyglass::recorder {

/// `set_budget`: parameters as analysis::budgetFromJson() reads them. A budget of that name is replaced.
domain::Result<std::string> setBudget(ingest::IngestPipeline& pipeline, const CommandRequest& request);
/// `remove_budget`: {"name"}.
domain::Result<std::string> removeBudget(ingest::IngestPipeline& pipeline, const CommandRequest& request);

} // namespace whyglass::recorder
