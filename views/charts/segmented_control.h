// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace whyglass::views {

/// A few choices side by side, one of them taken. Arrow keys move within it.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    SegmentedControl(const QStringList& choices, const QString& accessibleName, QWidget* parent = nullptr);
    [[nodiscard]] int current() const;
    void setCurrent(int choice);
    void setText(int choice, const QString& text);

Q_SIGNALS:
    void chosen(int choice);
    void chosenAgain(int choice); ///< the one that was already taken

private:
    QButtonGroup* m_group;
    int m_before = 0; ///< taken before the last click
};

} // namespace whyglass::views
