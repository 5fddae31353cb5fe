// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/span_table_model.h"
#include "models/tables/span_tree_model.h"
#include "tests/kit/synthetic_trace.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <set>

using namespace whyglass;
using tables::SpanTreeModel;

namespace {

timeline::TraceTimelinePtr timelineOf(session::LoadedTracePtr trace)
{
    return std::make_shared<const timeline::TraceTimeline>(std::move(trace));
}

void print(const QAbstractItemModel& model, const QModelIndex& parent, int depth, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, SpanTreeModel::SpanColumn, parent);
        const auto cell = [&](int column) { return index.siblingAtColumn(column).data().toString(); };
        lines.append(QString(depth * 2, u' ') + index.data().toString() + u'|' + cell(SpanTreeModel::MarkColumn) + u'|'
            + cell(SpanTreeModel::DurationColumn) + u'|' + cell(SpanTreeModel::TokensColumn) + u'|'
            + cell(SpanTreeModel::CostColumn));
        print(model, index, depth + 1, lines);
    }
}

QStringList printed(const QAbstractItemModel& model)
{
    QStringList lines;
    print(model, {}, 0, lines);
    return lines;
}

session::LoadedTracePtr smallTrace()
{
    using domain::StepKind;
    testkit::TraceBuilder b;
    const int root =
        b.add({.step = StepKind::Agent, .name = "invoke_agent a", .startMs = 0, .durationMs = 100, .operation = "invoke_agent"});
    b.add({.parent = root,
        .step = StepKind::Generation,
        .name = "chat m",
        .startMs = 1,
        .durationMs = 10,
        .operation = "chat",
        .model = "m",
        .tokens = 100,
        .costUsd = 0.5});
    const int tool = b.add({.parent = root,
        .step = StepKind::Tool,
        .name = "execute_tool t",
        .startMs = 20,
        .durationMs = 10,
        .operation = "execute_tool",
        .tool = "t"});
    b.add({.parent = tool, .step = StepKind::Http, .name = "GET /x", .startMs = 21, .durationMs = 5});
    b.add({.parent = root,
        .step = StepKind::Generation,
        .name = "chat m",
        .startMs = 40,
        .durationMs = 10,
        .operation = "chat",
        .model = "m",
        .tokens = 20,
        .costUsd = 0.000001});
    b.finding(tool, domain::Severity::High, "empty");
    return b.build();
}

} // namespace

class SpanTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsTheTree();
    void keepsAncestorsOfFindings();
    void findsByNameToolAndModel();
    void siblingsThatDoTheSameStandAsOne();
    void tableIsSortedByEveryColumn();
    void tableHoldsWhatRunsInATime();
    void survivesAnyTrace_data();
    void survivesAnyTrace();
};

void SpanTreeTest::printsTheTree()
{
    SpanTreeModel model;
    model.setTimeline(timelineOf(smallTrace()));
    const QStringList expected{
        QStringLiteral("invoke_agent a||100 ms|120|$0.50"),
        QStringLiteral("  chat m||10.0 ms|100|$0.50"),
        QStringLiteral("  execute_tool t|high|10.0 ms||"),
        QStringLiteral("    GET /x||5.00 ms||"),
        QStringLiteral("  chat m||10.0 ms|20|< $0.001"),
    };
    QCOMPARE(printed(model), expected);
}

void SpanTreeTest::keepsAncestorsOfFindings()
{
    SpanTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTimeline(timelineOf(smallTrace()));
    model.setOnlyFindings(true);
    QCOMPARE(printed(model).size(), 2);
    QVERIFY(!model.indexOfRow(1).isValid());
    QCOMPARE(model.indexOfRow(2).parent(), model.indexOfRow(0));
    model.setOnlyFindings(false);
    QCOMPARE(printed(model).size(), 5);
}

void SpanTreeTest::findsByNameToolAndModel()
{
    SpanTreeModel model;
    model.setTimeline(timelineOf(smallTrace()));
    model.setSearch(QStringLiteral("CHAT"));
    QCOMPARE(model.matchCount(), 2);
    QCOMPARE(model.nextMatch(-1, 1), 1);
    QCOMPARE(model.nextMatch(1, 1), 4);
    QCOMPARE(model.nextMatch(4, 1), 1);
    QCOMPARE(model.nextMatch(1, -1), 4);
    QCOMPARE(model.matchNumber(4), 2);
    QVERIFY(model.indexOfRow(4).data(SpanTreeModel::MatchRole).toBool());
    QVERIFY(!model.indexOfRow(0).data(SpanTreeModel::MatchRole).toBool());
    model.setSearch(QStringLiteral("nowhere"));
    QCOMPARE(model.nextMatch(-1, 1), -1);
    model.setSearch({});
    QCOMPARE(model.matchCount(), 0);
}

