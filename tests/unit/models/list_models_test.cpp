// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of the window over a workspace whose sender is hostile.
#include "models/tables/paged_table_model.h"
#include "models/tables/row_text.h"
#include "workspace_fixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace whyglass;
using tables::PagedTableModel;
using tables::StoreQueries;
using testing::kTraceA;
using testing::kTraceB;
using testing::WorkspaceFixture;

namespace {

/// Long words, right to left, emoji, formulas, control and bidirectional characters.
const std::string kHostileName = "=HYPERLINK(1)\\u202egnp.exe\\u0007\\u0000 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7 "
    + std::string(3'000, 'x') + "\\n<b>bold</b>\\t@SUM(1)";

std::string span(const std::string& trace, const std::string& id, const std::string& session)
{
    return R"({"traceId":")" + trace + R"(","spanId":")" + id + R"(","name":")" + kHostileName
        + R"(","startTimeUnixNano":"1773756000000000000","endTimeUnixNano":"1773756001000000000","status":{"code":2},"attributes":[)"
          R"({"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.request.model","value":{"stringValue":")"
        + kHostileName + R"("}},{"key":"gen_ai.conversation.id","value":{"stringValue":")" + session + kHostileName + R"("}}]})";
}

std::string logs()
{
    const std::string records = R"({"timeUnixNano":"1773756000500000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":")" + kHostileName
        + R"("},"traceId":")" + kTraceA + R"(","spanId":"00000000000000a1"},)"
          R"({"observedTimeUnixNano":"1773756000700000000","severityNumber":9,"body":{"stringValue":"a quiet word"}},)"
          R"({"eventName":"only.an.event","attributes":[{"key":"k","value":{"stringValue":"v"}}]})";
    return R"({"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":")" + kHostileName
        + R"("}}]},"scopeLogs":[{"logRecords":[)" + records + "]}]}]}";
}

std::string metrics()
{
    std::string points;
    for (int i = 0; i < 30; ++i)
        points += (i ? "," : "") + (R"({"timeUnixNano":"17737560)" + std::to_string(10 + i) + R"(000000000","asDouble":)" + std::to_string(i % 7) + "}");
    return R"({"resourceMetrics":[{"resource":{"attributes":[]},"scopeMetrics":[{"metrics":[)"
           R"({"name":"queue.length","unit":"{item}","gauge":{"dataPoints":[)" + points + R"(]}},)"
           R"({"name":")" + kHostileName + R"(","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[{"timeUnixNano":"1773756010000000000","asInt":"3"}]}}]}]}]})";
}

/// Nothing that moves the cursor, reorders text or ends a line.
bool isInert(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || (c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
    });
}

} // namespace

class ListModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace.addDocument(R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + span(kTraceA, "00000000000000a1", "first ") + ","
                                + span(kTraceB, "00000000000000b1", "second ") + "]}]}]}");
        m_workspace.add({WorkspaceFixture::span("cccccccccccccccccccccccccccccccc", "00000000000000c1", "", 0, 4'000, "approved")});
        m_workspace.addDocument(logs());
        m_workspace.addDocument(metrics());
        m_workspace.analyse("cccccccccccccccccccccccccccccccc");
        m_service = std::make_unique<session::QueryService>(m_workspace.path());
    }
    void cleanupTestCase() { m_service.reset(); }

    void everyListSortsByEveryColumn_data()
    {
        QTest::addColumn<int>("list");
        QTest::addColumn<int>("rows");
        QTest::newRow("decisions") << 0 << 1;
        QTest::newRow("traces") << 1 << 3;
        QTest::newRow("sessions") << 2 << 2;
        QTest::newRow("logs") << 3 << 3;
        QTest::newRow("metrics") << 4 << 2;
        QTest::newRow("findings") << 5 << -1;
    }
    void everyListSortsByEveryColumn()
    {
        QFETCH(int, list);
        QFETCH(int, rows);
        const StoreQueries queries = queriesOf(list);
        PagedTableModel model(tables::makeStoreSource(*m_service, QTest::currentDataTag(), queries));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter({});
        QTRY_VERIFY(model.loaded() && model.counted());
        if (rows >= 0)
            QCOMPARE(model.rowCount(), rows);
        const auto all = sorted(model.keys());
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY2(queries.columns[static_cast<std::size_t>(column)].sort, qPrintable(queries.columns[static_cast<std::size_t>(column)].id));
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model.sort(column, order);
                QTRY_VERIFY(!model.loading());
                QCOMPARE(sorted(model.keys()), all);
            }
        }
        for (int row = 0; row < model.rowCount(); ++row) {
            QTRY_VERIFY(!model.index(row, 0).data(tables::LoadingRole).toBool());
            for (int column = 0; column < model.columnCount(); ++column) {
                const QString text = model.index(row, column).data().toString();
                QVERIFY2(isInert(text), qPrintable(text.left(80)));
                const QString tip = model.index(row, column).data(Qt::ToolTipRole).toString();
                QVERIFY2(!tip.contains(QStringLiteral("<b>")), qPrintable(tip.left(80)));
            }
        }
    }

    void copiesWhatIsShownAndNothingElse()
    {
        auto reader = std::move(store::WorkspaceReader::open(m_workspace.path())).value();
        const StoreQueries queries = tables::logQueries();
        const auto keys = *queries.keys(*reader, {}, {store::SortKey::Start, false}, store::kAllKeys);
        const QStringList lines = (*tables::rowsText(*reader, queries, keys, {1, 4})).split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QStringLiteral("Severity\tMessage"));
        QVERIFY(lines[1].startsWith(QStringLiteral("ERROR\t=HYPERLINK")));
        QCOMPARE(lines[2], QStringLiteral("info\ta quiet word"));
        QVERIFY2(lines[3].endsWith(QStringLiteral("\tk=v")), "a record without a body shows its attributes");
    }

    void aMetricTellsItsPointsOverTime()
    {
        auto reader = std::move(store::WorkspaceReader::open(m_workspace.path())).value();
        const auto keys = *reader->metricKeys({}, {store::SortKey::Points, true});
        const auto rows = *reader->metricRows(keys);
        QCOMPARE(rows.front().points, 30);
        const auto history = *reader->metricHistory(keys.front(), 10);
        QVERIFY(!history.empty() && history.size() <= 10);
        std::int64_t points = 0;
        double most = 0;
        for (const auto& part : history) {
            QVERIFY(part.least <= part.last && part.last <= part.most);
            points += part.points;
            most = std::max(most, part.most);
        }
        QCOMPARE(points, 30);
        QCOMPARE(most, 6.0);
    }

private:
    static StoreQueries queriesOf(int list)
    {
        switch (list) {
        case 0: return tables::decisionQueries();
        case 1: return tables::traceQueries();
        case 2: return tables::sessionQueries();
        case 3: return tables::logQueries();
        case 4: return tables::metricQueries();
        default: return tables::findingQueries();
        }
    }
    static tables::KeyList sorted(tables::KeyList keys)
    {
        std::sort(keys.begin(), keys.end());
        return keys;
    }

    WorkspaceFixture m_workspace;
    std::unique_ptr<session::QueryService> m_service;
};

QTEST_GUILESS_MAIN(ListModelsTest)
#include "list_models_test.moc"
