// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kit/synthetic_trace.h"
#include "views/charts/cost_chart.h"
#include "views/timeline/find_bar.h"
#include "views/timeline/investigate_view.h"
#include "views/timeline/span_tree_view.h"
#include "views/timeline/timeline_layout.h"
#include "views/timeline/trace_timeline_view.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QAbstractItemModelTester>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <memory>

using namespace whyglass;
using namespace whyglass::views;
namespace px = timeline_metrics;

class TimelineViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void clickSelectsEverywhere();
    void everyDrawnSliceCanBeClicked();
    void selectionComesFromElsewhere();
    void hoverIsShared();
    void keysZoomPanAndFit();
    void wheelZoomsAtTheCursor();
    void dragPans();
    void dragMarksAnArea();
    void tracksAreArranged();
    void everyPixelCanBePointedAt();
    void slicesAreAnAccessibleTree();
    void aCostLeadsToWhatItIsMadeOf();
    void theSumOfATrackIsNoHandleOfIt();
    void aHiddenViewTellsNothing();
    void layersAreDrawn();
    void rulerDragZoomsIn();
    void stripHandlesMoveTheWindow();
    void doubleClickZoomsToTheSlice();
    void jumpKeysGoToFindingsAndSiblings();
    void treeAndTimelineShareKeys();
    void onlyFindingsAndFind();
    void statesAreDrawn();
    void hostileTextIsInert();
    void chartFoldsAndKeepsTheSum();
    void axisIsRound();

private:
    [[nodiscard]] std::int32_t selected() const { return m_page->timelineView().timeline()->rowOf(m_session->selection().span); }
    [[nodiscard]] std::string selectedName() const
    {
        return m_trace->spans.text(m_trace->spans.rows[static_cast<std::size_t>(selected())].name);
    }
    [[nodiscard]] QPoint pointOf(std::uint64_t span) const;
    [[nodiscard]] domain::TimeWindow window() const { return m_page->timelineView().window(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&m_page->timelineView(), key, modifiers);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<InvestigateView> m_page;
    session::LoadedTracePtr m_trace;
};

void TimelineViewTest::init()
{
    m_theme = std::make_unique<Theme>(ThemeMode::Light);
    m_session = std::make_unique<session::Session>(std::filesystem::path("no-workspace"));
    m_page = std::make_unique<InvestigateView>(*m_session, *m_theme);
    m_page->resize(1100, 900);
    m_trace = testkit::invoiceTrace();
    m_page->timelineView().showTrace(m_trace);
    m_page->show();
}

void TimelineViewTest::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_theme.reset();
}

/// Middle of a slice in the viewport.
QPoint TimelineViewTest::pointOf(std::uint64_t span) const
{
    const TraceTimelineView& view = m_page->timelineView();
    const timeline::TraceTimeline& timeline = *view.timeline();
    const std::int32_t row = timeline.rowOf({span});
    const timeline::SlicePlace place = timeline.place(row);
    const TimelineLayout layout(timeline);
    const domain::TimeWindow time = timeline.windowOf(row);
    const double pixels = view.viewport()->width() - px::kLabelWidth - 2 * px::kTimeInset;
    const double share = static_cast<double>(time.begin.ns + time.length().ns / 2 - view.window().begin.ns)
        / static_cast<double>(view.window().length().ns);
    return {px::kLabelWidth + px::kTimeInset + static_cast<int>(share * pixels),
        px::kHeaderHeight + layout.rowOfSliceTrack(place.track)->laneTop(place.lane) + px::kSliceHeight / 2};
}

void TimelineViewTest::clickSelectsEverywhere()
{
    QSignalSpy spy(m_session.get(), &session::Session::selectionChanged);
    QTest::mouseClick(m_page->timelineView().viewport(), Qt::LeftButton, {}, pointOf(17));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(selectedName(), std::string("execute_tool lookup_vendor"));
    QCOMPARE(m_page->treeView().selectedRow(), selected());
}

