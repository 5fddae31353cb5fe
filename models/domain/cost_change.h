// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/time.h"
#include "models/domain/token_usage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::domain {

/// A table of prices that a workspace keeps, so that a cost can be told years later. The numbers are stored.
struct PriceList {
    enum class Kind : std::uint8_t {
        Builtin = 0,    ///< of the program that recorded
        Own = 1,        ///< somebody's, asked before the built-in one
        Once = 2,       ///< for one re-pricing only
        Withdrawal = 3, ///< takes `withdraws` out of use; nothing else is in it
    };
    std::int64_t id = 0;
    Kind kind = Kind::Own;
    std::string name, date; ///< what it calls itself, and the day it is of
    std::string author;     ///< who put it here
    Timestamp added;
    std::int64_t withdraws = 0;
    std::string body; ///< as it was given
};

/// From a span on, in order of arrival, which lists priced what came, the first asked first.
struct PriceEpoch {
    std::int64_t firstKey = 0;
    std::vector<std::int64_t> lists;
};

/// Stored costs that somebody changed on purpose. The numbers are stored.
struct CostChange {
    enum class Kind : std::uint8_t {
        Reprice = 0,  ///< by the prices of `lists`
        Readings = 1, ///< cached tokens counted as other calls of the library show that they are sent
    };
    std::int64_t id = 0;
    Kind kind = Kind::Reprice;
    std::vector<std::int64_t> lists;
    std::string about; ///< which calls, as text
    std::string author;
    Timestamp made;
    std::int64_t calls = 0;   ///< whose cost or tokens are not what they were
    Money before, after;      ///< of those
    std::optional<Timestamp> undone;
};

/// What a call is to cost from now on.
struct CostPatch {
    SpanKey span;
    TokenUsage tokens;
    std::optional<Money> cost;
};

} // namespace whyglass::domain
