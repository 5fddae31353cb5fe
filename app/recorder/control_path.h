// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <sys/types.h>

#include <filesystem>

namespace whyglass::recorder {

/// The path that names a workspace everywhere: absolute, links resolved, also for a file that is not there yet.
std::filesystem::path realWorkspacePath(const std::filesystem::path& workspace);

/// `$XDG_RUNTIME_DIR/whyglass/<first 16 hex digits of SHA-256 of the real path>.sock`, or below `/tmp/whyglass-UID`.
std::filesystem::path controlSocketPath(const std::filesystem::path& workspace);

/// Makes the folder of a socket, 0700 and ours. An existing one that others can enter, or that is a link, is an error:
/// whoever owns the folder can answer in the recorder's name.
domain::Result<void> prepareControlFolder(const std::filesystem::path& socket);

/// Whether a peer may talk to a process of `own`: the same user, nobody else, root included.
constexpr bool mayConnect(uid_t peer, uid_t own) { return peer == own; }

} // namespace whyglass::recorder
