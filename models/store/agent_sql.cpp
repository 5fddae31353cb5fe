// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/agent_sql.h"

#include "models/store/schema/schema.h"

namespace whyglass::store {

namespace {

std::string spansOf(const Partition& part) { return tableOf("span", part.number); }

constexpr int kLevels = 64;

/// Table "up" of the ancestors of a row of span_P, in the trace of s, to the first that has an agent.
std::string ancestors(const std::string& row, const Partition& part, int levels)
{
    return "WITH RECURSIVE up(span, agent, level) AS (SELECT " + row + ".parent, 0, 0 UNION ALL SELECT p.parent, p.agent, up.level+1 FROM up JOIN " + spansOf(part)
        + " p ON p.trace=s.trace AND p.span_id=up.span WHERE up.agent=0 AND up.level<" + std::to_string(levels) + ") ";
}

/// Whether the nearest agent above s is among `ids`. Most agents stand right above: SQLite sees that twice as fast where it is written out.
std::string agentAbove(const std::string& ids, const Partition& part)
{
    return "EXISTS (SELECT 1 FROM " + spansOf(part) + " a WHERE a.trace=s.trace AND a.span_id=s.parent AND (a.agent IN " + ids
        + " OR (a.agent=0 AND a.parent<>0 AND EXISTS (" + ancestors("a", part, kLevels - 1) + "SELECT 1 FROM up WHERE up.agent IN " + ids + "))))";
}

} // namespace

Sql nearestAgent(const std::string& ids, const Partition& part)
{
    return Sql("(s.agent IN " + ids + " OR (s.agent=0 AND s.parent<>0 AND s.trace IN (SELECT a.trace FROM " + spansOf(part) + " a WHERE a.agent IN " + ids
               + ") AND " + agentAbove(ids, part) + "))");
}

std::string nearestAgentOf(const Partition& part)
{
    return "CASE WHEN s.agent<>0 OR s.parent=0 THEN s.agent ELSE (" + ancestors("s", part, kLevels) + "SELECT max(up.agent) FROM up) END";
}

} // namespace whyglass::store
