// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/annotation_table.h"

#include "models/store/failure.h"

#include <array>
#include <cstdio>

namespace whyglass::store {

namespace {

/// Its row's number, spread over the bits so that no two annotations have ids that look alike.
std::string idOf(std::int64_t row)
{
    auto mixed = static_cast<std::uint64_t>(row) + 0x9E3779B97F4A7C15U; // splitmix64
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
    std::array<char, 17> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(mixed));
    return hex.data();
}

void checkStands(Database& db, const domain::Annotation& withdrawal)
{
    Statement find = db.prepare("SELECT count(*) FROM annotation WHERE annotation_id=?1 AND decision_id=?2 AND kind<>2");
    find.bindText(1, withdrawal.about);
    find.bindText(2, withdrawal.decisionId);
    if (find.step() && find.integer(0) == 0)
        throw Failure({domain::ErrorCode::NotFound, "cannot take back " + withdrawal.about + ": decision " + withdrawal.decisionId + " has no such note",
                       "see them with `whyglass show " + withdrawal.decisionId + "`"});
}

} // namespace

std::string saveAnnotation(Database& db, const domain::Annotation& annotation)
{
    Transaction transaction(db, Transaction::Kind::Write);
    if (annotation.kind == domain::AnnotationKind::Withdrawal)
        checkStands(db, annotation);
    Statement next = db.prepare("SELECT ifnull(max(id), 0) + 1 FROM annotation");
    next.step();
    const std::int64_t row = next.integer(0);
    next.reset();
    const std::string id = idOf(row);
    Statement insert = db.prepare("INSERT INTO annotation(id, annotation_id, decision_id, kind, verdict, author, time_ns, body, about) "
                                  "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    insert.bind(1, row);
    insert.bindText(2, id);
    insert.bindText(3, annotation.decisionId);
    insert.bind(4, static_cast<std::int64_t>(annotation.kind));
    insert.bind(5, static_cast<std::int64_t>(annotation.verdict));
    insert.bindText(6, annotation.author);
    insert.bind(7, annotation.time.ns);
    insert.bindText(8, annotation.text);
    insert.bindText(9, annotation.about);
    insert.run();
    transaction.commit();
    return id;
}

std::vector<domain::Annotation> readAnnotations(ReaderContext& context, const std::string& decisionId)
{
    Statement find = context.db.prepare("SELECT annotation_id, decision_id, kind, verdict, author, time_ns, body, about FROM annotation "
                                        "WHERE decision_id=?1 ORDER BY time_ns, id");
    find.bindText(1, decisionId);
    std::vector<domain::Annotation> annotations;
    while (find.step()) {
        annotations.push_back({std::string(find.text(0)), std::string(find.text(1)), static_cast<domain::AnnotationKind>(find.integer(2)),
                               static_cast<domain::Verdict>(find.integer(3)), std::string(find.text(4)), {find.integer(5)},
                               std::string(find.text(6)), std::string(find.text(7))});
    }
    return annotations;
}

} // namespace whyglass::store
