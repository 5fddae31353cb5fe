// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/overview/overview_data.h"
#include "views/tables/metric_strips.h"
#include "views/view_host.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <vector>

class QLabel;
class QGridLayout;

namespace whyglass::views {

class FigureTile;
class LatestList;
class TopList;

/// The workspace at a glance: its figures over time, what costs and fails most, the newest findings, what is wrong with the
/// input. Every figure opens the list behind it, narrowed to what it counts.
class OverviewView : public QWidget {
    Q_OBJECT

public:
    explicit OverviewView(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makePage();
    void makeTiles();
    void makeTops();
    void arrange();
    void refresh(session::Asked asked);
    void readFigures(session::Asked asked);
    void readTops(session::Asked asked);
    void showFigures(const MetricStrips::Data& figures);
    void showLatest(const Latest& latest);
    void openTile(std::size_t tile);
    void openName(TopKind kind, const QString& name, bool errors);
    /// Shows a view with this query.
    void open(const QString& view, const domain::Filter& filter);

    ViewContext m_context;
    QLabel* m_extent = nullptr;
    QGridLayout* m_tileGrid = nullptr;
    QGridLayout* m_cardGrid = nullptr;
    std::vector<FigureTile*> m_tiles;
    std::vector<TopList*> m_tops;
    LatestList* m_findings = nullptr;
    LatestList* m_issues = nullptr;
    QTimer m_refresh; ///< at most once in a while as data arrives
    bool m_dirty = true;
    int m_columns = 0; ///< of tiles, as arranged
};

} // namespace whyglass::views
