// SPDX-License-Identifier: GPL-3.0-or-later
#include "quiet_host.h"

#include "models/query/query.h"
#include "tests/unit/models/workspace_fixture.h"
#include "views/overview/figure_tile.h"
#include "views/overview/overview_view.h"
#include "views/tables/metric_strips.h"
#include "views/tables/record_lists.h"
#include "views/tables/record_table.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace whyglass;
using namespace whyglass::views;
using testing::WorkspaceFixture;

namespace {

/// A window that only remembers what it is asked for.
struct FakeHost final : QuietHost {
    void copyText(const QString& text) override { copied = text; }
    void showStatus(const QString& text) override { status = text; }
    void setQueryText(const QString& text) override { query = text; }
    void exportRows(const ListRequest& rows, RowFormat) override { exported = rows; }
    void keep(const QString& key, const QByteArray& value) override { memory[key] = value; }
    [[nodiscard]] QByteArray kept(const QString& key) const override
    {
        const auto found = memory.find(key);
        return found == memory.end() ? QByteArray() : found->second;
    }

    QString copied, status, query;
    ListRequest exported;
    std::map<QString, QByteArray> memory;
};

Theme& theme()
{
    static Theme made(ThemeMode::Light);
    return made;
}

MetricStrips::Data tenParts()
{
    MetricStrips::Data data;
    data.extent = {{0}, {10'000}};
    data.series = {{QStringLiteral("Traces"), MetricStrips::Unit::Count, MetricStrips::Ink::Service, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, true},
                   {QStringLiteral("Cost"), MetricStrips::Unit::Money, MetricStrips::Ink::Llm, std::vector<std::int64_t>(10, 0), false}};
    return data;
}

} // namespace

class ListsViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace.addTwoDecisions();
        m_session = std::make_unique<session::Session>(m_workspace.path());
        auto reader = store::WorkspaceReader::open(m_workspace.path());
        m_host.workspace = *(*reader)->info();
    }
    void cleanupTestCase() { m_session.reset(); }

