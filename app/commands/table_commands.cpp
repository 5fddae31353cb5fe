// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the list that is shown.
#include "app/commands/command_registry.h"
#include "app/commands/window_commands.h"
#include "app/main_window/main_window.h"
#include "views/tables/record_list_view.h"

#include <QCoreApplication>

namespace whyglass::window {

void addTableCommands(CommandRegistry& registry, MainWindow& window)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("commands", text); };
    using List = views::RecordListView;
    const auto add = [&](const char* id, const QString& title, void (*run)(List&), bool beginsGroup) {
        registry.add({QString::fromLatin1(id), title, tr("Edit"), {},
                      [&window, run] {
                          if (auto* list = window.currentList())
                              run(*list);
                      },
                      [&window] { return window.currentList() != nullptr; }, {}, beginsGroup});
    };
    add("table.columns", tr("Choose the columns…"), [](List& list) { list.chooseColumns(); }, true);
    add("table.copy-text", tr("Copy rows as text"), [](List& list) { list.copyAsText(); }, false);
    add("table.copy-csv", tr("Copy rows as CSV"), [](List& list) { list.copyAs(views::RowFormat::Csv); }, false);
    add("table.copy-json", tr("Copy rows as JSON"), [](List& list) { list.copyAs(views::RowFormat::Json); }, false);
    add("table.export-csv", tr("Export the list as CSV…"), [](List& list) { list.exportAs(views::RowFormat::Csv); }, false);
    add("table.export-json", tr("Export the list as JSON…"), [](List& list) { list.exportAs(views::RowFormat::Json); }, false);
}

} // namespace whyglass::window