void TimelineViewTest::everyDrawnSliceCanBeClicked()
{
    for (const store::SpanRow& span : m_trace->spans.rows) {
        if (span.step == domain::StepKind::Decision)
            continue;
        const TimelineHit hit = m_page->timelineView().hit(pointOf(span.span.value));
        QCOMPARE(hit.what, TimelineHit::What::Slice);
        QCOMPARE(hit.row, m_page->timelineView().timeline()->rowOf(span.span));
    }
}

void TimelineViewTest::selectionComesFromElsewhere()
{
    m_session->selectSpan({19});
    QCOMPARE(m_page->treeView().selectedRow(), m_page->timelineView().timeline()->rowOf({19}));
    m_page->treeView().goToParent();
    QCOMPARE(selectedName(), std::string("invoke_agent vendor-verifier"));
    // A selection outside the window brings the window there.
    m_session->selectSpan({2});
    for (int i = 0; i < 12; ++i)
        key(Qt::Key_W);
    m_session->selectSpan({27});
    const domain::TimeWindow span = m_page->timelineView().timeline()->windowOf(selected());
    QVERIFY(span.begin < window().end && span.end > window().begin);
}

void TimelineViewTest::hoverIsShared()
{
    QTest::mouseMove(m_page->timelineView().viewport(), pointOf(17));
    QTRY_COMPARE(m_session->hovered(), (domain::SpanId{17}));
    m_session->setHovered({3});
    QCOMPARE(m_session->hovered(), (domain::SpanId{3}));
}

void TimelineViewTest::keysZoomPanAndFit()
{
    const domain::TimeWindow whole = window();
    key(Qt::Key_W);
    QVERIFY(window().length() < whole.length());
    const domain::TimeWindow zoomedIn = window();
    key(Qt::Key_D);
    QVERIFY(window().begin > zoomedIn.begin);
    QVERIFY(std::abs(window().length().ns - zoomedIn.length().ns) <= 1);
    key(Qt::Key_A);
    key(Qt::Key_S);
    key(Qt::Key_F);
    QCOMPARE(window(), whole);
    m_session->selectSpan({17});
    key(Qt::Key_F);
    const domain::TimeWindow span = m_page->timelineView().timeline()->windowOf(selected());
    QVERIFY(window().begin < span.begin && window().end > span.end);
    QVERIFY(window().length().ns < 2 * span.length().ns);
    key(Qt::Key_F);
    QCOMPARE(window(), whole);
}

void TimelineViewTest::wheelZoomsAtTheCursor()
{
    TraceTimelineView& view = m_page->timelineView();
    const QPoint at = pointOf(17);
    const TimelineHit before = view.hit(at);
    for (int i = 0; i < 8; ++i) {
        QWheelEvent event(
            at, view.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    QVERIFY(window().length().ns * 10 < m_page->timelineView().timeline()->extent().length().ns);
    QCOMPARE(view.hit(at).row, before.row);
}

void TimelineViewTest::dragPans()
{
    for (int i = 0; i < 4; ++i)
        key(Qt::Key_W);
    QWidget* viewport = m_page->timelineView().viewport();
    const domain::TimeWindow before = window();
    const QPoint start(600, px::kHeaderHeight + 20);
    QTest::mousePress(viewport, Qt::LeftButton, Qt::ShiftModifier, start);
    QTest::mouseMove(viewport, start + QPoint(-100, 0));
    QTest::mouseRelease(viewport, Qt::LeftButton, Qt::ShiftModifier, start + QPoint(-100, 0));
    QVERIFY(window().begin > before.begin);
    QVERIFY(!m_session->selection().span.valid());
}

void TimelineViewTest::dragMarksAnArea()
{
    TraceTimelineView& view = m_page->timelineView();
    const domain::TimeWindow before = window();
    const QPoint start(400, px::kHeaderHeight + 40);
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, start);
    QTest::mouseMove(view.viewport(), start + QPoint(100, 30));
    QTest::mouseMove(view.viewport(), start + QPoint(200, 60));
    QVERIFY(!m_session->area()); // told once, when it is done
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, start + QPoint(200, 60));
    QVERIFY(m_session->area());
    QCOMPARE(window(), before);
    QVERIFY(!m_session->area()->window.empty());
    QVERIFY(!m_session->area()->tracks.empty());
    key(Qt::Key_Escape);
    QVERIFY(!m_session->area());
    m_session->selectSpan({17});
    key(Qt::Key_M);
    QCOMPARE(m_session->area()->window, view.timeline()->windowOf(selected()));
    m_session->setArea(std::nullopt); // the inspector closes it
    QVERIFY(!view.area());
}

