// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/open_window.h"
#include "app/cli/owner_call.h"
#include "models/format/deep_link.h"
#include "models/store/workspace_file.h"

#include <cstdio>

namespace whyglass::cli {

namespace {

domain::Error noWindow()
{
    return {domain::ErrorCode::Unsupported, "this program was built without the window", "use the other commands, or build it with Qt Widgets"};
}

class OpenCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("ID", m_id, "Trace, span, decision or finding to open, or a whyglass:// link");
        m_window.define(options);
    }
    domain::Result<int> run(const Host& host) override { return m_window.open(host, {}, m_id); }

private:
    WindowStart m_window;
    std::string m_id;
};

/// WxH in pixels, 200 … 8000 each.
domain::Result<std::pair<int, int>> sizeOf(const std::string& text)
{
    constexpr int kLeast = 200;
    constexpr int kMost = 8000;
    int width = 0;
    int height = 0;
    char rest = 0;
    // NOLINTNEXTLINE(cert-err34-c): the ranges below catch what sscanf cannot
    if (std::sscanf(text.c_str(), "%5dx%5d%c", &width, &height, &rest) == 2 && width >= kLeast && width <= kMost && height >= kLeast
        && height <= kMost)
        return std::pair(width, height);
    return domain::Error{domain::ErrorCode::InvalidArgument, "--size " + text + " is no size", "write WIDTHxHEIGHT, 200 to 8000 each"};
}

class RenderCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("ID", m_render.id, "Trace, span or decision, where the view needs one");
        options.text("--view", m_render.view, "Name of the view, see --list", false, "VIEW");
        options.path("-o,--output", m_render.output, "PNG file to write");
        options.choice("--theme", m_theme, {"light", "dark"}, "Default: light");
        options.text("--size", m_size, "WIDTHxHEIGHT (default 1600x1000)", false, "SIZE");
        options.choice("--scale", m_scale, {"1", "2"}, "Pixels a point (default 1)");
        options.text("--query", m_render.query, "Query for the lists in the view", false, "QUERY");
        options.text("--tab", m_tabs, "Tabs to put in front, by id, with commas: context,saw", false, "TAB");
        options.flag("--list", m_render.list, "Print the views: name, needs an ID (yes or no), title");
        m_options.define(options);
    }

    domain::Result<int> run(const Host& host) override
    {
        if (!host.render)
            return noWindow();
        if (!m_render.list && (m_render.view.empty() || m_render.output.empty()))
            return domain::Error{domain::ErrorCode::InvalidArgument, "render needs --view NAME and -o FILE.png", "see whyglass render --list"};
        const auto size = sizeOf(m_size);
        if (!size)
            return size.error();
        const auto path = m_options.workspacePath();
        if (!path)
            return path.error();
        m_render.workspace = *path;
        for (std::size_t at = 0, comma = 0; !m_tabs.empty() && comma != std::string::npos; at = comma + 1) {
            comma = m_tabs.find(',', at);
            m_render.tabs.push_back(m_tabs.substr(at, comma == std::string::npos ? comma : comma - at));
        }
        m_render.dark = m_theme == "dark";
        m_render.scale = m_scale == "2" ? 2 : 1;
        m_render.width = size->first;
        m_render.height = size->second;
        return host.render(m_render);
    }

private:
    CommonOptions m_options;
    window::RenderOptions m_render;
    std::string m_theme = "light";
    std::string m_size = "1600x1000";
    std::string m_tabs;
    std::string m_scale = "1";
};

/// A link names its workspace, which lies where the default one does; -w says where else.
domain::Result<std::filesystem::path> workspaceOfLink(const std::filesystem::path& defaultPath, const std::string& text)
{
    const auto link = format::parseDeepLink(text);
    if (!link)
        return link.error();
    auto path = defaultPath.parent_path() / (link->workspace + ".whyglass");
    if (std::filesystem::exists(path))
        return path;
    return domain::Error{domain::ErrorCode::InvalidArgument,
                         "the link belongs to the workspace " + link->workspace + ", and there is no " + path.string(),
                         "say where it is with -w FILE"};
}

} // namespace

void WindowStart::define(OptionSet& options)
{
    options.text("--grpc", m_grpc, "HOST:PORT to listen on for OTLP/gRPC, or off (default: as set in the window, at first 127.0.0.1:4317)", false, "ADDRESS");
    options.text("--http", m_http, "HOST:PORT to listen on for OTLP/HTTP, or off (default: as set in the window, at first 127.0.0.1:4318)", false, "ADDRESS");
    m_options.define(options);
}

domain::Result<int> WindowStart::open(const Host& host, const std::vector<std::string>& files, const std::string& id)
{
    // What a click on a link gives: the desktop hands it over where a file would stand.
    if (files.size() == 1 && format::looksLikeDeepLink(files.front()))
        return open(host, {}, files.front());
    for (const std::string& file : files) {
        if (!std::filesystem::exists(file)) {
            return domain::Error{domain::ErrorCode::InvalidArgument, "there is no file and no command " + file,
                                 "see whyglass --help for the commands"};
        }
    }
    if (!host.openWindow)
        return noWindow();
    auto path = m_options.workspacePath();
    if (path && m_options.workspace.empty() && format::looksLikeDeepLink(id))
        path = workspaceOfLink(*path, id);
    if (!path)
        return path.error();
    window::WindowOptions window;
    window.executable = host.executable;
    window.workspace = *path;
    // What a double click in a file manager gives: a workspace is opened, anything else is imported.
    if (files.size() == 1 && m_options.workspace.empty() && store::isWorkspaceFile(files.front())) {
        window.workspace = std::filesystem::absolute(files.front());
    } else {
        for (const std::string& file : files)
            window.files.push_back(std::filesystem::absolute(file).string());
    }
    window.open = id;
    window.grpc = m_grpc;
    window.http = m_http;
    // The first run shows what the program is for; a workspace that somebody named stays as it is.
    if (m_options.workspace.empty() && files.empty() && id.empty() && !std::filesystem::exists(*path)) {
        auto sample = callOwner(m_options, "sample", Json::object(), [](const Json&) {});
        if (!sample)
            return sample.error();
        window.firstRunSample = true;
    }
    return host.openWindow(window);
}

std::unique_ptr<Command> makeOpenCommand() { return std::make_unique<OpenCommand>(); }
std::unique_ptr<Command> makeRenderCommand() { return std::make_unique<RenderCommand>(); }

} // namespace whyglass::cli
