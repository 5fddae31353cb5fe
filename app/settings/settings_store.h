// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QByteArray>
#include <QString>

#include <filesystem>

namespace whyglass::window {

/// What the window remembers. The theme is the user's, the rest belongs to the workspace.
struct Settings {
    views::ThemeMode theme = views::ThemeMode::System;
    double textScale = 1.0; ///< 0.9 … 1.5
    QByteArray geometry;    ///< empty = default size
    int inspectorWidth = 520;
    bool inspectorVisible = true;
    bool sidebarOpen = true;
    QString view;  ///< last shown; empty = the window decides
    QString query; ///< as typed
};

/// The only place that touches QSettings. Unknown keys of newer versions are kept.
class SettingsStore {
public:
    explicit SettingsStore(const std::filesystem::path& workspace);

    [[nodiscard]] Settings load() const;
    void save(const Settings& settings) const;

private:
    QString m_group;
};

} // namespace whyglass::window
