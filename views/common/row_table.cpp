// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/row_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

namespace whyglass::views {

QModelIndex RowTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = model()->rowCount() - 1;
    if ((action != MoveHome && action != MoveEnd) || last < 0)
        return QTableView::moveCursor(action, modifiers);
    const int column = currentIndex().isValid() ? currentIndex().column() : horizontalHeader()->logicalIndex(0);
    return model()->index(action == MoveHome ? 0 : last, column);
}

void RowTable::copyRows() const
{
    QStringList lines;
    for (const QModelIndex& row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace whyglass::views
