// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/workspace_names.h"
#include "models/query/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::query {

/// One line of the list under the query bar.
struct Proposal {
    std::string text; ///< what is put in place of the range
    std::string note; ///< how often it occurs, or what it is; empty where nothing is known
};

struct Completion {
    Range range; ///< what is being typed
    std::vector<Proposal> proposals;
};

/// What may stand at the cursor (a byte of the text), best first. From names that were read before: no query is run.
Completion complete(std::string_view text, std::size_t cursor, const analysis::WorkspaceNames& names);

} // namespace whyglass::query
