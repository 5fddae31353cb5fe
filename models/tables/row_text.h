// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/page_source.h"

#include <QString>

#include <span>
#include <vector>

namespace whyglass::tables {

/// Rows as the table shows them: lines of tab-separated cells under a line of titles, in the order of the keys, with the columns
/// of `shown`. Tabs and line breaks in cells are visible marks already. On a query thread; tells its progress.
domain::Result<QString> rowsText(store::WorkspaceReader& reader, const StoreQueries& queries, std::span<const std::int64_t> keys,
                                 const std::vector<int>& shown);

} // namespace whyglass::tables
