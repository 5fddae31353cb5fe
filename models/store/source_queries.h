// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <vector>

namespace whyglass::store {

/// Within a ReadScope. One row a service name, the one that was heard last first.
std::vector<SourceRow> readSources(ReaderContext& context);

} // namespace whyglass::store
