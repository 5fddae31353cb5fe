// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the window do.
#include "app/commands/command_registry.h"
#include "app/commands/window_commands.h"
#include "app/main_window/command_palette.h"
#include "app/main_window/compare_basket.h"
#include "app/main_window/keys_dialog.h"
#include "app/main_window/link_opener.h"
#include "app/main_window/main_window.h"
#include "app/main_window/notice_bar.h"
#include "app/main_window/query_bar.h"
#include "app/main_window/sample_tour.h"
#include "app/main_window/saved_views.h"
#include "app/main_window/saved_views_dialog.h"
#include "app/main_window/settings_dialog.h"
#include "app/main_window/status_bar.h"
#include "app/main_window/top_bar.h"
#include "app/main_window/tour.h"
#include "app/main_window/view_keys.h"
#include "app/main_window/window_host.h"
#include "models/session/query_text.h"
#include "models/tables/shown_time.h"
#include "views/common/input_dialog.h"
#include "views/common/plain_text.h"
#include "views/details/inspector.h"
#include "views/tables/record_list_view.h"
#include "views/view_registry.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QMimeData>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QUrl>

#include <optional>
#include <utility>

namespace whyglass::window {

namespace {

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

void MainWindow::importFiles(const QStringList& paths)
{
    m_windows->rememberFiles(paths);
    m_recorder.importFiles(paths);
}

void MainWindow::openWorkspace()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open workspace"), {}, tr("Workspaces (*.whyglass);;All files (*)"));
    if (!path.isEmpty())
        m_windows->open(path);
}

void MainWindow::newWorkspace()
{
    QFileDialog dialog(this, tr("New workspace"), {}, tr("Workspaces (*.whyglass)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("whyglass"));
    // An existing one is opened as it is; nothing is ever written over.
    dialog.setOption(QFileDialog::DontConfirmOverwrite);
    if (dialog.exec() == QDialog::Accepted)
        m_windows->open(dialog.selectedFiles().constFirst());
}

void MainWindow::openFiles()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Open files"), {},
                                                            tr("Telemetry (*.json *.jsonl *.ndjson *.pb *.binpb *.bin *.lpproto *.proto *.log *.gz *.zst);;All files (*)"));
    if (!files.isEmpty())
        importFiles(files);
}

void MainWindow::openFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open folder"));
    if (!folder.isEmpty())
        importFiles({folder});
}

void MainWindow::openSample()
{
    // The sample never mixes with somebody's own telemetry.
    if (m_host->info().spans == 0)
        m_recorder.importSample();
    else
        Q_EMIT sampleWindowRequested();
}

void MainWindow::showHint(const QString& text) { m_notice->showMessage(text, false); }

void MainWindow::showIssues() { m_session.showView(QStringLiteral("sources")); }

void MainWindow::focusQuery()
{
    m_top->query().setFocus(Qt::ShortcutFocusReason);
    m_top->query().selectAll();
}

void MainWindow::copyLink() { m_host->copyText(m_links->linkToHere()); }

void MainWindow::setTheme(views::ThemeMode mode)
{
    Preferences preferences = m_settings.preferences;
    preferences.theme = mode;
    applyPreferences(preferences);
}

void MainWindow::applyTheme()
{
    using views::ThemeMode;
    ThemeMode mode = m_settings.preferences.theme;
    if (mode == ThemeMode::System && m_desktopDark)
        mode = *m_desktopDark ? ThemeMode::Dark : ThemeMode::Light;
    if (mode == m_theme.mode())
        return;
    m_theme.setMode(mode);
    m_theme.apply();
}

void MainWindow::setDesktopDark(std::optional<bool> dark)
{
    m_desktopDark = dark;
    if (m_settings.preferences.theme == views::ThemeMode::System)
        applyTheme();
}

void MainWindow::toggleTheme() { setTheme(m_theme.dark() ? views::ThemeMode::Light : views::ThemeMode::Dark); }

