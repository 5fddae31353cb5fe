// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/judgement_mark.h"

#include "models/domain/judgement.h"
#include "models/store/database.h"
#include "models/store/failure.h"

#include <string>

namespace whyglass::store {

domain::Result<bool> isJudgedByOlderBuild(const std::filesystem::path& workspace)
{
    return guarded([&] {
        Database db = Database::openForReading(workspace);
        return isJudgedByOlderBuild(db);
    });
}

bool isJudgedByOlderBuild(Database& db)
{
    constexpr std::int64_t kUnmarked = 1;
    Statement mark = db.prepare("SELECT v FROM meta WHERE k='judged_by'");
    const std::int64_t judgedBy = mark.step() ? mark.integer(0) : kUnmarked;
    return judgedBy < domain::kJudgement && db.integer("SELECT EXISTS(SELECT 1 FROM trace WHERE analysed<>0)") != 0;
}

void markFirstJudgement(Database& db)
{
    Statement mark = db.prepare("INSERT OR REPLACE INTO meta(k, v) SELECT 'judged_by', ?1 WHERE NOT EXISTS(SELECT 1 FROM trace WHERE analysed<>0)");
    mark.bind(1, domain::kJudgement);
    mark.run();
}

} // namespace whyglass::store
