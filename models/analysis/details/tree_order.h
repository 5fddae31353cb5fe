// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/time.h"

#include <cstddef>
#include <vector>

namespace whyglass::analysis {

/// What the place of a span in the tree depends on.
struct TreeSpan {
    domain::SpanId span, parent;
    domain::Timestamp start;
    domain::Duration duration;
    domain::SpanKey key;
};

/// As treeOrder() of rows (span_details.h). Of spans with one id the first by start has the children, whatever the order of arrival.
std::vector<std::size_t> treeOrder(const std::vector<TreeSpan>& spans, std::vector<int>& depth, std::vector<int>& parentIndex);

} // namespace whyglass::analysis
