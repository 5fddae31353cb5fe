// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/span_columns.h"

#include <string>

namespace whyglass::timeline {

/// How a span is called: what it did, in second place ("execute_tool"), and on what ("lookup_vendor"). As sent, not made safe.
struct SpanLabel {
    std::string verb; ///< may be empty
    std::string name; ///< never empty
};
SpanLabel spanLabel(const store::TraceSpans& rows, const store::SpanRow& row);

/// The short form for slices: tool, agent or model name, else the name.
std::string sliceLabel(const store::TraceSpans& rows, const store::SpanRow& row);

} // namespace whyglass::timeline
