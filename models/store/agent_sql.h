// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/partitions.h"
#include "models/store/sql_text.h"

#include <string>

namespace whyglass::store {

/// Condition on s, a row of span_P: its agent, or that of its nearest ancestor that has one, is among `ids` ("(1,2)"). Only
/// traces in which one of them occurs are climbed, 64 levels at most.
Sql nearestAgent(const std::string& ids, const Partition& part);

/// That agent of s: an id, 0 where there is none.
std::string nearestAgentOf(const Partition& part);

} // namespace whyglass::store
