// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <string>
#include <vector>

namespace whyglass::store {

/// What is damaged, one line a problem: the b-trees by SQLite's own check, then every payload and resource by the hash that it was
/// stored with. Reads every page. Damage ends no check: what lies behind it is looked at all the same.
std::vector<std::string> checkWorkspace(ReaderContext& context);

} // namespace whyglass::store
