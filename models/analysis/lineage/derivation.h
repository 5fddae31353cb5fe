// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/lineage/trace_places.h"
#include "models/analysis/lineage/value_search.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace whyglass::analysis {

/// A place that holds a value, in some form.
struct FoundPlace {
    TracePlace place;
    ValueHit hit;
    bool said = false; ///< a model's own words
};

/// Looks for two numbers that give a third by + - * or /. Whether that says anything is a matter of chance: in a payload of many numbers some
/// pair gives almost any short number. A result is taken where fewer than kMaxChance coincidences were to be expected among the pairs looked at.
class Derivations {
public:
    /// Of the wanted numbers; the first kMaxWanted are looked for.
    Derivations(const std::vector<WantedValue>& wanted, const std::vector<std::uint32_t>& values);

    /// Of a place before the value was stated.
    void scan(const TracePlace& place, std::string_view text);
    /// After the scan: the places of the two numbers, each once; none where nothing gives the value beyond chance.
    [[nodiscard]] std::vector<FoundPlace> of(std::uint32_t value) const;
    /// Whether a number that is off by a power of ten says anything among those seen.
    [[nodiscard]] bool trustsScaled(const Decimal& number) const;

    static constexpr double kMaxChance = 0.5;
    static constexpr std::size_t kMaxWanted = 32;

private:
    enum class Op : char { Plus = '+', Minus = '-', Times = 'x', Over = '/' };
    struct Operand {
        Decimal number;
        double value = 0.0;
        std::size_t begin = 0, end = 0;
    };
    struct Wanted {
        std::uint32_t value;
        Decimal number;
        double approximate;
        std::string text;
    };
    struct Candidate {
        std::size_t wanted;
        TracePlace place;
        std::size_t begin, end;
        std::string how;
        double localChance;
    };
    struct Seen {
        Decimal number;
        double value = 0.0;
        TracePlace place;
        std::size_t begin = 0, end = 0;
        std::string written;
    };
    void remember(const TracePlace& place, std::string_view text, const Operand& operand);
    void tryPair(const TracePlace& place, std::string_view text, const Operand& a, const Operand& b, double pairs);
    void addDistant(const Wanted& wanted, std::vector<FoundPlace>& found) const;
    [[nodiscard]] static std::optional<Op> operationFor(const Wanted& wanted, const Decimal& a, double av, const Decimal& b, double bv);

    std::vector<Wanted> m_wanted;
    std::vector<Candidate> m_candidates;
    std::vector<Seen> m_seen; ///< each number once, where it was met first
    std::unordered_set<Decimal> m_known;
    std::unordered_set<std::uint64_t> m_pairs; ///< distinct, so that a repeated history counts once
    std::vector<ValueToken> m_tokens;
    std::vector<Operand> m_operands;
};

} // namespace whyglass::analysis
