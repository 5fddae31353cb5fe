// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace whyglass::views {

/// What stands under a table and tells more of its current row.
class RowPanel : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// Key of the row in its list; 0 = none. What was shown stays until the new row is read.
    virtual void showRow(qint64 key) = 0;
};

} // namespace whyglass::views
