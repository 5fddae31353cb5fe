// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace whyglass::analysis {

/// Reads what Python's repr() writes for dicts, lists, texts, numbers, True, False and None: frameworks hand results on like that.
/// nullopt for anything else: telemetry::parsePython() tells the limits.
std::optional<nlohmann::json> readPythonLiteral(std::string_view text);

} // namespace whyglass::analysis
