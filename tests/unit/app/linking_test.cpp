// SPDX-License-Identifier: GPL-3.0-or-later
// What is done in one view is seen in every other: selection, hover, cursor, zoom and the marked area, each from everywhere to everywhere.
#include "sample_window.h"

#include "models/format/format.h"
#include "views/charts/cost_chart.h"
#include "views/charts/why_panel.h"
#include "views/common/marked_time.h"
#include "views/details/inspector.h"
#include "views/tables/metric_strips.h"
#include "views/tables/record_table.h"
#include "views/timeline/area_page.h"
#include "views/timeline/context_chart.h"
#include "views/timeline/investigate_view.h"
#include "views/timeline/span_table_view.h"
#include "views/timeline/span_tree_delegate.h"
#include "views/timeline/span_tree_view.h"
#include "views/timeline/trace_log_view.h"
#include "views/timeline/trace_timeline_view.h"
#include "views/transcript/transcript_view.h"

#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QScreen>

#include <algorithm>
#include <functional>
#include <utility>

using namespace whyglass;
namespace px = views::timeline_metrics;

namespace {

/// A window at the famous trace, each page below its timeline shown once.
class Linked {
public:
    explicit Linked(const std::filesystem::path& workspace) : open(workspace)
    {
        if (!open.openFamous())
            qFatal("the trace does not open");
        page = open.visible<views::InvestigateView>();
        for (const char* tab : {"table", "transcript", "logs", "context", "tree"})
            show(tab);
    }

    void show(const char* tab)
    {
        open.session.setTraceTab(QString::fromLatin1(tab));
        if (!open.idle())
            qFatal("the page is not read");
    }
    [[nodiscard]] views::TraceTimelineView& timeline() const { return page->timelineView(); }
    [[nodiscard]] views::SpanTreeView& tree() const { return page->treeView(); }
    [[nodiscard]] views::SpanTableView& table() const { return *page->findChild<views::SpanTableView*>(); }
    [[nodiscard]] views::TranscriptView& transcript() const { return *page->findChild<views::TranscriptView*>(); }
    [[nodiscard]] views::TraceLogView& logs() const { return *page->findChild<views::TraceLogView*>(); }
    [[nodiscard]] views::ContextChart& context() const { return *page->findChild<views::ContextChart*>(); }
    [[nodiscard]] std::int32_t rowOf(domain::SpanId span) const { return timeline().timeline()->rowOf(span); }
    [[nodiscard]] int barOf(domain::SpanId span) const
    {
        const auto& bars = context().bars();
        for (std::size_t i = 0; i < bars.size(); ++i) {
            if (bars[i].span == span)
                return static_cast<int>(i);
        }
        return -1;
    }
    /// A place in the middle of the tracks, `share` of the time to the right.
    [[nodiscard]] QPoint inTracks(double share) const
    {
        const int room = timeline().viewport()->width() - px::kLabelWidth;
        return {px::kLabelWidth + static_cast<int>(share * room), timeline().viewport()->height() / 2};
    }

