// SPDX-License-Identifier: GPL-3.0-or-later
// Files that people write, and that others may have sent them.
#include "fuzz_target.h"
#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/pricing/price_file.h"

namespace whyglass::fuzz {

namespace {

void requireTold(const domain::Error& error, std::string_view file)
{
    require(error.text().find(file) != std::string::npos, "a mistake names the file");
}

} // namespace

void runPriceList(std::string_view bytes)
{
    const auto table = analysis::parsePriceFile(bytes, "prices.toml");
    if (!table)
        return requireTold(table.error(), "prices.toml");
    domain::PricedCall call;
    call.tokens.input = 300'000;
    call.tokens.output = 1'000;
    call.tokens.cacheRead = 200'000;
    for (const analysis::PriceRow& row : (*table)->rows()) {
        call.provider = row.provider;
        call.responseModel = row.model;
        static_cast<void>((*table)->price(call));
        static_cast<void>((*table)->explain(call));
    }
}

void runDecisionRules(std::string_view bytes)
{
    const auto rules = analysis::parseDecisionRules(bytes, "decisions.toml");
    if (!rules)
        return requireTold(rules.error(), "decisions.toml");
    for (const analysis::DecisionRule& rule : rules->rules) {
        require(!rule.name.empty(), "a rule has a name");
        require(analysis::fitsPattern(rule.span, rule.span) || rule.span.find_first_of("*?") != std::string::npos, "a text fits itself");
    }
}

} // namespace whyglass::fuzz
