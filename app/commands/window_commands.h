// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace whyglass::window {

class CommandRegistry;
class MainWindow;

// One function an area; each adds its commands to the registry. The order is the order of the menus.
void addFileCommands(CommandRegistry& registry, MainWindow& window);
void addEditCommands(CommandRegistry& registry, MainWindow& window);
void addViewCommands(CommandRegistry& registry, MainWindow& window);
void addGoCommands(CommandRegistry& registry, MainWindow& window);
void addHelpCommands(CommandRegistry& registry, MainWindow& window);

} // namespace whyglass::window
