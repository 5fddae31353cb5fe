// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/common_options.h"

namespace whyglass::cli {

/// Opening the window: `whyglass open`, and `whyglass [FILE…]` without a subcommand.
class WindowStart {
public:
    void define(OptionSet& options);
    domain::Result<int> open(const Host& host, const std::vector<std::string>& files, const std::string& id);

private:
    CommonOptions m_options;
    std::string m_grpc, m_http; ///< empty = as the settings of the workspace say
};

} // namespace whyglass::cli
