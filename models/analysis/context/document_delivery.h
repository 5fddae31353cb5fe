// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/step.h"
#include "models/store/workspace_reader.h"

#include <vector>

namespace whyglass::analysis {

/// Whether a retrieved document was handed to a model. Whether the model used it, nobody sees.
struct DocumentDelivery {
    enum class State {
        Unknown,   ///< no later request was recorded, or the document has neither text nor id to look for
        Delivered, ///< its words, or its id, stand in the request of `reader`: observed
        NotSeen,   ///< they stand in no later request that was looked at
    };
    State state = State::Unknown;
    domain::SpanId reader; ///< the first generation that was sent it
};

/// Looks for documents in the requests of the first generations that began after their retrieval. On a query thread.
domain::Result<std::vector<DocumentDelivery>> deliveryOfDocuments(store::WorkspaceReader& reader, const store::SpanRow& retrieval,
                                                                  const std::vector<domain::Document>& documents);

/// What of a document is looked for: words of its text that no escaping changes, else its id; empty where both are too short.
std::string traceOfDocument(const domain::Document& document);

/// Everything that a generation was sent, as one text; empty where that was not recorded.
std::string requestText(const domain::StepContent& content);

} // namespace whyglass::analysis
