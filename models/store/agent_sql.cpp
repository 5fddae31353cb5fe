// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/agent_sql.h"

namespace whyglass::store {

namespace {

std::string tableOf(const Partition& part) { return "span_" + std::to_string(part.number); }

/// Table "up" of the ancestors of s, to the first that has an agent.
std::string ancestors(const Partition& part)
{
    constexpr const char* kLevels = "64";
    return "WITH RECURSIVE up(span, agent, level) AS (SELECT s.parent, 0, 0 UNION ALL SELECT p.parent, p.agent, up.level+1 FROM up JOIN " + tableOf(part)
        + " p ON p.trace=s.trace AND p.span_id=up.span WHERE up.agent=0 AND up.level<" + kLevels + ") ";
}

} // namespace

Sql nearestAgent(const std::string& ids, const Partition& part)
{
    return Sql("(s.agent IN " + ids + " OR (s.agent=0 AND s.parent<>0 AND s.trace IN (SELECT a.trace FROM " + tableOf(part) + " a WHERE a.agent IN " + ids
               + ") AND EXISTS (" + ancestors(part) + "SELECT 1 FROM up WHERE up.agent IN " + ids + ")))");
}

std::string nearestAgentOf(const Partition& part)
{
    return "CASE WHEN s.agent<>0 OR s.parent=0 THEN s.agent ELSE (" + ancestors(part) + "SELECT max(up.agent) FROM up) END";
}

} // namespace whyglass::store
