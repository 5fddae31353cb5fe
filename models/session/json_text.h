// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace whyglass::session {

/// Whether the text reads as a JSON object or array: brackets balanced, strings closed, nothing
/// between them that JSON does not have.
bool looksLikeJson(std::string_view text);
/// Two-space indentation, nothing else changed: keys keep their order, numbers their digits. Text that is no JSON object or
/// array comes back as it is.
std::string indentedJson(std::string_view text);

} // namespace whyglass::session
