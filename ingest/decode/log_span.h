// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"

#include <string>
#include <string_view>

namespace whyglass::telemetry {

/// What a span made of a log record says beside the record's attributes.
struct LogSpan {
    domain::TraceId trace;
    domain::SpanId span;
    std::string_view name; ///< also written as attribute event.name, in place of the record's own
    domain::Timestamp start, end;
    bool failed = false;
    std::string_view statusMessage;
};

/// A Span message with the attributes of the log record, byte for byte.
std::string spanMessageOf(const LogView& log, const LogSpan& span);

} // namespace whyglass::telemetry
