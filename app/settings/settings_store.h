// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <vector>

namespace whyglass::window {

/// What the user likes, in every workspace.
struct Preferences {
    static constexpr double kSmallestText = 0.9, kLargestText = 1.5;
    static constexpr int kMostRecent = 50;

    views::ThemeMode theme = views::ThemeMode::System;
    double textScale = 1.0; ///< kSmallestText … kLargestText
    bool timesInUtc = false;
    QString language;       ///< "en", "de"; empty = as the desktop says
    int recentCount = 10;   ///< recent workspaces and files that are remembered, 0 … kMostRecent
    bool operator==(const Preferences&) const = default;
};

/// How the recorder of a workspace is started; each means what the option of `whyglass record` means.
struct RecordingSettings {
    QString grpc = QStringLiteral("127.0.0.1:4317"), http = QStringLiteral("127.0.0.1:4318"); ///< HOST:PORT or "off"
    qint64 keepDays = 0;  ///< 0 = everything stays
    qint64 maxBytes = 0;  ///< 0 = no limit
    QString tokenFile;    ///< empty = senders need no token
    bool operator==(const RecordingSettings&) const = default;
};

/// How the window of a workspace was left.
struct WindowState {
    QByteArray geometry; ///< empty = default size
    int inspectorWidth = 520;
    bool inspectorVisible = true;
    bool sidebarOpen = true;
    QString view;  ///< last shown; empty = the window decides
    QString query; ///< as typed
};

/// A view with its query under a name.
struct SavedView {
    QString name;
    QString link; ///< whyglass://…/view/…
    bool operator==(const SavedView&) const = default;
};

struct Settings {
    Preferences preferences;
    RecordingSettings recording;
    WindowState window;
};

/// The only place that touches QSettings. Unknown keys of newer versions are kept. Each thing is written when it changes and
/// on its own, so that several windows, which are processes of their own, do not undo each other's changes.
class SettingsStore {
public:
    explicit SettingsStore(const std::filesystem::path& workspace);

    [[nodiscard]] Settings load() const;
    void savePreferences(const Preferences& preferences) const;
    void saveRecording(const RecordingSettings& recording) const;
    void saveWindow(const WindowState& window) const;

    [[nodiscard]] std::vector<SavedView> savedViews() const;
    [[nodiscard]] QString defaultView() const; ///< name of the saved view that a window begins with; empty = none
    void saveViews(const std::vector<SavedView>& views, const QString& defaultView) const;

    /// What views keep for this workspace (ViewHost::keep).
    [[nodiscard]] QByteArray kept(const QString& key) const;
    void keep(const QString& key, const QByteArray& value) const;

    enum class Recent { Workspaces, Files };
    [[nodiscard]] QStringList recent(Recent what) const; ///< newest first, paths
    void addRecent(Recent what, const QString& path) const;
    void forgetRecent() const;

    /// Whether the tour was offered once.
    [[nodiscard]] bool tourOffered() const;
    void setTourOffered() const;

private:
    QString m_group;
};

} // namespace whyglass::window
