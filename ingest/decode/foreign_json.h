// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <string>
#include <string_view>

/// JSON of other programs as OTLP, for files only: the receivers take OTLP and nothing else. No state, thread-safe.
namespace whyglass::telemetry {

/// One trace of Jaeger's first JSON API ({"traceID", "spans": [], "processes": {}}) as a TracesData message. Times come in
/// microseconds; span.kind, otel.status_code, otel.status_description, otel.scope.* and w3c.tracestate go back from the tags to
/// where OTLP has them, the other tags stay attributes. A reference to the parent is the parent, each other one a link.
domain::Result<std::string> jaegerTraceToOtlp(std::string_view json);

/// One span as a plain JSON object, in the spellings of the SDKs' console exporters and of span tables, as a TracesData
/// message. What has no place in an OTLP span becomes an attribute of its own name.
domain::Result<std::string> plainSpanToOtlp(std::string_view json);

} // namespace whyglass::telemetry
