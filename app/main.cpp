// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <filesystem>

#include <sys/stat.h>

/// The composition root of the process. Only the window and `render` touch Qt, and only through these two functions.
int main(int argc, char** argv)
{
    ::umask(077); // prompts and answers are nobody else's, whatever file they end in
    whyglass::cli::Host host;
    std::error_code error;
    host.executable = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        host.executable = argv[0];
#ifdef WHYGLASS_WITH_WINDOW
    host.openWindow = [&](const whyglass::window::WindowOptions& options) {
        return whyglass::window::runWindow(options, argc, argv);
    };
    host.render = [&](const whyglass::window::RenderOptions& options) {
        return whyglass::window::runRender(options, argc, argv);
    };
#endif
    return whyglass::cli::runCommandLine(argc, argv, host);
}
