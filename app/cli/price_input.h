// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <filesystem>
#include <string>

namespace whyglass::cli {

/// The text of a price file, at most 16 MB.
domain::Result<std::string> readPriceFile(const std::filesystem::path& file);
/// The name given, else that of the login; empty where there is none.
std::string authorOr(const std::string& name);

} // namespace whyglass::cli
