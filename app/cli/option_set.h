// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}

namespace whyglass::cli {

/// The options of one subcommand, bound to variables that must outlive the parse. A thin front of CLI11, which is slow to
/// compile and so included in one place only.
class OptionSet {
public:
    explicit OptionSet(CLI::App& app) : m_app(&app) {}

    /// Heading over the options that follow, in the help and in the man page.
    void startGroup(const std::string& title) { m_group = title; }

    // Names as CLI11 has them: "-q,--quiet" for options, "FILE" for positionals. What a value is called ("FILE", "VIEW",
    // "light|dark") is also what completion goes by (bash_completion.cpp).
    void flag(const std::string& names, bool& value, const std::string& help);
    void text(const std::string& names, std::string& value, const std::string& help, bool required = false,
              const std::string& valueName = "TEXT");
    void path(const std::string& names, std::filesystem::path& value, const std::string& help, bool required = false);
    /// Positional: takes all that is left. Option: takes one value each time, or several with commas.
    void texts(const std::string& names, std::vector<std::string>& values, const std::string& help, bool required = false,
               const std::string& valueName = "TEXT");
    /// An option that takes several of the known words; the command says what is wrong with others.
    void words(const std::string& names, std::vector<std::string>& values, const std::vector<std::string>& known,
               const std::string& help);
    void number(const std::string& names, std::optional<std::int64_t>& value, const std::string& help, std::int64_t least = 0);
    void seconds(const std::string& names, std::optional<double>& value, const std::string& help);
    void choice(const std::string& names, std::string& value, const std::vector<std::string>& choices, const std::string& help,
                bool required = false);
    /// Works, but is not in the help.
    void hiddenFlag(const std::string& names, bool& value);

private:
    void name(CLI::Option& option, const std::string& valueName) const;

    CLI::App* m_app;
    std::string m_group = "Options";
};

} // namespace whyglass::cli
