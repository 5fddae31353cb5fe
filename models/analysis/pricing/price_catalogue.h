// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/match_clause.h"
#include "models/domain/result.h"
#include "models/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The price table as it is written in resources/prices.json (form: scripts/make_prices).
namespace whyglass::analysis {

/// US dollars per million tokens. A tier holds for the whole request once its input is above `start` tokens.
struct UnitPrice {
    struct Tier {
        std::int64_t start = 0;
        double usdPerMillion = 0.0;
    };
    double base = 0.0;
    std::vector<Tier> tiers; ///< ascending
    [[nodiscard]] double at(std::int64_t inputTokens) const;
    /// The start of the tier that holds; nullopt for the base price.
    [[nodiscard]] std::optional<std::int64_t> tierAt(std::int64_t inputTokens) const;
};

struct DatedPrice {
    std::string from; ///< "2025-06-10"; empty = since ever
    domain::Timestamp fromTime; ///< its first instant, UTC
    std::optional<std::pair<std::int64_t, std::int64_t>> between; ///< seconds of the UTC day, end exclusive; may wrap
    std::optional<UnitPrice> input, output, cacheRead, cacheWrite, reasoning;
    std::optional<UnitPrice> cacheWrite1h;                          ///< writes kept for an hour; those kept for minutes are cacheWrite
    std::optional<UnitPrice> inputAudio, cacheReadAudio, outputAudio;
    [[nodiscard]] bool holdsAt(domain::Timestamp when) const;
    [[nodiscard]] bool priced() const { return input || output; }
};

struct PricedModel {
    std::string id;
    MatchClause match;
    std::vector<DatedPrice> prices; ///< the last that holds wins
    [[nodiscard]] const DatedPrice* priceAt(domain::Timestamp when) const;
};

struct PricedProvider {
    std::string id;
    std::optional<MatchClause> match, modelsMatch;
    std::vector<std::string> fallback;
    std::vector<PricedModel> models;
};

struct PriceCatalogue {
    std::string source, date;
    std::vector<PricedProvider> providers;
    bool pricesSelfHosted = false; ///< somebody's own table may price what runs on their machines

    struct Row {
        const PricedProvider* provider = nullptr;
        const PricedModel* model = nullptr;
    };
    /// Look-up order of semantic-conventions.md R.6; empty where the model is unknown.
    [[nodiscard]] std::optional<Row> find(
        std::string_view provider, std::string_view requestModel, std::string_view responseModel) const;

private:
    [[nodiscard]] const PricedProvider* providerNamed(std::string_view name) const;
    [[nodiscard]] std::optional<Row> findIn(const PricedProvider& provider, const std::string& model, bool useFallback) const;
    [[nodiscard]] std::optional<Row> findAnywhere(const std::string& model) const;
};

domain::Result<PriceCatalogue> parsePriceCatalogue(std::string_view json);

} // namespace whyglass::analysis
