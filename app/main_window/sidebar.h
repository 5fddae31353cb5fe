// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings_store.h"
#include "models/store/rows.h"
#include "views/common/theme.h"

#include <QStandardItemModel>
#include <QStringList>
#include <QWidget>

class QListView;
class QToolButton;

namespace whyglass::window {

/// The views of the registry with counts, the saved views under them, and settings at the foot; open with names, or a rail of
/// icons.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(const views::Theme& theme, QWidget* parent = nullptr);

    void setOpen(bool open);
    void setCurrentView(const QString& id);
    void setCounts(const store::WorkspaceInfo& info);
    void setSavedViews(const std::vector<SavedView>& saved);
    /// What waits to be compared, under the views; empty = no section.
    void setBasket(const QStringList& labels);

Q_SIGNALS:
    void viewChosen(const QString& id);
    void savedViewChosen(const QString& name);
    void basketChosen(int entry); ///< -1: all that is in it
    void manageRequested(); ///< rename, delete, default: of the saved views
    void settingsChosen();

private:
    void choose(const QModelIndex& index);
    void addSections();
    void addHeading(const QString& title);
    void applyTheme();
    [[nodiscard]] int openWidth() const;

    const views::Theme& m_theme;
    QStandardItemModel m_model;
    std::vector<SavedView> m_saved;
    QStringList m_basket;
    QListView* m_list;
    QToolButton* m_settings;
};

} // namespace whyglass::window
