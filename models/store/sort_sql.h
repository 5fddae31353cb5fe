// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/workspace_reader.h"

#include <cstddef>
#include <string>

/// What the columns of lists are sorted by, as SQL. A key that a list does not have means its time.
namespace whyglass::store {

std::string traceSort(SortKey key);    ///< on t, a row of trace
std::string decisionSort(SortKey key); ///< on d, a row of decision
std::string findingSort(SortKey key);  ///< on f, a row of finding
std::string spanSort(SortKey key);     ///< on s, a row of span_P; names and services are dictionary ids
std::string sessionSort(SortKey key);  ///< on x, the rows of trace_session of one session, and their traces t

/// " ORDER BY …": what is not known is never in front, whatever the direction.
std::string orderBy(const std::string& sort, const std::string& id, bool descending);
/// " LIMIT …"; empty for kAllKeys.
std::string limited(std::size_t limit);

} // namespace whyglass::store
