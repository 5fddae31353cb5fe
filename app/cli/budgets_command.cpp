// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/budget_options.h"
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/owner_call.h"
#include "app/cli/value_json.h"
#include "app/composition/composition.h"
#include "models/analysis/budgets/alert_rule.h"
#include "models/analysis/budgets/budget_definition.h"
#include "models/format/format.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace whyglass::cli {

namespace {

using Kind = Column::Kind;
using domain::Budget;
using domain::Error;
using domain::ErrorCode;

domain::Timestamp wallClock()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
}

domain::Result<Budget> budgetNamed(store::WorkspaceReader& reader, const std::string& name)
{
    const auto budgets = reader.budgets();
    if (!budgets)
        return budgets.error();
    const auto found = std::find_if(budgets->begin(), budgets->end(), [&name](const Budget& budget) { return budget.name == name; });
    if (found == budgets->end())
        return Error{ErrorCode::NotFound, "there is no budget " + name, "whyglass budgets list shows those there are"};
    return *found;
}

/// `budgets list` and `budgets check`: what all budgets say as of a time.
class BudgetsListCommand : public Command {
public:
    explicit BudgetsListCommand(bool checks) : m_checks(checks) {}

    void define(OptionSet& options) override
    {
        options.text("--at", m_at, "As of this time (RFC 3339), or of the latest span (latest); default: now", false, "TIME");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        store::WorkspaceReader& reader = (*workspace)->reader();
        const auto at = time(reader);
        if (!at)
            return at.error();
        const auto budgets = reader.budgets();
        if (!budgets)
            return budgets.error();
        RowOutput output(m_options, {{"at", timeOrNull(*at)}},
                         {{"budget", "/name"}, {"for", "/scope"}, {"amount $", "/amount_usd", Kind::Money}, {"tokens", "/amount_tokens", Kind::Tokens}, {"per", "/per"},
                          {"used $", "/used_usd", Kind::Money}, {"used tokens", "/used_tokens", Kind::Tokens}, {"left out", "/left_out_calls", Kind::Count},
                          {"reached %", "/reached"}, {"forecast $", "/forecast/expected_usd", Kind::Money},
                          {"forecast tokens", "/forecast/expected_tokens", Kind::Tokens}, {"reached at", "/forecast/reached_at", Kind::Time}},
                         budgetStateJson({}));
        bool over = false;
        const auto prices = recorder::priceTable();
        for (const Budget& budget : *budgets) {
            const auto state = analysis::budgetState(reader, budget, *at, *prices);
            if (!state)
                return state.error();
            over = over || state->used.amount >= budget.amount;
            output.row(budgetStateJson(*state));
        }
        const Json tail = m_checks ? Json{{"ok", !over}} : Json::object();
        return exitCode(output.finish(tail, budgets->empty() ? "no budgets: whyglass budgets set" : ""), m_checks && over ? kNotVerified : kDone);
    }

private:
    domain::Result<domain::Timestamp> time(store::WorkspaceReader& reader) const
    {
        if (m_at.empty())
            return wallClock();
        if (m_at == "latest") {
            const auto info = reader.info();
            if (!info)
                return info.error();
            return info->lastStart.known() ? info->lastStart : wallClock();
        }
        const auto time = format::parseRfc3339(m_at);
        return time ? domain::Result<domain::Timestamp>(*time) : Error{ErrorCode::InvalidArgument, "--at " + m_at + " is no time", "give RFC 3339, e.g. 2026-03-17T14:00:00Z"};
    }

    CommonOptions m_options;
    std::string m_at;
    bool m_checks;
};

/// Changes go through the owner of the workspace.
class BudgetsSetCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("NAME", m_name, "What the budget is called; one of that name is replaced", true, "NAME");
        m_budget.define(options);
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto budget = m_budget.budget(m_name);
        if (!budget)
            return budget.error();
        const auto answer = callOwner(m_options, "set_budget", Json::parse(analysis::budgetToJson(*budget)), [](const Json&) {});
        return answer ? exitCode(printObject(m_options, budgetJson(*budget))) : domain::Result<int>(answer.error());
    }

private:
    CommonOptions m_options;
    BudgetOptions m_budget;
    std::string m_name;
};

class BudgetsRemoveCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("NAME", m_name, "The budget to take away", true, "NAME");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto answer = callOwner(m_options, "remove_budget", {{"name", m_name}}, [](const Json&) {});
        return answer ? exitCode(printObject(m_options, {{"removed", m_name}})) : domain::Result<int>(answer.error());
    }

private:
    CommonOptions m_options;
    std::string m_name;
};

class BudgetsSimulateCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("NAME", m_name, "A budget of the workspace; with --usd or --tokens any name, and nothing is stored", true, "NAME");
        m_definition.define(options);
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        store::WorkspaceReader& reader = (*workspace)->reader();
        const auto budget = m_definition.given() ? m_definition.budget(m_name) : budgetNamed(reader, m_name);
        if (!budget)
            return budget.error();
        const auto filter = m_options.filter({});
        if (!filter)
            return filter.error();
        const auto spending = analysis::loadSpending(reader, *budget, filter->window, analysis::kSpendingMinute, *recorder::priceTable());
        if (!spending)
            return spending.error();
        return print(*budget, analysis::simulate(*spending, *budget));
    }

private:
    domain::Result<int> print(const Budget& budget, const analysis::Simulation& simulation)
    {
        if (m_options.outputFormat() == Format::Table)
            return printText(budget, simulation);
        RowOutput output(m_options, {{"budget", budgetJson(budget)}}, {}, simulatedPeriodJson({}, budget));
        const auto count = static_cast<std::int64_t>(simulation.periods.size());
        const std::int64_t begin = std::min(m_options.offset.value_or(0), count);
        for (std::int64_t i = begin; i < begin + std::min(m_options.rowLimit(), count - begin); ++i)
            output.row(simulatedPeriodJson(simulation.periods[static_cast<std::size_t>(i)], budget));
        return exitCode(output.finish({{"periods", count}, {"fired", simulation.fired}}));
    }

    static domain::Result<int> printText(const Budget& budget, const analysis::Simulation& simulation)
    {
        for (const std::string& line : analysis::simulationText(simulation, budget))
            std::printf("%s\n", line.c_str());
        return exitCode(finishStdout());
    }

    CommonOptions m_options;
    BudgetOptions m_definition;
    std::string m_name;
};

class BudgetsRuleCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("NAME", m_name, "A budget of the workspace", true, "NAME");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        const auto budget = budgetNamed((*workspace)->reader(), m_name);
        if (!budget)
            return budget.error();
        const auto rule = analysis::alertRule(*budget);
        if (!rule)
            return rule.error();
        std::fputs(rule->c_str(), stdout);
        return exitCode(finishStdout());
    }

private:
    CommonOptions m_options;
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeBudgetsListCommand() { return std::make_unique<BudgetsListCommand>(false); }
std::unique_ptr<Command> makeBudgetsCheckCommand() { return std::make_unique<BudgetsListCommand>(true); }
std::unique_ptr<Command> makeBudgetsSetCommand() { return std::make_unique<BudgetsSetCommand>(); }
std::unique_ptr<Command> makeBudgetsRemoveCommand() { return std::make_unique<BudgetsRemoveCommand>(); }
std::unique_ptr<Command> makeBudgetsSimulateCommand() { return std::make_unique<BudgetsSimulateCommand>(); }
std::unique_ptr<Command> makeBudgetsRuleCommand() { return std::make_unique<BudgetsRuleCommand>(); }

} // namespace whyglass::cli
