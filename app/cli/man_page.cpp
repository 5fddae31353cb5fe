// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_reference.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

constexpr const char* kCommonGroup = "Common options";

/// Text that roff sets as it is: dashes that can be copied, no escapes, no requests.
std::string roff(const std::string& text)
{
    std::string set;
    for (const char c : text) {
        const bool startsLine = set.empty() || set.back() == '\n';
        if (startsLine && (c == '.' || c == '\''))
            set += "\\&";
        if (c == '\\')
            set += "\\e";
        else if (c == '-')
            set += "\\-";
        else
            set += c;
    }
    return set;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string slanted(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

std::string heading(const std::string& title)
{
    std::string upper = title;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return ".SH \"" + roff(upper) + "\"\n";
}

std::string positionals(const CommandReference& command)
{
    std::string text;
    for (const OptionReference& option : command.options) {
        if (!option.positional)
            continue;
        const std::string word = slanted(option.names.front()) + (option.repeated ? " ..." : "");
        text += option.required ? " " + word : " [" + word + "]";
    }
    return text;
}

std::string item(const OptionReference& option)
{
    std::string names;
    for (const std::string& name : option.names)
        names += (names.empty() ? "" : ", ") + (option.positional ? slanted(name) : bold(name));
    if (!option.value.empty() && option.choices().empty())
        names += " " + slanted(option.value);
    std::string help = roff(option.help);
    if (!option.choices().empty()) {
        std::string words;
        for (const std::string& choice : option.choices())
            words += (words.empty() ? "" : ", ") + bold(choice);
        help += "\n.br\nOne of " + words;
    }
    return ".TP\n" + names + "\n" + help + "\n";
}

/// Every command takes --help and the common options: they stand in a section of their own, once.
bool isCommon(const OptionReference& option)
{
    return option.group == kCommonGroup || std::find(option.names.begin(), option.names.end(), "--help") != option.names.end();
}

std::string items(const CommandReference& command)
{
    std::string text;
    for (const OptionReference& option : command.options)
        text += isCommon(option) ? "" : item(option);
    return text;
}

} // namespace

std::string manPage(const ProgramReference& program)
{
    const CommandReference& self = program.commands.front();
    std::string page = ".TH WHYGLASS 1 \"\" \"" + roff(program.name + " " + program.version) + "\" \"User commands\"\n";
    page += ".SH NAME\n" + roff(program.name) + " \\- " + roff(program.summary) + "\n";
    page += ".SH SYNOPSIS\n" + bold(program.name) + " [" + slanted("OPTIONS") + "]" + positionals(self) + "\n.br\n" + bold(program.name) + " "
        + slanted("COMMAND") + " [" + slanted("OPTIONS") + "] ...\n";
    page += heading("Options") + items(self);
    page += heading("Commands");
    for (const CommandReference& command : program.commands) {
        if (command.name.empty() || command.group)
            continue;
        page += ".SS \"" + roff(command.name) + "\"\n" + bold(program.name + " " + command.name) + positionals(command) + "\n.PP\n"
            + roff(command.summary) + "\n" + items(command);
    }
    page += heading(kCommonGroup);
    for (const OptionReference& option : self.options)
        page += isCommon(option) ? item(option) : "";
    for (const HelpNote& note : program.notes) {
        page += heading(note.title);
        for (const auto& [term, meaning] : note.lines)
            page += ".TP\n" + bold(term) + "\n" + roff(meaning) + "\n";
    }
    return page;
}

} // namespace whyglass::cli
