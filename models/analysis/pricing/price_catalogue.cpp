// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/price_catalogue.h"

#include "models/analysis/pricing/model_names.h"
#include "models/format/format.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kNsPerSecond = 1'000'000'000;

domain::Error badTable(std::string why)
{
    return {domain::ErrorCode::InvalidArgument, "cannot read the price table: " + std::move(why),
        "make it again with scripts/make_prices"};
}

bool isPrice(const json& value) { return value.is_number() && std::isfinite(value.get<double>()) && value.get<double>() >= 0.0; }

domain::Result<std::optional<UnitPrice>> parseUnit(const json& price, const char* name)
{
    const auto it = price.find(name);
    if (it == price.end())
        return std::optional<UnitPrice>{};
    UnitPrice unit;
    if (isPrice(*it)) {
        unit.base = it->get<double>();
        return std::optional<UnitPrice>(unit);
    }
    if (!it->is_array() || it->empty() || !isPrice(it->front()))
        return badTable(std::string(name) + " is no price");
    unit.base = it->front().get<double>();
    for (std::size_t i = 1; i < it->size(); ++i) {
        const json& tier = (*it)[i];
        if (!tier.is_array() || tier.size() != 2 || !tier[0].is_number_integer() || !isPrice(tier[1]))
            return badTable(std::string("a tier of ") + name + " is not [start, price]");
        unit.tiers.push_back({tier[0].get<std::int64_t>(), tier[1].get<double>()});
    }
    std::sort(unit.tiers.begin(), unit.tiers.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    return std::optional<UnitPrice>(std::move(unit));
}

std::optional<std::int64_t> secondsOfDay(const std::string& text)
{
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    if (std::sscanf(text.c_str(), "%2d:%2d:%2d", &hours, &minutes, &seconds) != 3)
        return std::nullopt;
    return (hours * 60 + minutes) * 60 + seconds;
}

domain::Result<DatedPrice> parseDated(const json& source)
{
    if (!source.is_object())
        return badTable("a price is not an object");
    DatedPrice price;
    if (const auto from = source.find("from"); from != source.end()) {
        price.from = from->get<std::string>();
        const auto start = format::parseRfc3339(price.from + "T00:00:00Z");
        if (!start)
            return badTable("\"" + price.from + "\" is no date");
        price.fromTime = *start;
    }
    if (const auto between = source.find("between"); between != source.end()) {
        const auto begin = secondsOfDay(between->at(0).get<std::string>());
        const auto end = secondsOfDay(between->at(1).get<std::string>());
        if (!begin || !end)
            return badTable("a time of day is not HH:MM:SS");
        price.between = {*begin, *end};
    }
    const std::pair<const char*, std::optional<UnitPrice> DatedPrice::*> units[] = {
        {"input", &DatedPrice::input},
        {"output", &DatedPrice::output},
        {"cache_read", &DatedPrice::cacheRead},
        {"cache_write", &DatedPrice::cacheWrite},
        {"reasoning", &DatedPrice::reasoning},
        {"cache_write_1h", &DatedPrice::cacheWrite1h},
        {"input_audio", &DatedPrice::inputAudio},
        {"cache_read_audio", &DatedPrice::cacheReadAudio},
        {"output_audio", &DatedPrice::outputAudio},
    };
    for (const auto& [name, member] : units) {
        auto unit = parseUnit(source, name);
        if (!unit)
            return unit.error();
        price.*member = std::move(*unit);
    }
    return price;
}

domain::Result<PricedModel> parseModel(const json& source)
{
    const std::string id = source.at("id").get<std::string>();
    auto match = domain::Result<MatchClause>(MatchClause::equals(id));
    if (const auto clause = source.find("match"); clause != source.end())
        match = MatchClause::parse(*clause);
    if (!match)
        return match.error();
    PricedModel model{id, std::move(*match), {}};
    for (const json& item : source.at("prices")) {
        auto price = parseDated(item);
        if (!price)
            return price.error();
        model.prices.push_back(std::move(*price));
    }
    return model;
}

domain::Result<PricedProvider> parseProvider(const json& source)
{
    PricedProvider provider;
    provider.id = source.at("id").get<std::string>();
    const std::pair<const char*, std::optional<MatchClause> PricedProvider::*> clauses[] = {
        {"match", &PricedProvider::match}, {"models_match", &PricedProvider::modelsMatch}};
    for (const auto& [name, member] : clauses) {
        const auto it = source.find(name);
        if (it == source.end())
            continue;
        auto clause = MatchClause::parse(*it);
        if (!clause)
            return clause.error();
        provider.*member = std::move(*clause);
    }
    if (const auto fallback = source.find("fallback"); fallback != source.end())
        provider.fallback = fallback->get<std::vector<std::string>>();
    for (const json& item : source.at("models")) {
        auto model = parseModel(item);
        if (!model)
            return model.error();
        provider.models.push_back(std::move(*model));
    }
    return provider;
}

} // namespace

