// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/dialects/dialect_registry.h"
#include "ingest/normalize/normalize.h"

#include <optional>
#include <string>

/// Agents that tell what they do by log records, not by spans (semantic-conventions.md N): such a record becomes a step like
/// any other, marked as made of a log record (store::SpanFlag::FromLog), for as long as no spans tell the same.
namespace whyglass::telemetry {

/// A log record that is a step.
struct LogStep {
    LogMatch match;
    std::string name;     ///< the event with its dialect's prefix
    std::string_view session, prompt; ///< what groups it: the steps of one prompt, else of one session, are one trace
};

/// Nothing where the record is no step, or where the span it names tells more. Cheap where it is none.
std::optional<LogStep> logStepOf(const ResourceView& resource, const ScopeView& scope, const LogView& log);

/// The Span message of such a step. A record is written when its step ends, so it starts `duration_ms` before.
std::string spanOfLogStep(const LogStep& step, const LogView& log, const domain::TraceId& trace, domain::SpanId span);

} // namespace whyglass::telemetry
