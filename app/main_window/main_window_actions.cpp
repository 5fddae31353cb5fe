// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the window do.
#include "app/commands/command_registry.h"
#include "app/main_window/command_palette.h"
#include "app/main_window/keys_dialog.h"
#include "app/main_window/main_window.h"
#include "app/main_window/notice_bar.h"
#include "app/main_window/query_bar.h"
#include "app/main_window/top_bar.h"
#include "app/main_window/window_host.h"
#include "views/details/inspector.h"
#include "views/tables/record_list_view.h"
#include "views/view_registry.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QMimeData>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QUrl>
#include <QUrlQuery>

namespace whyglass::window {

namespace {

constexpr qsizetype kTraceDigits = 32;

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

void MainWindow::openFiles()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Open files"), {},
                                                            tr("Telemetry (*.json *.jsonl *.ndjson *.pb *.binpb *.bin *.lpproto *.proto *.log *.gz *.zst);;All files (*)"));
    if (!files.isEmpty())
        m_recorder.importFiles(files);
}

void MainWindow::openFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open folder"));
    if (!folder.isEmpty())
        m_recorder.importFiles({folder});
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

void MainWindow::copyLink()
{
    const session::Selection& selection = m_session.selection();
    QString link = QStringLiteral("whyglass://") + QString::fromStdString(m_session.workspace().stem().string());
    if (selection.trace)
        link += QStringLiteral("/trace/") + QString::fromStdString(selection.trace->hex());
    if (selection.trace && selection.span.valid())
        link += QStringLiteral("?span=") + QString::fromStdString(selection.span.hex());
    m_host->copyText(link);
}

void MainWindow::toggleTheme()
{
    m_theme.setMode(m_theme.dark() ? views::ThemeMode::Light : views::ThemeMode::Dark);
    m_theme.apply();
}

void MainWindow::toggleSidebar()
{
    m_sidebarShown = !m_sidebarShown;
    m_settings.sidebarOpen = m_sidebarShown;
    updateSidebar();
}

void MainWindow::toggleInspector()
{
    m_settings.inspectorVisible = !m_settings.inspectorVisible;
    const views::ViewInfo* info = views::findView(QString::fromStdString(m_session.state().view));
    m_inspector->setVisible(m_settings.inspectorVisible && info && info->inspector);
}

void MainWindow::showNewRows()
{
    if (auto* list = currentList())
        list->model().showNewRows();
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

void MainWindow::openId(const QString& text)
{
    const QUrl url(text);
    QString id = text.trimmed();
    QString span;
    if (url.scheme() == u"whyglass") {
        id = url.path().section(u'/', -1);
        span = QUrlQuery(url).queryItemValue(QStringLiteral("span"));
    } else if (id.contains(u'/')) {
        span = id.section(u'/', 1);
        id = id.section(u'/', 0, 0);
    }
    if (id.size() == kTraceDigits) {
        const auto trace = domain::TraceId::fromHex(id.toStdString());
        if (trace)
            m_session.openTrace(*trace, domain::SpanId::fromHex(span.toStdString()).value_or(domain::SpanId{}));
        return;
    }
    openShortId(id);
}

void MainWindow::openShortId(const QString& id)
{
    // 16 digits name a decision, a finding or a span: asked in this order.
    struct Target {
        std::string decision, finding;
        std::optional<domain::TraceId> trace;
        domain::SpanId span;
    };
    m_session.queries().request<Target>(
        this, "window/open-id",
        [id = id.toStdString()](store::WorkspaceReader& reader) -> domain::Result<Target> {
            Target target;
            if (auto decision = reader.decision(id); decision && *decision)
                target.decision = id;
            else if (auto finding = reader.finding(id); finding && *finding)
                target.finding = id;
            else if (const auto span = domain::SpanId::fromHex(id)) {
                auto keys = reader.findSpan(*span);
                if (!keys)
                    return keys.error();
                if (!keys->empty()) {
                    const std::int64_t key = keys->front().value;
                    auto rows = reader.spans(std::span(&key, 1));
                    if (!rows)
                        return rows.error();
                    if (!rows->rows.empty()) {
                        target.trace = rows->rows.front().trace;
                        target.span = *span;
                    }
                }
            }
            return target;
        },
        [this, id](domain::Result<Target> target) {
            if (target && !target->decision.empty())
                m_session.openDecision(id);
            else if (target && !target->finding.empty())
                m_session.openFinding(id);
            else if (target && target->trace)
                m_session.openTrace(*target->trace, target->span);
            else
                Q_EMIT m_session.traceFailed(tr("Nothing in this workspace has the id %1").arg(id));
        });
}

void MainWindow::askForId()
{
    bool ok = false;
    const QString id = QInputDialog::getText(this, tr("Go to id"), tr("Trace, span, decision or finding, or a whyglass:// link"),
                                             QLineEdit::Normal, {}, &ok);
    if (ok && !id.trimmed().isEmpty())
        openId(id);
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
    m_recorder.importFiles(files);
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
