// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/newest_spans.h"

#include "models/store/database.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

using namespace whyglass::store;

namespace {

constexpr std::int64_t kSpans = 3'000;

/// Spans that arrive in the order of their ids and start whenever they like, several at one time.
class Workspace {
public:
    Workspace() : m_db(Database::openForWriting(m_folder.filePath(QStringLiteral("w")).toStdString(), false))
    {
        m_db.execute("CREATE TABLE span_1(id INTEGER PRIMARY KEY, start_ns INTEGER);");
        add(kSpans);
    }

    void add(std::int64_t count)
    {
        Transaction transaction(m_db, Transaction::Kind::Write);
        Statement insert = m_db.prepare("INSERT INTO span_1 VALUES(?1,?2)");
        for (std::int64_t i = 0; i < count; ++i) {
            const auto start = static_cast<std::int64_t>(m_random() % 1'000);
            insert.bind(1, ++m_part.lastId);
            insert.bind(2, start);
            insert.step();
            insert.reset();
            m_starts.emplace(m_part.lastId, start);
        }
        m_part.spans += count;
        transaction.commit();
    }

    void close()
    {
        m_db.execute("CREATE INDEX span_1_start ON span_1(start_ns)");
        m_part.state = PartitionState::Indexed;
    }

    Database& db() { return m_db; }
    const Partition& part() const { return m_part; }
    const std::map<std::int64_t, std::int64_t>& starts() const { return m_starts; }

private:
    static Partition first()
    {
        Partition part;
        part.number = 1;
        part.firstId = 1;
        return part;
    }

    QTemporaryDir m_folder;
    Database m_db;
    Partition m_part = first();
    std::mt19937 m_random{7};
    std::map<std::int64_t, std::int64_t> m_starts;
};

std::vector<std::int64_t> idsOf(Database& db, const NewestSpans::Slice& slice)
{
    const std::string sql = "SELECT s.id FROM " + slice.from + (slice.condition.empty() ? "" : " WHERE " + slice.condition.text);
    std::vector<std::int64_t> ids;
    for (Statement rows = db.prepare(sql); rows.step();)
        ids.push_back(rows.integer(0));
    return ids;
}

} // namespace

class NewestSpansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slicesAreTheWholeInOrder_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::addColumn<int>("one");
        for (const bool closed : {false, true})
            for (const int oneIn : {1, 3, 100, 5'000})
                QTest::addRow("%s, one of %d", closed ? "closed" : "open", oneIn) << closed << oneIn;
    }
    void slicesAreTheWholeInOrder()
    {
        QFETCH(bool, closed);
        QFETCH(int, one);
        Workspace workspace;
        StartOrder order;
        order.extend(workspace.db(), workspace.part());
        workspace.add(500); // while somebody reads
        if (closed)
            workspace.close();
        NewestSpans newest(workspace.db(), workspace.part(), order, 64);
        std::map<std::int64_t, int> seen;
        std::size_t found = 0;
        for (std::optional<std::int64_t> rest = 1'000; rest;) {
            const std::int64_t bound = *rest;
            const NewestSpans::Slice slice = newest.next(found, 100'000);
            for (const std::int64_t id : idsOf(workspace.db(), slice)) {
                ++seen[id];
                found += id % one == 0 ? 1 : 0;
                const std::int64_t start = workspace.starts().at(id);
                QVERIFY2(start <= bound, "a later span in a later slice");
                QVERIFY2(!slice.rest || start > *slice.rest, "a span that belongs to a later slice");
            }
            rest = slice.rest;
        }
        QCOMPARE(seen.size(), workspace.starts().size());
        for (const auto& [id, times] : seen)
            QCOMPARE(times, 1);
    }

    void conditionsThatReadAreWorthIt()
    {
        QVERIFY(isWorthSlices("s.id IN (SELECT rowid FROM kv_1 WHERE kv_1 MATCH ?)"));
        QVERIFY(isWorthSlices("whyglass_holds(1,0,s.id,0)"));
        QVERIFY(!isWorthSlices("s.status=2"));
    }
};

QTEST_APPLESS_MAIN(NewestSpansTest)
#include "newest_spans_test.moc"
