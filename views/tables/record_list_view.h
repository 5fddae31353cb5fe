// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/paged_table_model.h"
#include "views/common/empty_state.h"
#include "views/tables/facet_panel.h"
#include "views/view_host.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace whyglass::views {

class Chip;
class MetricStrips;
class RecordTable;

/// What makes one list of records different from another.
struct RecordListSpec {
    QByteArray name;  ///< "decisions"
    QString title;    ///< translated
    QString things;   ///< for the status bar: "decisions"
    tables::StoreQueries queries;
    std::vector<FacetPanel::Field> facets;
    bool metricStrips = false;
    std::int64_t store::WorkspaceInfo::*total = nullptr;
    EmptyStateSpec empty;
    EmptyStateSpec analysing = {}; ///< shown instead while traces wait for their analysis; empty title = `empty` holds then too
    void (*open)(session::Session& session, const QModelIndex& row) = nullptr;
};

/// A list of records with its facets, its header and its metric strips: decisions, traces.
class RecordListView : public QWidget {
    Q_OBJECT

public:
    RecordListView(const ViewContext& context, RecordListSpec spec, QWidget* parent = nullptr);

    [[nodiscard]] tables::PagedTableModel& model() { return m_model; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    void applyFilter();
    void refresh();
    void refreshStrips();
    void updateHeader();
    void updateStatus();
    void chooseWindow(std::optional<domain::TimeWindow> window);

    ViewContext m_context;
    RecordListSpec m_spec;
    tables::PagedTableModel m_model;
    RecordTable* m_table = nullptr;
    FacetPanel* m_facets = nullptr;
    MetricStrips* m_strips = nullptr;
    QLabel* m_count = nullptr;
    Chip* m_windowChip = nullptr;
    QWidget* m_progress = nullptr;
    QTimer m_refresh; ///< at most one re-read a second while data arrives
    QTimer m_slow;    ///< shows the progress line once loading takes longer than it should
    bool m_filterDirty = true;
};

RecordListSpec decisionListSpec();
RecordListSpec traceListSpec();

} // namespace whyglass::views
