// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/workspace_names.h"
#include "models/query/syntax_tree.h"

#include <optional>

namespace whyglass::query {

/// What a filter means: names looked up, types checked, sugar replaced, literals computed.
struct Checked {
    std::optional<domain::Expression> condition; ///< none: every span; meaningless with problems
    Problems problems;
    Problems warnings;
};

/// `names` of the workspace are for proposals and warnings. Of each condition the first problem is told; what was read as broken says nothing.
Checked check(const FilterNode& filter, const analysis::WorkspaceNames& names);

} // namespace whyglass::query
