// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <cstdint>
#include <vector>

namespace whyglass::store {

/// Keys of decisions that ended otherwise than `decision` and share a subject or the agent with it: at most some hundred, each
/// once. Walks indexes only, so that it costs the same among millions. Within a ReadScope.
std::vector<std::int64_t> otherOutcomes(ReaderContext& context, const domain::Decision& decision);

} // namespace whyglass::store
