// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace whyglass::cli {

/// The name given, else that of the login; empty where there is none.
std::string authorOr(const std::string& name);

} // namespace whyglass::cli
