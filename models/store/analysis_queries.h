// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <span>
#include <vector>

namespace whyglass::store {

// All within a ReadScope. The `where` forms take conditions on d (decision) or f (finding).
std::vector<domain::Decision> readDecisions(ReaderContext& context, std::span<const std::int64_t> keys);
std::vector<domain::Decision> readDecisionsWhere(ReaderContext& context, const Sql& where);
std::vector<domain::Finding> readFindings(ReaderContext& context, std::span<const std::int64_t> keys);
std::vector<domain::Finding> readFindingsWhere(ReaderContext& context, const Sql& where);
WorkspaceReader::Baseline readBaseline(ReaderContext& context, std::uint64_t population, domain::TimeWindow window, std::size_t limit);

} // namespace whyglass::store
