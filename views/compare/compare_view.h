// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/step_pair_model.h"
#include "views/view_host.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace whyglass::views {

class CompareHeader;
class CompareTimeline;
class ElidedLabel;
class EmptyState;
class PairPanel;

/// Two traces or decisions side by side: both on one axis, their steps aligned, and what is different in the step that is chosen. Shows the
/// pair of the session (Session::openComparison).
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(const ViewContext& context, QWidget* parent = nullptr);

    void goToDivergence();
    void goToDifference(bool backwards);
    void swapSides();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeSummary();
    void makeTable();
    void load();
    void present(tables::ComparisonPtr comparison);
    void presentCounts();
    void showProblem(const QString& title, const QString& hint, bool error);
    void chooseRow(int row);
    void rowChosen();
    void openStep();
    void openSide(bool isA);
    void save(const QString& suffix);
    void showStatus();
    bool takesKey(QKeyEvent* event);

    ViewContext m_context;
    tables::StepPairModel m_model;
    ElidedLabel* m_subtitle = nullptr;
    QPushButton *m_divergence = nullptr, *m_swap = nullptr, *m_export = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    CompareHeader* m_sides = nullptr;
    CompareTimeline* m_timeline = nullptr;
    ElidedLabel* m_counts = nullptr;
    QCheckBox* m_hideVolatile = nullptr;
    QTableView* m_table = nullptr;
    PairPanel* m_panel = nullptr;
    std::string m_shown; ///< the pair, and how it was compared
};

} // namespace whyglass::views
