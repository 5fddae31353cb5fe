// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/log_levels.h"

#include <algorithm>

namespace whyglass::store {

std::string levelCondition(domain::Operator op, std::string_view level)
{
    const auto at = std::find(kLogLevels.begin(), kLogLevels.end(), level) - kLogLevels.begin();
    if (at == static_cast<std::ptrdiff_t>(kLogLevels.size()))
        return "0";
    const std::string least = std::to_string(4 * at + 1);
    const std::string most = std::to_string(4 * at + 4);
    switch (op) {
    case domain::Operator::Less: return "(l.severity>=1 AND l.severity<" + least + ")";
    case domain::Operator::LessEqual: return "l.severity BETWEEN 1 AND " + most;
    case domain::Operator::Greater: return "l.severity>" + most;
    case domain::Operator::GreaterEqual: return "l.severity>=" + least;
    default: return "l.severity BETWEEN " + least + " AND " + most;
    }
}

} // namespace whyglass::store
