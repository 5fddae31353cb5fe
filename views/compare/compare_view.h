// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/compare/compare_page.h"
#include "views/view_host.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace whyglass::views {

class CompareHeader;
class CompareTable;
class CompareTimeline;
class ElidedLabel;
class EmptyState;
class SegmentedControl;

/// Two traces or decisions side by side: both on one axis, then their steps, prompts, documents or costs aligned, and what is different in the
/// row that is chosen. Shows the pair of the session (Session::openComparison), and of it the page that is named behind it: "A..B/prompts".
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(const ViewContext& context, QWidget* parent = nullptr);
    ~CompareView() override;

    void goToForemost();
    void goToDifference(bool backwards);
    void swapSides();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeSummary();
    QWidget* makeRows();
    void connectPages();
    void load();
    void present(tables::ComparisonPtr comparison);
    void openPage(int index);
    void showPage();
    void presentPage();
    void sayNoRows(const QString& title, const QString& hint, bool error);
    void showProblem(const QString& title, const QString& hint, bool error);
    void chooseStep(int pair);
    void rowChosen();
    void openStep();
    void openSide(bool isA);
    void save(const QString& suffix);
    void showStatus();
    bool takesKey(QKeyEvent* event);
    [[nodiscard]] std::size_t wantedPage() const;
    [[nodiscard]] ComparePage& page() const { return *m_pages[m_page]; }
    [[nodiscard]] CompareTable& table() const { return *m_tables[m_page]; }

    ViewContext m_context;
    tables::ComparisonPtr m_comparison;
    std::vector<std::unique_ptr<ComparePage>> m_pages;
    std::vector<CompareTable*> m_tables; ///< beside the pages
    std::size_t m_page = 0;
    ElidedLabel* m_subtitle = nullptr;
    SegmentedControl* m_switch = nullptr;
    QPushButton *m_foremost = nullptr, *m_swap = nullptr, *m_export = nullptr;
    QStackedWidget *m_stack = nullptr, *m_rows = nullptr;
    QSplitter* m_below = nullptr;
    EmptyState *m_empty = nullptr, *m_noRows = nullptr;
    CompareHeader* m_sides = nullptr;
    CompareTimeline* m_timeline = nullptr;
    ElidedLabel* m_counts = nullptr;
    QCheckBox* m_hideVolatile = nullptr;
    PairPanel* m_panel = nullptr;
    std::string m_shown; ///< the pair, and how it was compared
};

} // namespace whyglass::views
