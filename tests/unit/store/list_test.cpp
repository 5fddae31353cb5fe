// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;

namespace {

/// 40 traces of 7 sessions in three partitions, a log record each; every fourth session knows no user.
void fill(Workspace& workspace)
{
    for (std::uint16_t part = 0; part < 3; ++part) {
        std::vector<Span> spans;
        std::vector<Log> logs;
        for (std::uint16_t i = 0; i < 40; ++i) {
            Span span;
            span.trace = static_cast<std::uint16_t>(1 + part * 40 + i);
            span.id = span.trace;
            span.session = "conv-" + std::to_string(i % 7);
            span.user = i % 7 % 4 == 0 ? "" : "user-" + std::to_string(i % 7);
            span.service = i % 2 == 0 ? "invoices" : "registry";
            span.tool = i % 5 == 0 ? "lookup" : "";
            span.error = i % 10 == 0;
            span.startNs = kStart + (part * 100 + i) * kSecond;
            if (i % 3 != 0) {
                span.step = domain::StepKind::Generation;
                span.model = "m" + std::to_string(i % 4);
                span.input = 100 + i;
                span.output = 10;
                span.nano = 1'000 * i;
            }
            spans.push_back(span);
            logs.push_back({span.trace, span.id, "record " + std::to_string(span.trace), span.startNs});
        }
        workspace.commit(spans, logs);
    }
}

/// Every key that any list sorts by.
std::vector<SortKey> allSorts()
{
    std::vector<SortKey> keys;
    for (int key = 0; key <= static_cast<int>(SortKey::Message); ++key)
        keys.push_back(static_cast<SortKey>(key));
    return keys;
}

using Keys = std::vector<std::int64_t>;

Keys sorted(Keys keys)
{
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace

class ListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        fill(m_workspace);
        m_reader = m_workspace.reader();
    }

    void sortingNeverLosesARow_data()
    {
        using Find = Keys (*)(WorkspaceReader&, SortOrder, std::size_t);
        QTest::addColumn<Find>("find");
        QTest::newRow("sessions") << Find([](WorkspaceReader& reader, SortOrder order, std::size_t limit) { return *reader.sessionKeys({}, order, limit); });
        QTest::newRow("logs") << Find([](WorkspaceReader& reader, SortOrder order, std::size_t limit) { return *reader.logKeys({}, order, limit); });
        QTest::newRow("traces") << Find([](WorkspaceReader& reader, SortOrder order, std::size_t limit) { return *reader.traceKeys({}, order, limit); });
    }
    void sortingNeverLosesARow()
    {
        using Find = Keys (*)(WorkspaceReader&, SortOrder, std::size_t);
        QFETCH(Find, find);
        const Keys all = sorted(find(*m_reader, {}, kAllKeys));
        for (const SortKey key : allSorts()) {
            for (const bool descending : {true, false}) {
                const Keys keys = find(*m_reader, {key, descending}, kAllKeys);
                QCOMPARE(sorted(keys), all);
                const Keys first = find(*m_reader, {key, descending}, 5);
                QVERIFY(first.size() == 5 && std::equal(first.begin(), first.end(), keys.begin()));
            }
        }
    }

    void aSessionIsTheSumOfItsTraces()
    {
        const auto keys = *m_reader->sessionKeys({}, {SortKey::Session, false});
        const auto rows = *m_reader->sessions(keys);
        QCOMPARE(rows.size(), std::size_t{7});
        std::int64_t traces = 0, spans = 0, errors = 0;
        for (const SessionRow& row : rows) {
            traces += row.traces;
            spans += row.spans;
            errors += row.errors;
        }
        QCOMPARE(traces, 120);
        QCOMPARE(spans, 120);
        QCOMPARE(errors, 12);
        QCOMPARE(rows[1].session, std::string("conv-1"));
        QCOMPARE(rows[1].users, std::vector<std::string>{"user-1"});
        QVERIFY(rows[0].users.empty());
        QCOMPARE(rows[1].first.ns, kStart + kSecond);
        QCOMPARE(rows[1].lastStart.ns, kStart + 236 * kSecond);
        QCOMPARE(m_reader->info()->sessions, 7);
    }

    void aFilterFindsSessionsAndTellsOfAllTheirTraces()
    {
        const auto keys = *m_reader->sessionKeys(filterOf({field("status", "error")}), {SortKey::Session, false});
        const auto rows = *m_reader->sessions(keys);
        QVERIFY(!rows.empty() && rows.size() < 7);
        const auto all = *m_reader->sessions(*m_reader->sessionKeys({}, {SortKey::Session, false}));
        for (const SessionRow& row : rows) {
            QVERIFY(row.errors > 0);
            const auto same = std::find_if(all.begin(), all.end(), [&](const SessionRow& other) { return other.key == row.key; });
            QCOMPARE(row.traces, same->traces);
        }
    }

    void whatIsNotKnownIsNeverInFront()
    {
        for (const bool descending : {true, false}) {
            const auto rows = *m_reader->sessions(*m_reader->sessionKeys({}, {SortKey::User, descending}));
            const auto unknown = std::find_if(rows.begin(), rows.end(), [](const SessionRow& row) { return row.users.empty(); });
            QVERIFY(std::all_of(unknown, rows.end(), [](const SessionRow& row) { return row.users.empty(); }));
            QCOMPARE(rows.end() - unknown, 2);
        }
    }