void TimelineViewTest::tracksAreArranged()
{
    TraceTimelineView& view = m_page->timelineView();
    const int height = view.contentHeight();
    timeline::TrackPrefs prefs = view.trackPrefs();
    prefs.setCollapsed(timeline::TrackKind::Agents, true);
    prefs.setPinned(timeline::TrackKind::Tools, true);
    prefs.setHidden(timeline::TrackKind::Logs, true);
    QSignalSpy spy(&view, &TraceTimelineView::trackPrefsChanged);
    view.setTrackPrefs(prefs);
    QCOMPARE(spy.count(), 1);
    QVERIFY(view.contentHeight() < height);
    QCOMPARE(view.hit({pointOf(17).x(), px::kHeaderHeight + 12}).row, view.timeline()->rowOf({17})); // pinned: the first track
    QVERIFY(!view.grab().isNull());
    // A head that is dragged above the pinned track becomes pinned before it.
    const QPoint head(60, px::kHeaderHeight + px::kOneLaneTrack + 12);
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, head);
    QTest::mouseMove(view.viewport(), head - QPoint(0, 20));
    QTest::mouseMove(view.viewport(), {60, px::kHeaderHeight + 2});
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, {60, px::kHeaderHeight + 2});
    QCOMPARE(view.trackPrefs().order().front(), timeline::TrackKind::Findings);
    QVERIFY(view.trackPrefs().pinned(timeline::TrackKind::Findings));
}

void TimelineViewTest::everyPixelCanBePointedAt()
{
    TraceTimelineView& view = m_page->timelineView();
    const TimelineLayout layout(*view.timeline());
    for (const TrackRow& row : layout.rows()) {
        for (int y = row.y; y < row.y + row.height && row.sliceTrack >= 0; ++y)
            QVERIFY(row.laneAt(y) < static_cast<int>(view.timeline()->tracks()[static_cast<std::size_t>(row.sliceTrack)].lanes.size()));
    }
    for (int y = 0; y < view.viewport()->height(); ++y)
        static_cast<void>(view.hit({500, y}));
}

void TimelineViewTest::slicesAreAnAccessibleTree()
{
    TraceTimelineView& view = m_page->timelineView();
    QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(root);
    QCOMPARE(root->role(), QAccessible::Tree);
    int slices = 0;
    QStringList tracks;
    QAccessibleInterface* lookup = nullptr;
    for (int i = 0; i < root->childCount(); ++i) {
        QAccessibleInterface* track = root->child(i);
        tracks.append(track->text(QAccessible::Name));
        QCOMPARE(track->parent(), root);
        QCOMPARE(root->indexOfChild(track), i);
        for (int j = 0; j < track->childCount(); ++j) {
            QAccessibleInterface* slice = track->child(j);
            const QString name = slice->text(QAccessible::Name);
            QVERIFY2(!name.isEmpty() && !slice->rect().isEmpty(), qPrintable(track->text(QAccessible::Name)));
            if (name.contains(u"execute_tool lookup_vendor"))
                lookup = slice;
            slices += track->text(QAccessible::Name).startsWith(u"Cost") || track->text(QAccessible::Name).startsWith(u"Tokens") ? 0 : 1;
        }
    }
    QCOMPARE(tracks.filter(QStringLiteral("Tools, ")).size(), 1);
    QCOMPARE(tracks.filter(QStringLiteral("Cost, $")).size(), 1);
    QAccessibleInterface* tools = root->child(static_cast<int>(tracks.indexOf(tracks.filter(QStringLiteral("Tools, ")).front())));
    QVERIFY(tools->state().expandable && tools->state().expanded);
    QVERIFY(!tools->state().selectable);
    QVERIFY(slices >= static_cast<int>(m_trace->spans.rows.size()));
    QVERIFY(lookup);
    lookup->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(selectedName(), std::string("execute_tool lookup_vendor"));
    QVERIFY(lookup->state().selected);
    QVERIFY(lookup->state().selectable && lookup->state().focused);
    QCOMPARE(root->focusChild(), lookup);
    QStringList failed, found;
    for (int i = 0; i < tools->childCount(); ++i) {
        const QString name = tools->child(i)->text(QAccessible::Name);
        QCOMPARE(tools->child(i)->actionInterface()->actionNames(), QStringList(QAccessibleActionInterface::pressAction()));
        (name.contains(QStringLiteral("status: error")) ? failed : found).append(name);
    }
    const auto& rows = m_trace->spans.rows;
    int errors = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        errors += rows[i].step == domain::StepKind::Tool && rows[i].status == domain::SpanStatus::Error ? 1 : 0;
    QCOMPARE(failed.size(), errors);
    QVERIFY2(found.filter(QStringLiteral("high: ")).size() + failed.filter(QStringLiteral("high: ")).size() > 0, qPrintable(found.join(u'\n')));
    const QString toggle = QAccessibleActionInterface::toggleAction();
    QCOMPARE(tools->actionInterface()->actionNames(), QStringList(toggle));
    tools->actionInterface()->doAction(toggle);
    QVERIFY(view.scene().layout.rowOf(timeline::TrackKind::Tools)->collapsed);
    view.setTrackPrefs({});
    key(Qt::Key_W); // what was drawn is no more
    QVERIFY(root->child(0)->isValid());
}

