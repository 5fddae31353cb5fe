// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/window_commands.h"

#include "app/commands/command_registry.h"
#include "app/main_window/main_window.h"
#include "app/main_window/saved_views.h"
#include "app/main_window/workspace_windows.h"
#include "views/details/inspector.h"
#include "views/view_registry.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>

namespace whyglass::window {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("commands", text); }

const QString kRecent = QStringLiteral("file.recent-");
const QString kSaved = QStringLiteral("go.saved-");

} // namespace

QList<QKeySequence> keySequences(std::initializer_list<const char*> texts)
{
    QList<QKeySequence> sequences;
    for (const char* text : texts)
        sequences.append(QKeySequence(QString::fromLatin1(text)));
    return sequences;
}

void addFileCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("File");
    registry.add({QStringLiteral("file.open"), tr("Open files…"), menu, keySequences({"Ctrl+O"}), [&window] { window.openFiles(); }, {}, {}, false});
    registry.add({QStringLiteral("file.open-folder"), tr("Open folder…"), menu, {}, [&window] { window.openFolder(); }, {}, {}, false});
    registry.add({QStringLiteral("file.open-sample"), tr("Open the sample investigation"), menu, keySequences({"Ctrl+Shift+O"}),
                  [&window] { window.openSample(); }, {}, {}, false});
    registry.add({QStringLiteral("file.open-workspace"), tr("Open workspace…"), menu, keySequences({"Ctrl+Alt+O"}),
                  [&window] { window.openWorkspace(); }, {}, {}, true});
    registry.add({QStringLiteral("file.new-workspace"), tr("New workspace…"), menu, keySequences({"Ctrl+Shift+N"}),
                  [&window] { window.newWorkspace(); }, {}, {}, false});
    registry.add({QStringLiteral("file.forget-recent"), tr("Forget recent workspaces and files"), menu, {},
                  [&window] { window.windows().forgetRecent(); }, {}, {}, false});
    registry.add({QStringLiteral("file.test-span"), tr("Send a test span"), menu, {}, [&window] { window.sendTestSpan(); }, {}, {}, true});
    registry.add({QStringLiteral("file.issues"), tr("Problems of the input"), menu, {}, [&window] { window.showIssues(); }, {}, {}, false});
    registry.add({QStringLiteral("file.settings"), tr("Settings…"), menu, keySequences({"Ctrl+,"}), [&window] { window.showSettings(); }, {}, {}, true});
    registry.add({QStringLiteral("file.quit"), tr("Quit"), menu, keySequences({"Ctrl+Q"}), [&window] { window.close(); }, {}, {}, true});
    updateRecentCommands(registry, window);
}

void updateRecentCommands(CommandRegistry& registry, MainWindow& window)
{
    registry.removeAll(kRecent);
    const QString before = QStringLiteral("file.forget-recent");
    int number = 0;
    const auto add = [&](const QString& title, const QString& submenu, std::function<void()> run) {
        Command command{kRecent + QString::number(++number), title, tr("File"), {}, std::move(run), {}, {}, false};
        command.submenu = submenu;
        registry.add(std::move(command), before);
    };
    for (const QString& path : window.windows().recent())
        add(tr("Workspace %1").arg(QFileInfo(path).fileName()), tr("Recent workspaces"), [&window, path] { window.windows().openRecent(path); });
    for (const QString& path : window.windows().recentFiles())
        add(tr("Import %1 again").arg(QFileInfo(path).fileName()), tr("Recent files"), [&window, path] { window.importFiles({path}); });
}

void addEditCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Edit");
    registry.add({QStringLiteral("edit.query"), tr("Edit the query"), menu, keySequences({"Ctrl+L"}), [&window] { window.focusQuery(); }, {}, {}, false});
    registry.add({QStringLiteral("edit.clear-query"), tr("Clear the query"), menu, keySequences({"Ctrl+Shift+L"}),
                  [&window] { window.setQueryText(QString()); }, {}, {}, false});
    registry.add({QStringLiteral("edit.copy"), tr("Copy what is selected"), menu, keySequences({"Ctrl+C"}),
                  [&window] { window.pressInView(QKeySequence(QKeySequence::Copy)); }, {}, {}, true, false});
    registry.add({QStringLiteral("edit.copy-link"), tr("Copy link to this place"), menu, keySequences({"Ctrl+Shift+C"}),
                  [&window] { window.copyLink(); }, {}, {}, false});
    registry.add({QStringLiteral("edit.open-link"), tr("Open the copied link"), menu, keySequences({"Ctrl+Shift+V"}),
                  [&window] { window.openCopiedLink(); }, {}, {}, false});
}

void addViewCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("View");
    registry.add({QStringLiteral("view.theme"), tr("Light or dark theme"), menu, keySequences({"Ctrl+T"}), [&window] { window.toggleTheme(); }, {}, {}, false});
    struct Mode {
        const char* id;
        const char* title;
        views::ThemeMode mode;
    };
    constexpr Mode kModes[] = {{"view.theme-light", QT_TRANSLATE_NOOP("commands", "Light theme"), views::ThemeMode::Light},
                               {"view.theme-dark", QT_TRANSLATE_NOOP("commands", "Dark theme"), views::ThemeMode::Dark},
                               {"view.theme-system", QT_TRANSLATE_NOOP("commands", "Theme of the desktop"), views::ThemeMode::System}};
    for (const Mode& mode : kModes) {
        registry.add({QString::fromLatin1(mode.id), tr(mode.title), menu, {}, [&window, wanted = mode.mode] { window.setTheme(wanted); }, {},
                      [&window, wanted = mode.mode] { return window.preferences().theme == wanted; }, false});
    }
    registry.add({QStringLiteral("view.sidebar"), tr("Names in the sidebar"), menu, keySequences({"Ctrl+B"}), [&window] { window.toggleSidebar(); },
                  {}, [&window] { return window.sidebarOpen(); }, true});
    registry.add({QStringLiteral("view.inspector"), tr("Inspector"), menu, keySequences({"Ctrl+I"}), [&window] { window.toggleInspector(); },
                  {}, [&window] { return window.inspectorWanted(); }, false});
    const QStringList pages = views::Inspector::tabIds();
    for (int page = 0; page < pages.size(); ++page) {
        Command command{QStringLiteral("view.inspector.") + pages[page], tr("Inspector: %1").arg(views::Inspector::tabTitles()[page]), menu, {},
                        [&window, id = pages[page]] { window.showInspectorPage(id); }, [&window] { return window.hasInspector(); }, {}};
        command.submenu = tr("Pages of the inspector");
        registry.add(std::move(command));
    }
    registry.add({QStringLiteral("view.new-rows"), tr("Show new rows"), menu, keySequences({"F5"}), [&window] { window.showNewRows(); }, {}, {}, true});
    registry.add({QStringLiteral("view.live"), tr("Follow what arrives"), menu, keySequences({"Ctrl+P"}), [&window] { window.setLive(!window.live()); },
                  {}, [&window] { return window.live(); }, false});
}

void addGoCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Go");
    session::Session& session = window.session();
    registry.add({QStringLiteral("go.back"), tr("Back"), menu, keySequences({"Alt+Left", "Backspace"}), [&session] { session.back(); },
                  [&session] { return session.canGoBack(); }, {}, false});
    registry.add({QStringLiteral("go.forward"), tr("Forward"), menu, keySequences({"Alt+Right"}), [&session] { session.forward(); },
                  [&session] { return session.canGoForward(); }, {}, false});
    registry.add({QStringLiteral("go.id"), tr("Go to id…"), menu, keySequences({"G"}), [&window] { window.askForId(); }, {}, {}, true});
    bool first = true;
    int number = 1;
    for (const views::ViewInfo& view : views::viewRegistry()) {
        constexpr int kDigits = 9;
        QList<QKeySequence> keys;
        if (view.inSidebar && number <= kDigits) // in the order in which they are seen there
            keys.append(QKeySequence(QStringLiteral("Alt+%1").arg(number++)));
        registry.add({QStringLiteral("go.") + view.id, view.title, menu, keys, [&session, id = view.id] { session.showView(id); },
                      [&session, needsId = view.needsId] { return !needsId || session.selection().trace.has_value(); }, {}, first});
        first = false;
    }
    registry.add({QStringLiteral("go.save-view"), tr("Save this view…"), menu, keySequences({"Ctrl+D"}), [&window] { window.saveView(); }, {}, {}, true});
    registry.add({QStringLiteral("go.manage-views"), tr("Saved views…"), menu, keySequences({"Ctrl+Shift+D"}), [&window] { window.manageViews(); },
                  {}, {}, false});
    updateSavedViewCommands(registry, window);
}

void updateSavedViewCommands(CommandRegistry& registry, MainWindow& window)
{
    registry.removeAll(kSaved);
    int number = 0;
    for (const SavedView& view : window.savedViews().all()) {
        Command command{kSaved + QString::number(++number), tr("Saved view: %1").arg(view.name), tr("Go"), {},
                        [&window, link = view.link] { window.openId(link); }, {}, {}, false};
        command.submenu = tr("Open a saved view");
        registry.add(std::move(command), QStringLiteral("go.manage-views"));
    }
}

void addWindowCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Window");
    registry.add({QStringLiteral("window.new"), tr("New window"), menu, keySequences({"Ctrl+N"}), [&window] { window.windows().openHere(); }, {}, {}, false});
    registry.add({QStringLiteral("window.new-here"), tr("This place in a new window"), menu, keySequences({"Ctrl+Shift+W"}),
                  [&window] { window.openHereInNewWindow(); }, {}, {}, false});
    registry.add({QStringLiteral("window.close"), tr("Close window"), menu, keySequences({"Ctrl+W"}), [&window] { window.close(); }, {}, {}, true});
}

void addHelpCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Help");
    registry.add({QStringLiteral("help.palette"), tr("All commands…"), menu, keySequences({"Ctrl+K"}), [&window] { window.showPalette(); }, {}, {}, false,
                  true, {}, false});
    registry.add({QStringLiteral("help.keys"), tr("All keys"), menu, keySequences({"?", "F1"}), [&window] { window.showKeys(); }, {}, {}, false});
    registry.add({QStringLiteral("help.tour"), tr("Tour in five steps"), menu, {}, [&window] { window.startTour(); }, {}, {}, true});
    registry.add({QStringLiteral("help.welcome"), tr("How to send telemetry here"), menu, {},
                  [&window] { window.session().showView(QStringLiteral("welcome")); }, {}, {}, false});
    registry.add({QStringLiteral("help.about-qt"), tr("About Qt"), menu, {}, [] { QApplication::aboutQt(); }, {}, {}, true});
}

} // namespace whyglass::window
