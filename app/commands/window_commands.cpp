// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/window_commands.h"

#include "app/commands/command_registry.h"
#include "app/main_window/main_window.h"
#include "views/view_registry.h"

#include <QApplication>
#include <QCoreApplication>

namespace whyglass::window {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("commands", text); }

QList<QKeySequence> keys(std::initializer_list<const char*> texts)
{
    QList<QKeySequence> sequences;
    for (const char* text : texts)
        sequences.append(QKeySequence(QString::fromLatin1(text)));
    return sequences;
}

} // namespace

void addFileCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("File");
    registry.add({QStringLiteral("file.open"), tr("Open files…"), menu, keys({"Ctrl+O"}), [&window] { window.openFiles(); }, {}, {}, false});
    registry.add({QStringLiteral("file.open-folder"), tr("Open folder…"), menu, {}, [&window] { window.openFolder(); }, {}, {}, false});
    registry.add({QStringLiteral("file.open-sample"), tr("Open the sample investigation"), menu, keys({"Ctrl+Shift+O"}),
                  [&window] { window.openSample(); }, {}, {}, false});
    registry.add({QStringLiteral("file.issues"), tr("Problems of the input"), menu, {}, [&window] { window.showIssues(); }, {}, {}, true});
    registry.add({QStringLiteral("file.quit"), tr("Quit"), menu, keys({"Ctrl+Q"}), [&window] { window.close(); }, {}, {}, true});
}

void addEditCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Edit");
    registry.add({QStringLiteral("edit.query"), tr("Edit the query"), menu, keys({"Ctrl+L"}), [&window] { window.focusQuery(); }, {}, {}, false});
    registry.add({QStringLiteral("edit.clear-query"), tr("Clear the query"), menu, keys({"Ctrl+Shift+L"}),
                  [&window] { window.setQueryText(QString()); }, {}, {}, false});
    registry.add({QStringLiteral("edit.copy-link"), tr("Copy link to this place"), menu, keys({"Ctrl+Shift+C"}),
                  [&window] { window.copyLink(); }, {}, {}, true});
}

void addViewCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("View");
    registry.add({QStringLiteral("view.theme"), tr("Light or dark theme"), menu, keys({"Ctrl+T"}), [&window] { window.toggleTheme(); }, {}, {}, false});
    registry.add({QStringLiteral("view.sidebar"), tr("Names in the sidebar"), menu, keys({"Ctrl+B"}), [&window] { window.toggleSidebar(); },
                  {}, [&window] { return window.sidebarOpen(); }, false});
    registry.add({QStringLiteral("view.inspector"), tr("Inspector"), menu, keys({"Ctrl+I"}), [&window] { window.toggleInspector(); },
                  {}, [&window] { return window.inspectorWanted(); }, false});
    registry.add({QStringLiteral("view.new-rows"), tr("Show new rows"), menu, keys({"F5"}), [&window] { window.showNewRows(); }, {}, {}, true});
    registry.add({QStringLiteral("view.live"), tr("Follow what arrives"), menu, {}, [&window] { window.setLive(!window.live()); },
                  {}, [&window] { return window.live(); }, false});
}

void addGoCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Go");
    session::Session& session = window.session();
    registry.add({QStringLiteral("go.back"), tr("Back"), menu, keys({"Alt+Left", "Backspace"}), [&session] { session.back(); },
                  [&session] { return session.canGoBack(); }, {}, false});
    registry.add({QStringLiteral("go.forward"), tr("Forward"), menu, keys({"Alt+Right"}), [&session] { session.forward(); },
                  [&session] { return session.canGoForward(); }, {}, false});
    registry.add({QStringLiteral("go.id"), tr("Go to id…"), menu, keys({"G"}), [&window] { window.askForId(); }, {}, {}, true});
    bool first = true;
    int number = 1;
    for (const views::ViewInfo& view : views::viewRegistry()) {
        const QKeySequence key(QStringLiteral("Alt+%1").arg(number++));
        registry.add({QStringLiteral("go.") + view.id, view.title, menu, {key}, [&session, id = view.id] { session.showView(id); },
                      [&session, needsId = view.needsId] { return !needsId || session.selection().trace.has_value(); }, {}, first});
        first = false;
    }
}

void addHelpCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Help");
    registry.add({QStringLiteral("help.palette"), tr("All commands…"), menu, keys({"Ctrl+K"}), [&window] { window.showPalette(); }, {}, {}, false});
    registry.add({QStringLiteral("help.keys"), tr("All keys"), menu, keys({"?", "F1"}), [&window] { window.showKeys(); }, {}, {}, false});
    registry.add({QStringLiteral("help.about-qt"), tr("About Qt"), menu, {}, [] { QApplication::aboutQt(); }, {}, {}, true});
}

} // namespace whyglass::window
