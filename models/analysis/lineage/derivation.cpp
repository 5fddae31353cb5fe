// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/derivation.h"

#include <algorithm>
#include <cmath>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kNearBytes = 240; ///< an invoice line, an object
constexpr std::size_t kNeighbours = 12;
constexpr std::size_t kMaxPairs = 200'000;
constexpr std::size_t kMaxSeen = 1'500;
constexpr std::size_t kMaxCandidates = 64; ///< of one value
constexpr double kOperations = 4.0;
constexpr double kMaxLocalChance = 0.1;
constexpr int kLeastDigits = 3;

/// Digits that a coincidence would have to hit. Of a round number its length counts, too: nobody writes 50,000 by chance for 5.
int tellingDigits(const Decimal& number)
{
    constexpr int kMostOfRound = 5;
    return std::max(number.significantDigits(), std::min(number.integerDigits(), kMostOfRound));
}

double chance(double trials, const Decimal& number) { return trials * std::pow(10.0, -tellingDigits(number)); }

bool near(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fabs(b); }

/// Multiplying by 1 or 10 says nothing.
bool isTrivialFactor(const Decimal& number) { return number.digits == 1 && number.exponent >= 0 && number.exponent <= 1; }

bool isRounded(const Decimal& wanted, double exact)
{
    constexpr int kLeastRounded = 4;
    return wanted.decimals() >= 2 && wanted.significantDigits() >= kLeastRounded
        && std::fabs(exact - wanted.toDouble()) <= 0.5 * std::pow(10.0, -wanted.decimals());
}

} // namespace

Derivations::Derivations(const std::vector<WantedValue>& wanted, const std::vector<std::uint32_t>& values)
{
    for (const std::uint32_t index : values) {
        const Decimal number = wanted[index].numeral.value.magnitude();
        if (m_wanted.size() < kMaxWanted && tellingDigits(number) >= kLeastDigits)
            m_wanted.push_back({index, number, number.toDouble(), wanted[index].text});
    }
}

void Derivations::scan(const TracePlace& place, std::string_view text)
{
    valueTokensOf(text, m_tokens);
    m_operands.clear();
    for (const ValueToken& token : m_tokens) {
        if (token.kind != ValueKind::Number || token.numeral.value.isZero())
            continue;
        Operand operand;
        operand.number = token.numeral.percent ? token.numeral.value.magnitude().times10(-2) : token.numeral.value.magnitude();
        operand.value = operand.number.toDouble();
        operand.begin = token.begin;
        operand.end = token.end;
        remember(place, text, operand);
        m_operands.push_back(operand);
    }
    if (m_wanted.empty())
        return;
    const auto count = static_cast<double>(m_operands.size());
    const double pairs = std::min(count * (count - 1) / 2, count * static_cast<double>(kNeighbours));
    for (std::size_t i = 0; i < m_operands.size(); ++i)
        for (std::size_t j = i + 1; j < std::min(m_operands.size(), i + 1 + kNeighbours); ++j)
            if (m_operands[j].begin - m_operands[i].begin <= kNearBytes)
                tryPair(place, text, m_operands[i], m_operands[j], pairs);
}

void Derivations::remember(const TracePlace& place, std::string_view text, const Operand& operand)
{
    if (!m_known.insert(operand.number).second || m_seen.size() >= kMaxSeen)
        return;
    m_seen.push_back({operand.number, operand.value, place, operand.begin, operand.end, std::string(text.substr(operand.begin, operand.end - operand.begin))});
}

