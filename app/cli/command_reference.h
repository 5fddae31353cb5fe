// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

/// What the parser knows of the command line, as plain values: --help, the man page and the completion have no other source.
namespace whyglass::cli {

struct OptionReference {
    std::vector<std::string> names; ///< "-w", "--workspace"; one without a dash where it is a positional
    std::string value;              ///< what its value is called: "FILE", "light|dark"; empty for flags and plain positionals
    std::string help;
    std::string group;              ///< heading it stands under
    bool positional = false, required = false, repeated = false;
    /// The words of a value such as "light|dark"; empty where any value goes.
    [[nodiscard]] std::vector<std::string> choices() const;
    [[nodiscard]] bool takesFile() const;
};

struct CommandReference {
    std::string name; ///< as typed behind the program's: "workspace info"; empty for the program itself
    std::string summary;
    std::vector<OptionReference> options;
    bool group = false; ///< runs nothing itself
};

/// Words and what they mean, under a heading: what --help says below the commands.
struct HelpNote {
    std::string title;
    std::vector<std::pair<std::string, std::string>> lines;
};

struct ProgramReference {
    std::string name, version, summary;
    std::vector<CommandReference> commands; ///< the program itself first, then in the order of the help
    std::vector<HelpNote> notes;
};

/// THE LIST of notes: exit codes, files, variables.
const std::vector<HelpNote>& helpNotes();
/// The notes as --help prints them.
std::string notesText();

ProgramReference describe(const CLI::App& app, const std::string& version);

/// Page of section 1 as roff source in UTF-8.
std::string manPage(const ProgramReference& program);
/// A script that bash sources; needs nothing but bash and, for the names of views, the program itself.
std::string bashCompletion(const ProgramReference& program);

} // namespace whyglass::cli
