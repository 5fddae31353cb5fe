// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace whyglass::analysis {

/// The text of a block as MCP and messages write it, {"type": "text", "text": …, …} or {"text": …}; null where it is no such block.
const std::string* textOfBlock(const nlohmann::json& block);
/// The same of a list of one block: a payload in that wrapping.
const std::string* textOfOneBlock(const nlohmann::json& value);

} // namespace whyglass::analysis