    void logsAreOrderedByTheirService()
    {
        const auto rows = *m_reader->logs(*m_reader->logKeys({}, {SortKey::Service, false}));
        QVERIFY(std::is_sorted(rows.begin(), rows.end(), [](const LogRow& a, const LogRow& b) { return a.service < b.service; }));
    }

    void countsOverTimeAddUp()
    {
        const auto volume = *m_reader->logVolume(17, {});
        QCOMPARE(volume.buckets.size(), std::size_t{17});
        const auto records = std::accumulate(volume.buckets.begin(), volume.buckets.end(), std::int64_t{0},
                                             [](std::int64_t sum, const RecordVolume::Bucket& bucket) { return sum + bucket.records; });
        QCOMPARE(records, 120);
        QVERIFY(volume.window.begin.ns == kStart && volume.window.end.ns > kStart + 239 * kSecond);
        const auto spans = *m_reader->volume({{kStart}, {kStart + 300 * kSecond}}, 10, {});
        const auto traces = std::accumulate(spans.begin(), spans.end(), std::int64_t{0},
                                            [](std::int64_t sum, const WorkspaceReader::VolumeBucket& bucket) { return sum + bucket.traces; });
        QCOMPARE(traces, 120);
    }

    void namesTellHowTheyFared()
    {
        const auto tools = *m_reader->names("tool", {}, 10);
        QCOMPARE(tools.size(), std::size_t{1});
        QCOMPARE(tools.front().name, std::string("lookup"));
        QCOMPARE(tools.front().spans, 24);
        QCOMPARE(tools.front().errors, 12);
        const auto services = *m_reader->names("service", {}, 10);
        QCOMPARE(services.size(), std::size_t{2});
        QCOMPARE(services[0].spans + services[1].spans, 120);
        QVERIFY(!m_reader->names("colour", {}, 10).ok());
    }

    void issuesAreCountedAsTheyAreListed()
    {
        Workspace workspace;
        Span orphan;
        orphan.parent = 99;
        IngestBatch batch = batchOf({orphan});
        batch.issues.push_back({});
        batch.issues.back().code = "unreadable";
        batch.issues.back().count = 3;
        QVERIFY(workspace.writer().commit({&batch, 1}).ok());
        auto reader = workspace.reader();
        const auto issues = *reader->issues();
        const auto times = std::accumulate(issues.begin(), issues.end(), std::int64_t{0},
                                           [](std::int64_t sum, const domain::ImportIssue& issue) { return sum + issue.count; });
        QCOMPARE(times, 4);
        QCOMPARE(reader->info()->issues, times);
    }

    void durationsAreFoundWithAndWithoutTheirIndex()
    {
        Workspace workspace{{40, true}};
        fill(workspace);
        while (workspace.writer().buildClosedIndex([] { return false; }).value()) {
        }
        auto reader = workspace.reader();
        const auto found = [&reader](domain::FilterTerm::Op op, const char* duration) {
            return reader->spanKeys(filterOf({field("duration", duration, op)}), {SortKey::Start, true})->size();
        };
        QCOMPARE(found(domain::FilterTerm::Op::Greater, "500ms"), std::size_t(120)); // much: all is read
        QCOMPARE(found(domain::FilterTerm::Op::Greater, "1500ms"), std::size_t(0));
        QCOMPARE(found(domain::FilterTerm::Op::Any, ""), std::size_t(120));
        domain::Filter where;
        domain::Literal second;
        second.type = domain::Literal::Type::Duration;
        second.integer = kSecond;
        const auto duration = domain::Expression::of(domain::Field{domain::Field::Scope::Intrinsic, "duration"});
        where.where = domain::Expression::operation(domain::Operator::GreaterEqual, {duration, domain::Expression::of(second)});
        QCOMPARE(reader->spanKeys(where, {SortKey::Start, true})->size(), std::size_t(120));
        QCOMPARE(reader->traceKeys(where, {SortKey::Start, true})->size(), std::size_t(120));
    }

    void anAgentHoldsForAllBelowIt()
    {
        Workspace workspace;
        std::vector<Span> chain(9);
        for (std::size_t i = 0; i < chain.size(); ++i) {
            chain[i].id = i + 1;
            chain[i].parent = i;
        }
        chain[0].agent = "planner";
        chain[7].agent = "writer"; // seven levels below, with one below it
        workspace.commit(chain);
        auto reader = workspace.reader();
        QCOMPARE(*reader->spanKeys(filterOf({field("agent", "planner")}), {SortKey::Start, false}), (Keys{1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(*reader->spanKeys(filterOf({field("agent", "writer")}), {SortKey::Start, false}), (Keys{8, 9}));
    }

    void anEmptyWorkspaceHasEmptyLists()
    {
        Workspace workspace;
        auto reader = workspace.reader();
        QVERIFY(reader->sessionKeys({}, {})->empty());
        QVERIFY(reader->metricKeys({}, {})->empty());
        QVERIFY(reader->logVolume(10, {})->buckets.empty());
        QVERIFY(reader->pointVolume(10, {})->window.empty());
        QVERIFY(reader->metricHistory(1, 10)->empty());
        QVERIFY(reader->names("agent", {}, 10)->empty());
        domain::Filter byName;
        byName.where = domain::Expression::of(domain::Field{domain::Field::Scope::Intrinsic, "name"});
        QVERIFY(!reader->metricKeys(byName, {}));
    }

private:
    Workspace m_workspace{{40, true}};
    std::unique_ptr<WorkspaceReader> m_reader;
};

QTEST_GUILESS_MAIN(ListTest)
#include "list_test.moc"
