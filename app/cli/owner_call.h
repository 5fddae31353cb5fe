// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/common_options.h"
#include "app/cli/row_output.h"

#include <functional>

namespace whyglass::cli {

/// Sends a writing command to the running recorder, or owns the workspace while it runs. SIGINT cancels it: what was committed
/// before stays.
domain::Result<Json> callOwner(const CommonOptions& options, const std::string& command, const Json& parameters,
                               const std::function<void(const Json&)>& progress);

/// Finishes index and detectors, with progress on stderr (`sample`, `detect`).
domain::Result<void> finishOwner(const CommonOptions& options);

} // namespace whyglass::cli
