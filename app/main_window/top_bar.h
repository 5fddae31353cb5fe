// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "views/common/theme.h"

#include <QToolBar>

class QPushButton;
class QToolButton;

namespace whyglass::window {

class CommandRegistry;
class QueryBar;

/// Back, forward, query, time range, live, theme, help, commands.
class TopBar : public QToolBar {
    Q_OBJECT

public:
    TopBar(const views::Theme& theme, CommandRegistry& commands, QWidget* parent = nullptr);

    [[nodiscard]] QueryBar& query() { return *m_query; }
    void setWindow(const std::optional<domain::TimeWindow>& window);
    /// `newRows`: how many the current list would have more.
    void setLive(bool live, qint64 newRows);

Q_SIGNALS:
    /// "-24h", "-7d" …, or empty for all time.
    void rangeChosen(const QString& since);
    void liveClicked();

private:
    QToolButton* addIconButton(const QString& icon, const QString& command, const QString& toolTip);
    void applyTheme();

    const views::Theme& m_theme;
    CommandRegistry& m_commands;
    QueryBar* m_query = nullptr;
    QPushButton* m_range = nullptr;
    QPushButton* m_live = nullptr;
    QPushButton* m_palette = nullptr;
    std::vector<std::pair<QToolButton*, QString>> m_buttons; ///< with icon names
};

} // namespace whyglass::window
