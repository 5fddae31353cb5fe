// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace whyglass::views {
class Theme;
}

namespace whyglass::window {

class CommandRegistry;

/// Every command by name: type, choose, Enter.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    /// Both must outlive it.
    CommandPalette(const views::Theme& theme, CommandRegistry& registry, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void runCurrent();

    CommandRegistry& m_registry;
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace whyglass::window
