// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/similar_queries.h"

#include <algorithm>
#include <limits>

namespace whyglass::store {

namespace {

constexpr int kPerSubject = 2'000; ///< entries of the index looked at for one subject
constexpr int kKeptPerSubject = 40;
constexpr int kPerResult = 20;
constexpr int kMaxResults = 12;

void addKey(std::vector<std::int64_t>& keys, std::int64_t key)
{
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
        keys.push_back(key);
}

void aboutTheSame(ReaderContext& context, const domain::Decision& decision, std::vector<std::int64_t>& keys)
{
    Statement find = context.db.prepare("SELECT d.id FROM (SELECT decision FROM decision_subject WHERE v=?1 COLLATE NOCASE AND k=?2 ORDER BY decision DESC LIMIT ?4) s "
                                        "CROSS JOIN decision d ON d.id=s.decision WHERE d.result<>?3 AND d.decision_id<>?5 LIMIT ?6");
    for (const auto& [key, value] : decision.subject) {
        find.bindText(1, value);
        find.bindText(2, key);
        find.bindText(3, decision.result);
        find.bind(4, static_cast<std::int64_t>(kPerSubject));
        find.bindText(5, decision.id);
        find.bind(6, static_cast<std::int64_t>(kKeptPerSubject));
        while (find.step())
            addKey(keys, find.integer(0));
        find.reset();
    }
}

/// Results are few and decisions many: from one result to the next by the index, then the latest of each before this decision and the
/// first after it.
void ofTheSameAgent(ReaderContext& context, const domain::Decision& decision, std::vector<std::int64_t>& keys)
{
    Statement next = context.db.prepare("SELECT min(result) FROM decision WHERE agent=?1 AND result>?2");
    Statement before = context.db.prepare("SELECT id FROM decision WHERE agent=?1 AND result=?2 AND start_ns<=?3 ORDER BY start_ns DESC LIMIT ?4");
    Statement after = context.db.prepare("SELECT id FROM decision WHERE agent=?1 AND result=?2 AND start_ns>?3 ORDER BY start_ns LIMIT ?4");
    std::string result;
    for (int n = 0; n < kMaxResults; ++n) {
        next.bindText(1, decision.agent);
        next.bindText(2, result);
        if (!next.step() || next.isNull(0))
            break;
        result = next.text(0);
        next.reset();
        if (result == decision.result)
            continue;
        for (Statement* find : {&before, &after}) {
            find->bindText(1, decision.agent);
            find->bindText(2, result);
            find->bind(3, decision.start.ns);
            find->bind(4, static_cast<std::int64_t>(kPerResult));
            while (find->step())
                addKey(keys, find->integer(0));
            find->reset();
        }
    }
}

} // namespace

std::vector<std::int64_t> otherOutcomes(ReaderContext& context, const domain::Decision& decision)
{
    std::vector<std::int64_t> keys;
    aboutTheSame(context, decision, keys);
    if (!decision.agent.empty())
        ofTheSameAgent(context, decision, keys);
    return keys;
}

} // namespace whyglass::store
