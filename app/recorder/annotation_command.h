// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/control_server.h"
#include "ingest/pipeline/ingest_pipeline.h"

namespace whyglass::recorder {

/// `annotate`: {"decision", "kind": "note|verdict|withdrawal", "verdict", "author", "text", "about"} → {"annotation_id"}. The time is
/// that of the recorder's clock.
domain::Result<std::string> annotate(ingest::IngestPipeline& pipeline, const CommandRequest& request);

} // namespace whyglass::recorder
