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
    std::string m_grpc = "127.0.0.1:4317";
    std::string m_http = "127.0.0.1:4318";
};

} // namespace whyglass::cli
