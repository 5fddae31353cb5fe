// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/decision_card.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxSimilar = 20;

/// Keys both decide about ("invoice.id", "vendor.id"): of how many of them do they share the value, and of how many the kind.
struct Shared {
    std::vector<std::string> values; ///< "vendor V-2209"
    std::size_t kinds = 0;
};

Shared sharedOf(const domain::Decision& a, const domain::Decision& b)
{
    Shared shared;
    for (const auto& [key, value] : a.subject) {
        for (const auto& [otherKey, otherValue] : b.subject) {
            if (key != otherKey)
                continue;
            ++shared.kinds;
            if (value == otherValue)
                shared.values.push_back(labelOfKey(key) + " " + firstWords(value, 60));
        }
    }
    return shared;
}

/// 0 where both are the same amount; 1 where one is ten times the other; worst where one is unknown.
double amountDistance(const domain::Decision& a, const domain::Decision& b)
{
    constexpr double kUnknown = 3.0;
    if (!a.amount || !b.amount || *a.amount <= 0.0 || *b.amount <= 0.0)
        return kUnknown;
    return std::min(kUnknown, std::fabs(std::log10(*a.amount / *b.amount)));
}

std::string reasonOf(const domain::Decision& own, const domain::Decision& other, const Shared& shared)
{
    std::string why;
    for (const std::string& value : shared.values)
        why.append(why.empty() ? "same " : ", ").append(value);
    if (own.agent == other.agent && !own.agent.empty())
        why.append(why.empty() ? "same agent " : ", same agent ").append(firstWords(own.agent, 60));
    if (shared.values.empty() && shared.kinds > 0)
        why.append(", same kind of subject");
    return why;
}

} // namespace

domain::Result<std::vector<SimilarDecision>> similarDecisions(store::WorkspaceReader& reader, const domain::Decision& decision)
{
    const auto others = reader.otherOutcomes(decision);
    if (!others)
        return others.error();
    struct Candidate {
        std::size_t index = 0;
        Shared shared;
        double distance = 0.0;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < others->size(); ++i)
        candidates.push_back({i, sharedOf(decision, (*others)[i]), amountDistance(decision, (*others)[i])});
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
        const auto rank = [&](const Candidate& candidate) {
            const std::int64_t apart = (*others)[candidate.index].start.ns - decision.start.ns;
            return std::tuple(-static_cast<std::int64_t>(candidate.shared.values.size()), -static_cast<std::int64_t>(candidate.shared.kinds),
                candidate.distance, apart < 0 ? -apart : apart);
        };
        return rank(a) < rank(b);
    });
    std::vector<SimilarDecision> similar;
    for (const Candidate& candidate : candidates) {
        if (similar.size() >= kMaxSimilar)
            break;
        const domain::Decision& other = (*others)[candidate.index];
        similar.push_back({other, reasonOf(decision, other, candidate.shared)});
    }
    return similar;
}

} // namespace whyglass::analysis
