// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_reference.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace whyglass::cli {

namespace {

OptionReference describe(const CLI::Option& option)
{
    OptionReference reference;
    reference.positional = option.get_positional();
    if (reference.positional) {
        reference.names.push_back(option.get_name(true));
    } else {
        for (const std::string& name : option.get_snames())
            reference.names.push_back("-" + name);
        for (const std::string& name : option.get_lnames())
            reference.names.push_back("--" + name);
    }
    reference.value = option.get_type_name();
    reference.help = option.get_description();
    reference.group = option.get_group();
    reference.required = option.get_required();
    reference.repeated = option.get_items_expected_max() > 1;
    return reference;
}

void addCommands(const CLI::App& app, const std::string& name, std::vector<CommandReference>& commands)
{
    const auto children = app.get_subcommands([](const CLI::App*) { return true; });
    CommandReference command{name, app.get_description(), {}, app.get_require_subcommand_min() > 0};
    for (const CLI::Option* option : app.get_options([](const CLI::Option* each) { return !each->get_group().empty(); }))
        command.options.push_back(describe(*option));
    commands.push_back(std::move(command));
    for (const CLI::App* child : children)
        addCommands(*child, name.empty() ? child->get_name() : name + " " + child->get_name(), commands);
}

} // namespace

std::vector<std::string> OptionReference::choices() const
{
    std::vector<std::string> words;
    if (value.find('|') == std::string::npos)
        return words;
    std::size_t begin = 0;
    while (begin <= value.size()) {
        const std::size_t end = std::min(value.find('|', begin), value.size());
        words.push_back(value.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

bool OptionReference::takesFile() const { return positional ? names.front() == "FILE" : value == "FILE"; }

const std::vector<HelpNote>& helpNotes()
{
    static const std::vector<HelpNote> kNotes = {
        {"Queries",
         {{"vendor status:error", "words and key:value, all of which must hold"},
          {"model:gpt-4o tool:lookup_vendor", "the same key again: one of its values"},
          {"confidence:<0.6 -result:rejected", "comparisons; a minus excludes"}}},
        {"Exit codes",
         {{"0", "done"},
          {"1", "failed: nothing was changed, or what was changed is said"},
          {"2", "the command line or the query is wrong"},
          {"3", "done in part: some input was rejected, counted and located on stderr and in the JSON"},
          {"4", "a check failed (workspace check)"}}},
        {"Files",
         {{"$XDG_DATA_HOME/whyglass/default.whyglass", "your own workspace, unless -w names one; ~/.local/share without the variable"}}},
        {"Variables",
         {{"NO_COLOR", "no colours in tables, whatever its value"}}},
    };
    return kNotes;
}

std::string notesText()
{
    constexpr std::size_t kColumn = 30;
    std::string text;
    for (const HelpNote& note : helpNotes()) {
        text += (text.empty() ? "" : "\n") + note.title + ":\n";
        for (const auto& [term, meaning] : note.lines) {
            const bool fits = term.size() + 4 <= kColumn;
            text += "  " + term + (fits ? std::string(kColumn - 2 - term.size(), ' ') : "\n" + std::string(kColumn, ' ')) + meaning + "\n";
        }
    }
    return text;
}

ProgramReference describe(const CLI::App& app, const std::string& version)
{
    ProgramReference program{app.get_name(), version, app.get_description(), {}, helpNotes()};
    addCommands(app, {}, program.commands);
    return program;
}

} // namespace whyglass::cli
