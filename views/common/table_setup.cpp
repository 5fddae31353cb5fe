// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/table_setup.h"

#include "views/common/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace whyglass::views {

void setUpTable(QTableView& table, const Theme& theme, int rowHeight)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setCornerButtonEnabled(false);
    table.setTabKeyNavigation(false);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.horizontalHeader()->setHighlightSections(false);
    QHeaderView* rows = table.verticalHeader();
    rows->hide();
    // Heights that follow their content are asked of every row: a million rows would never be laid out.
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(rowHeight);
    rows->setDefaultSectionSize(rowHeight);
    QObject::connect(&theme, &Theme::changed, table.viewport(), qOverload<>(&QWidget::update));
}

} // namespace whyglass::views
