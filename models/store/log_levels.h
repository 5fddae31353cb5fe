// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"

#include <array>
#include <string>
#include <string_view>

namespace whyglass::store {

/// OpenTelemetry's severity numbers come in fours: trace 1, debug 5, info 9, warn 13, error 17, fatal 21. 0: the record does not say.
inline constexpr std::array<std::string_view, 6> kLogLevels = {"trace", "debug", "info", "warn", "error", "fatal"};

/// Condition on l.severity: how the level of a log record compares with one of kLogLevels, by Equal or an order. A record that does not
/// say its level meets none; nothing meets a level that is none.
std::string levelCondition(domain::Operator op, std::string_view level);

} // namespace whyglass::store
