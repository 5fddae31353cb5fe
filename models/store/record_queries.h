// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <span>
#include <vector>

namespace whyglass::store {

// All within a ReadScope.
std::vector<LogRow> readLogs(ReaderContext& context, std::span<const std::int64_t> keys);
std::vector<LogRow> readLogsOfTrace(ReaderContext& context, const domain::TraceId& id);
std::vector<domain::ImportIssue> readIssues(ReaderContext& context);
WorkspaceInfo readInfo(ReaderContext& context);
std::int64_t readGeneration(Database& db);

} // namespace whyglass::store