void TimelineViewTest::aCostLeadsToWhatItIsMadeOf()
{
    TraceTimelineView& view = m_page->timelineView();
    const TimelineScene scene = view.scene();
    QVERIFY(!scene.frame.cost().empty());
    const auto& step = scene.frame.cost().front();
    int track = 0;
    while (scene.layout.rows()[static_cast<std::size_t>(track)].kind != timeline::TrackKind::Cost)
        ++track;
    const TrackRow& row = scene.layout.rows()[static_cast<std::size_t>(track)];
    const QRect bar = view.boxInViewport(QRectF(scene.x(step.x) - 6, row.y, 4, row.height));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {bar.center().x(), bar.bottom() - 6});
    QCOMPARE(m_session->state().inspectorTab, std::string("cost"));
    QCOMPARE(view.selectedRow(), scene.timeline().cost().calls[step.call].row);
    m_session->setInspectorTab({});
    key(Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(m_session->state().inspectorTab, std::string("cost"));
}

void TimelineViewTest::theSumOfATrackIsNoHandleOfIt()
{
    TraceTimelineView& view = m_page->timelineView();
    QSignalSpy asked(&view, &TraceTimelineView::costRequested);
    const TrackRow row = *view.scene().layout.rowOf(timeline::TrackKind::Cost);
    QVERIFY(!row.collapsed);
    const QRect label = view.boxInViewport(QRectF(0, row.y, px::kLabelWidth, px::kOneLaneTrack));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {label.right() - 14, label.center().y()});
    QCOMPARE(asked.count(), 1);
    QVERIFY(!view.scene().layout.rowOf(timeline::TrackKind::Cost)->collapsed);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {40, label.center().y()});
    QCOMPARE(asked.count(), 1);
    QVERIFY(view.scene().layout.rowOf(timeline::TrackKind::Cost)->collapsed);
}

void TimelineViewTest::aHiddenViewTellsNothing()
{
    QSignalSpy told(m_page.get(), &InvestigateView::statusChanged);
    m_page->hide();
    m_session->selectSpan({17});
    QCOMPARE(told.count(), 0);
    m_page->show();
    QVERIFY(told.count() > 0 && told.back().front().toString().contains(QStringLiteral("of the trace")));
}

void TimelineViewTest::layersAreDrawn()
{
    TraceTimelineView& view = m_page->timelineView();
    m_session->selectSpan({17});
    const QImage before = view.grab().toImage();
    view.showCriticalPath(true);
    const QImage critical = view.grab().toImage();
    QVERIFY(critical != before);
    view.showCriticalPath(false);
    QCOMPARE(view.grab().toImage(), before);
    view.showCostHeat(true);
    QVERIFY(view.grab().toImage() != before);
    view.showCostHeat(false);
    view.setFilterText(QStringLiteral("lookup_vendor"));
    QVERIFY(view.grab().toImage() != before);
    view.setFilterText({});
    QCOMPARE(view.grab().toImage(), before);
}

