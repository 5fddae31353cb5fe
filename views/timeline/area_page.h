// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/area_report.h"
#include "views/view_host.h"

#include <QWidget>

class QScrollArea;
class QToolButton;

namespace whyglass::views {

/// What a marked area of a timeline holds and how it differs from the rest. Lies over its parent, the inspector, as long as the
/// session has an area that a timeline shows.
class AreaPage : public QWidget {
    Q_OBJECT

public:
    AreaPage(const ViewContext& context, QWidget* inspector);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void followFilter();
    void filterByTime(bool on);
    void explainCost();
    void show(const timeline::AreaReport& report);
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeContent(const timeline::AreaReport& report);
    [[nodiscard]] QWidget* makeDifferences(const timeline::AreaReport& report);

    ViewContext m_context;
    QScrollArea* m_page = nullptr;
    QToolButton* m_filter = nullptr;
    bool m_reading = false, m_readAgain = false;
    std::optional<timeline::AreaReport> m_report;
};

} // namespace whyglass::views
