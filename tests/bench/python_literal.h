// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace whyglass::bench {

/// Reads what Python's repr() writes for dicts, lists, texts, numbers, True, False and None: the annotated runs carry their
/// messages like that. nullopt for anything else.
std::optional<nlohmann::json> readPythonLiteral(std::string_view text);

} // namespace whyglass::bench
