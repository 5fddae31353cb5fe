// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_set.h"

#include <CLI/CLI.hpp>

namespace whyglass::cli {

namespace {

std::string alternatives(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : "|").append(word);
    return text;
}

} // namespace

/// A positional is called by its own name already; of it only a choice says more.
void OptionSet::name(CLI::Option& option, const std::string& valueName) const
{
    if (!option.get_positional())
        option.group(m_group);
    else if (valueName.find('|') == std::string::npos)
        return static_cast<void>(option.type_name(""));
    option.type_name(valueName);
}

void OptionSet::flag(const std::string& names, bool& value, const std::string& help)
{
    m_app->add_flag(names, value, help)->group(m_group);
}

void OptionSet::text(const std::string& names, std::string& value, const std::string& help, bool required, const std::string& valueName)
{
    name(*m_app->add_option(names, value, help)->required(required), valueName);
}

void OptionSet::path(const std::string& names, std::filesystem::path& value, const std::string& help, bool required)
{
    auto* option = m_app->add_option_function<std::string>(names, [&value](const std::string& given) { value = given; }, help);
    name(*option->required(required), "FILE");
}

void OptionSet::texts(const std::string& names, std::vector<std::string>& values, const std::string& help, bool required,
                      const std::string& valueName)
{
    auto* option = m_app->add_option(names, values, help)->required(required);
    if (names.front() == '-')
        option->delimiter(',')->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    name(*option, valueName);
}

void OptionSet::words(const std::string& names, std::vector<std::string>& values, const std::vector<std::string>& known,
                      const std::string& help)
{
    texts(names, values, help, false, alternatives(known));
}

void OptionSet::number(const std::string& names, std::optional<std::int64_t>& value, const std::string& help, std::int64_t least)
{
    auto* option = m_app->add_option_function<std::int64_t>(names, [&value](std::int64_t given) { value = given; }, help);
    name(*option->check(CLI::Range(least, std::numeric_limits<std::int64_t>::max()).description("")), "N");
}

void OptionSet::seconds(const std::string& names, std::optional<double>& value, const std::string& help)
{
    auto* option = m_app->add_option_function<double>(names, [&value](double given) { value = given; }, help);
    name(*option->check(CLI::Validator(CLI::NonNegativeNumber).description("")), "S");
}

void OptionSet::choice(const std::string& names, std::string& value, const std::vector<std::string>& choices,
                       const std::string& help, bool required)
{
    auto* option = m_app->add_option(names, value, help)->required(required);
    name(*option->check(CLI::IsMember(choices).description("")), alternatives(choices));
}

void OptionSet::hiddenFlag(const std::string& names, bool& value) { m_app->add_flag(names, value)->group(""); }

} // namespace whyglass::cli
