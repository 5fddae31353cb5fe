// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/budgets/spending.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// What a budget will have used when its period ends.
struct Forecast {
    /// None: not enough history, `why` says what lacks. Weekdays: the same hours of the same weekday, of the last 14 days. Days: the same
    /// hours of the last whole days (3 to 13). Minutes: the last hour.
    enum class Basis { None, Weekdays, Days, Minutes };
    struct Point {
        domain::Timestamp time;
        std::int64_t expected = 0, low = 0, high = 0; ///< used by then; low to high holds eight times out of ten
    };
    Basis basis = Basis::None;
    std::string why;
    int samples = 0;         ///< days or minutes that it is made of
    std::vector<Point> path; ///< from now to the end of the period, at steps of a day, an hour or a minute; the last is the end
    std::optional<domain::Timestamp> crossing; ///< when the amount will be reached, where it is not yet
};

/// From what was used, at least over the period and, for a day or a month, the 15 days before today. Expects the near future to be like
/// the same hours before; the range comes from how far single days (hours, five minutes) were off that, as if each were off by chance.
/// `spending` by hours for days and months, by minutes for hours.
Forecast forecast(const Spending& spending, const domain::Budget& budget, domain::Timestamp now);

/// "weekdays", "days", "minutes"; empty for None.
std::string_view nameOf(Forecast::Basis basis);

} // namespace whyglass::analysis
