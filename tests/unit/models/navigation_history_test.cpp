// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/navigation_history.h"

#include <QTest>

using whyglass::session::NavigationHistory;
using whyglass::session::NavigationState;
using Change = NavigationHistory::Change;
using namespace std::chrono_literals;

namespace {

NavigationState viewing(const std::string& view)
{
    NavigationState state;
    state.view = view;
    return state;
}

NavigationState zoomed(std::int64_t begin)
{
    NavigationState state = viewing("investigate");
    state.traceWindow = {{begin}, {begin + 100}};
    return state;
}

} // namespace

class NavigationHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backAndForwardRestoreWholeStates()
    {
        NavigationHistory history(viewing("decisions"));
        NavigationState second = viewing("traces");
        second.query = "agent:approver";
        second.inspectorTab = "cost";
        history.apply(second, Change::Step);
        QVERIFY(history.back());
        QCOMPARE(history.current(), viewing("decisions"));
        QVERIFY(!history.back());
        QVERIFY(history.forward());
        QCOMPARE(history.current(), second);
        QVERIFY(!history.forward());
    }

    void equalStatesAreNotPushed()
    {
        NavigationHistory history(viewing("decisions"));
        history.apply(viewing("decisions"), Change::Step);
        QCOMPARE(history.size(), std::size_t{1});
    }

    void gestureIsOneEntryUntilItPauses()
    {
        NavigationHistory history(viewing("investigate"));
        auto now = NavigationHistory::Clock::time_point(1h);
        for (int i = 1; i <= 10; ++i) {
            history.apply(zoomed(i), Change::Gesture, now);
            now += 100ms;
        }
        QCOMPARE(history.size(), std::size_t{2});
        now += NavigationHistory::kGesturePause;
        history.apply(zoomed(50), Change::Gesture, now);
        QCOMPARE(history.size(), std::size_t{3});
        QVERIFY(history.back());
        QCOMPARE(history.current(), zoomed(10));
    }

    void stepBetweenGesturesKeepsThemApart()
    {
        NavigationHistory history(viewing("investigate"));
        const auto now = NavigationHistory::Clock::time_point(1h);
        history.apply(zoomed(1), Change::Gesture, now);
        NavigationState selected = zoomed(1);
        selected.selection.span = {7};
        history.apply(selected, Change::Step, now + 10ms);
        NavigationState moved = selected;
        moved.traceWindow = {{5}, {105}};
        history.apply(moved, Change::Gesture, now + 20ms);
        QCOMPARE(history.size(), std::size_t{4});
    }

    void newStepDropsWhatLayAhead()
    {
        NavigationHistory history(viewing("a"));
        history.apply(viewing("b"), Change::Step);
        history.apply(viewing("c"), Change::Step);
        history.back();
        history.apply(viewing("d"), Change::Step);
        QVERIFY(!history.canGoForward());
        QVERIFY(history.back());
        QCOMPARE(history.current(), viewing("b"));
    }

    void detailChangesTheEntryInPlace()
    {
        NavigationHistory history(viewing("a"));
        history.apply(viewing("b"), Change::Step);
        history.back();
        NavigationState withTab = viewing("a");
        withTab.inspectorTab = "raw";
        history.apply(withTab, Change::Detail);
        QVERIFY(history.canGoForward());
        QCOMPARE(history.current(), withTab);
    }

    void oldestAreForgotten()
    {
        NavigationHistory history(viewing("first"));
        for (std::size_t i = 0; i < NavigationHistory::kMaxEntries + 50; ++i)
            history.apply(viewing("view" + std::to_string(i)), Change::Step);
        QCOMPARE(history.size(), NavigationHistory::kMaxEntries);
        while (history.back()) {
        }
        QCOMPARE(history.current(), viewing("view50"));
    }
};

QTEST_APPLESS_MAIN(NavigationHistoryTest)
#include "navigation_history_test.moc"
