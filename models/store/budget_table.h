// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/budget.h"
#include "models/store/database.h"

#include <string>
#include <vector>

namespace whyglass::store {

// Each writing call is a transaction of its own. Nothing is changed or removed: the last row of a name holds.

void saveBudget(Database& db, const domain::Budget& budget);
/// Throws NotFound where there is no budget of this name. `when`: of who removed it.
void removeBudget(Database& db, const std::string& name, domain::Timestamp when);
/// False where this threshold of this period was noticed before.
bool saveBudgetNotice(Database& db, const domain::BudgetNotice& notice);

/// Those that hold, by name.
std::vector<domain::Budget> readBudgets(Database& db);
/// The newest first.
std::vector<domain::BudgetNotice> readBudgetNotices(Database& db, std::size_t limit);

} // namespace whyglass::store
