// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/agent_sql.h"

#include "models/store/schema/schema.h"

namespace whyglass::store {

namespace {

std::string spansOf(const Partition& part) { return tableOf("span", part.number); }

constexpr int kLevels = 64;
/// Most agents stand right above; SQLite climbs the first levels twice as fast where they are written out.
constexpr int kWrittenLevels = 3;

/// Table "up" of the ancestors of a row of span_P, in the trace of s, to the first that has an agent.
std::string ancestors(const std::string& row, const Partition& part, int levels)
{
    return "WITH RECURSIVE up(span, agent, level) AS (SELECT " + row + ".parent, 0, 0 UNION ALL SELECT p.parent, p.agent, up.level+1 FROM up JOIN " + spansOf(part)
        + " p ON p.trace=s.trace AND p.span_id=up.span WHERE up.agent=0 AND up.level<" + std::to_string(levels) + ") ";
}

/// Whether the nearest agent above a row is among `ids`.
std::string agentAbove(const std::string& row, const std::string& ids, const Partition& part, int level = 0)
{
    if (level == kWrittenLevels)
        return "EXISTS (" + ancestors(row, part, kLevels - kWrittenLevels) + "SELECT 1 FROM up WHERE up.agent IN " + ids + ")";
    const std::string above = "p" + std::to_string(level);
    return "EXISTS (SELECT 1 FROM " + spansOf(part) + " " + above + " WHERE " + above + ".trace=s.trace AND " + above + ".span_id=" + row + ".parent AND ("
        + above + ".agent IN " + ids + " OR (" + above + ".agent=0 AND " + above + ".parent<>0 AND " + agentAbove(above, ids, part, level + 1) + ")))";
}

} // namespace

Sql nearestAgent(const std::string& ids, const Partition& part)
{
    return Sql("(s.agent IN " + ids + " OR (s.agent=0 AND s.parent<>0 AND s.trace IN (SELECT a.trace FROM " + spansOf(part) + " a WHERE a.agent IN " + ids
               + ") AND " + agentAbove("s", ids, part) + "))");
}

std::string nearestAgentOf(const Partition& part)
{
    return "CASE WHEN s.agent<>0 OR s.parent=0 THEN s.agent ELSE (" + ancestors("s", part, kLevels) + "SELECT max(up.agent) FROM up) END";
}

} // namespace whyglass::store
