// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/price_draft.h"

#include "models/format/format.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <utility>

namespace whyglass::analysis {

namespace {

std::string quoted(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

std::string numberText(double number)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", number);
    return text;
}

std::string unitText(const UnitPrice& unit)
{
    if (unit.tiers.empty())
        return numberText(unit.base);
    std::string text = "[" + numberText(unit.base);
    for (const UnitPrice::Tier& tier : unit.tiers)
        text += ", [" + std::to_string(tier.start) + ", " + numberText(tier.usdPerMillion) + "]";
    return text + "]";
}

std::string unitsText(const DatedPrice& price)
{
    const std::pair<const char*, const std::optional<UnitPrice>*> units[] = {
        {"input", &price.input},                   {"output", &price.output},         {"cache_read", &price.cacheRead},
        {"cache_write", &price.cacheWrite},        {"reasoning", &price.reasoning},   {"cache_write_1h", &price.cacheWrite1h},
        {"input_audio", &price.inputAudio},        {"output_audio", &price.outputAudio},
        {"cache_read_audio", &price.cacheReadAudio},
    };
    std::string text;
    for (const auto& [name, unit] : units) {
        if (*unit)
            text += std::string(name) + " = " + unitText(**unit) + "\n";
    }
    return text;
}

} // namespace

std::string priceDraft(const PriceTable& table, const std::vector<WantedPrice>& wanted, const std::string& day)
{
    const auto when = format::parseRfc3339(day + "T00:00:00Z").value_or(domain::Timestamp{});
    std::string text = "name = \"My prices\"\ndate = " + quoted(day) + "\n# US dollars per million tokens; [3.0, [200000, 6.0]]: 6.0 for requests with more input\n";
    for (const WantedPrice& one : wanted) {
        const DatedPrice* price = table.priceOf(one.provider, one.model, when);
        text += "\n[[prices]]\n" + (one.provider.empty() ? std::string() : "provider = " + quoted(one.provider) + "\n") + "model = " + quoted(one.model)
            + "\nfrom = " + quoted(day) + "  # leave it out: since ever\n";
        text += price != nullptr ? unitsText(*price) : "input = \noutput = \n";
        if (price != nullptr && price->between)
            text += "# the built-in table has other prices at other hours of the day, which a list cannot say\n";
    }
    return text;
}

} // namespace whyglass::analysis
