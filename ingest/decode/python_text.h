// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/value_tree.h"

#include <optional>
#include <string_view>

namespace whyglass::telemetry {

/// Reads what Python's repr() writes for a dict, a list or a tuple of texts, numbers, True, False and None: instrumentations that call str()
/// on a message send that instead of JSON. Strict: nullopt for anything else, for JSON too that is no Python, for what is cut, nests deeper
/// than 64 levels or is longer than 8 MB. Thread-safe; never throws but for want of memory.
std::optional<ValueTree> parsePython(std::string_view text);

} // namespace whyglass::telemetry
