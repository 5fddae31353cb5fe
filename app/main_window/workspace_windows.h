// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings_store.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <functional>

class QWidget;

namespace whyglass::window {

/// Windows beside this one. Each is a process of its own with a state of its own; those of one workspace share its recorder.
class WorkspaceWindows : public QObject {
    Q_OBJECT

public:
    /// Starts the program with these arguments and leaves it alone; false where it could not be started.
    using Start = std::function<bool(const QStringList&)>;

    /// `store` may be null (nothing is remembered) and must outlive this.
    WorkspaceWindows(std::filesystem::path workspace, const SettingsStore* store, Start start, QObject* parent = nullptr);

    /// Another window on this workspace, at a link where one is given.
    void openHere(const QString& link = {});
    /// A window on the workspace at this path; on an empty new one where there is none yet.
    void open(const QString& path, const QString& link = {});
    /// Opens the workspace of a link: beside this one, or among the recent ones. False where there is none of that name.
    bool openNamed(const QString& name, const QString& link);

    /// Without this one and those that are gone.
    [[nodiscard]] QStringList recent() const;
    [[nodiscard]] QStringList recentFiles() const; ///< those that are still there
    /// A window on one of recent(); says so where it is gone since, and makes no new one in its place.
    void openRecent(const QString& path);
    /// Tells of a change where another window opened something since recent() and recentFiles() were told, or something is gone.
    void lookForRecent();
    void rememberFiles(const QStringList& paths);
    void forgetRecent();

Q_SIGNALS:
    void recentChanged();
    void failed(const QString& why);

private:
    [[nodiscard]] QStringList allRecent() const { return recent() + recentFiles(); }

    const std::filesystem::path m_workspace;
    const SettingsStore* m_store;
    Start m_start;
    QStringList m_known; ///< what recent() and recentFiles() were when they were told
};

} // namespace whyglass::window
