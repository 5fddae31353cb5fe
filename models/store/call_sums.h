// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token_usage.h"
#include "models/store/statement.h"

#include <array>
#include <cstdint>
#include <optional>

namespace whyglass::store {

/// What one span adds to the sums of its trace and its roll-up row; its flags say whether it does.
struct CallValues {
    domain::TokenUsage tokens;
    std::optional<domain::Money> cost;
    std::uint32_t flags = 0;
    bool error = false;
};

/// Sums over calls that can be taken back exactly: what is known is summed and counted apart, so that "not known" comes
/// back when the last known summand goes.
struct CallSums {
    static constexpr int kColumns = 16;
    /// The columns in their order, for SELECT, INSERT and SUM.
    static constexpr std::array<const char*, kColumns> kColumnNames
        = {"calls", "unknown", "unpriced", "in_tok", "in_n", "out_tok", "out_n", "cr_tok", "cr_n",
           "cw_tok", "cw_n", "rs_tok", "rs_n", "cost", "cost_n", "call_errs"};

    std::array<std::int64_t, kColumns> values{};

    /// sign: +1 or -1.
    void add(const CallValues& call, int sign);
    void add(const CallSums& other);
    [[nodiscard]] bool zero() const;
    [[nodiscard]] std::int64_t calls() const { return values[0]; }
    [[nodiscard]] std::int64_t unknown() const { return values[1]; }
    [[nodiscard]] std::int64_t unpriced() const { return values[2]; }
    [[nodiscard]] std::int64_t errors() const { return values[15]; }
    [[nodiscard]] domain::TokenUsage tokens() const;
    [[nodiscard]] std::optional<domain::Money> cost() const;

    void bind(Statement& statement, int firstParameter) const;
    static CallSums read(const Statement& statement, int firstColumn);
};

/// SpanFlag::Unpriced set or cleared: a call in the sums with tokens but without a price.
std::uint32_t withPriceFlag(std::uint32_t flags, const domain::TokenUsage& tokens, const std::optional<domain::Money>& cost);

} // namespace whyglass::store
