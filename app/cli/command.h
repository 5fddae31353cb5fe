// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/option_set.h"
#include "app/main_window/window_main.h"
#include "models/domain/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace whyglass::cli {

/// Exit codes of cli.md.
enum ExitCode : int { kDone = 0, kFailed = 1, kUsage = 2, kPartly = 3, kNotVerified = 4 };

/// What a command needs of the program around it. The functions that need Qt are given in by main().
struct Host {
    std::filesystem::path executable;
    std::function<int(const window::WindowOptions&)> openWindow;
    std::function<int(const window::RenderOptions&)> render;
};

/// One subcommand: says which options it takes, then runs once they are parsed.
class Command {
public:
    virtual ~Command() = default;
    virtual void define(OptionSet& options) = 0;
    /// The exit code, or the error to print (InvalidArgument gives code 2, everything else 1).
    virtual domain::Result<int> run(const Host& host) = 0;
};

struct CommandEntry {
    std::string_view name; ///< a space divides a group from its member: "workspace info"
    std::string_view summary;
    std::unique_ptr<Command> (*make)();
};

/// THE LIST (command_list.cpp).
const std::vector<CommandEntry>& commandList();

/// Parses the command line, runs one command, prints its error; returns the exit code.
int runCommandLine(int argc, char** argv, const Host& host);

} // namespace whyglass::cli
