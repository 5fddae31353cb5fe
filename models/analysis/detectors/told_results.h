// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/detectors/trace_reading.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// What a tool answered, where only messages tell of it. Borrows the contents of the trace.
struct ToldResult {
    std::size_t holder = 0;     ///< the model call that was first given it, or the run that gives back the conversation it stands in
    std::string_view where;     ///< "input", or "output" where it is that run
    std::string_view id;        ///< of the call, as the messages give it; empty where they give none
    std::string_view tool;      ///< empty where nothing names it
    std::string_view arguments; ///< empty where the call is in no message
    std::string_view payload;
};

/// The results that the model calls and runs of a trace were given, each once, in the order in which they were told. None where any tool or
/// retrieval has a span of its own, and none of what was answered before the last words of the user: that is the history of a conversation.
std::vector<ToldResult> toldResults(const TraceReading& reading);

/// Neither nothing nor an error.
bool broughtData(const ToldResult& result);
/// What people call its tool.
std::string nameOf(const ToldResult& result);
/// The one among `results` that the messages of later requests repeat as `part`, of `tool`; null where none is.
const ToldResult* repeatedBy(const domain::MessagePart& part, std::string_view tool, const std::vector<ToldResult>& results);

} // namespace whyglass::analysis
