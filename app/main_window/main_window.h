// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window/recorder_control.h"
#include "app/main_window/workspace_windows.h"
#include "app/settings/settings_store.h"
#include "models/session/session.h"
#include "views/common/theme.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include <map>

class QSplitter;
class QStackedWidget;

namespace whyglass::tables {
class PagedTableModel;
} // namespace whyglass::tables

namespace whyglass::views {
class Inspector;
class RecordListView;
}

namespace whyglass::window {

class CommandRegistry;
class CompareBasket;
class LinkOpener;
class NoticeBar;
class ReceiverLabel;
class SavedViews;
class ScrollMemory;
class Sidebar;
class StatusBar;
class TopBar;
class Tour;
class WindowHost;

/// The window: sidebar, the views of the registry, inspector, and the bars around them.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `store` may be null: then nothing is remembered; it must outlive the window. `startProgram` opens further windows.
    MainWindow(session::Session& session, views::Theme& theme, RecorderControl& recorder, const Settings& settings,
               const SettingsStore* store = nullptr, WorkspaceWindows::Start startProgram = {});
    ~MainWindow() override;

    [[nodiscard]] session::Session& session() { return m_session; }
    [[nodiscard]] WorkspaceWindows& windows() { return *m_windows; }
    [[nodiscard]] SavedViews& savedViews() { return *m_saved; }
    [[nodiscard]] const Preferences& preferences() const { return m_settings.preferences; }
    /// Opens what an id names: a decision (16 hex digits), a trace (32), a span (16), TRACE/SPAN, or a whyglass:// link.
    void openId(const QString& id);
    /// Chooses the first view: `view` if it can be shown, else what the workspace holds.
    void start(const QString& view);
    /// Opens the default saved view, if there is one.
    bool openDefaultView();

    /// Shows what arrives at once until all that is there has been analysed: nobody is reading yet.
    void followUntilAnalysed();
    /// A line above the views, until it is closed.
    void showHint(const QString& text);

    // What the commands do.
    void openFiles();
    void openFolder();
    void importFiles(const QStringList& paths);
    void sendTestSpan() { m_recorder.sendTestSpan(); }
    void openWorkspace();
    void newWorkspace();
    void openHereInNewWindow();
    void openSample();
    void showIssues();
    void focusQuery();
    void setQueryText(const QString& text);
    void copyLink();
    void openCopiedLink();
    void saveView();
    void manageViews();
    void showSettings();
    void startTour();
    void setFindingState(domain::FindingState state); ///< of the finding that is selected
    [[nodiscard]] CompareBasket& basket() { return *m_basket; }
    void addToComparison(); ///< the decision or trace that is current here, into the basket
    /// Gives a key to the view that is shown, wherever the focus is.
    void pressInView(const QKeySequence& key);
    /// Shows everything as the user likes it now, and remembers it.
    void applyPreferences(const Preferences& preferences);
    void setTheme(views::ThemeMode mode);
    /// What the desktop asks for, where it is known; followed while the user wants the desktop's theme.
    void setDesktopDark(std::optional<bool> dark);
    void toggleTheme();
    void toggleSidebar();
    [[nodiscard]] bool sidebarOpen() const { return m_sidebarShown; }
    void toggleInspector();
    [[nodiscard]] bool inspectorWanted() const { return m_settings.window.inspectorVisible; }
    [[nodiscard]] bool hasInspector() const; ///< the view that is shown does
    void showInspectorPage(const QString& id); ///< also where the inspector was hidden
    /// What views and dialogs of this window are made with.
    [[nodiscard]] views::ViewContext context() const;
    /// What came while the list or the trace that is shown was read.
    void showNewRows();
    /// The list that is shown; null where another view is.
    [[nodiscard]] views::RecordListView* currentList() const;
    [[nodiscard]] bool live() const { return m_live; }
    void setLive(bool live);
    void askForId();
    void showPalette();
    void showKeys();

Q_SIGNALS:
    /// Another window is wanted, on a workspace with the sample in it.
    void sampleWindowRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    friend class WindowHost;
    void addCommands();
    void makeBody();
    void makeStatusBar();
    void connectSession();
    void connectRecorder();
    void connectHelpers();
    void applyTheme();
    void showView(const QString& id);
    void dropViews();
    void openView(const QString& view, const QString& query, const std::optional<domain::TimeWindow>& window);
    void openOtherWorkspace(const QString& name, const QString& link);
    /// What the text asks for; where it has a mistake, shows it in the query bar and answers nothing.
    [[nodiscard]] std::optional<domain::Filter> readQuery(const QString& text);
    [[nodiscard]] QString listFor(const domain::Filter& filter) const;
    [[nodiscard]] QString listOfPlace() const;
    void readNames();
    [[nodiscard]] WindowState windowState() const;
    void updateTitle();
    void updateSidebar();
    void updateLive();
    void readInfo();
    [[nodiscard]] static tables::PagedTableModel* rowsOf(QWidget* view); ///< null where it is no list
    [[nodiscard]] qint64 newHere() const;
    void showUnread(const domain::Error& error);
    void acceptInfo(const store::WorkspaceInfo& info);
    void pollGeneration();

    session::Session& m_session;
    views::Theme& m_theme;
    RecorderControl& m_recorder;
    Settings m_settings;
    std::optional<bool> m_desktopDark;
    const SettingsStore* m_store;
    LinkOpener* m_links = nullptr;
    WorkspaceWindows* m_windows = nullptr;
    SavedViews* m_saved = nullptr;
    ScrollMemory* m_scroll = nullptr;
    Tour* m_tour = nullptr; ///< made when first asked for
    WindowHost* m_host = nullptr;
    CompareBasket* m_basket = nullptr;
    CommandRegistry* m_commands = nullptr;
    TopBar* m_top = nullptr;
    Sidebar* m_sidebar = nullptr;
    NoticeBar* m_notice = nullptr;
    QStackedWidget* m_stack = nullptr;
    QSplitter* m_splitter = nullptr;
    views::Inspector* m_inspector = nullptr;
    ReceiverLabel* m_receiver = nullptr;
    StatusBar* m_statusBar = nullptr;
    std::map<QString, QWidget*> m_views; ///< made when first shown
    QTimer m_poll;
    QElapsedTimer m_namesRead; ///< when the query bar was last told what the workspace names
    bool m_live = true;
    bool m_infoKnown = false;
    bool m_following = false;    ///< new rows are shown at once
    bool m_wide = true;          ///< there is room for the sidebar's names
    bool m_sidebarShown = true;  ///< what the user wants, or closed for lack of room
    QString m_startView;
};

} // namespace whyglass::window
