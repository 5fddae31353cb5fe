// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/reprice_report.h"

#include "models/format/format.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace whyglass::recorder {

namespace {

using Json = nlohmann::ordered_json;

Json usd(const std::optional<domain::Money>& money) { return money ? Json(format::moneyExact(*money)) : Json(); }

/// Both sums, and how many of the calls have no price in them.
void addChange(Json& to, const domain::KnownCost& before, const domain::KnownCost& after)
{
    to["before_usd"] = usd(before.sum());
    to["before_unpriced"] = before.unpriced;
    to["after_usd"] = usd(after.sum());
    to["after_unpriced"] = after.unpriced;
}

} // namespace

std::string repriceReport(const analysis::RepriceResult& result)
{
    Json models = Json::array();
    for (const analysis::RepriceResult::Model& model : result.models) {
        Json& row = models.emplace_back(Json{{"model", model.model}, {"changed", model.before.calls}});
        addChange(row, model.before, model.after);
    }
    Json rows = Json::array();
    for (const analysis::RepriceResult::PriceRow& row : result.rows) {
        rows.push_back({{"provider", row.provider},
                        {"model", row.model},
                        {"from", row.from.empty() ? Json() : Json(row.from)},
                        {"table", row.source},
                        {"table_date", row.date.empty() ? Json() : Json(row.date)},
                        {"calls", row.calls},
                        {"after_usd", format::moneyExact(row.amount)}});
    }
    Json report = {{"calls", result.calls},
                   {"changed", result.changed()},
                   {"reported_kept", result.reported},
                   {"gained_a_price", result.gained},
                   {"lost_their_price", result.lost}};
    addChange(report, result.before, result.after);
    report["difference_usd"] = usd(domain::differenceOf(result.before, result.after));
    report["models"] = std::move(models);
    report["price_rows"] = std::move(rows);
    return report.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<domain::TimeWindow> windowOf(std::optional<std::int64_t> sinceNs, std::optional<std::int64_t> untilNs)
{
    if (!sinceNs && !untilNs)
        return std::nullopt;
    return domain::TimeWindow{{sinceNs.value_or(0)}, {untilNs.value_or(std::numeric_limits<std::int64_t>::max())}};
}

} // namespace whyglass::recorder
