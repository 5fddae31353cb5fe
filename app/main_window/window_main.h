// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The two commands that use Qt. main.cpp calls them; nothing else of app/cli touches Qt.
namespace whyglass::window {

struct WindowOptions {
    std::filesystem::path executable; ///< of this process, to start the recorder
    std::filesystem::path workspace;
    std::vector<std::string> files;   ///< to import after start
    std::string open;                 ///< an id or a whyglass:// link, or empty
    std::string grpc, http;           ///< HOST:PORT or "off"; empty = as the settings say
    bool firstRunSample = false;      ///< the workspace was just made with the sample in it
};
/// Opens the window and runs the event loop; returns the exit code.
int runWindow(const WindowOptions& options, int& argc, char** argv);

struct RenderOptions {
    std::filesystem::path workspace;
    std::string view, id;
    std::filesystem::path output;
    bool dark = false;
    int width = 1600, height = 1000;
    int scale = 1;
    std::string query;
    std::vector<std::string> tabs; ///< ids of tabs to put in front
    bool list = false; ///< print the views instead
};
/// Draws a view off screen into a PNG (cli.md, render).
int runRender(const RenderOptions& options, int& argc, char** argv);

} // namespace whyglass::window
