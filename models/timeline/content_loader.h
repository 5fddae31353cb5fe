// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"
#include "models/timeline/timeline_content.h"

#include <string>

/// Where timelines get their rows from. All on a query thread.
namespace whyglass::timeline {

/// All traces of a session (a conversation) as one forest, by time. At most kMostConversationSpans: `left` tells how many traces
/// were left out beyond them, the latest first.
inline constexpr std::int64_t kMostConversationSpans = 500'000;
struct Conversation {
    TimelineContent content;
    std::int64_t traces = 0, left = 0;
};
domain::Result<Conversation> loadConversation(store::WorkspaceReader& reader, const std::string& session);

/// What the workspace holds in `window`, as far as the filter lets it: single traces where they are few (kMostSingleTraces), else
/// buckets of time, some of a window's 256ths to 512ths, on a grid that panning does not move. `window` empty = all there is.
inline constexpr std::size_t kMostSingleTraces = 1'500;
domain::Result<TimelineContent> loadWorkspace(store::WorkspaceReader& reader, const domain::Filter& filter, domain::TimeWindow window);

/// The first picture of a trace that takes long to read: its summary, findings, decisions, and buckets for its spans, from what is
/// stored for that (WorkspaceReader::traceLanes). No rows where there is nothing stored.
domain::Result<TimelineContent> loadPreview(store::WorkspaceReader& reader, const domain::TraceId& trace);

/// The session that a row's trace belongs to, the first where there are several; empty = none.
std::string conversationOf(const session::LoadedTrace& trace);

} // namespace whyglass::timeline
