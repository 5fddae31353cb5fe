// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/migration_1.h"
#include "models/store/schema/migration_2.h"
#include "models/store/schema/schema.h"
#include "models/store/trace_keys.h"
#include "store_kit.h"

#include <random>

using namespace whyglass;
using namespace whyglass::store;

namespace {

domain::TraceId randomId(std::mt19937_64& random)
{
    domain::TraceId id;
    for (std::uint8_t& byte : id.bytes)
        byte = static_cast<std::uint8_t>(random());
    return id;
}

std::int64_t rowByView(Database& db, const domain::TraceId& id)
{
    Statement find = db.prepare("SELECT id FROM trace_by_id WHERE trace_id=?1");
    find.bindBlob(1, id.view());
    return find.step() ? find.integer(0) : 0;
}

} // namespace

class TraceKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreFoundBeforeAndAfterTheyAreUnited()
    {
        const QTemporaryDir folder;
        Database db = Database::openForWriting(folder.filePath(QStringLiteral("keys")).toStdString(), true);
        migrate(db);
        TraceKeys keys(db);
        std::mt19937_64 random(11);
        std::vector<domain::TraceId> ids;
        Transaction transaction(db, Transaction::Kind::Write);
        constexpr std::int64_t kMany = 20'000;
        std::int64_t mostWaiting = 0;
        for (std::int64_t row = 1; row <= kMany; ++row) {
            keys.add(ids.emplace_back(randomId(random)), row);
            if (row % 500 == 0) {
                keys.uniteIfMany();
                mostWaiting = std::max(mostWaiting, db.integer("SELECT count(*) FROM trace_key_new"));
            }
        }
        QVERIFY(db.integer("SELECT count(*) FROM trace_key") > kMany / 2);
        QVERIFY(db.integer("SELECT count(*) FROM trace_key_new") > 0);
        QVERIFY(mostWaiting < kMany / 2);
        for (std::int64_t row = 1; row <= kMany; row += 7) {
            const domain::TraceId& id = ids[static_cast<std::size_t>(row - 1)];
            QCOMPARE(keys.find(id).value_or(0), row);
            QCOMPARE(rowByView(db, id), row);
        }
        for (const std::size_t gone : {std::size_t{0}, ids.size() - 1}) {
            keys.remove(ids[gone]);
            QVERIFY(!keys.find(ids[gone]));
            QCOMPARE(rowByView(db, ids[gone]), 0);
        }
        QVERIFY(!keys.find(randomId(random)));
    }

    void aFileOfVersion2KeepsItsTraces()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("old")).toStdString();
        std::mt19937_64 random(5);
        const domain::TraceId id = randomId(random);
        {
            Database db = Database::openForWriting(path, true);
            db.execute(schema::kMigration1);
            db.execute(schema::kMigration2);
            db.execute("PRAGMA application_id=" + std::to_string(kApplicationId) + "; PRAGMA user_version=2");
            db.execute("INSERT INTO trace SELECT 7, x'" + id.hex() + "', 1, 1, 5, 100, 900, 3, 1, x'', NULL, NULL, 0, 2, 100, 0, 0, 0, x'', 0"
                       ", 1, 0, 0, 10, 1, 20, 1, 0, 0, 0, 0, 0, 0, 77, 1, 0, 4, 2, 1, 1, 55, 6");
        }
        Database db = Database::openForWriting(path, true);
        migrate(db);
        QCOMPARE(db.integer("PRAGMA user_version"), std::int64_t{kSchemaVersion});
        QCOMPARE(rowByView(db, id), 7);
        QCOMPARE(db.integer("SELECT n*1000000+errs*100000+cost*1000+findings*100+decisions*10+skewed FROM trace WHERE id=7"), 3'177'426);
    }
};

QTEST_GUILESS_MAIN(TraceKeysTest)
#include "trace_keys_test.moc"
