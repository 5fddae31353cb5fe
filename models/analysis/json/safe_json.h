// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace whyglass::analysis {

/// Payloads are hostile text: deeper or larger than this is treated as plain text.
inline constexpr int kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonBytes = 8U << 20U;

/// A JSON object or array, also inside a JSON text of one (semantic-conventions.md 0.1e). nullopt where the payload is no
/// such thing, too deep, too large or broken. Never throws.
std::optional<nlohmann::json> parseStructure(std::string_view text);

/// Any JSON value, scalars included; same limits.
std::optional<nlohmann::json> parseJson(std::string_view text);

} // namespace whyglass::analysis
