// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"
#include "models/domain/step.h"

#include <string_view>

/// In which part of a step a text stands: the `where` words of cli.md search. In static storage; thread-safe.
namespace whyglass::telemetry {

/// input, output, system, args, result or docs where a dialect says so of the key; else attribute.
std::string_view placeOf(const AttributeView& attribute, domain::StepKind kind);
/// Messages of a model call that come as events or log records are found where those of a span are; else logs.
std::string_view placeOfEvent(std::string_view event);

} // namespace whyglass::telemetry
