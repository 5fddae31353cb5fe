// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/known_cost.h"
#include "models/domain/time.h"
#include "models/tables/table_column.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values as the cells of tables show them. Unknown is a word, never 0.
namespace whyglass::tables {

/// One line of hostile text, made visible and cut.
QString lineOf(std::string_view text, std::size_t maxBytes = 300);
/// "17 Mar 14:03:07" on the clock of shown_time.h; with year where `withYear`.
QString timeText(domain::Timestamp time, bool withYear = false);
/// "17 Mar 2026, 14:03:07.480 UTC+01:00", for tooltips and headers.
QString exactTimeText(domain::Timestamp time);
QString durationText(domain::Duration duration);
QString countText(std::int64_t count);
/// A count that is calm where it is zero: an empty cell says "none" better than a column of noughts.
QString countOrNothing(std::int64_t count);
/// Names one after the other; empty where there are none.
QString namesText(const std::vector<std::string>& names);
/// What a sum in column "cost" or "tokens" leaves out, for its tooltip; empty where it leaves out nothing and in other columns.
QString leftOutTip(std::string_view columnId, std::int64_t unpricedCalls, std::int64_t unknownCalls);
QString tokensText(const domain::TokenUsage& tokens);
QString moneyText(const std::optional<domain::Money>& cost);
/// "$1.20", "$1.20 + 3 unpriced", "unknown".
QString knownCostText(const domain::KnownCost& cost);
/// To the last digit that is kept, for tooltips.
QString moneyInFullText(domain::Money money);
/// "+$1.20", "−$1.40": a difference; what 0 is called is the place's own.
QString moneyChangeText(domain::Money change);
QString unknownText();
QString noneText();
/// "empty-result" as people say it: "Empty result".
QString detectorName(std::string_view slug);
/// "18,240.00": an amount in the unit of the telemetry.
QString amountText(double amount);
/// "0.93": a number with so many decimals.
QString decimalText(double value, int decimals);
/// "0.00125", "18240": up to so many digits that count.
QString digitsText(double value, int digits);
/// Whether a decision's result reads as done, doubtful or refused.
Tone toneOfResult(std::string_view result);

} // namespace whyglass::tables
