// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <initializer_list>

namespace whyglass::window {

class CommandRegistry;
class MainWindow;

// One function an area; each adds its commands to the registry. The order is the order of the menus.
void addFileCommands(CommandRegistry& registry, MainWindow& window);
void addEditCommands(CommandRegistry& registry, MainWindow& window);
void addTableCommands(CommandRegistry& registry, MainWindow& window);
void addViewCommands(CommandRegistry& registry, MainWindow& window);
void addGoCommands(CommandRegistry& registry, MainWindow& window);
void addTimelineCommands(CommandRegistry& registry, MainWindow& window);
void addTimelineLayerCommands(CommandRegistry& registry, MainWindow& window); ///< what addTimelineCommands ends with
void addAnalyzeCommands(CommandRegistry& registry, MainWindow& window);
void addCostCommands(CommandRegistry& registry, MainWindow& window);    ///< the same
void addCompareCommands(CommandRegistry& registry, MainWindow& window); ///< what addAnalyzeCommands ends with
void addWindowCommands(CommandRegistry& registry, MainWindow& window);
void addHelpCommands(CommandRegistry& registry, MainWindow& window);

// Commands that come and go; each call replaces those of the last.
void updateRecentCommands(CommandRegistry& registry, MainWindow& window);
void updateSavedViewCommands(CommandRegistry& registry, MainWindow& window);

/// Keys in the portable form of QKeySequence: "Ctrl+O".
QList<QKeySequence> keySequences(std::initializer_list<const char*> texts);

} // namespace whyglass::window
