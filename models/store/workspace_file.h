// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace whyglass::store {

/// Whether a file's first bytes say that it is a workspace: SQLite's header with our application id. Opens no database and
/// waits for nobody; false where the file cannot be read.
bool isWorkspaceFile(const std::filesystem::path& path);

} // namespace whyglass::store
