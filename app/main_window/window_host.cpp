// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/window_host.h"

#include "app/commands/command_registry.h"
#include "app/main_window/notice_bar.h"
#include "app/main_window/status_bar.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

namespace whyglass::window {

namespace {
constexpr int kWriteAfterMs = 400;
}

WindowHost::WindowHost(MainWindow& window)
    : views::ViewHost(&window), m_window(window), m_store(window.m_store), m_exporter(new ListExporter(window.m_session, *this, &window))
{
    m_writer.setMaxThreadCount(1);
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(kWriteAfterMs);
    connect(&m_writeSoon, &QTimer::timeout, this, &WindowHost::writeKept);
    connect(m_exporter, &ListExporter::finished, this,
            [this](const QString& message, bool failed) { m_window.m_notice->showMessage(message, failed); });
    connect(&window.m_recorder, &RecorderControl::stateChanged, this, &ViewHost::receiverChanged);
    connect(&window.m_recorder, &RecorderControl::budgetsChanged, this, &ViewHost::budgetsChanged);
    connect(&window.m_recorder, &RecorderControl::pricesChanged, this, &ViewHost::pricesChanged);
    connect(&window.m_recorder, &RecorderControl::pricesProgressed, this, &ViewHost::pricesProgressed);
}

void WindowHost::copyText(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    showStatus(tr("Copied %1 characters").arg(text.size()));
}

void WindowHost::showStatus(const QString& text)
{
    m_window.m_statusBar->setText(text);
}

QString WindowHost::whyNotAnnotated() const
{
    const views::ReceiverState& state = m_window.m_recorder.state();
    using Link = views::ReceiverState::Link;
    switch (state.link) {
    case Link::Receiving: return {};
    case Link::Starting: return tr("The recorder, which keeps notes, is starting");
    case Link::Lost: return tr("The recorder, which keeps notes, is being started again");
    case Link::Off: break;
    }
    const QString why = views::ViewHost::whyNotAnnotated();
    return state.problem.isEmpty() ? why : why + QStringLiteral(": ") + state.problem;
}

bool WindowHost::runCommand(const QString& id) { return m_window.m_commands->run(id); }

/// Written a moment later and elsewhere: a column that is dragged wider is kept many times a second, and each write is synced.
void WindowHost::keep(const QString& key, const QByteArray& value)
{
    if (!m_store)
        return;
    m_kept[key] = value;
    m_toWrite.insert(key);
    m_writeSoon.start();
}

QByteArray WindowHost::kept(const QString& key) const
{
    const auto known = m_kept.find(key);
    if (known != m_kept.end())
        return *known;
    return m_store ? m_store->kept(key) : QByteArray();
}

void WindowHost::writeKept()
{
    for (const QString& key : std::exchange(m_toWrite, {}))
        m_writer.start([store = m_store, key, value = m_kept.value(key)] { store->keep(key, value); });
}

WindowHost::~WindowHost() { writeKept(); }

void WindowHost::setInfo(const store::WorkspaceInfo& info)
{
    m_info = info;
    Q_EMIT infoChanged();
}

} // namespace whyglass::window
