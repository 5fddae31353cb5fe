// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <optional>
#include <span>
#include <vector>

namespace whyglass::store {

/// Rows of the trace list. Within a ReadScope.
std::vector<TraceRow> readTraces(ReaderContext& context, std::span<const std::int64_t> keys);
std::optional<std::int64_t> findTraceKey(ReaderContext& context, const domain::TraceId& id);

} // namespace whyglass::store
