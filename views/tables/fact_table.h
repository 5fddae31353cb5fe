// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/fact_table_model.h"
#include "views/common/empty_state.h"
#include "views/common/row_table.h"
#include "views/common/theme.h"

namespace whyglass::views {

/// A small table of facts in the look of the big ones: sorted by a click on its header, rows copied with Ctrl+C.
class FactTable : public RowTable {
    Q_OBJECT

public:
    FactTable(const Theme& theme, std::vector<tables::FactTableModel::Column> columns, QWidget* parent = nullptr);
    void setRows(std::vector<std::vector<tables::Fact>> rows) { m_model.setRows(std::move(rows)); }
    void setEmptyState(const EmptyStateSpec& spec);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    tables::FactTableModel m_model;
    EmptyStateSpec m_empty;
};

} // namespace whyglass::views
