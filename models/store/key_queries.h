// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <vector>

namespace whyglass::store {

// Keys of a list in its order. What is not known sorts last. All within a ReadScope.
std::vector<std::int64_t> findTraceKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit);
std::int64_t countTraces(ReaderContext& context, const domain::Filter& filter);
std::vector<std::int64_t> findSpanKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit);
std::int64_t countSpans(ReaderContext& context, const domain::Filter& filter);
std::vector<std::int64_t> findDecisionKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit);
std::vector<std::int64_t> findFindingKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit);

} // namespace whyglass::store