double UnitPrice::at(std::int64_t inputTokens) const
{
    double price = base;
    for (const Tier& tier : tiers)
        if (inputTokens > tier.start)
            price = tier.usdPerMillion;
    return price;
}

std::optional<std::int64_t> UnitPrice::tierAt(std::int64_t inputTokens) const
{
    std::optional<std::int64_t> start;
    for (const Tier& tier : tiers)
        if (inputTokens > tier.start)
            start = tier.start;
    return start;
}

bool DatedPrice::holdsAt(domain::Timestamp when) const
{
    if (!from.empty() && when < fromTime)
        return false;
    if (!between)
        return true;
    const std::int64_t second = ((when.ns / kNsPerSecond) % kDaySeconds + kDaySeconds) % kDaySeconds;
    const auto [begin, end] = *between;
    return begin <= end ? second >= begin && second < end : second >= begin || second < end;
}

const DatedPrice* PricedModel::priceAt(domain::Timestamp when) const
{
    const auto it = std::find_if(prices.rbegin(), prices.rend(), [when](const DatedPrice& p) { return p.holdsAt(when); });
    if (it != prices.rend())
        return &*it;
    return prices.empty() ? nullptr : &prices.front();
}

const PricedProvider* PriceCatalogue::providerNamed(std::string_view name) const
{
    if (name.empty())
        return nullptr;
    const std::string id = canonicalProvider(name);
    const auto named = std::find_if(providers.begin(), providers.end(), [&id](const auto& p) { return p.id == id; });
    if (named != providers.end())
        return &*named;
    const auto matched =
        std::find_if(providers.begin(), providers.end(), [&id](const auto& p) { return p.match && p.match->matches(id); });
    return matched == providers.end() ? nullptr : &*matched;
}

std::optional<PriceCatalogue::Row> PriceCatalogue::findIn(
    const PricedProvider& provider, const std::string& model, bool useFallback) const
{
    for (const PricedModel& candidate : provider.models)
        if (candidate.match.matches(model))
            return Row{&provider, &candidate};
    if (!useFallback)
        return std::nullopt;
    for (const std::string& id : provider.fallback)
        for (const PricedProvider& other : providers)
            if (other.id == id)
                if (const auto row = findIn(other, model, false))
                    return row;
    return std::nullopt;
}

std::optional<PriceCatalogue::Row> PriceCatalogue::findAnywhere(const std::string& model) const
{
    if (const auto slash = model.find('/'); slash != std::string::npos)
        if (const PricedProvider* vendor = providerNamed(std::string_view(model).substr(0, slash)))
            if (const auto row = findIn(*vendor, model.substr(slash + 1), true))
                return row;
    for (const PricedProvider& provider : providers)
        if (provider.modelsMatch && provider.modelsMatch->matches(model))
            if (const auto row = findIn(provider, model, true))
                return row;
    return std::nullopt;
}

std::optional<PriceCatalogue::Row> PriceCatalogue::find(
    std::string_view provider, std::string_view requestModel, std::string_view responseModel) const
{
    if (!pricesSelfHosted && isSelfHosted(provider))
        return std::nullopt;
    const PricedProvider* known = providerNamed(provider);
    const auto response = modelSpellings(responseModel);
    const auto request = modelSpellings(requestModel);
    // Every spelling as sent is tried before any shortened one: the n-th pass takes the n-th spelling of each.
    for (std::size_t n = 0; n < std::max(response.size(), request.size()); ++n) {
        for (const auto* names : {&response, &request})
            if (known != nullptr && n < names->size())
                if (const auto row = findIn(*known, (*names)[n], true))
                    return row;
        for (const auto* names : {&response, &request})
            if (n < names->size())
                if (const auto row = findAnywhere((*names)[n]))
                    return row;
    }
    return std::nullopt;
}

domain::Result<PriceCatalogue> parsePriceCatalogue(std::string_view text)
{
    try {
        const json root = json::parse(text);
        PriceCatalogue catalogue;
        catalogue.source = root.at("source").get<std::string>();
        if (const std::string version = root.value("source_version", std::string()); !version.empty())
            catalogue.source += " " + version;
        catalogue.pricesSelfHosted = root.value("self_hosted", false);
        catalogue.date = root.at("date").get<std::string>();
        for (const json& item : root.at("providers")) {
            auto provider = parseProvider(item);
            if (!provider)
                return provider.error();
            catalogue.providers.push_back(std::move(*provider));
        }
        return catalogue;
    } catch (const json::exception& error) {
        return badTable(error.what());
    }
}

} // namespace whyglass::analysis