void Derivations::tryPair(const TracePlace& place, std::string_view text, const Operand& a, const Operand& b, double pairs)
{
    if (m_pairs.size() < kMaxPairs)
        m_pairs.insert(std::hash<Decimal>{}(a.number) * 31 + std::hash<Decimal>{}(b.number));
    for (std::size_t i = 0; i < m_wanted.size(); ++i) {
        const Wanted& wanted = m_wanted[i];
        auto op = operationFor(wanted, a.number, a.value, b.number, b.value);
        const bool swapped = !op;
        if (swapped)
            op = operationFor(wanted, b.number, b.value, a.number, a.value);
        const double local = chance(pairs * kOperations, wanted.number);
        if (!op || local > kMaxLocalChance)
            continue;
        const auto ofThis = std::count_if(m_candidates.begin(), m_candidates.end(), [i](const Candidate& candidate) { return candidate.wanted == i; });
        if (static_cast<std::size_t>(ofThis) >= kMaxCandidates)
            continue;
        const Operand& left = swapped ? b : a;
        const Operand& right = swapped ? a : b;
        std::string how(text.substr(left.begin, left.end - left.begin));
        how.append(" ").append(1, static_cast<char>(*op)).append(" ").append(text.substr(right.begin, right.end - right.begin));
        m_candidates.push_back({i, place, a.begin, b.end, how + " = " + wanted.text, local});
    }
}

std::optional<Derivations::Op> Derivations::operationFor(const Wanted& wanted, const Decimal& a, double av, const Decimal& b, double bv)
{
    const double w = wanted.approximate;
    if (near(av + bv, w))
        if (const auto exact = sum(a, b); exact && *exact == wanted.number)
            return Op::Plus;
    if (near(av - bv, w) && !near(av, bv))
        if (const auto exact = sum(b, wanted.number); exact && *exact == a)
            return Op::Minus;
    if (isTrivialFactor(a) || isTrivialFactor(b))
        return std::nullopt;
    if (near(av * bv, w)) {
        if (const auto exact = product(a, b); exact && *exact == wanted.number)
            return Op::Times;
    } else if (isRounded(wanted.number, av * bv)) {
        return Op::Times;
    }
    if (near(av / bv, w)) {
        if (const auto exact = product(b, wanted.number); exact && *exact == a)
            return Op::Over;
    } else if (isRounded(wanted.number, av / bv)) {
        return Op::Over;
    }
    return std::nullopt;
}

std::vector<FoundPlace> Derivations::of(std::uint32_t value) const
{
    std::vector<FoundPlace> found;
    const auto wanted = std::find_if(m_wanted.begin(), m_wanted.end(), [value](const Wanted& one) { return one.value == value; });
    if (wanted == m_wanted.end())
        return found;
    const auto index = static_cast<std::size_t>(wanted - m_wanted.begin());
    const double expected = chance(static_cast<double>(m_pairs.size()) * kOperations, wanted->number);
    for (const Candidate& candidate : m_candidates) {
        if (candidate.wanted == index && expected < kMaxChance)
            found.push_back({candidate.place, {candidate.begin, candidate.end, LineageMatch::Derived, candidate.how, 1.0 - std::max(expected, candidate.localChance)}});
    }
    if (found.empty())
        addDistant(*wanted, found);
    return found;
}

void Derivations::addDistant(const Wanted& wanted, std::vector<FoundPlace>& found) const
{
    const auto count = static_cast<double>(m_seen.size());
    const double expected = chance(count * count / 2 * kOperations, wanted.number);
    if (expected >= kMaxLocalChance || m_known.size() > m_seen.size())
        return;
    for (const Seen& a : m_seen) {
        for (const Seen& b : m_seen) {
            const auto op = &a == &b ? std::nullopt : operationFor(wanted, a.number, a.value, b.number, b.value);
            if (!op || (a.number.significantDigits() < 2 && b.number.significantDigits() < 2))
                continue;
            const std::string how = a.written + " " + static_cast<char>(*op) + " " + b.written + " = " + wanted.text;
            for (const Seen* operand : {&a, &b})
                found.push_back({operand->place, {operand->begin, operand->end, LineageMatch::Derived, how, 1.0 - expected}});
            return;
        }
    }
}

bool Derivations::trustsScaled(const Decimal& number) const
{
    return chance(static_cast<double>(m_known.size() * ValueSearch::kPowers.size()), number) < kMaxChance;
}

} // namespace whyglass::analysis
