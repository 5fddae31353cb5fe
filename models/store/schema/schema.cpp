// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/schema.h"

#include "models/store/schema/migration_1.h"
#include "models/store/schema/migration_2.h"
#include "models/store/schema/migration_3.h"

#include <array>

namespace whyglass::store {

using domain::ErrorCode;

namespace {

/// Element n brings a file from version n to n + 1. Append, never change what was released.
constexpr std::array<const char*, kSchemaVersion> kMigrations = {schema::kMigration1, schema::kMigration2, schema::kMigration3};

std::string forPartition(const char* sql, std::int64_t partition)
{
    static constexpr std::string_view kMark = "{p}";
    std::string text = sql;
    for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at))
        text.replace(at, kMark.size(), std::to_string(partition));
    return text;
}

std::int64_t versionOf(Database& db)
{
    const std::int64_t version = db.integer("PRAGMA user_version");
    const std::int64_t application = db.integer("PRAGMA application_id");
    const bool blank = version == 0 && application == 0 && db.integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (!blank && application != kApplicationId)
        throw Failure({ErrorCode::Corrupt, "cannot open " + db.path().string() + ": it is a database of another program",
                       "choose another file for the workspace"});
    if (version > kSchemaVersion)
        throw Failure({ErrorCode::Unsupported,
                       "cannot open " + db.path().string() + ": its format is version " + std::to_string(version)
                           + ", this program knows versions up to " + std::to_string(kSchemaVersion),
                       "use the newer Whyglass that wrote it"});
    return version;
}

} // namespace

void migrate(Database& db)
{
    for (std::int64_t version = versionOf(db); version < kSchemaVersion; ++version) {
        Transaction transaction(db, Transaction::Kind::Write);
        db.execute(kMigrations.at(static_cast<std::size_t>(version)));
        db.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
        db.execute("PRAGMA user_version=" + std::to_string(version + 1));
        transaction.commit();
    }
}

void requireCurrent(Database& db)
{
    const std::int64_t version = versionOf(db);
    if (version < kSchemaVersion)
        throw Failure({ErrorCode::Unsupported,
                       "cannot read " + db.path().string() + ": its format is version " + std::to_string(version) + ", this program reads "
                           + std::to_string(kSchemaVersion),
                       "import something into it, or start `whyglass record` on it once: that brings it up to date"});
}

void createPartition(Database& db, std::int64_t partition, std::int64_t firstId)
{
    db.execute(forPartition(schema::kPartition1, partition));
    Statement insert = db.prepare("INSERT INTO part(p, first_id, last_id, fts_upto) VALUES(?1, ?2, ?2 - 1, ?2 - 1)");
    bindIntegers(insert, partition, firstId);
    insert.run();
}

bool createClosedIndex(Database& db, std::int64_t partition)
{
    Statement known = db.prepare("SELECT 1 FROM sqlite_schema WHERE type='index' AND name=?1");
    for (const schema::ClosedIndex& index : schema::kClosedIndexes1) {
        const std::string name = forPartition(index.name, partition);
        known.bindText(1, name);
        const bool there = known.step();
        known.reset();
        if (there)
            continue;
        db.execute("CREATE INDEX " + name + " ON " + forPartition(index.on, partition));
        return true;
    }
    return false;
}

std::string tableOf(const char* base, std::int64_t partition) { return std::string(base) + "_" + std::to_string(partition); }

} // namespace whyglass::store
