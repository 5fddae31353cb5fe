// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/paged_table_model.h"
#include "views/view_host.h"

#include <QListView>
#include <QStandardItemModel>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace whyglass::views {

class FindingPanel;
class MetricStrips;
class RecordTable;

/// Detectors by severity, the instances of the chosen one below, and one finding with its evidence beside them.
class FindingsView : public QWidget {
    Q_OBJECT

public:
    explicit FindingsView(const ViewContext& context, QWidget* parent = nullptr);
    [[nodiscard]] tables::PagedTableModel& model() { return m_model; }

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct DetectorCount {
        std::string slug;
        std::int64_t count = 0;
        domain::Severity worst = domain::Severity::Info;
    };
    struct Summary {
        std::vector<DetectorCount> detectors;
        std::array<std::int64_t, 4> bySeverity{};
    };
    static domain::Result<Summary> read(store::WorkspaceReader& reader, const domain::Filter& filter);

    QWidget* makeLists();
    void refresh(session::Asked asked);
    void showSummary(const Summary& summary);
    void chooseDetector(const QModelIndex& index);
    void showCurrent();
    void copyRows();
    void refreshStrips(session::Asked asked);
    void showMenu(const QPoint& globalPosition);
    void step(int direction);

    ViewContext m_context;
    tables::PagedTableModel m_model;
    QStandardItemModel m_detectors;
    QListView* m_detectorList = nullptr;
    MetricStrips* m_strips = nullptr;
    RecordTable* m_table = nullptr;
    FindingPanel* m_panel = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_instances = nullptr;
    QWidget* m_severities = nullptr;
    QString m_chosen; ///< slug
    QTimer m_refresh;
    bool m_dirty = true;
};

} // namespace whyglass::views
