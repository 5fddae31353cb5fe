// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/main_window.h"

#include "app/commands/command_registry.h"
#include "app/commands/window_commands.h"
#include "app/main_window/compare_basket.h"
#include "app/main_window/link_opener.h"
#include "app/main_window/notice_bar.h"
#include "app/main_window/query_bar.h"
#include "app/main_window/receiver_label.h"
#include "app/main_window/saved_views.h"
#include "app/main_window/scroll_memory.h"
#include "app/main_window/sidebar.h"
#include "app/main_window/status_bar.h"
#include "app/main_window/top_bar.h"
#include "app/main_window/view_stack.h"
#include "app/main_window/window_host.h"
#include "models/analysis/query/workspace_names.h"
#include "models/query/query.h"
#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "models/tables/span_search.h"
#include "views/common/plain_text.h"
#include "views/details/inspector.h"
#include "views/tables/findings_view.h"
#include "views/tables/record_list_view.h"
#include "views/view_registry.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QResizeEvent>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace whyglass::window {

namespace {

/// How often the window looks whether the workspace has grown when no recorder tells it: one read of a counter.
constexpr int kPollMs = 1'000;
constexpr int kDefaultWidth = 1600;
constexpr int kDefaultHeight = 1000;
/// Narrower windows give the sidebar's names to the tables.
constexpr int kSidebarRoom = 1360;

domain::Timestamp now()
{
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

} // namespace

MainWindow::MainWindow(session::Session& session, views::Theme& theme, RecorderControl& recorder, const Settings& settings,
                       const SettingsStore* store, WorkspaceWindows::Start startProgram)
    : m_session(session), m_theme(theme), m_recorder(recorder), m_settings(settings), m_store(store), m_links(new LinkOpener(session, this)),
      m_windows(new WorkspaceWindows(session.workspace(), store, std::move(startProgram), this)), m_saved(new SavedViews(store, this)),
      m_scroll(new ScrollMemory(session, this)), m_host(new WindowHost(*this)),
      m_basket(new CompareBasket(session, *m_host, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    resize(kDefaultWidth, kDefaultHeight);
    addCommands();
    makeStatusBar();
    makeBody();
    connectSession();
    connectRecorder();
    connectHelpers();
    updateTitle();
    if (!settings.window.geometry.isEmpty())
        restoreGeometry(settings.window.geometry);
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &MainWindow::pollGeneration);
    m_poll.start();
    readInfo();
}

MainWindow::~MainWindow() = default;

void MainWindow::addCommands()
{
    m_commands = new CommandRegistry(this);
    addFileCommands(*m_commands, *this);
    addEditCommands(*m_commands, *this);
    addTableCommands(*m_commands, *this);
    addViewCommands(*m_commands, *this);
    addGoCommands(*m_commands, *this);
    addTimelineCommands(*m_commands, *this);
    addAnalyzeCommands(*m_commands, *this);
    addWindowCommands(*m_commands, *this);
    addHelpCommands(*m_commands, *this);
    // Qt adds margins of its own; with them the bar is as high as tokens.md 4 says.
    menuBar()->setStyleSheet(QStringLiteral("QMenuBar { min-height: 20px; } QMenuBar::item { padding: 3px 9px; }"));
    m_commands->fill(menuBar());
    m_commands->refresh();
    m_receiver = new ReceiverLabel(m_theme, menuBar());
    m_receiver->setState(m_recorder.state());
    menuBar()->setCornerWidget(m_receiver, Qt::TopRightCorner);
    m_top = new TopBar(m_theme, *m_commands, this);
    addToolBar(m_top);
    connect(&m_top->query(), &QueryBar::submitted, this, &MainWindow::setQueryText);
    connect(&m_top->query(), &QueryBar::namesWanted, this, &MainWindow::readNames);
    connect(m_top, &TopBar::rangeChosen, this, [this](const QString& since) {
        const auto filter = session::withWindow(m_session.filter(), std::nullopt);
        const QString text = QString::fromStdString(session::queryText(filter));
        setQueryText(since.isEmpty() ? text : QString(text + QStringLiteral(" since:") + since).trimmed());
    });
    connect(m_top, &TopBar::liveClicked, this, [this] {
        if (newHere() > 0)
            showNewRows();
        else
            setLive(!m_live);
    });
}

void MainWindow::makeBody()
{
    auto* body = new QWidget(this);
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    m_sidebar = new Sidebar(m_theme, body);
    columns->addWidget(m_sidebar);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    columns->addLayout(right, 1);
    m_notice = new NoticeBar(body);
    right->addWidget(m_notice);
    m_splitter = new QSplitter(body);
    m_splitter->setChildrenCollapsible(false);
    m_stack = new ViewStack(m_splitter);
    m_splitter->addWidget(m_stack);
    m_inspector = new views::Inspector(context(), m_splitter);
    m_inspector->hide();
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({kDefaultWidth - m_settings.window.inspectorWidth, m_settings.window.inspectorWidth});
    right->addWidget(m_splitter, 1);
    setCentralWidget(body);
    m_sidebar->setSavedViews(m_saved->all());
    connect(m_sidebar, &Sidebar::viewChosen, &m_session, &session::Session::showView);
    connect(m_sidebar, &Sidebar::savedViewChosen, this, [this](const QString& name) {
        if (const SavedView* saved = m_saved->find(name))
            openId(QString(saved->link));
        updateSidebar(); // also where nothing else was shown
    });
    connect(m_sidebar, &Sidebar::basketChosen, this, [this](int entry) {
        if (entry < 0)
            m_basket->compare();
        else
            m_basket->open(entry);
    });
    const auto showBasket = [this] {
        QStringList labels;
        for (const CompareBasket::Entry& entry : m_basket->entries())
            labels.append(entry.label);
        m_sidebar->setBasket(labels);
        m_commands->refresh();
    };
    connect(m_basket, &CompareBasket::changed, this, showBasket);
    showBasket();
    connect(m_sidebar, &Sidebar::settingsChosen, this, &MainWindow::showSettings);
    connect(m_sidebar, &Sidebar::manageRequested, this, &MainWindow::manageViews);
    connect(m_notice, &NoticeBar::cancelRequested, &m_recorder, &RecorderControl::cancelImport);
}

void MainWindow::makeStatusBar()
{
    auto* bar = new StatusBar(m_session.queries(), m_theme, this);
    setStatusBar(bar);
    m_statusBar = bar;
    connect(bar, &StatusBar::issuesClicked, this, &MainWindow::showIssues);
}

void MainWindow::connectSession()
{
    connect(&m_session, &session::Session::viewChanged, this, &MainWindow::showView);
    connect(&m_session, &session::Session::filterChanged, this, [this] {
        m_top->query().setText(QString::fromStdString(m_session.state().query));
        m_top->query().showWarnings(query::read(m_session.state().query, now(), m_top->query().names()).query.warnings);
        m_top->setWindow(m_session.filter().window);
    });
    connect(&m_session, &session::Session::historyChanged, m_commands, &CommandRegistry::refresh);
    connect(&m_session, &session::Session::traceLoaded, this, &MainWindow::updateTitle);
    connect(&m_session, &session::Session::traceFailed, this,
            [this](const QString& message) { m_notice->showMessage(views::plainLine(message.toStdString()), true); });
    connect(&m_session, &session::Session::newSpansChanged, this, &MainWindow::updateLive);
    connect(&m_session, &session::Session::generationChanged, this, &MainWindow::readInfo);
}

void MainWindow::connectRecorder()
{
    connect(&m_recorder, &RecorderControl::stateChanged, this, [this] {
        m_receiver->setState(m_recorder.state());
        m_statusBar->setRate(m_recorder.state().spansPerSecond);
    });
    connect(&m_recorder, &RecorderControl::failed, this, [this](const QString& why) { m_notice->showMessage(views::plainLine(why.toStdString()), true); });
    connect(&m_recorder, &RecorderControl::testSpanStored, this, [this](const QString& trace, const QString& address, qint64 tookNs) {
        m_notice->showMessage(tr("The test span arrived at %1 and was stored after %2. Here it is; Backspace goes back.")
                                  .arg(address, tables::durationText({tookNs})), false);
        openId(trace);
    });
    connect(&m_recorder, &RecorderControl::budgetReached, this, [this](const QString& what) { m_notice->showMessage(what, false); });
    connect(&m_recorder, &RecorderControl::generationChanged, this, [this](qint64 generation) {
        if (m_live)
            m_session.setGeneration(generation);
    });
    connect(&m_recorder, &RecorderControl::importProgressed, m_notice, &NoticeBar::showProgress);
    connect(&m_recorder, &RecorderControl::importFinished, this, [this](const QString& summary, const QString& problem) {
        m_notice->showMessage(problem.isEmpty() ? summary : problem, !problem.isEmpty());
        pollGeneration();
    });
}

void MainWindow::connectHelpers()
{
    const auto say = [this](const QString& why) { m_notice->showMessage(views::plainLine(why.toStdString()), true); };
    connect(m_links, &LinkOpener::refused, &m_session, &session::Session::traceFailed);
    connect(m_links, &LinkOpener::viewWanted, this, &MainWindow::openView);
    connect(m_links, &LinkOpener::workspaceWanted, this, &MainWindow::openOtherWorkspace);
    connect(m_windows, &WorkspaceWindows::failed, this, say);
    connect(m_windows, &WorkspaceWindows::recentChanged, this, [this] { updateRecentCommands(*m_commands, *this); });
    connect(m_saved, &SavedViews::changed, this, [this] {
        updateSavedViewCommands(*m_commands, *this);
        m_sidebar->setSavedViews(m_saved->all());
    });
}

WindowState MainWindow::windowState() const
{
    WindowState state = m_settings.window;
    state.geometry = saveGeometry();
    state.view = QString::fromStdString(m_session.state().view);
    state.query = QString::fromStdString(m_session.state().query);
    if (m_inspector->isVisible())
        state.inspectorWidth = m_inspector->width();
    return state;
}

void MainWindow::start(const QString& view)
{
    m_startView = view;
    if (m_infoKnown)
        acceptInfo(m_host->info());
}

void MainWindow::showView(const QString& id)
{
    const views::ViewInfo* info = views::findView(id);
    if (!info)
        return;
    QWidget*& view = m_views[id];
    if (!view) {
        view = info->make(context(), m_stack);
        m_stack->addWidget(view);
        if (auto* rows = rowsOf(view))
            connect(rows, &tables::PagedTableModel::newRowsChanged, this, &MainWindow::updateLive);
    }
    m_scroll->follow(view);
    if (m_stack->currentWidget() != view)
        m_statusBar->setText({}); // what it says is of the view before
    m_stack->setCurrentWidget(view);
    view->setFocus();
    m_inspector->setVisible(info->inspector && m_settings.window.inspectorVisible);
    updateSidebar();
    updateTitle();
    updateLive();
}

void MainWindow::dropViews()
{
    const QString shown = QString::fromStdString(m_session.state().view);
    for (const auto& [id, view] : std::exchange(m_views, {})) {
        m_stack->removeWidget(view);
        view->deleteLater();
    }
    if (m_infoKnown)
        showView(shown);
}

void MainWindow::updateSidebar()
{
    const QString id = QString::fromStdString(m_session.state().view);
    const views::ViewInfo* info = views::findView(id);
    // A trace is opened from a list; the list stays marked while it is looked at.
    m_sidebar->setCurrentView(info && info->needsId && !info->inSidebar ? listOfPlace() : id);
    // The timeline needs the width more than the names do.
    m_sidebar->setOpen(m_sidebarShown && !(info && info->inspector));
}

void MainWindow::updateTitle()
{
    QString place = QString::fromStdString(m_session.workspace().filename().string());
    const auto trace = m_session.trace();
    const views::ViewInfo* info = views::findView(QString::fromStdString(m_session.state().view));
    if (trace && info && info->needsId)
        place += QStringLiteral(" — ") + tr("trace %1").arg(QString::fromStdString(trace->row.trace.hex().substr(0, 8)));
    setWindowTitle(place + QStringLiteral(" — Whyglass"));
}

views::RecordListView* MainWindow::currentList() const
{
    return m_stack ? qobject_cast<views::RecordListView*>(m_stack->currentWidget()) : nullptr;
}

tables::PagedTableModel* MainWindow::rowsOf(QWidget* view)
{
    if (auto* list = qobject_cast<views::RecordListView*>(view))
        return &list->model();
    auto* findings = qobject_cast<views::FindingsView*>(view);
    return findings ? &findings->model() : nullptr;
}

qint64 MainWindow::newHere() const
{
    if (!m_stack)
        return 0;
    if (const auto* rows = rowsOf(m_stack->currentWidget()))
        return rows->newRows();
    const views::ViewInfo* info = views::findView(QString::fromStdString(m_session.state().view));
    return info && info->inspector ? m_session.newSpans() : 0;
}

void MainWindow::updateLive()
{
    auto* list = currentList();
    if (m_following && list && list->model().newRows() > 0)
        list->model().showNewRows();
    if (list && m_infoKnown && m_host->info().spans > 0 && m_host->info().unanalysed == 0)
        m_following = m_following && list->model().rowCount() < m_host->info().decisions;
    m_top->setLive(m_live, newHere());
}

void MainWindow::readInfo()
{
    m_session.queries().request<store::WorkspaceInfo>(
        this, "window/info", [](store::WorkspaceReader& reader) { return reader.info(); },
        [this](domain::Result<store::WorkspaceInfo> info) {
            if (info)
                acceptInfo(*info);
            else
                showUnread(info.error());
        },
        session::Urgency::Seen, session::Asked::Again);
}

void MainWindow::showUnread(const domain::Error& error)
{
    // A new workspace is not there, or not whole, before the recorder has made it; the next look will find it.
    const bool starting = m_recorder.state().link == views::ReceiverState::Link::Starting;
    if (error.code != domain::ErrorCode::NotFound && !starting)
        m_notice->showMessage(views::toldLine(error.text()), true);
    if (m_stack->count() > 0)
        return;
    m_session.replaceView(QStringLiteral("welcome"));
    if (m_stack->count() == 0)
        showView(QStringLiteral("welcome"));
}

void MainWindow::acceptInfo(const store::WorkspaceInfo& info)
{
    const bool wasEmpty = m_infoKnown && m_host->info().spans == 0;
    const bool first = !std::exchange(m_infoKnown, true);
    m_host->setInfo(info);
    m_sidebar->setCounts(info);
    m_statusBar->setInfo(info);
    const QString list = info.decisions > 0 ? QStringLiteral("decisions") : QStringLiteral("traces");
    const QString current = QString::fromStdString(m_session.state().view);
    if (first || m_stack->count() == 0) {
        const views::ViewInfo* wanted = views::findView(m_startView);
        const bool possible = wanted && !wanted->needsId;
        const QString view = info.spans == 0 && !possible ? QStringLiteral("welcome") : possible ? m_startView : list;
        const views::ViewInfo* opened = views::findView(current); // by a link or an id, before this was read
        if (current == view || (opened && opened->needsId))
            showView(current);
        else
            m_session.replaceView(view);
    } else if (wasEmpty && info.spans > 0 && current == u"welcome") {
        m_session.showView(list);
    }
}

void MainWindow::pollGeneration()
{
    if (!m_live)
        return;
    m_session.queries().request<std::int64_t>(
        this, "window/generation", [](store::WorkspaceReader& reader) { return reader.generation(); },
        [this](domain::Result<std::int64_t> generation) {
            if (!generation || !m_live)
                return;
            m_session.setGeneration(*generation);
            if (!m_infoKnown)
                readInfo();
        },
        session::Urgency::Seen, session::Asked::Again);
}

void MainWindow::readNames()
{
    // What is new since somebody last looked, but not while data arrives every second.
    constexpr qint64 kKeptMs = 30'000;
    if (m_namesRead.isValid() && m_namesRead.elapsed() < kKeptMs)
        return;
    m_namesRead.start();
    m_session.queries().request<analysis::WorkspaceNames>(
        this, "window/names", [](store::WorkspaceReader& reader) { return analysis::readWorkspaceNames(reader); },
        [this](domain::Result<analysis::WorkspaceNames> names) {
            if (names)
                m_top->query().setNames(std::move(*names));
        });
}

std::optional<domain::Filter> MainWindow::readQuery(const QString& text)
{
    QueryBar& bar = m_top->query();
    auto reading = query::read(text.toStdString(), now(), bar.names());
    if (bar.text() != text)
        bar.setText(text); // what is told of it stands under its characters
    if (!reading.ok()) {
        bar.showProblems(reading.problems);
        bar.setFocus();
        return std::nullopt;
    }
    bar.showWarnings(reading.query.warnings);
    return std::move(reading.query.filter);
}

void MainWindow::setQueryText(const QString& text)
{
    const auto filter = readQuery(text);
    if (!filter)
        return;
    const views::ViewInfo* info = views::findView(QString::fromStdString(m_session.state().view));
    const bool showsFilter = info && !info->needsId && info->filtered;
    if (showsFilter || text.isEmpty()) {
        m_session.setQuery(text, *filter);
        if (m_stack->currentWidget())
            m_stack->currentWidget()->setFocus();
        return;
    }
    // One step, so that one step back is what was read before, with the query that it was read under.
    session::NavigationState place = m_session.state();
    place.view = listFor(*filter).toStdString();
    place.query = text.toStdString();
    place.filter = *filter;
    m_session.goTo(std::move(place));
}

/// Where a query is answered that is asked where there is no list: of decisions among the decisions, else words are found where they
/// stand, and what else was asked for is a list of traces.
QString MainWindow::listFor(const domain::Filter& filter) const
{
    if (listOfPlace() == u"decisions")
        return QStringLiteral("decisions");
    return tables::searchedTexts(filter).empty() ? QStringLiteral("traces") : QStringLiteral("search");
}

/// The list that what is shown was opened from, where it is no list itself.
QString MainWindow::listOfPlace() const
{
    const std::string& view = m_session.state().view;
    const std::string& pair = m_session.state().comparison;
    const bool decisions = view == "decision" || (view == "compare" && !domain::TraceId::fromHex(pair.substr(0, pair.find(".."))));
    return decisions ? QStringLiteral("decisions") : QStringLiteral("traces");
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool wide = width() >= kSidebarRoom;
    if (wide == std::exchange(m_wide, wide))
        return;
    m_sidebarShown = wide && m_settings.window.sidebarOpen;
    updateSidebar();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    // Windows of other processes write the same list.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_windows->lookForRecent();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_store)
        m_store->saveWindow(windowState());
    event->accept();
}

} // namespace whyglass::window
