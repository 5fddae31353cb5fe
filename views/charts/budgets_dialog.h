// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/common/theme.h"
#include "views/view_host.h"

namespace whyglass::views {

/// Shows, sets, removes and simulates budgets in a window of its own, which goes when it is closed. Changes go through the host.
void openBudgetsDialog(session::Session& session, ViewHost& host, const Theme& theme, QWidget* parent);

} // namespace whyglass::views
