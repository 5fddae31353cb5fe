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

Q_SIGNALS:
    void chosen(int choice);

private:
    QButtonGroup* m_group;
};

} // namespace whyglass::views
