// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/ids.h"
#include "models/domain/result.h"
#include "models/domain/step.h"
#include "models/domain/time.h"
#include "models/store/workspace_reader.h"

#include <string>
#include <vector>

namespace whyglass::tables {

/// One place in which the searched text stands.
struct SearchMatch {
    domain::TraceId trace;
    domain::SpanId span;
    domain::Timestamp start;
    domain::StepKind step = domain::StepKind::Other;
    std::string spanName; ///< of a log record: its event
    bool isLog = false;   ///< then it may name no trace
    std::string where;  ///< word of cli.md search: input, output, args …
    std::string before, hit, after; ///< the text around it, a few words each
};

struct SearchMatches {
    std::vector<SearchMatch> matches;
    bool more = false; ///< stopped at the limit
};

/// The words and phrases that a filter asks for, also those of ai:text and its like; empty where it asks for none.
std::vector<std::string> searchedTexts(const domain::Filter& filter);

/// Spans and log records that meet the filter and hold all of its texts, newest first, at most `limit`. Log records only where
/// the filter asks for nothing else. On a query thread.
domain::Result<SearchMatches> searchSpans(store::WorkspaceReader& reader, const domain::Filter& filter, std::size_t limit);

} // namespace whyglass::tables
