// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/reprice_report.h"

#include "models/format/format.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace whyglass::recorder {

std::string repriceReport(const analysis::RepriceResult& result)
{
    using Json = nlohmann::ordered_json;
    Json models = Json::array();
    for (const analysis::RepriceResult::Model& model : result.models) {
        models.push_back({{"model", model.model},
                          {"changed", model.changed},
                          {"before_usd", format::moneyExact(model.before)},
                          {"after_usd", format::moneyExact(model.after)}});
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
    const Json report = {{"calls", result.calls},
                         {"changed", result.changed},
                         {"reported_kept", result.reported},
                         {"gained_a_price", result.gained},
                         {"lost_their_price", result.lost},
                         {"before_usd", format::moneyExact(result.before)},
                         {"after_usd", format::moneyExact(result.after)},
                         {"difference_usd", format::moneyExact(result.after - result.before)},
                         {"models", std::move(models)},
                         {"price_rows", std::move(rows)}};
    return report.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<domain::TimeWindow> windowOf(std::optional<std::int64_t> sinceNs, std::optional<std::int64_t> untilNs)
{
    if (!sinceNs && !untilNs)
        return std::nullopt;
    return domain::TimeWindow{{sinceNs.value_or(0)}, {untilNs.value_or(std::numeric_limits<std::int64_t>::max())}};
}

} // namespace whyglass::recorder
