// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cost_json.h"

#include "app/cli/value_json.h"
#include "models/domain/known_cost.h"

#include <cstdio>

namespace whyglass::cli {

namespace {

/// US dollars per million tokens as a decimal string, as the table says it.
std::string priceText(double usd)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", usd);
    return text;
}

Json partsJson(const domain::TokenParts& parts)
{
    return {{"cache_write_1h", valueOrNull(parts.cacheWrite1h)}, {"input_audio", valueOrNull(parts.inputAudio)},
            {"cache_read_audio", valueOrNull(parts.cacheReadAudio)}, {"output_audio", valueOrNull(parts.outputAudio)}};
}

Json readingJson(const char* part, domain::ReadingBasis basis, bool added, const std::string& sentence)
{
    if (basis == domain::ReadingBasis::None)
        return {};
    return {{part, added ? "added" : "inside"}, {"why", std::string(nameOf(basis))},
            {"open", basis == domain::ReadingBasis::Ambiguous || basis == domain::ReadingBasis::Convention}, {"sentence", sentence}};
}

Json otherJson(const analysis::OtherReading& other)
{
    const bool ofInput = other.of == analysis::OtherReading::Of::Input;
    return {{"of", ofInput ? "input" : "output"},
            {ofInput ? "cache" : "reasoning", other.partAdded ? "added" : "inside"},
            {"possible", other.possible},
            {"tokens", other.possible ? tokensJson(other.tokens) : Json()},
            {"cost_usd", moneyOrNull(other.cost)}};
}

Json shareJson(const analysis::CostSum::Share& share, bool priced)
{
    return {{"calls", share.calls}, {"tokens", tokensJson(share.tokens)}, {"cost_usd", priced ? moneyOrNull(share.amount) : Json()}};
}

} // namespace

Json costChangeJson(const domain::CostChange& change)
{
    return {{"change", change.id},
            {"kind", change.kind == domain::CostChange::Kind::Reprice ? "reprice" : "readings"},
            {"about", textOrNull(change.about)},
            {"author", textOrNull(change.author)},
            {"time", timeOrNull(change.made)},
            {"calls", change.calls},
            {"before_usd", moneyOrNull(domain::costOfChange(change.before))},
            {"after_usd", moneyOrNull(domain::costOfChange(change.after))},
            {"undone", change.undone ? timeOrNull(*change.undone) : Json()}};
}

Json callCostJson(const analysis::CallCost& cost)
{
    if (!cost.counted && !cost.reported && !cost.tokens.known())
        return {};
    Json factors = Json::array();
    if (cost.price) {
        for (const analysis::PriceFactor& factor : cost.price->factors) {
            factors.push_back({{"what", std::string(nameOf(factor.part))},
                               {"tokens", factor.tokens},
                               {"usd_per_million", priceText(factor.usdPerMillion)},
                               {"above_input_tokens", valueOrNull(factor.tierAbove)},
                               {"cost_usd", moneyOrNull(factor.amount)}});
        }
    }
    Json others = Json::array();
    for (const analysis::OtherReading& other : cost.others)
        others.push_back(otherJson(other));
    return {{"state", std::string(nameOf(cost.state))},
            {"counted_usd", moneyOrNull(cost.counted)},
            {"reported_usd", moneyOrNull(cost.reported)},
            {"computed_usd", moneyOrNull(cost.computed())},
            {"difference_usd", moneyOrNull(cost.difference())},
            {"factors", std::move(factors)},
            {"price", cost.price ? Json{{"provider", cost.price->provider},
                                        {"model", cost.price->model},
                                        {"from", textOrNull(cost.price->from)},
                                        {"source", cost.price->source},
                                        {"date", textOrNull(cost.price->date)},
                                        {"kept", cost.tableKnown}}
                                 : Json()},
            {"parts", partsJson(cost.parts)},
            {"reading", {{"input", readingJson("cache", cost.reading.cache, cost.reading.cacheAdded, inputReadingText(cost))},
                         {"output", readingJson("reasoning", cost.reading.reasoning, cost.reading.reasoningAdded, outputReadingText(cost))}}},
            {"other_readings", std::move(others)},
            {"change", cost.change ? costChangeJson(*cost.change) : Json()}};
}

Json costSumJson(const analysis::CostSum& sum)
{
    Json factors = Json::array();
    for (const analysis::CostLine& line : sum.lines) {
        factors.push_back({{"what", std::string(nameOf(line.part))},
                           {"tokens", line.tokens},
                           {"usd_per_million", priceText(line.usdPerMillion)},
                           {"above_input_tokens", valueOrNull(line.tierAbove)},
                           {"cost_usd", moneyOrNull(line.amount)},
                           {"calls", line.calls},
                           {"price", {{"provider", line.provider}, {"model", line.model}, {"from", textOrNull(line.from)}, {"source", line.source},
                                      {"date", textOrNull(line.date)}}}});
    }
    Json changes = Json::array();
    for (const domain::CostChange& change : sum.changes)
        changes.push_back(costChangeJson(change));
    Json reported = shareJson(sum.reported, true);
    reported["comparable_calls"] = sum.reportedComparable;
    reported["comparable_usd"] = sum.reportedComputed ? moneyOrNull(sum.reportedOfComparable) : Json();
    reported["computed_usd"] = moneyOrNull(sum.reportedComputed);
    return {{"cost_usd", moneyOrNull(sum.total)},
            {"calls", sum.calls},
            {"factors", std::move(factors)},
            {"computed", shareJson(sum.computed, true)},
            {"reported", std::move(reported)},
            {"table_not_kept", shareJson(sum.otherwise, true)},
            {"unpriced", shareJson(sum.unpriced, false)},
            {"unpriced_models", sum.unpricedModels},
            {"unknown_calls", sum.unknown.calls},
            {"cache", {{"added_calls", sum.cacheAdded}, {"open_calls", sum.cacheOpen}}},
            {"changes", std::move(changes)}};
}

} // namespace whyglass::cli