void SpanTreeTest::siblingsThatDoTheSameStandAsOne()
{
    using domain::StepKind;
    testkit::TraceBuilder b;
    const int root = b.add({.step = StepKind::Agent, .name = "a", .startMs = 0, .durationMs = 100});
    const auto look = [&](double ms, bool error = false) {
        return b.add({.parent = root, .step = StepKind::Tool, .name = "look", .startMs = ms, .durationMs = 2, .tokens = 3, .error = error});
    };
    for (const double ms : {1, 4, 7})
        look(ms); // three are fewer than a group
    b.add({.parent = root, .step = StepKind::Tool, .name = "think", .startMs = 10, .durationMs = 2});
    look(20);
    const int failed = look(25, true);
    look(30);
    look(35);
    const int parent = b.add({.parent = root, .step = StepKind::Tool, .name = "look", .startMs = 40, .durationMs = 4});
    b.add({.parent = parent, .step = StepKind::Http, .name = "GET", .startMs = 41, .durationMs = 1});
    b.finding(failed, domain::Severity::High, "empty");
    SpanTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTimeline(timelineOf(b.build()));
    QCOMPARE(model.groups().size(), std::size_t{1});
    const tables::SpanGroup group = model.groups().front();
    QCOMPARE(group.first, 5);
    QCOMPARE(group.count, 4);
    QCOMPARE(group.errors, 1);
    QCOMPARE(group.worst, std::optional(domain::Severity::High)); // what is severe never vanishes in a group
    const QModelIndex index = model.indexOfGroup(group);
    QCOMPARE(index.data().toString(), QStringLiteral("look ×4"));
    QCOMPARE(index.siblingAtColumn(SpanTreeModel::DurationColumn).data().toString(), QStringLiteral("8.00 ms"));
    QCOMPARE(index.siblingAtColumn(SpanTreeModel::MarkColumn).data().toString(), QStringLiteral("high"));
    QCOMPARE(model.rowCount(index), 4);
    QCOMPARE(model.rowCount(model.indexOfRow(0)), 6); // three, one, the group, and the one that has a child
    for (std::int32_t row = group.first; row < group.first + group.count; ++row) {
        QCOMPARE(model.indexOfRow(row).parent(), index);
        QCOMPARE(SpanTreeModel::rowOf(model.indexOfRow(row)), row);
        QVERIFY(!model.groupAt(model.indexOfRow(row)));
    }
    model.setOnlyFindings(true);
    QVERIFY(model.groups().empty());
    QCOMPARE(printed(model).size(), 2);
}

void SpanTreeTest::tableIsSortedByEveryColumn()
{
    using tables::SpanTableModel;
    const auto timeline = timelineOf(testkit::randomTrace(7, 400));
    const auto& rows = timeline->trace().spans.rows;
    SpanTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int column = 0; column < SpanTableModel::ColumnCount; ++column) {
        for (const bool descending : {false, true}) {
            const auto sorted = tables::sortedSpans(*timeline, {column, descending}, {});
            QCOMPARE(sorted.size(), rows.size());
            QVERIFY(std::set<std::int32_t>(sorted.begin(), sorted.end()).size() == rows.size());
            model.setRows(timeline, sorted);
            for (int line = 1; line < model.rowCount(); ++line) {
                const QString before = model.index(line - 1, column).data().toString(), here = model.index(line, column).data().toString();
                const auto& a = rows[static_cast<std::size_t>(model.spanAt(line - 1))];
                const auto& b = rows[static_cast<std::size_t>(model.spanAt(line))];
                if (column == SpanTableModel::DurationColumn)
                    QVERIFY(descending ? a.duration >= b.duration : a.duration <= b.duration);
                if (column == SpanTableModel::SpanColumn)
                    QVERIFY(descending ? before.compare(here, Qt::CaseInsensitive) >= 0 : before.compare(here, Qt::CaseInsensitive) <= 0);
                if (column == SpanTableModel::TokensColumn || column == SpanTableModel::CostColumn)
                    QVERIFY(!before.isEmpty() || here.isEmpty()); // what is not known stands last either way
                QCOMPARE(model.lineOf(model.spanAt(line)), line);
            }
        }
    }
    model.setRows(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void SpanTreeTest::tableHoldsWhatRunsInATime()
{
    const auto timeline = timelineOf(smallTrace());
    const domain::TimeWindow window{testkit::TraceBuilder::at(20), testkit::TraceBuilder::at(30)};
    const auto rows = tables::sortedSpans(*timeline, {}, window);
    QCOMPARE(rows, (std::vector<std::int32_t>{0, 2, 3})); // the agent, its tool, and what that called
}

void SpanTreeTest::survivesAnyTrace_data()
{
    QTest::addColumn<int>("seed");
    for (const int seed : {-2, -1, 1, 2, 3})
        QTest::addRow("%d", seed) << seed;
}

void SpanTreeTest::survivesAnyTrace()
{
    QFETCH(int, seed);
    SpanTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTimeline(timelineOf(seed == -2 ? testkit::emptyTrace()
            : seed == -1                    ? testkit::hostileTrace()
                                            : testkit::randomTrace(static_cast<std::uint32_t>(seed), 300)));
    QCOMPARE(static_cast<std::size_t>(printed(model).size()), model.timeline()->trace().spans.rows.size() + model.groups().size());
    for (int row = 0; row < model.visibleCount(); ++row)
        QCOMPARE(SpanTreeModel::rowOf(model.indexOfRow(row)), row);
    model.setOnlyFindings(true);
    model.setTimeline(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(SpanTreeTest)
#include "span_tree_test.moc"
