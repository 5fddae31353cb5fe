// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/fields.h"
#include "models/query/syntax_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::query {

/// What a filter means: names looked up, types checked, sugar replaced, literals computed.
struct Checked {
    std::optional<domain::Expression> condition; ///< none: every span; meaningless with problems
    Problems problems;
    Problems warnings;
};

/// `keys` are the workspace's attribute keys, for proposals.
Checked check(const FilterNode& filter, const std::vector<std::string>& keys);

} // namespace whyglass::query
