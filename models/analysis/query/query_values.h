// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/query_fields.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace whyglass::analysis {

/// "1h30m", "1.5s", "100us" (query.md 3: ns us µs ms s m h d w y). Not negative.
std::optional<domain::Duration> parseDuration(std::string_view text);
/// The form that FilterTerm::values holds (see FieldType); nullopt where the text is no value of that type.
std::optional<std::string> canonicalValue(FieldType type, std::string_view text);
/// What to write instead, for error messages: "a duration such as 1s or 250ms".
std::string_view exampleOf(FieldType type);

} // namespace whyglass::analysis
