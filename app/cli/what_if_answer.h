// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/common_options.h"
#include "models/store/workspace_reader.h"

namespace whyglass::cli {

/// `costs --what-if QUESTION`: before and after, what was assumed. The exit code.
domain::Result<int> answerWhatIf(const CommonOptions& options, store::WorkspaceReader& reader, const std::string& question, const domain::Filter& filter);

} // namespace whyglass::cli
