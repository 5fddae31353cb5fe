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
    std::string spanName;
    std::string where;  ///< word of cli.md search: input, output, args …
    std::string before, hit, after; ///< the text around it, a few words each
};

struct SearchMatches {
    std::vector<SearchMatch> matches;
    bool more = false; ///< stopped at the limit
};

/// The words and phrases of a filter, as one text for the index; empty where it asks for none.
std::string searchTextOf(const domain::Filter& filter);

/// Spans that hold all words of `text`, newest first, at most `limit`. On a query thread.
domain::Result<SearchMatches> searchSpans(store::WorkspaceReader& reader, const std::string& text, std::size_t limit);

} // namespace whyglass::tables