    void stripsAreWalkedAndMarkedByKeyboard()
    {
        MetricStrips strips(theme());
        strips.setData(tenParts());
        QSignalSpy chosen(&strips, &MetricStrips::windowChosen);
        QSignalSpy cleared(&strips, &MetricStrips::windowCleared);
        QTest::keyClick(&strips, Qt::Key_Home);
        QTest::keyClick(&strips, Qt::Key_Right);
        QTest::keyClick(&strips, Qt::Key_Right);
        QVERIFY(strips.accessibleDescription().contains(QStringLiteral("Traces: 2")));
        QVERIFY2(strips.accessibleDescription().contains(QStringLiteral("Cost: unknown")), "what nobody told is not 0");
        QTest::keyClick(&strips, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&strips, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&strips, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        const auto window = chosen.first().first().value<domain::TimeWindow>();
        QCOMPARE(window.begin.ns, 2'000);
        QCOMPARE(window.end.ns, 5'000);
        QTest::keyClick(&strips, Qt::Key_Escape);
        QCOMPARE(cleared.size(), 1);
    }

    void stripsAreMarkedByDragging()
    {
        MetricStrips strips(theme());
        strips.resize(600, strips.height());
        strips.setData(tenParts());
        QSignalSpy chosen(&strips, &MetricStrips::windowChosen);
        QTest::mousePress(&strips, Qt::LeftButton, {}, {100, 50});
        QTest::mouseMove(&strips, {200, 50});
        QTest::mouseRelease(&strips, Qt::LeftButton, {}, {200, 50});
        QCOMPARE(chosen.size(), 1);
        const auto window = chosen.first().first().value<domain::TimeWindow>();
        QVERIFY(window.begin.ns > 2'000 && window.begin < window.end && window.end.ns < 8'000);
    }

    void sumsOfPartsThatAreCutAreAbout()
    {
        MetricStrips strips(theme());
        const MetricStrips::Data data = tenParts();
        strips.setData(data);
        QCOMPARE(strips.sumText(data.series[0]), QStringLiteral("45"));
        strips.setWindow(domain::TimeWindow{{2'000}, {5'000}});
        QCOMPARE(strips.sumText(data.series[0]), QStringLiteral("9"));
        QCOMPARE(strips.sumText(data.series[1]), QStringLiteral("unknown"));
        strips.setWindow(domain::TimeWindow{{2'000}, {4'600}});
        QCOMPARE(strips.sumText(data.series[0]), QStringLiteral("≈ 9"));
        strips.setWindow(domain::TimeWindow{{-5'000}, {5'000}});
        QCOMPARE(strips.sumText(data.series[0]), QStringLiteral("10"));
    }

    void layoutsAreWrittenAndRead()
    {
        TableLayout layout;
        layout.columns = {{QStringLiteral("time"), 126, true}, {QStringLiteral("agent"), 80, false}};
        layout.sortedBy = QStringLiteral("time");
        layout.descending = true;
        QCOMPARE(layoutText(layout), QByteArray("time:126,!agent:80;time-"));
        QVERIFY(parseLayout(layoutText(layout)) == layout);
        for (const char* broken : {"", ";", "time", "time:x", "time:-3", "time:99999", ":5", "time:5;time"})
            QVERIFY2(!parseLayout(broken), broken);
    }

    void columnsStayAsTheyWereArranged()
    {
        {
            RecordListView view({*m_session, theme(), m_host}, traceListSpec());
            auto* table = view.findChild<RecordTable*>();
            TableLayout layout = table->columnLayout();
            std::swap(layout.columns[1], layout.columns[2]);
            layout.columns[3].shown = false;
            layout.columns[4].width = 333;
            layout.sortedBy = QStringLiteral("spans");
            layout.descending = false;
            table->setColumnLayout(layout);
            Q_EMIT table->layoutChanged();
        }
        QVERIFY(!m_host.memory.at(QStringLiteral("traces/columns")).isEmpty());
        RecordListView again({*m_session, theme(), m_host}, traceListSpec());
        const TableLayout kept = again.findChild<RecordTable*>()->columnLayout();
        QCOMPARE(kept.columns[1].id, QStringLiteral("name"));
        QVERIFY(!kept.columns[3].shown);
        QCOMPARE(kept.columns[4].width, 333);
        QCOMPARE(kept.sortedBy, QStringLiteral("spans"));
        QVERIFY(again.model().sortOrder().key == store::SortKey::Spans && !again.model().sortOrder().descending);
        m_host.memory.clear();
    }

    void severalRowsAreSelectedAndCopied()
    {
        RecordListView view({*m_session, theme(), m_host}, traceListSpec());
        view.resize(1'000, 600);
        view.show();
        auto* table = view.findChild<RecordTable*>();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(table->selectedCount(), 2);
        QCOMPARE(table->selectedKeys().size(), std::size_t{2});
        QVERIFY2(m_host.status.startsWith(QStringLiteral("2 of 2 traces selected")), qPrintable(m_host.status));
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(m_host.copied.count(u'\n'), 2);
        QVERIFY(m_host.copied.startsWith(QStringLiteral("Time\tRoot\tService\t")));
        view.exportAs(RowFormat::Csv);
        QCOMPARE(m_host.exported.list, QStringLiteral("traces"));
        QVERIFY2(m_host.exported.keys.empty(), "all that the filter leaves");
    }

    void everyListIsDrawn_data()
    {
        QTest::addColumn<RecordListSpec (*)()>("spec");
        QTest::newRow("decisions") << &decisionListSpec;
        QTest::newRow("traces") << &traceListSpec;
        QTest::newRow("sessions") << &sessionListSpec;
        QTest::newRow("logs") << &logListSpec;
        QTest::newRow("metrics") << &metricListSpec;
    }
    void everyListIsDrawn()
    {
        using Spec = RecordListSpec (*)();
        QFETCH(Spec, spec);
        for (const QSize size : {QSize(700, 500), QSize(1'300, 900)}) {
            RecordListView view({*m_session, theme(), m_host}, spec());
            view.resize(size);
            view.show();
            QTRY_COMPARE(m_session->queries().pending(), 0);
            QVERIFY(view.model().loaded());
            QVERIFY(!view.grab().isNull());
        }
    }

    /// A tick in the panel of log records and of metrics becomes a word of the query, or a condition in its braces.
    void facetsNarrowLogsAndMetrics_data()
    {
        QTest::addColumn<RecordListSpec (*)()>("spec");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("query");
        QTest::newRow("severity") << &logListSpec << QStringLiteral("warn") << QString() << QStringLiteral("level:warn");
        QTest::newRow("severity, in braces") << &logListSpec << QStringLiteral("warn") << QStringLiteral("{ ai:log.severity >= \"info\" }")
                                             << QStringLiteral("{ ai:log.severity >= \"info\" && ai:log.severity = \"warn\" }");
        QTest::newRow("service of records") << &logListSpec << QStringLiteral("clerk") << QString() << QStringLiteral("service:clerk");
        QTest::newRow("kind of metric") << &metricListSpec << QStringLiteral("gauge") << QString() << QStringLiteral("type:gauge");
        QTest::newRow("unit") << &metricListSpec << QStringLiteral("{queue}") << QString() << QStringLiteral("unit:{queue}");
    }
    void facetsNarrowLogsAndMetrics()
    {
        using Spec = RecordListSpec (*)();
        QFETCH(Spec, spec);
        QFETCH(QString, value);
        QFETCH(QString, before);
        QFETCH(QString, query);
        WorkspaceFixture workspace;
        workspace.addTwoDecisions();
        workspace.addDocument(R"({"resourceLogs": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "clerk"}}]}, "scopeLogs": [{"logRecords": [
            {"timeUnixNano": "1773756000000000000", "severityNumber": 13, "body": {"stringValue": "slow"}},
            {"timeUnixNano": "1773756001000000000", "severityNumber": 9, "body": {"stringValue": "fine"}}]}]}]})");
        workspace.addDocument(R"({"resourceMetrics": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "clerk"}}]}, "scopeMetrics": [{"metrics": [
            {"name": "depth", "unit": "{queue}", "gauge": {"dataPoints": [{"timeUnixNano": "1773756000000000000", "asInt": "3"}]}}]}]}]})");
        session::Session session(workspace.path());
        if (!before.isEmpty())
            session.setQuery(before, query::read(before.toStdString(), {}).query.filter);
        RecordListView view({session, theme(), m_host}, spec());
        view.resize(1'300, 900);
        view.show();
        auto* panel = view.findChild<FacetPanel*>();
        QVERIFY(panel != nullptr);
        const auto find = [&] { return panel->model()->match(panel->model()->index(0, 0), Qt::DisplayRole, value, 1, Qt::MatchExactly); };
        QTRY_VERIFY(!find().isEmpty());
        panel->setCurrentIndex(find().first());
        QTest::keyClick(panel, Qt::Key_Space);
        QCOMPARE(m_host.query, query);
        session.setQuery(query, query::read(query.toStdString(), {}).query.filter);
        QTRY_COMPARE(session.queries().pending(), 0);
        QTRY_COMPARE(view.model().rowCount(), value == QStringLiteral("clerk") ? 2 : 1);
    }

    void figuresOfTheOverviewOpenTheirLists()
    {
        OverviewView view({*m_session, theme(), m_host});
        view.resize(1'200, 800);
        view.show();
        QTRY_COMPARE(m_session->queries().pending(), 0);
        const auto tiles = view.findChildren<FigureTile*>();
        QCOMPARE(tiles.size(), 6);
        QVERIFY2(tiles[0]->accessibleName().startsWith(QStringLiteral("Traces: 2")), qPrintable(tiles[0]->accessibleName()));
        QVERIFY2(tiles[4]->accessibleName().startsWith(QStringLiteral("Decisions: 2")), qPrintable(tiles[4]->accessibleName()));
        tiles[1]->click();
        QCOMPARE(m_session->state().view, std::string("traces"));
        QCOMPARE(m_host.query, QStringLiteral("status:error"));
        tiles[4]->click();
        QCOMPARE(m_session->state().view, std::string("decisions"));
        view.resize(700, 600);
        QVERIFY(!view.grab().isNull());
    }

private:
    WorkspaceFixture m_workspace;
    std::unique_ptr<session::Session> m_session;
    FakeHost m_host;
};

QTEST_MAIN(ListsViewTest)
#include "lists_view_test.moc"
