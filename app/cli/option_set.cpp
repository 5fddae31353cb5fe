// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_set.h"

#include <CLI/CLI.hpp>

namespace whyglass::cli {

void OptionSet::flag(const std::string& names, bool& value, const std::string& help) { m_app->add_flag(names, value, help); }

void OptionSet::text(const std::string& names, std::string& value, const std::string& help, bool required)
{
    m_app->add_option(names, value, help)->required(required);
}

void OptionSet::path(const std::string& names, std::filesystem::path& value, const std::string& help, bool required)
{
    m_app
        ->add_option_function<std::string>(names, [&value](const std::string& given) { value = given; }, help)
        ->required(required);
}

void OptionSet::texts(const std::string& names, std::vector<std::string>& values, const std::string& help, bool required)
{
    auto* option = m_app->add_option(names, values, help)->required(required);
    if (names.front() == '-')
        option->delimiter(',')->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void OptionSet::number(const std::string& names, std::optional<std::int64_t>& value, const std::string& help, std::int64_t least)
{
    m_app
        ->add_option_function<std::int64_t>(names, [&value](std::int64_t given) { value = given; }, help)
        ->check(CLI::Range(least, std::numeric_limits<std::int64_t>::max()));
}

void OptionSet::seconds(const std::string& names, std::optional<double>& value, const std::string& help)
{
    m_app->add_option_function<double>(names, [&value](double given) { value = given; }, help)->check(CLI::NonNegativeNumber);
}

void OptionSet::choice(const std::string& names, std::string& value, const std::vector<std::string>& choices,
                       const std::string& help, bool required)
{
    m_app->add_option(names, value, help)->required(required)->check(CLI::IsMember(choices));
}

void OptionSet::hiddenFlag(const std::string& names, bool& value) { m_app->add_flag(names, value)->group(""); }

} // namespace whyglass::cli
