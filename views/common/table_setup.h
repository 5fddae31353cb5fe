// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace whyglass::views {

class Theme;

/// What all our tables are: whole rows of one height, no grid, no numbers at the side, Tab leaves them, repainted when the theme
/// changes. Before the model is set or after it.
void setUpTable(QTableView& table, const Theme& theme, int rowHeight);

} // namespace whyglass::views
