// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/value_tree.h"
#include "ingest/dialects/dialect.h"

#include <vector>

namespace whyglass::telemetry {

/// The flattened attributes of a family as one structured value: "llm.input_messages.0.message.role" below
/// "llm.input_messages." gives [{"message": {"role": …}}]. Indexes are ordered as numbers, gaps closed.
ValueTree unflatten(const std::vector<AttributeView>& attributes, const PrefixRule& family);

} // namespace whyglass::telemetry
