// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/comparison.h"
#include "models/analysis/context/document_use.h"
#include "models/analysis/context/trace_context.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// A document that a step of a run brought first, and what became of it in that run.
struct ComparedDocument {
    std::string id;   ///< empty where it has none
    std::string text; ///< empty where it was not recorded
    std::string source; ///< name of the step that brought it
    domain::SpanKey key; ///< of that step
    domain::SpanId span;
    std::size_t rank = 0; ///< among what that step brought, from 1
    std::optional<double> score;
    TraceContext::Delivered delivered;
    DocumentUse use = DocumentUse::Unknown;
    domain::SpanId usedBy; ///< the first step that shows it; means nothing where none does
};

enum class DocumentRelation {
    Same,
    Text,     ///< another text under one id
    Delivery, ///< handed to a model on one side only, or not in the same state
    Use,
    OnlyA,
    OnlyB,
};

struct DocumentPair {
    std::optional<ComparedDocument> a, b; ///< at least one
    DocumentRelation relation = DocumentRelation::Same;
};

/// The documents that two runs brought, each once on either side: those with one id, else with one text, stand for each other. In the order
/// in which A brought them, then those of B alone. Reads both traces; on a query thread.
domain::Result<std::vector<DocumentPair>> compareDocuments(store::WorkspaceReader& reader, const Comparison& comparison);

} // namespace whyglass::analysis
