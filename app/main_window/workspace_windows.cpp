// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/workspace_windows.h"

#include <QFileInfo>

#include <algorithm>

namespace whyglass::window {

namespace {

const QString kSuffix = QStringLiteral(".whyglass");

QString absolutePath(const std::filesystem::path& path) { return QFileInfo(QString::fromStdString(path.string())).absoluteFilePath(); }

} // namespace

WorkspaceWindows::WorkspaceWindows(std::filesystem::path workspace, const SettingsStore* store, Start start, QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_store(store), m_start(std::move(start))
{
    if (m_store)
        m_store->addRecent(SettingsStore::Recent::Workspaces, absolutePath(m_workspace));
    m_known = allRecent();
    connect(this, &WorkspaceWindows::recentChanged, this, [this] { m_known = allRecent(); });
}

void WorkspaceWindows::openHere(const QString& link) { open(absolutePath(m_workspace), link); }

void WorkspaceWindows::open(const QString& path, const QString& link)
{
    QStringList arguments = {QStringLiteral("open"), QStringLiteral("-w"), path};
    if (!link.isEmpty())
        arguments.append(link);
    if (!m_start || !m_start(arguments))
        Q_EMIT failed(tr("Cannot open a window on %1: the program could not be started").arg(path));
}

bool WorkspaceWindows::openNamed(const QString& name, const QString& link)
{
    const QString beside = absolutePath(m_workspace.parent_path() / QString(name + kSuffix).toStdString());
    if (QFileInfo::exists(beside)) {
        open(beside, link);
        return true;
    }
    const QStringList known = recent();
    const auto found = std::find_if(known.begin(), known.end(), [&](const QString& path) { return QFileInfo(path).fileName() == name + kSuffix; });
    if (found == known.end())
        return false;
    open(*found, link);
    return true;
}

QStringList WorkspaceWindows::recent() const
{
    QStringList paths;
    if (!m_store)
        return paths;
    const QString own = absolutePath(m_workspace);
    for (const QString& path : m_store->recent(SettingsStore::Recent::Workspaces)) {
        if (path != own && QFileInfo::exists(path))
            paths.append(path);
    }
    return paths;
}

QStringList WorkspaceWindows::recentFiles() const
{
    QStringList paths;
    if (!m_store)
        return paths;
    for (const QString& path : m_store->recent(SettingsStore::Recent::Files)) {
        if (QFileInfo::exists(path))
            paths.append(path);
    }
    return paths;
}

void WorkspaceWindows::openRecent(const QString& path)
{
    if (QFileInfo::exists(path)) {
        open(path);
        return;
    }
    Q_EMIT failed(tr("The workspace %1 is not there any more").arg(path));
    Q_EMIT recentChanged();
}

void WorkspaceWindows::lookForRecent()
{
    if (allRecent() != m_known)
        Q_EMIT recentChanged();
}

void WorkspaceWindows::rememberFiles(const QStringList& paths)
{
    if (!m_store)
        return;
    for (const QString& path : paths)
        m_store->addRecent(SettingsStore::Recent::Files, QFileInfo(path).absoluteFilePath());
    Q_EMIT recentChanged();
}

void WorkspaceWindows::forgetRecent()
{
    if (!m_store)
        return;
    m_store->forgetRecent();
    Q_EMIT recentChanged();
}

} // namespace whyglass::window
