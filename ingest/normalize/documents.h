// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/value_tree.h"
#include "models/domain/step.h"

#include <optional>
#include <vector>

namespace whyglass::telemetry {

/// Documents of a list that a convention calls one: every member with an id or a content counts.
std::vector<domain::Document> readDocuments(const ValueTree& list);

/// Documents hidden in an output or a tool result (Q, documents): an array, or the array under `results`, `documents`
/// …, also inside JSON text or a LangChain ToolMessage, whose members have an id and a content, title or score.
std::optional<std::vector<domain::Document>> findDocuments(const ValueTree& value);

/// Hits of a vector database: one event each (C). A distance is metadata, not a score.
std::vector<domain::Document> documentsOfEvents(const SpanView& span);

} // namespace whyglass::telemetry
