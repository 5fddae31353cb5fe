// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/call_cost.h"
#include "models/domain/finding.h"
#include "models/domain/result.h"
#include "models/domain/step.h"
#include "models/store/workspace_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::session {

/// An attribute as the inspector lists it.
struct AttributeLine {
    std::string key;
    std::string type;  ///< string, bool, int, double, array, map, bytes, empty
    std::string value; ///< plain text; arrays and maps as JSON
};

struct EventLine {
    domain::Timestamp time;
    std::string title;  ///< of an event its name, of a log record its severity and event name
    std::string body;   ///< of a log record
    bool isLog = false;
    std::vector<AttributeLine> attributes;
};

struct LinkLine {
    domain::TraceId trace;
    domain::SpanId span;
    std::vector<AttributeLine> attributes;
};

/// Everything that the inspector shows of one span: plain values that own their bytes and can cross threads.
struct InspectedSpan {
    store::SpanRow row;
    std::string name, service, serviceVersion, environment, scope;
    std::string agent, model, requestModel, responseModel, provider, operation, tool, toolCallId, session, user, tier;
    std::string promptName, promptVersion, dialect, stepReason, errorType, statusMessage;
    std::string finishReasons; ///< normalised, separated by ", "
    domain::StepContent content;
    std::vector<AttributeLine> attributes, resourceAttributes, scopeAttributes;
    std::vector<EventLine> events; ///< span events and log records, by time
    std::vector<LinkLine> links;
    std::vector<domain::Finding> findings;
    analysis::CallCost cost; ///< why it is what it is
    std::string rawJson; ///< OTLP JSON of span, resource and scope, indented
    std::uint32_t droppedAttributes = 0, droppedEvents = 0, droppedLinks = 0;
};
using InspectedSpanPtr = std::shared_ptr<const InspectedSpan>;

/// Whether there is nothing to be seen in one that is not in the other: the same span, read twice.
[[nodiscard]] bool saysTheSame(const InspectedSpan& a, const InspectedSpan& b);

/// Reads and decodes a span. On a query thread.
domain::Result<InspectedSpanPtr> inspectSpan(store::WorkspaceReader& reader, domain::SpanKey key, std::shared_ptr<const analysis::PriceTable> prices);

} // namespace whyglass::session
