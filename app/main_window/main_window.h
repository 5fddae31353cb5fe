// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window/recorder_control.h"
#include "app/settings/settings_store.h"
#include "models/session/session.h"
#include "views/common/theme.h"

#include <QMainWindow>
#include <QTimer>

#include <map>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace whyglass::views {
class Inspector;
class RecordListView;
}

namespace whyglass::window {

class CommandRegistry;
class NoticeBar;
class ReceiverLabel;
class Sidebar;
class StatusBar;
class TopBar;
class WindowHost;

/// The window: sidebar, the views of the registry, inspector, and the bars around them.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(session::Session& session, views::Theme& theme, RecorderControl& recorder, const Settings& settings);
    ~MainWindow() override;

    [[nodiscard]] session::Session& session() { return m_session; }
    [[nodiscard]] Settings currentSettings() const;
    /// Opens what an id names: a decision (16 hex digits), a trace (32), a span (16), TRACE/SPAN, or a whyglass:// link.
    void openId(const QString& id);
    /// Chooses the first view: `view` if it can be shown, else what the workspace holds.
    void start(const QString& view);

    /// Shows what arrives at once until all that is there has been analysed: nobody is reading yet.
    void followUntilAnalysed();
    /// A line above the views, until it is closed.
    void showHint(const QString& text);

    // What the commands do.
    void openFiles();
    void openFolder();
    void openSample();
    void showIssues();
    void focusQuery();
    void setQueryText(const QString& text);
    void copyLink();
    void toggleTheme();
    void toggleSidebar();
    [[nodiscard]] bool sidebarOpen() const { return m_sidebarShown; }
    void toggleInspector();
    [[nodiscard]] bool inspectorWanted() const { return m_settings.inspectorVisible; }
    void showNewRows();
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
    void closeEvent(QCloseEvent* event) override;

private:
    friend class WindowHost;
    void addCommands();
    void makeBody();
    void makeStatusBar();
    void connectSession();
    void connectRecorder();
    void showView(const QString& id);
    void updateTitle();
    void updateSidebar();
    void updateLive();
    void readInfo();
    void openShortId(const QString& id);
    void showUnread(const domain::Error& error);
    void acceptInfo(const store::WorkspaceInfo& info);
    void pollGeneration();
    [[nodiscard]] views::RecordListView* currentList() const;

    session::Session& m_session;
    views::Theme& m_theme;
    RecorderControl& m_recorder;
    Settings m_settings;
    WindowHost* m_host = nullptr;
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
    std::vector<domain::ImportIssue> m_issueList;
    QTimer m_poll;
    bool m_live = true;
    bool m_infoKnown = false;
    bool m_following = false;    ///< new rows are shown at once
    bool m_wide = true;          ///< there is room for the sidebar's names
    bool m_sidebarShown = true;  ///< what the user wants, or closed for lack of room
    QString m_startView;
};

} // namespace whyglass::window
