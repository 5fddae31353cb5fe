// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/agent_sql.h"

namespace whyglass::store {

Sql nearestAgent(const std::string& ids, const Partition& part)
{
    constexpr const char* kLevels = "64";
    const std::string table = "span_" + std::to_string(part.number);
    return Sql("(s.agent IN " + ids + " OR (s.agent=0 AND s.parent<>0 AND s.trace IN (SELECT a.trace FROM " + table + " a WHERE a.agent IN " + ids
               + ") AND EXISTS (WITH RECURSIVE up(span, agent, level) AS (SELECT s.parent, 0, 0 UNION ALL SELECT p.parent, p.agent, up.level+1 FROM up "
                 "JOIN " + table + " p ON p.trace=s.trace AND p.span_id=up.span WHERE up.agent=0 AND up.level<" + kLevels
               + ") SELECT 1 FROM up WHERE up.agent IN " + ids + ")))");
}

} // namespace whyglass::store
