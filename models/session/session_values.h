// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/ids.h"
#include "models/domain/time.h"

#include <map>
#include <optional>
#include <string>

/// The three value objects that link every view (architecture.md), and the navigation state made of them. No widgets.
namespace whyglass::session {

/// What is selected. A span selection carries its trace.
struct Selection {
    std::optional<domain::TraceId> trace;
    domain::SpanId span;       ///< not valid() = none
    std::string decision;      ///< id, empty = none
    std::string finding;       ///< id, empty = none
    bool operator==(const Selection&) const = default;
};

/// One place in the history of back and forward: everything a view needs to be what it was.
struct NavigationState {
    std::string view = "decisions"; ///< id of the view registry
    std::string query;              ///< as typed
    domain::Filter filter;          ///< as parsed
    Selection selection;
    domain::TimeWindow traceWindow; ///< zoom of the trace timeline; empty = whole trace
    std::map<std::string, domain::TimeWindow> zooms; ///< of the other timelines, by the name of their view; none = all of it
    std::string inspectorTab;
    std::string traceTab; ///< what stands below the timeline of a trace: tree, transcript, …; empty = the first
    std::string conversation;       ///< id of the session that the view "conversation" shows; empty = that of the trace
    std::string comparison;         ///< "A..B", ids of two traces or decisions: what the view "compare" shows; empty = nothing yet
    std::map<std::string, int> scroll; ///< first visible place of the lists and trees that say so, by their name
    bool operator==(const NavigationState&) const = default;
};

} // namespace whyglass::session