void MainWindow::applyPreferences(const Preferences& preferences)
{
    const Preferences before = std::exchange(m_settings.preferences, preferences);
    if (m_store)
        m_store->savePreferences(preferences);
    applyTheme();
    if (preferences.timesInUtc != before.timesInUtc) {
        tables::setTimesInUtc(preferences.timesInUtc);
        m_statusBar->updateZone();
        m_top->setWindow(m_session.filter().window);
        dropViews();
    }
    if (preferences.recentCount != before.recentCount)
        updateRecentCommands(*m_commands, *this);
    m_commands->refresh();
}

void MainWindow::showSettings()
{
    SettingsDialog::Hooks hooks;
    hooks.applyPreferences = [this](const Preferences& preferences) { applyPreferences(preferences); };
    hooks.saveRecording = [this](const RecordingSettings& recording) {
        m_settings.recording = recording;
        if (m_store)
            m_store->saveRecording(recording);
    };
    hooks.workspace = m_session.workspace();
    hooks.receiver = m_recorder.state();
    auto* dialog = new SettingsDialog(m_theme, m_settings.preferences, m_settings.recording, std::move(hooks), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::startTour()
{
    if (m_store)
        m_store->setTourOffered();
    askForSample(*this, [this](bool here) {
        if (!here) {
            showHint(tr("The tour walks through the sample investigation: open it (Ctrl+Shift+O), then choose the tour again"));
            return;
        }
        if (!m_tour)
            m_tour = makeSampleTour(m_theme, *this);
        m_tour->start();
    });
}

void MainWindow::toggleSidebar()
{
    m_sidebarShown = !m_sidebarShown;
    m_settings.window.sidebarOpen = m_sidebarShown;
    updateSidebar();
}

bool MainWindow::hasInspector() const
{
    const views::ViewInfo* info = views::findView(QString::fromStdString(m_session.state().view));
    return info && info->inspector;
}

void MainWindow::toggleInspector()
{
    m_settings.window.inspectorVisible = !m_settings.window.inspectorVisible;
    m_inspector->setVisible(m_settings.window.inspectorVisible && hasInspector());
}

void MainWindow::showInspectorPage(const QString& id)
{
    if (!m_settings.window.inspectorVisible)
        toggleInspector();
    m_session.setInspectorTab(id);
}

views::ViewContext MainWindow::context() const { return {m_session, m_theme, *m_host}; }

void MainWindow::showNewRows()
{
    if (auto* rows = rowsOf(m_stack->currentWidget()))
        rows->showNewRows();
    else if (newHere() > 0)
        m_session.showNewSpans();
    updateLive();
}

void MainWindow::followUntilAnalysed()
{
    m_following = true;
    updateLive();
}

void MainWindow::setLive(bool live)
{
    m_live = live;
    updateLive();
    if (live)
        pollGeneration();
}

void MainWindow::openId(const QString& id) { m_links->open(id); }

void MainWindow::openView(const QString& view, const QString& query, const std::optional<domain::TimeWindow>& window)
{
    const views::ViewInfo* info = views::findView(view);
    if (view == u"compare" && !query.isEmpty()) {
        m_session.openComparison(query); // the view says what is wrong with a pair that it does not know
        return;
    }
    if (!info || info->needsId) {
        m_notice->showMessage(tr("The link leads to a view that is not here: %1").arg(views::plainLine(view.toStdString(), 60)), true);
        return;
    }
    auto filter = readQuery(query);
    if (!filter)
        return;
    session::NavigationState place = m_session.state();
    place.view = view.toStdString();
    const bool zooms = view == u"timeline"; // of a timeline a link says which part of it, of a list which time it asks for
    if (zooms)
        place.zooms.erase(place.view);
    if (zooms && window)
        place.zooms[place.view] = *window;
    place.filter = window && !zooms ? session::withWindow(*filter, window) : *filter;
    place.query = window && !zooms ? session::queryText(place.filter) : query.toStdString();
    m_startView = view; // a link that a window is opened with goes before where it was left
    m_session.goTo(std::move(place));
}

void MainWindow::openOtherWorkspace(const QString& name, const QString& link)
{
    if (m_windows->openNamed(name, link))
        m_notice->showMessage(tr("The link belongs to the workspace %1, which opens in a window of its own").arg(name), false);
    else
        m_notice->showMessage(tr("The link belongs to the workspace %1, which is neither beside this one nor among the recent ones").arg(name), true);
}

bool MainWindow::openDefaultView()
{
    const SavedView* view = m_saved->defaultView();
    if (view)
        openId(QString(view->link));
    return view != nullptr;
}

void MainWindow::openCopiedLink() { openId(QGuiApplication::clipboard()->text().left(static_cast<qsizetype>(format::kMaxLinkBytes) + 1)); }

void MainWindow::openHereInNewWindow() { m_windows->openHere(m_links->linkToHere()); }

void MainWindow::saveView()
{
    const views::ViewInfo* info = views::findView(QString::fromStdString(m_session.state().view));
    const QString query = QString::fromStdString(m_session.state().query);
    const QString proposal = info ? (query.isEmpty() ? info->title : info->title + QStringLiteral(": ") + query) : QString();
    const auto name = views::askForLine(this, tr("Save this view"), tr("Name of the view and its query"), proposal);
    if (name && !m_saved->save(*name, m_links->linkToHere()))
        m_notice->showMessage(tr("The view was not saved: it needs a name"), true);
}

void MainWindow::manageViews() { showSavedViewsDialog(*m_saved, [this](const QString& link) { openId(link); }, this); }

void MainWindow::pressInView(const QKeySequence& key)
{
    if (QWidget* view = m_stack->currentWidget())
        pressIn(*view, key);
}

void MainWindow::setFindingState(domain::FindingState state)
{
    m_recorder.setFindingState(QString::fromStdString(m_session.selection().finding), state);
}

void MainWindow::addToComparison()
{
    const session::Selection& selection = m_session.selection();
    QString id;
    if (const auto* list = currentList())
        id = list->comparableId();
    else if (!selection.decision.empty())
        id = QString::fromStdString(selection.decision);
    else if (selection.trace)
        id = QString::fromStdString(selection.trace->hex());
    if (id.isEmpty()) {
        m_statusBar->setText(tr("Choose a decision or a trace to compare first"));
        return;
    }
    m_basket->add(id);
    m_statusBar->setText(m_basket->entries().size() > 1 ? tr("In the compare basket; Shift+B compares the two") : tr("In the compare basket; add another one to compare it with"));
}

void MainWindow::askForId()
{
    const QString id = views::askForLine(this, tr("Go to id"), tr("Trace, span, decision or finding, a whyglass:// link, or a key such as INV-12345")).value_or(QString()).trimmed();
    static const QRegularExpression kId(QStringLiteral("^(whyglass:.*|[0-9A-Fa-f]{16}|[0-9A-Fa-f]{32})$"));
    if (id.isEmpty())
        return;
    if (kId.match(id).hasMatch()) {
        openId(id);
        return;
    }
    // An invoice, a claim, a user, a conversation: the decisions and traces in which it occurs.
    m_session.showView(m_host->info().decisions > 0 ? QStringLiteral("decisions") : QStringLiteral("traces"));
    QString quoted = id;
    quoted.replace(QStringLiteral("\\"), QStringLiteral("\\\\")).replace(QStringLiteral("\""), QStringLiteral("\\\""));
    setQueryText(QString(QStringLiteral("\"") + quoted + QStringLiteral("\"")));
}

void MainWindow::showPalette()
{
    auto* palette = new CommandPalette(m_theme, *m_commands, this);
    palette->move(geometry().center().x() - palette->width() / 2, geometry().top() + 80);
    palette->show();
}

void MainWindow::showKeys() { showKeysDialog(m_theme, *m_commands, this); }

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    importFiles(files);
}

void MainWindow::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton)
        m_session.back();
    else if (event->button() == Qt::ForwardButton)
        m_session.forward();
    else
        QMainWindow::mousePressEvent(event);
}

} // namespace whyglass::window