void TimelineViewTest::rulerDragZoomsIn()
{
    QWidget* viewport = m_page->timelineView().viewport();
    const domain::TimeWindow before = window();
    QTest::mousePress(viewport, Qt::LeftButton, {}, {400, px::kStripHeight + 10});
    QTest::mouseMove(viewport, {600, px::kStripHeight + 10});
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, {600, px::kStripHeight + 10});
    QVERIFY(window().length().ns * 3 < before.length().ns);
}

void TimelineViewTest::stripHandlesMoveTheWindow()
{
    QWidget* viewport = m_page->timelineView().viewport();
    const domain::TimeWindow before = window();
    const QPoint handle(px::kLabelWidth + px::kTimeInset, px::kStripHeight / 2);
    QTest::mousePress(viewport, Qt::LeftButton, {}, handle);
    QTest::mouseMove(viewport, handle + QPoint(200, 0));
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, handle + QPoint(200, 0));
    QVERIFY(window().begin > before.begin);
    QCOMPARE(window().end, before.end);
    QTest::mouseDClick(viewport, Qt::LeftButton, {}, {500, 20});
    QCOMPARE(window(), before);
}

void TimelineViewTest::doubleClickZoomsToTheSlice()
{
    QTest::mouseDClick(m_page->timelineView().viewport(), Qt::LeftButton, {}, pointOf(17));
    QCOMPARE(selectedName(), std::string("execute_tool lookup_vendor"));
    QVERIFY(window().length().ns < 2 * m_page->timelineView().timeline()->windowOf(selected()).length().ns);
}

