// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/cost_difference.h"

#include "models/format/format.h"

#include <map>

namespace whyglass::analysis {

namespace {

using Rows = std::map<int, CostDifference>; ///< by part; what has none comes last

void addSum(Rows& rows, const CostSum& sum, domain::Money CostDifference::*amount, std::int64_t CostDifference::*tokens)
{
    constexpr int kLast = 255;
    for (const CostLine& line : sum.lines) {
        CostDifference& row = rows[static_cast<int>(line.part)];
        row.part = line.part;
        row.*amount = row.*amount + line.amount;
        row.*tokens += line.tokens;
    }
    if (sum.reported.calls + sum.otherwise.calls > 0) {
        CostDifference& row = rows[kLast];
        row.*amount = row.*amount + sum.reported.amount + sum.otherwise.amount;
    }
}

} // namespace

std::vector<CostDifference> differenceOf(const CostSum& before, const CostSum& after)
{
    Rows rows;
    addSum(rows, before, &CostDifference::before, &CostDifference::tokensBefore);
    addSum(rows, after, &CostDifference::after, &CostDifference::tokensAfter);
    std::vector<CostDifference> differences;
    for (const auto& [part, row] : rows)
        differences.push_back(row);
    return differences;
}

std::string differenceText(const CostSum& before, const CostSum& after, const std::string& beforeTitle, const std::string& afterTitle)
{
    std::string text = "Beside " + usdOrUnknown(before.total) + ": " + beforeTitle + "; here " + usdOrUnknown(after.total) + ": " + afterTitle + "\n";
    for (const CostDifference& row : differenceOf(before, after)) {
        const std::string from = usdOrUnknown(before.total ? std::optional(row.before) : std::nullopt);
        const std::string to = usdOrUnknown(after.total ? std::optional(row.after) : std::nullopt);
        text += "  " + (row.part ? std::string(nameOf(*row.part)) : std::string("reported, or by a table not kept")) + ": " + from + " → " + to;
        text += row.part ? "; " + format::count(row.tokensBefore) + " → " + format::count(row.tokensAfter) + " tokens\n" : "\n";
    }
    return text + "  calls: " + format::count(before.calls) + " → " + format::count(after.calls) + "\n";
}

} // namespace whyglass::analysis
