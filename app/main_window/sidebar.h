// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rows.h"
#include "views/common/theme.h"

#include <QListView>
#include <QStandardItemModel>

namespace whyglass::window {

/// The views of the registry, with counts; open with names, or a rail of icons.
class Sidebar : public QListView {
    Q_OBJECT

public:
    explicit Sidebar(const views::Theme& theme, QWidget* parent = nullptr);

    void setOpen(bool open);
    void setCurrentView(const QString& id);
    void setCounts(const store::WorkspaceInfo& info);

Q_SIGNALS:
    void viewChosen(const QString& id);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const views::Theme& m_theme;
    QStandardItemModel m_model;
};

} // namespace whyglass::window