void TimelineViewTest::jumpKeysGoToFindingsAndSiblings()
{
    key(Qt::Key_N);
    QCOMPARE(selectedName(), std::string("execute_tool lookup_vendor"));
    QCOMPARE(m_session->selection().finding, std::string("f0"));
    key(Qt::Key_N);
    QCOMPARE(selectedName(), std::string("chat gpt-4o · check policy"));
    key(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(selectedName(), std::string("execute_tool lookup_vendor"));
    QTest::keyClick(&m_page->timelineView(), ']');
    QCOMPARE(selectedName(), std::string("execute_tool get_payment_history"));
    QTest::keyClick(&m_page->timelineView(), '[');
    QTest::keyClick(&m_page->timelineView(), '.');
    QCOMPARE(selectedName(), std::string("execute_tool get_payment_history"));
    QTest::keyClick(&m_page->timelineView(), ',');
    QCOMPARE(selectedName(), std::string("execute_tool lookup_vendor"));
    key(Qt::Key_Down);
    QVERIFY(selectedName() != "execute_tool lookup_vendor");
}

void TimelineViewTest::treeAndTimelineShareKeys()
{
    m_session->selectSpan({17});
    QTest::keyClick(&m_page->treeView(), Qt::Key_O);
    QCOMPARE(selectedName(), std::string("invoke_agent vendor-verifier"));
    QTest::keyClick(&m_page->treeView(), Qt::Key_J);
    QCOMPARE(selectedName(), std::string("chat claude-sonnet · choose lookups"));
    QTest::keyClick(&m_page->treeView(), Qt::Key_K);
    QCOMPARE(selectedName(), std::string("invoke_agent vendor-verifier"));
    QTest::keyClick(&m_page->treeView(), Qt::Key_N);
    QCOMPARE(selectedName(), std::string("execute_tool lookup_vendor"));
    key(Qt::Key_O);
    QCOMPARE(selectedName(), std::string("invoke_agent vendor-verifier"));
}

void TimelineViewTest::onlyFindingsAndFind()
{
    auto* only = m_page->findChild<QToolButton*>(QStringLiteral("onlyFindings"));
    QVERIFY(only);
    only->setChecked(true);
    QVERIFY(m_page->treeView().spans().visibleCount() < static_cast<int>(m_trace->spans.rows.size()));
    auto* bar = m_page->findChild<FindBar*>();
    bar->open();
    QTest::keyClicks(bar->findChild<QLineEdit*>(), QStringLiteral("sanctions"));
    QCOMPARE(selectedName(), std::string("execute_tool check_sanctions"));
    QVERIFY(!only->isChecked()); // it was filtered out
    QTest::keyClick(bar->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(selectedName(), std::string("POST sanctions /check"));
    // Only what is found, with what leads to it.
    auto& spans = m_page->treeView().spans();
    const QAbstractItemModelTester tester(&spans, QAbstractItemModelTester::FailureReportingMode::QtTest);
    bar->findChild<QToolButton*>(QStringLiteral("onlyMatches"))->setChecked(true);
    QVERIFY(spans.onlyMatches() && spans.visibleCount() > spans.matchCount());
    QVERIFY(spans.indexOfRow(selected()).parent().isValid());
    QVERIFY(spans.visibleCount() < static_cast<int>(m_trace->spans.rows.size()));
    QTest::keyClick(bar->findChild<QLineEdit*>(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QCOMPARE(spans.visibleCount(), static_cast<int>(m_trace->spans.rows.size()));
}

void TimelineViewTest::statesAreDrawn()
{
    TraceTimelineView& view = m_page->timelineView();
    const QImage full = view.grab().toImage();
    view.showTrace(testkit::emptyTrace());
    const QImage empty = view.grab().toImage();
    view.showTrace(nullptr);
    const QImage none = view.grab().toImage();
    Q_EMIT m_session->traceFailed(QStringLiteral("cannot read the trace"));
    const QImage failed = view.grab().toImage();
    QVERIFY(full != empty && empty != none && none != failed);
}

void TimelineViewTest::hostileTextIsInert()
{
    m_page->timelineView().showTrace(testkit::hostileTrace());
    QVERIFY(!m_page->grab().isNull());
    const timeline::TraceTimeline& timeline = *m_page->timelineView().timeline();
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(timeline.trace().spans.rows.size()); ++row) {
        const QString text = describeRow(timeline, row);
        QVERIFY(text.size() < 2000);
        QVERIFY(!text.contains(QChar(0x202E)) && !text.contains(QChar(0x1B)) && !text.contains(QChar(0)));
    }
}

void TimelineViewTest::chartFoldsAndKeepsTheSum()
{
    std::vector<store::CostRow> rows;
    for (int model = 0; model < 20; ++model) {
        for (const char* day : {"2026-03-01", "2026-03-04"}) {
            store::CostRow row;
            row.keys = {day, "model " + std::to_string(model)};
            row.cost = domain::Money{(model + 1) * 1'000'000'000LL};
            rows.push_back(row);
        }
    }
    store::CostRow unpriced;
    unpriced.keys = {"2026-03-02", "unpriced"};
    unpriced.unpricedCalls = 3;
    rows.push_back(unpriced);
    const CostSeries series = makeCostSeries(rows, CostMeasure::Money);
    QCOMPARE(series.parts.size(), std::size_t{6});
    QCOMPARE(series.parts.front().name, QStringLiteral("model 19"));
    QCOMPARE(series.buckets.size(), std::size_t{4}); // days without calls stand too
    QCOMPARE(series.total, 420.0);
    double sum = 0;
    for (const CostSeries::Part& part : series.parts)
        sum += part.total;
    QCOMPARE(sum, 420.0);
    QCOMPARE(series.leftOut, 3);
    QVERIFY(makeCostSeries({}, CostMeasure::Tokens).buckets.empty());
    CostChart chart(*m_theme);
    chart.setSeries(series, CostMeasure::Money);
    QVERIFY(!chart.grab().isNull());
}

void TimelineViewTest::axisIsRound()
{
    for (const double most : {0.0, 0.003, 0.9, 1.0, 4.7, 11.9, 99.0, 100.0, 2'430.0, 1e9}) {
        const AxisGrid grid = axisGrid(most);
        QVERIFY(grid.top() > most);
        QVERIFY(grid.lines >= 1 && grid.lines <= 4);
        QVERIFY(most == 0.0 || grid.top() < 2.6 * most);
    }
    QCOMPARE(axisGrid(11.9).step, 5.0);
}

QTEST_MAIN(TimelineViewTest)
#include "timeline_view_test.moc"
