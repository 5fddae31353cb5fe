// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/budget_table.h"

#include <algorithm>
#include <charconv>

namespace whyglass::store {

namespace {

std::string listOf(const std::vector<int>& numbers)
{
    std::string text;
    for (const int number : numbers)
        text += (text.empty() ? "" : ",") + std::to_string(number);
    return text;
}

std::vector<int> numbersOf(std::string_view list)
{
    std::vector<int> numbers;
    while (!list.empty()) {
        int number = 0;
        const auto [end, code] = std::from_chars(list.data(), list.data() + list.size(), number);
        if (code == std::errc{})
            numbers.push_back(number);
        const std::size_t comma = list.find(',');
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return numbers;
}

void insertRow(Database& db, const domain::Budget& budget, bool removed)
{
    const std::string thresholds = listOf(budget.thresholds);
    Statement insert = db.prepare("INSERT INTO budget(name, time_ns, removed, unit, amount, period, thresholds) VALUES(?1,?2,?3,?4,?5,?6,?7)");
    insert.bindText(1, budget.name);
    insert.bind(2, budget.set.ns);
    insert.bind(3, static_cast<std::int64_t>(removed));
    insert.bind(4, static_cast<std::int64_t>(budget.unit));
    insert.bind(5, budget.amount);
    insert.bind(6, static_cast<std::int64_t>(budget.period));
    insert.bindText(7, thresholds);
    insert.run();
}

/// The last row of each name, unless it takes the budget away.
constexpr const char* kHolding = "SELECT id, name, time_ns, unit, amount, period, thresholds FROM budget b WHERE removed=0 AND "
                                 "id=(SELECT max(x.id) FROM budget x WHERE x.name=b.name) ORDER BY name";

} // namespace

void saveBudget(Database& db, const domain::Budget& budget)
{
    Transaction transaction(db, Transaction::Kind::Write);
    insertRow(db, budget, false);
    const std::int64_t id = db.lastInsertId();
    Statement insert = db.prepare("INSERT INTO budget_scope(budget, n, k, v) VALUES(?1,?2,?3,?4)");
    for (std::size_t i = 0; i < budget.scope.size(); ++i) {
        insert.bind(1, id);
        insert.bind(2, static_cast<std::int64_t>(i));
        insert.bindText(3, budget.scope[i].key);
        insert.bindText(4, budget.scope[i].value);
        insert.run();
    }
    transaction.commit();
}

void removeBudget(Database& db, const std::string& name, domain::Timestamp when)
{
    Transaction transaction(db, Transaction::Kind::Write);
    const auto budgets = readBudgets(db);
    const auto found = std::find_if(budgets.begin(), budgets.end(), [&name](const domain::Budget& budget) { return budget.name == name; });
    if (found == budgets.end())
        throw Failure({domain::ErrorCode::NotFound, "there is no budget " + name, "list them with `whyglass budgets list`"});
    domain::Budget last = *found;
    last.set = when;
    insertRow(db, last, true);
    transaction.commit();
}

bool saveBudgetNotice(Database& db, const domain::BudgetNotice& notice)
{
    Transaction transaction(db, Transaction::Kind::Write);
    Statement insert = db.prepare("INSERT OR IGNORE INTO budget_notice(budget, period_ns, threshold, amount, time_ns, spent) VALUES(?1,?2,?3,?4,?5,?6)");
    insert.bindText(1, notice.budget);
    insert.bind(2, notice.periodBegin.ns);
    insert.bind(3, static_cast<std::int64_t>(notice.threshold));
    insert.bind(4, notice.amount);
    insert.bind(5, notice.time.ns);
    insert.bind(6, notice.spent);
    insert.run();
    const bool isNew = db.integer("SELECT changes()") > 0;
    transaction.commit();
    return isNew;
}

std::vector<domain::Budget> readBudgets(Database& db)
{
    std::vector<domain::Budget> budgets;
    Statement rows = db.prepare(kHolding);
    Statement scope = db.prepare("SELECT k, v FROM budget_scope WHERE budget=?1 ORDER BY n");
    while (rows.step()) {
        domain::Budget& budget = budgets.emplace_back();
        budget.name = std::string(rows.text(1));
        budget.set = {rows.integer(2)};
        budget.unit = rows.integer(3) == 0 ? domain::BudgetUnit::Usd : domain::BudgetUnit::Tokens;
        budget.amount = rows.integer(4);
        budget.period = static_cast<domain::BudgetPeriod>(std::clamp<std::int64_t>(rows.integer(5), 0, static_cast<std::int64_t>(domain::BudgetPeriod::Month)));
        budget.thresholds = numbersOf(rows.text(6));
        scope.bind(1, rows.integer(0));
        while (scope.step())
            budget.scope.push_back({std::string(scope.text(0)), std::string(scope.text(1))});
    }
    return budgets;
}

std::vector<domain::BudgetNotice> readBudgetNotices(Database& db, std::size_t limit)
{
    std::vector<domain::BudgetNotice> notices;
    Statement rows = db.prepare("SELECT budget, period_ns, threshold, amount, time_ns, spent FROM budget_notice ORDER BY time_ns DESC, threshold DESC LIMIT ?1");
    rows.bind(1, static_cast<std::int64_t>(limit));
    while (rows.step()) {
        notices.push_back({std::string(rows.text(0)), {rows.integer(1)}, static_cast<int>(rows.integer(2)), {rows.integer(4)}, rows.integer(5),
                           rows.integer(3)});
    }
    return notices;
}

} // namespace whyglass::store
