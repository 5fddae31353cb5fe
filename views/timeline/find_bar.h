// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace whyglass::views {

/// Find in trace: a field, how many, next and previous. Escape closes it.
class FindBar : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(const Theme& theme, QWidget* parent = nullptr);
    void open();
    void close();
    /// What the bar says: match `number` (1-based, 0: none current) of `count`.
    void setResult(int number, int count);
    /// Whether only what is found is to be shown.
    [[nodiscard]] bool onlyMatches() const;

Q_SIGNALS:
    void textChanged(const QString& text); ///< or what is shown of the matches
    void stepped(int step); ///< +1 or -1
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* m_field;
    QLabel* m_count;
    QToolButton* m_only = nullptr;
};

} // namespace whyglass::views
