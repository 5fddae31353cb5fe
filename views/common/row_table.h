// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace whyglass::views {

/// A table whose rows are what people move through: Home and End lead to the first and the last of them, with Shift they select up to
/// there. The column stays the one that the cursor is in.
class RowTable : public QTableView {
    Q_OBJECT

public:
    using QTableView::QTableView;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    /// The selected rows to the clipboard, a line each, all columns with tabs between them; nothing where none is selected.
    void copyRows() const;
};

} // namespace whyglass::views
