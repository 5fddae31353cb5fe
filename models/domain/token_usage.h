// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace whyglass::domain {

/// US dollars in nano-dollars (1e-9): integers, so that sums are exact in any order.
struct Money {
    std::int64_t nano = 0;
    auto operator<=>(const Money&) const = default;
};

constexpr Money operator+(Money a, Money b) { return {a.nano + b.nano}; }
constexpr Money operator-(Money a, Money b) { return {a.nano - b.nano}; }

/// No call costs or uses more; what claims to is an error of its sender, and is not known. So sums of many millions do not overflow.
inline constexpr Money kMostCallCost{1'000'000'000'000'000};
inline constexpr std::int64_t kMostCallTokens = 1'000'000'000'000;

/// Tokens of one call, normalised (cli.md): `input` includes cache reads and writes, `output` includes reasoning.
/// nullopt is "not known", which is not 0.
struct TokenUsage {
    std::optional<std::int64_t> input;
    std::optional<std::int64_t> output;
    std::optional<std::int64_t> cacheRead;
    std::optional<std::int64_t> cacheWrite;
    std::optional<std::int64_t> reasoning;

    /// Whether input or output is known.
    [[nodiscard]] bool known() const { return input.has_value() || output.has_value(); }
    /// input + output, a missing side left out; nullopt where both are missing.
    [[nodiscard]] std::optional<std::int64_t> total() const
    {
        if (!known())
            return std::nullopt;
        return input.value_or(0) + output.value_or(0);
    }
    /// Adds what `other` knows; a side stays unknown only while no summand knows it.
    void add(const TokenUsage& other)
    {
        const auto sum = [](std::optional<std::int64_t>& mine, const std::optional<std::int64_t>& theirs) {
            if (theirs)
                mine = mine.value_or(0) + *theirs;
        };
        sum(input, other.input);
        sum(output, other.output);
        sum(cacheRead, other.cacheRead);
        sum(cacheWrite, other.cacheWrite);
        sum(reasoning, other.reasoning);
    }
    bool operator==(const TokenUsage&) const = default;
};

} // namespace whyglass::domain
