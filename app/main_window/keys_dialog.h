// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace whyglass::views {
class Theme;
}

namespace whyglass::window {

class CommandRegistry;

/// Shows all keys: those of the commands and those of the timeline, the tree and the tables.
void showKeysDialog(const views::Theme& theme, const CommandRegistry& commands, QWidget* parent);

} // namespace whyglass::window
