// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/workspace_names.h"
#include "models/domain/filter.h"
#include "models/query/problem.h"

#include <string_view>

/// The query language of the query bar and of every QUERY of the command line: words, or a filter in { braces }.
namespace whyglass::query {

enum class Mode { Words, Structured };

/// Which of the two a text is, told by how it begins (query.md 13.1).
Mode modeOf(std::string_view text);

struct Query {
    domain::Filter filter;
    Mode mode = Mode::Words;
    Problems warnings;
};

/// A query, or what is wrong with it.
struct Reading {
    Query query;
    Problems problems; ///< empty: `query` is good; else in the order of the text, at most kMaxProblems
    [[nodiscard]] bool ok() const { return problems.empty(); }
};

/// `now` resolves relative times, which may follow a filter as since: and until: words; `names` of the workspace are for proposals
/// where a name is not known, and for warnings of what the data makes of the query (advice.h): without them there are none of these.
Reading read(std::string_view text, domain::Timestamp now, const analysis::WorkspaceNames& names = {});

/// 1-based character of a byte of the text, as error messages count.
std::size_t columnOf(std::string_view text, std::size_t byte);

/// What a server of Tempo would make of it (query.md 2.3): "plain", "plain+" or "extended".
std::string_view classOf(const domain::Filter& filter);

} // namespace whyglass::query
