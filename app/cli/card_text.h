// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_output.h"

#include <string>

namespace whyglass::cli {

/// The card of `show DECISION` for people, from its JSON: every statement with the span and field to check it in, nothing of it cut. Of fields
/// that are longer than what is quoted it says how long they are.
std::string cardText(const Json& card, bool colored);

} // namespace whyglass::cli