    SampleWindow open;
    views::InvestigateView* page = nullptr;
};

/// The first and the last line of pixels in which two pictures of one size are not the same; -1 where they are.
std::pair<int, int> linesThatDiffer(const QImage& one, const QImage& other)
{
    std::pair<int, int> found(-1, -1);
    for (int y = 0; y < one.height(); ++y) {
        if (std::equal(one.constScanLine(y), one.constScanLine(y) + one.bytesPerLine(), other.constScanLine(y)))
            continue;
        found = {found.first < 0 ? y : found.first, y};
    }
    return found;
}

struct Source {
    const char* name;
    const char* tab; ///< that has to be shown for it
    std::function<void(Linked&)> act;
};

struct Target {
    const char* name;
    const char* tab;
    std::function<bool(Linked&)> follows;
};

void drag(QWidget* widget, QPoint from, QPoint to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QTest::mouseMove(widget, (from + to) / 2);
    QTest::mouseMove(widget, to);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

/// Does it in every source and looks into every target; `reset` comes before each.
void walk(Linked& linked, const std::vector<Source>& sources, const std::vector<Target>& targets, const std::function<void(Linked&)>& reset,
          const std::function<bool(Linked&)>& done)
{
    for (const Source& source : sources) {
        linked.show(source.tab);
        reset(linked);
        source.act(linked);
        QVERIFY2(linked.open.idle(), source.name);
        QVERIFY2(done(linked), qPrintable(QStringLiteral("%1 does nothing").arg(QString::fromLatin1(source.name))));
        for (const Target& target : targets) {
            if (std::string_view(target.tab) != source.tab)
                linked.show(target.tab);
            QVERIFY2(eventually([&] { return target.follows(linked); }),
                     qPrintable(QStringLiteral("%1 does not follow %2").arg(QString::fromLatin1(target.name), QString::fromLatin1(source.name))));
        }
    }
}

} // namespace

class LinkingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_workspace = sampleWorkspace(m_program); }

    void selection()
    {
        Linked linked(m_workspace);
        const auto selected = [](const Linked& l) { return l.open.session.selection().span; };
        const std::vector<Source> sources = {
            {"timeline", "tree", [](Linked& l) { QTest::keyClick(&l.timeline(), Qt::Key_Right); }},
            {"span tree", "tree", [](Linked& l) { QTest::keyClick(&l.tree(), Qt::Key_J); }},
            {"table", "table", [](Linked& l) { QTest::keyClick(&l.table(), Qt::Key_End, Qt::ControlModifier); }},
            {"transcript", "transcript", [](Linked& l) {
                 QTest::keyClick(&l.transcript(), Qt::Key_End);
             }},
            {"logs", "logs", [](Linked& l) { QTest::keyClick(&l.logs(), Qt::Key_Down); }},
            {"context chart", "context", [](Linked& l) { QTest::keyClick(&l.context(), Qt::Key_End); }},
        };
        const std::vector<Target> targets = {
            {"timeline", "tree", [&](Linked& l) { return l.timeline().selectedRow() == l.rowOf(selected(l)); }},
            {"span tree", "tree", [&](Linked& l) { return l.tree().selectedRow() == l.rowOf(selected(l)); }},
            {"table", "table", [&](Linked& l) { return l.table().selectedRow() == l.rowOf(selected(l)); }},
            {"inspector", "tree", [&](Linked& l) {
                 const auto labels = l.open.window.findChild<views::Inspector*>()->findChildren<QLabel*>();
                 return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == QString::fromStdString(selected(l).hex()); });
             }},
            {"transcript", "transcript", [&](Linked& l) {
                 const QModelIndex at = l.transcript().currentIndex();
                 const int wanted = l.transcript().entries().rowOf(selected(l));
                 return wanted < 0 || (at.isValid() && l.transcript().entries().entry(at.row()).span == selected(l));
             }},
            {"logs", "logs", [&](Linked& l) {
                 const int wanted = l.logs().records().lineOf(selected(l));
                 return wanted < 0 ? !l.logs().currentIndex().isValid() : l.logs().records().line(l.logs().currentIndex().row()).span == selected(l);
             }},
            {"context chart", "context", [&](Linked& l) { return l.context().current() == l.barOf(selected(l)); }},
        };
        const auto& rows = linked.open.session.trace()->spans.rows;
        walk(linked, sources, targets, [&](Linked& l) { l.open.session.selectSpan(rows[1].span); }, [&](Linked& l) { return selected(l) != rows[1].span; });
    }

    void hover()
    {
        Linked linked(m_workspace);
        const auto hovered = [](const Linked& l) { return l.open.session.hovered(); };
        const auto at = [](QWidget* viewport, QPoint place) { QTest::mouseMove(viewport, place); };
        const std::vector<Source> sources = {
            {"timeline", "tree", [&](Linked& l) {
                 const auto scene = l.timeline().scene();
                 const std::int32_t row = l.rowOf(l.context().bars().front().span);
                 at(l.timeline().viewport(), l.timeline().boxInViewport(scene.boxOf(row)).center());
             }},
            {"span tree", "tree", [&](Linked& l) { at(l.tree().viewport(), l.tree().viewport()->rect().center()); }},
            {"table", "table", [&](Linked& l) { at(l.table().viewport(), l.table().viewport()->rect().center() + QPoint(20, 9)); }},
            {"transcript", "transcript", [&](Linked& l) { at(l.transcript().viewport(), l.transcript().viewport()->rect().center()); }},
            {"logs", "logs", [&](Linked& l) { at(l.logs().viewport(), QPoint(60, 10)); }},
            {"context chart", "context", [&](Linked& l) { at(l.context().viewport(), l.context().chartLayout().column(0).center().toPoint()); }},
        };
        const std::vector<Target> targets = {
            {"timeline", "", [&](Linked& l) { return l.timeline().scene().emphasis.hovered == l.rowOf(hovered(l)); }},
            {"span tree", "", [&](Linked& l) { return l.tree().hoveredRow() == l.rowOf(hovered(l)); }},
            {"transcript", "", [&](Linked& l) {
                 const int row = l.transcript().hoveredRow();
                 return l.transcript().entries().rowOf(hovered(l)) < 0 ? row < 0 : l.transcript().entries().entry(row).span == hovered(l);
             }},
            {"context chart", "", [&](Linked& l) { return l.context().hovered() == l.barOf(hovered(l)); }},
        };
        for (const Source& source : sources) { // the mouse stays where it is: nothing else is shown meanwhile
            linked.show(source.tab);
            linked.open.session.setHovered({});
            source.act(linked);
            QVERIFY2(eventually([&] { return hovered(linked).valid(); }), source.name);
            for (const Target& target : targets)
                QVERIFY2(target.follows(linked), qPrintable(QStringLiteral("%1 does not follow %2").arg(QString::fromLatin1(target.name), QString::fromLatin1(source.name))));
        }
    }

    void tableDrawsWhatIsPointedAt()
    {
        Linked linked(m_workspace);
        linked.show("table");
        QWidget* viewport = linked.table().viewport();
        const domain::SpanId span = linked.context().bars().front().span;
        const QModelIndex line = linked.table().model()->index(linked.table().spans().lineOf(linked.rowOf(span)), 0);
        linked.table().scrollTo(line, QAbstractItemView::PositionAtCenter);
        const QRect place = linked.table().visualRect(line);
        QVERIFY(place.top() >= 0 && place.bottom() < viewport->height() && line.row() != linked.table().currentIndex().row());
        linked.open.session.setHovered({});
        QVERIFY(linked.open.idle());
        const auto shown = [viewport] { // as on the screen: nothing is drawn for it
            const QRect part(viewport->mapTo(viewport->window(), QPoint()), viewport->size());
            return viewport->screen()->grabWindow(viewport->window()->winId(), part.x(), part.y(), part.width(), part.height()).toImage();
        };
        QImage before;
        QVERIFY(eventually([&] { return before == std::exchange(before, shown()) && !before.isNull(); }));
        linked.open.session.setHovered(span);
        std::pair<int, int> changed;
        QVERIFY(eventually([&] { return (changed = linesThatDiffer(before, shown())).first >= 0; }));
        QCOMPARE(changed.first, place.top());
        QVERIFY2(changed.second == place.bottom() || changed.second == place.bottom() - 1, qPrintable(QString::number(changed.second))); // where it has a line below
    }

    void cursor()
    {
        Linked linked(m_workspace);
        const std::vector<Source> sources = {
            {"tracks", "tree", [](Linked& l) { QTest::mouseMove(l.timeline().viewport(), l.inTracks(0.4)); }},
            {"overview strip", "tree", [](Linked& l) { QTest::mouseMove(l.timeline().viewport(), QPoint(l.inTracks(0.6).x(), 10)); }},
            {"span tree", "tree", [](Linked& l) {
                 const QModelIndex cell = l.tree().model()->index(0, tables::SpanTreeModel::WaterfallColumn);
                 QTest::mouseMove(l.tree().viewport(), l.tree().visualRect(cell).center());
             }},
            {"logs", "logs", [](Linked& l) { QTest::mouseMove(l.logs().viewport(), l.logs().visualRect(l.logs().model()->index(1, 0)).center()); }},
        };
        for (const Source& source : sources) {
            linked.show(source.tab);
            linked.open.session.setCursor({});
            source.act(linked);
            QVERIFY2(eventually([&] { return linked.open.session.cursor().has_value(); }), source.name);
            QVERIFY2(linked.timeline().scene().overlay.cursor == linked.open.session.cursor(), source.name);
            QVERIFY2(linked.tree().cursor() == linked.open.session.cursor(), source.name);
        }
    }

    void zoom()
    {
        Linked linked(m_workspace);
        const domain::TimeWindow whole = linked.timeline().timeline()->extent();
        const auto key = [](QWidget& widget) { QTest::keyClick(&widget, Qt::Key_W); };
        const std::vector<Source> sources = {
            {"tracks", "tree", [&](Linked& l) { key(l.timeline()); }},
            {"overview strip", "tree", [](Linked& l) { drag(l.timeline().viewport(), QPoint(l.inTracks(0.2).x(), 20), QPoint(l.inTracks(0.5).x(), 20)); }},
            {"span tree", "tree", [&](Linked& l) { key(l.tree()); }},
            {"table", "table", [&](Linked& l) { key(l.table()); }},
            {"transcript", "transcript", [&](Linked& l) { key(l.transcript()); }},
        };
        const std::vector<Target> targets = {
            {"tracks", "tree", [](Linked& l) { return l.timeline().window() == l.open.session.traceWindow(); }},
            {"span tree", "tree", [](Linked& l) { return l.tree().shownWindow() == l.open.session.traceWindow(); }},
        };
        walk(linked, sources, targets, [&](Linked& l) { l.open.session.setTraceWindow(whole); }, [&](Linked& l) { return l.open.session.traceWindow() != whole; });
    }

    void area()
    {
        Linked linked(m_workspace);
        const auto marked = [](const Linked& l) { return views::markedTime(l.open.session); };
        const auto shiftDown = [](QWidget& widget) {
            QTest::keyClick(&widget, Qt::Key_Down);
            QTest::keyClick(&widget, Qt::Key_Down, Qt::ShiftModifier);
            QTest::keyClick(&widget, Qt::Key_Down, Qt::ShiftModifier);
        };
        const std::vector<Source> sources = {
            {"tracks", "tree", [](Linked& l) { drag(l.timeline().viewport(), l.inTracks(0.3), l.inTracks(0.5) + QPoint(0, 30)); }},
            {"key M", "tree", [](Linked& l) { QTest::keyClick(&l.tree(), Qt::Key_M); }},
            {"span tree", "tree", [&](Linked& l) { shiftDown(l.tree()); }},
            {"waterfall", "tree", [](Linked& l) {
                 QWidget* header = l.tree().header()->viewport();
                 const int left = l.tree().header()->sectionViewportPosition(tables::SpanTreeModel::WaterfallColumn);
                 drag(header, QPoint(left + 40, 8), QPoint(left + 120, 8));
             }},
            {"transcript", "transcript", [&](Linked& l) { shiftDown(l.transcript()); }},
            {"logs", "logs", [&](Linked& l) { shiftDown(l.logs()); }},
            {"context chart", "context", [](Linked& l) {
                 QTest::keyClick(&l.context(), Qt::Key_Home);
                 QTest::keyClick(&l.context(), Qt::Key_Right, Qt::ShiftModifier);
             }},
        };
        const std::vector<Target> targets = {
            {"tracks", "tree", [&](Linked& l) { return l.timeline().area() && l.timeline().area()->window == marked(l); }},
            {"span tree", "tree", [&](Linked& l) { return l.tree().marked() == marked(l); }},
            {"table", "table", [&](Linked& l) {
                 const auto& rows = l.timeline().timeline()->trace().spans.rows;
                 std::size_t inside = 0;
                 for (std::size_t row = 0; row < rows.size(); ++row)
                     inside += l.timeline().timeline()->windowOf(static_cast<std::int32_t>(row)).overlaps(*marked(l)) ? 1U : 0U;
                 return static_cast<std::size_t>(l.table().spans().rowCount()) == inside && inside < rows.size();
             }},
            {"inspector", "tree", [](Linked& l) { return l.open.visible<views::AreaPage>() != nullptr; }},
            {"transcript", "transcript", [&](Linked& l) {
                 const auto& entries = l.transcript().entries();
                 for (int row = 0; row < entries.rowCount(); ++row) {
                     if (l.transcript().isMarked(row) != marked(l)->contains(entries.entry(row).time))
                         return false;
                 }
                 return entries.rowCount() > 0;
             }},
            {"context chart", "context", [&](Linked& l) {
                 const auto& bars = l.context().bars();
                 for (std::size_t bar = 0; bar < bars.size(); ++bar) {
                     if (l.context().isMarked(static_cast<int>(bar)) != (bars[bar].start < marked(l)->end && marked(l)->begin < bars[bar].end))
                         return false;
                 }
                 return !bars.empty();
             }},
        };
        walk(linked, sources, targets, [](Linked& l) {
            l.open.session.setArea(std::nullopt);
            l.open.session.selectSpan(l.open.session.trace()->spans.rows[2].span);
        }, [&](Linked& l) { return marked(l).has_value(); });

        // From the trace to the lists and charts of the other views, which offer it as their time range.
        SampleWindow& open = linked.open;
        for (const char* view : {"decisions", "traces", "findings", "logs"}) {
            open.session.showView(QString::fromLatin1(view));
            QVERIFY(open.idle());
            QCOMPARE(open.visible<views::MetricStrips>()->marked(), marked(linked));
            QVERIFY2(open.visible<views::MarkedTimeOffer>(), view);
        }
        open.session.showView(QStringLiteral("costs"));
        QVERIFY(open.idle());
        auto* chart = open.visible<views::CostChart>();
        bool shown = false;
        for (std::size_t bar = 0; bar < chart->series().buckets.size(); ++bar)
            shown = shown || chart->isMarked(static_cast<int>(bar));
        QVERIFY(shown);
        QTest::mouseClick(open.visible<views::MarkedTimeOffer>(), Qt::LeftButton);
        QVERIFY(open.idle());
        QCOMPARE(open.session.filter().window, marked(linked));
        QVERIFY(!open.visible<views::MarkedTimeOffer>()); // taken
        open.window.setQueryText({});
    }

    void costOfTheMarkedTimeIsExplainedAsItIsShown_data()
    {
        QTest::addColumn<double>("share");
        QTest::newRow("nearly all of it, with every call") << 0.99;
        QTest::newRow("a part, with a call that began before it ends") << 0.6;
    }
    void costOfTheMarkedTimeIsExplainedAsItIsShown()
    {
        QFETCH(const double, share);
        Linked linked(m_workspace);
        SampleWindow& open = linked.open;
        const domain::TimeWindow all = open.session.trace()->extent();
        const domain::Timestamp begin = share < 0.9 ? all.begin + domain::Duration{static_cast<std::int64_t>(0.2 * static_cast<double>(all.length().ns))} : all.begin;
        views::markTime(open.session, domain::TimeWindow{begin, begin + domain::Duration{static_cast<std::int64_t>(share * static_cast<double>(all.length().ns))}});
        QTRY_VERIFY(open.visible<views::AreaPage>());
        QTRY_VERIFY(open.visible<views::AreaPage>()->findChild<QPushButton*>(QStringLiteral("areaCost")));
        auto* cost = open.visible<views::AreaPage>()->findChild<QPushButton*>(QStringLiteral("areaCost"));
        const QString figure = cost->text();
        const QString exact = cost->toolTip().section(u'\n', 0, 0);
        QVERIFY2(figure.startsWith(u'$') && exact.startsWith(u'$'), qPrintable(figure + u'|' + exact));
        cost->click();
        QTRY_VERIFY(open.visible<views::WhyPanel>() && !open.visible<views::WhyPanel>()->text().isEmpty());
        QVERIFY2(open.visible<views::WhyPanel>()->text().startsWith(QStringLiteral("Why ") + exact + QStringLiteral(": the marked time")),
                 qPrintable(exact + u'|' + open.visible<views::WhyPanel>()->text()));
        if (share > 0.9)
            QCOMPARE(exact, QString::fromStdString(format::moneyInFull(*open.session.trace()->row.cost)));
    }

    void rangeOfAChartMarksTheTimelines_data()
    {
        QTest::addColumn<QString>("view");
        QTest::newRow("strips above a list") << QStringLiteral("decisions");
        QTest::newRow("strips above findings") << QStringLiteral("findings");
        QTest::newRow("bars of costs") << QStringLiteral("costs");
    }
    void rangeOfAChartMarksTheTimelines()
    {
        QFETCH(const QString, view);
        SampleWindow open(m_workspace);
        open.session.showView(view);
        QVERIFY(open.idle());
        QWidget* chart = view == u"costs" ? static_cast<QWidget*>(open.visible<views::CostChart>()) : open.visible<views::MetricStrips>();
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(chart, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(chart, Qt::Key_Return);
        QVERIFY(open.idle());
        const auto marked = views::markedTime(open.session);
        QVERIFY(marked);
        QCOMPARE(open.session.filter().window, marked);
        open.window.setQueryText({});
        open.session.showView(QStringLiteral("timeline"));
        QVERIFY(open.idle());
        auto* timeline = open.visible<views::TraceTimelineView>();
        QTRY_VERIFY(timeline->area());
        QCOMPARE(timeline->area()->window, *marked);
        QTRY_VERIFY(open.visible<views::AreaPage>());
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(!views::markedTime(open.session));
        QVERIFY(!open.visible<views::AreaPage>());
    }

    void zoomOfEveryTimelineIsHistory()
    {
        SampleWindow open(m_workspace);
        open.session.showView(QStringLiteral("timeline"));
        QVERIFY(open.idle());
        auto* timeline = open.visible<views::TraceTimelineView>();
        QTRY_VERIFY(timeline->timeline());
        const domain::TimeWindow whole = timeline->window();
        QTest::keyClick(timeline, Qt::Key_W);
        const domain::TimeWindow near = timeline->window();
        QVERIFY(near != whole);
        open.session.showView(QStringLiteral("costs"));
        open.session.back();
        QVERIFY(open.idle());
        QCOMPARE(timeline->window(), near);
        open.session.back();
        QVERIFY(open.idle());
        QCOMPARE(timeline->window(), whole);
        open.session.forward();
        QVERIFY(open.idle());
        QCOMPARE(timeline->window(), near);
    }

    void whatStandsBelowATraceIsHistoryAndLink()
    {
        Linked linked(m_workspace);
        linked.show("context");
        linked.open.session.showView(QStringLiteral("costs"));
        linked.open.session.setTraceTab(QStringLiteral("logs"));
        linked.open.session.back();
        QCOMPARE(linked.open.session.state().traceTab, std::string("context"));
        QVERIFY(linked.context().isVisible());
        linked.open.window.openId(QStringLiteral("whyglass://sample/trace/%1?below=transcript").arg(kFamousTrace));
        QTRY_VERIFY(linked.transcript().isVisible());
    }

private:
    Program m_program;
    std::filesystem::path m_workspace;
};

QTEST_MAIN(LinkingTest)
#include "linking_test.moc"
