// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/tables/row_panel.h"
#include "views/view_host.h"

class QLabel;
class QVBoxLayout;

namespace whyglass::views {

class PointChart;

/// A metric's data points over its time, and the traces that it names as examples.
class MetricPanel final : public RowPanel {
    Q_OBJECT

public:
    explicit MetricPanel(const ViewContext& context, QWidget* parent = nullptr);
    void showRow(qint64 key) override;

private:
    struct Reply {
        std::optional<store::MetricRow> metric;
        std::vector<store::PointBucket> history;
    };
    void showMetric(const Reply& reply);

    ViewContext m_context;
    QLabel* m_title;
    PointChart* m_chart;
    QWidget* m_examples;
    QVBoxLayout* m_exampleRows;
};

} // namespace whyglass::views
