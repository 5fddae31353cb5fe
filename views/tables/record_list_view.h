// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/paged_table_model.h"
#include "views/common/empty_state.h"
#include "views/tables/facet_panel.h"
#include "views/tables/strip_readers.h"
#include "views/view_host.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace whyglass::views {

class Chip;
class MetricStrips;
class RecordTable;
class RowPanel;

/// What makes one list of records different from another.
struct RecordListSpec {
    QByteArray name;  ///< "decisions": its view, and its word in `whyglass list`
    QString title;    ///< translated
    QString things;   ///< for the status bar: "decisions"
    tables::StoreQueries queries;
    StripReader strips;
    std::vector<FacetPanel::Field> facets = {};
    FacetPanel::List facetList = {};
    std::int64_t store::WorkspaceInfo::*total = nullptr;
    EmptyStateSpec empty;
    EmptyStateSpec analysing = {}; ///< shown instead while traces wait for their analysis; empty title = `empty` holds then too
    void (*open)(session::Session& session, const QModelIndex& row) = nullptr;
    const char* costOf = nullptr; ///< field of a query whose value, at `costRole`, the cost of a row is the sum of; nullptr = rows cost nothing
    int costRole = 0;
    int comparedBy = 0; ///< role with the id of what a row can be compared as; 0 = nothing
    RowPanel* (*makePanel)(const ViewContext& context, QWidget* parent) = nullptr; ///< under the table; nullptr = none
};

/// A list of records with its facets, its header, the strips above it and the panel below it. Every list of the window is one.
class RecordListView : public QWidget {
    Q_OBJECT

public:
    RecordListView(const ViewContext& context, RecordListSpec spec, QWidget* parent = nullptr);

    [[nodiscard]] tables::PagedTableModel& model() { return m_model; }

    /// Id of the trace or decision of the current row; empty = none.
    [[nodiscard]] QString comparableId() const;

    // What the commands do.
    void chooseColumns();
    void copyAsText(); ///< the selected rows, with the columns that are shown
    void copyAs(RowFormat format); ///< the selected rows, whole
    void explainCost();            ///< of the current row
    void exportAs(RowFormat format); ///< all that the filter leaves

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHeader();
    void makeFacets(QHBoxLayout* columns);
    void makeStrips(QVBoxLayout* main);
    void makeTable(QVBoxLayout* main);
    void connectModel();
    void connectTable();
    void fillCopyMenu(QMenu* menu);
    void showMenu(const QPoint& globalPosition);
    void applyFilter();
    void refresh();
    void refreshStrips(session::Asked asked);
    void updateHeader();
    void updateStatus();
    void openRow(const QModelIndex& row);
    void keepLayout();
    [[nodiscard]] QString layoutKey() const;

    ViewContext m_context;
    RecordListSpec m_spec;
    tables::PagedTableModel m_model;
    RecordTable* m_table = nullptr;
    FacetPanel* m_facets = nullptr;
    MetricStrips* m_strips = nullptr;
    RowPanel* m_panel = nullptr;
    QLabel* m_count = nullptr;
    Chip* m_windowChip = nullptr;
    QPushButton* m_columns = nullptr;
    QWidget* m_progress = nullptr;
    QTimer m_refresh; ///< at most one re-read a second while data arrives
    QTimer m_slow;    ///< shows the progress line once loading takes longer than it should
    bool m_filterDirty = true;
};

} // namespace whyglass::views
