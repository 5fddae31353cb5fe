// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <functional>

namespace whyglass::store {

/// Within a ReadScope.
void readCalls(ReaderContext& context, const domain::Filter& filter, std::int64_t after, const std::function<void(const CallRow&)>& each);

} // namespace whyglass::store
