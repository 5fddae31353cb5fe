// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/billing.h"
#include "models/domain/pricer.h"
#include "models/domain/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// Why a price is what it is.
struct PriceExplanation {
    std::string provider, model; ///< the row of the table
    std::string from; ///< effective date, empty = since ever
    std::string source, date; ///< of the table
    std::vector<PriceFactor> factors;
    domain::Money total;
};

struct PriceRow {
    std::string provider, model, from;
    std::optional<double> input, output, cacheRead, cacheWrite; ///< US dollars per million tokens
};

/// The dated price table of resources/prices.json (semantic-conventions.md R). Immutable, thread-safe.
class PriceTable : public domain::Pricer {
public:
    /// JSON text of resources/prices.json.
    static domain::Result<std::shared_ptr<const PriceTable>> parse(std::string_view json);
    /// The table built into the program.
    static std::shared_ptr<const PriceTable> builtin();
    /// What it is made of.
    static std::string_view builtinText();

    [[nodiscard]] std::optional<domain::Money> price(const domain::PricedCall& call) const override;
    [[nodiscard]] std::optional<PriceExplanation> explain(const domain::PricedCall& call) const;
    [[nodiscard]] const std::string& source() const;
    [[nodiscard]] const std::string& date() const;
    [[nodiscard]] std::vector<PriceRow> rows() const;
    /// What the row of exactly this name says of that time; nullptr where there is none. Lives as long as the table.
    [[nodiscard]] const DatedPrice* priceOf(std::string_view provider, std::string_view model, domain::Timestamp when) const;
    ~PriceTable() override;

private:
    struct Data;
    explicit PriceTable(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace whyglass::analysis
