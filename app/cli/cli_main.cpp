// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/command_reference.h"
#include "app/cli/open_window.h"
#include "app/cli/terminal.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

#ifndef WHYGLASS_VERSION
#error "WHYGLASS_VERSION comes from the build"
#endif

namespace whyglass::cli {

namespace {

/// "info, check": what a group has.
std::string groupHelp(const std::string& group)
{
    std::string members;
    for (const CommandEntry& entry : commandList()) {
        if (entry.name.substr(0, group.size() + 1) == group + ' ')
            members.append(members.empty() ? "" : ", ").append(entry.name.substr(group.size() + 1));
    }
    return members;
}

/// The parser of the whole command line: an App a subcommand, groups ("workspace info") nested.
class Parser {
public:
    Parser() : m_app("Explorer for the decisions of AI agents: OpenTelemetry in, linked timelines out.", "whyglass")
    {
        m_app.set_version_flag("--version", "whyglass " WHYGLASS_VERSION);
        m_app.add_option("FILE", m_files, "Without a command: open the window on this workspace, or import these files into your own")
            ->type_name("");
        m_app.add_option("--print-reference", m_reference)->check(CLI::IsMember({"man", "bash"}))->group(""); // for the build
        OptionSet options(m_app);
        m_window.define(options);
        for (const CommandEntry& entry : commandList())
            add(entry);
        m_app.require_subcommand(0, 1);
        m_app.footer(notesText()); // last, so that commands do not inherit it
    }

    domain::Result<int> run(int argc, char** argv, const Host& host)
    {
        m_app.parse(argc, argv);
        if (!m_reference.empty()) {
            const ProgramReference reference = describe(m_app, WHYGLASS_VERSION);
            std::cout << (m_reference == "man" ? manPage(reference) : bashCompletion(reference));
            return kDone;
        }
        if (m_chosen)
            return m_chosen->run(host);
        return m_window.open(host, m_files, {});
    }

    CLI::App& app() { return m_app; }

private:
    void add(const CommandEntry& entry)
    {
        const std::string name(entry.name);
        const auto blank = name.find(' ');
        CLI::App* parent = &m_app;
        if (blank != std::string::npos) {
            CLI::App*& group = m_groups[name.substr(0, blank)];
            if (!group)
                group = m_app.add_subcommand(name.substr(0, blank), groupHelp(name.substr(0, blank)))->require_subcommand(1);
            parent = group;
        }
        CLI::App* app = parent->add_subcommand(blank == std::string::npos ? name : name.substr(blank + 1), std::string(entry.summary));
        m_commands.push_back(entry.make());
        Command* command = m_commands.back().get();
        OptionSet options(*app);
        command->define(options);
        app->final_callback([this, command] { m_chosen = command; });
    }

    CLI::App m_app;
    WindowStart m_window;
    std::vector<std::string> m_files;
    std::string m_reference;
    std::map<std::string, CLI::App*> m_groups;
    std::vector<std::unique_ptr<Command>> m_commands;
    Command* m_chosen = nullptr;
};

int exitCodeOf(const domain::Error& error) { return error.code == domain::ErrorCode::InvalidArgument ? kUsage : kFailed; }

} // namespace

int runCommandLine(int argc, char** argv, const Host& host)
{
    Parser parser;
    try {
        const auto code = parser.run(argc, argv, host);
        if (code)
            return *code;
        printError(code.error());
        return exitCodeOf(code.error());
    } catch (const CLI::Success& success) {
        parser.app().exit(success, std::cout, std::cerr);
        return kDone;
    } catch (const CLI::ParseError& error) {
        printError({domain::ErrorCode::InvalidArgument, error.what(), "see whyglass --help"});
        return kUsage;
    } catch (const std::exception& exception) {
        printError({domain::ErrorCode::Internal, std::string("stopped by an unexpected error: ") + exception.what(),
                    "run it again with fewer files, and report what it was given"});
        return kFailed;
    }
}

} // namespace whyglass::cli
