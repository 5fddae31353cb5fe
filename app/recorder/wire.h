// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The lines of the control protocol: one JSON object each (architecture.md, control plane). Payloads are JSON text.
namespace whyglass::recorder::wire {

std::string progressLine(std::int64_t id, std::string_view payload); ///< {"id": 1, "progress": {…}}
std::string answerLine(std::int64_t id, std::string_view payload);   ///< {"id": 1, "ok": …}
/// {"id": 1, "error": "…", "remedy": "…", "code": "busy"}
std::string errorLine(std::int64_t id, const domain::Error& error);

/// Stable word for an error code, and back; an unknown word is Internal.
std::string_view nameOf(domain::ErrorCode code);
domain::ErrorCode errorCodeFromName(std::string_view name);

} // namespace whyglass::recorder::wire
