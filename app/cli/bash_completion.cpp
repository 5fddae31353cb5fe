// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_reference.h"

namespace whyglass::cli {

namespace {

constexpr const char* kHead = R"(# bash completion for NAME, written by the program itself.
_NAME()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$command ${COMP_WORDS[i]}" in
)";

constexpr const char* kMiddle = R"(        esac
    done
    COMPREPLY=()
    case "$command:$previous" in
)";

constexpr const char* kTail = R"(    esac
}
complete -F _NAME NAME
)";

constexpr const char* kFiles = "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";

std::string filled(std::string text, const std::string& name)
{
    for (std::size_t at = text.find("NAME"); at != std::string::npos; at = text.find("NAME", at + name.size()))
        text.replace(at, 4, name);
    return text;
}

std::string joined(const std::vector<std::string>& words, const char* between)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

std::string fromWords(const std::string& words) { return "mapfile -t COMPREPLY < <(compgen -W \"" + words + "\" -- \"$current\")"; }

/// Completes the value of an option, or a positional; empty where any text goes.
std::string completion(const OptionReference& option, const std::string& program)
{
    if (option.takesFile())
        return kFiles;
    if (option.value == "VIEW") // only the window's part of the program knows them
        return fromWords("$(" + program + " render --list 2>/dev/null | cut -f1)");
    return option.choices().empty() ? std::string() : fromWords(joined(option.choices(), " "));
}

/// Words that continue a command: "workspace" has info, check …
std::string subcommands(const ProgramReference& program, const std::string& command)
{
    std::vector<std::string> words;
    for (const CommandReference& each : program.commands) {
        const auto blank = each.name.rfind(' ');
        const std::string parent = blank == std::string::npos ? std::string() : each.name.substr(0, blank);
        if (!each.name.empty() && parent == command)
            words.push_back(blank == std::string::npos ? each.name : each.name.substr(blank + 1));
    }
    return joined(words, " ");
}

std::string valueCases(const ProgramReference& program)
{
    std::string cases;
    for (const CommandReference& command : program.commands) {
        for (const OptionReference& option : command.options) {
            if (option.positional || option.value.empty())
                continue;
            std::vector<std::string> patterns;
            for (const std::string& name : option.names)
                patterns.push_back("\"" + command.name + ":" + name + "\"");
            const std::string action = completion(option, program.name);
            cases += "        " + joined(patterns, "|") + ") " + action + (action.empty() ? "return;;\n" : "; return;;\n");
        }
    }
    return cases;
}

std::string wordCases(const ProgramReference& program)
{
    std::string cases;
    for (const CommandReference& command : program.commands) {
        std::vector<std::string> options;
        std::string positional;
        for (const OptionReference& option : command.options) {
            if (!option.positional)
                options.insert(options.end(), option.names.begin(), option.names.end());
            else if (positional.empty())
                positional = completion(option, program.name);
        }
        const std::string words = subcommands(program, command.name);
        cases += "        \"" + command.name + ":-\"*) " + fromWords(joined(options, " ")) + ";;\n";
        if (!words.empty()) // the program itself takes files as well
            cases += "        \"" + command.name + ":\"*) " + (positional.empty() ? "" : "compopt -o filenames 2>/dev/null; ")
                + "mapfile -t COMPREPLY < <(compgen " + (positional.empty() ? "" : "-f ") + "-W \"" + words + "\" -- \"$current\");;\n";
        else if (!positional.empty())
            cases += "        \"" + command.name + ":\"*) " + positional + ";;\n";
    }
    return cases;
}

} // namespace

std::string bashCompletion(const ProgramReference& program)
{
    std::string script = filled(kHead, program.name);
    for (const CommandReference& command : program.commands) {
        if (command.name.empty())
            continue;
        const bool nested = command.name.find(' ') != std::string::npos;
        script += "            \"" + std::string(nested ? "" : " ") + command.name + "\") command=\"" + command.name + "\";;\n";
    }
    script += kMiddle + valueCases(program);
    script += "    esac\n    case \"$command:$current\" in\n" + wordCases(program);
    return script + filled(kTail, program.name);
}

} // namespace whyglass::cli
