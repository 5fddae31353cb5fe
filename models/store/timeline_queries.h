// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <vector>

namespace whyglass::store {

// What timelines show before, or instead of, single rows. All within a ReadScope; what each promises stands at the function of
// WorkspaceReader that calls it.
std::vector<WorkspaceReader::MomentBucket> readMoments(ReaderContext& context, domain::TimeWindow window, std::size_t buckets,
                                                       const domain::Filter& filter);
std::vector<WorkspaceReader::LaneBin> readTraceLanes(ReaderContext& context, const domain::TraceId& id, std::size_t bins);

} // namespace whyglass::store
