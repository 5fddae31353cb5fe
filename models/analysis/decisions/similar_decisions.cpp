// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/decision_card.h"
#include "models/analysis/text/name_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxSimilar = 20;
constexpr std::size_t kRunsLookedAt = 6; ///< of the most similar ones
constexpr std::size_t kLeastRuns = 3; ///< fewer show no habit
constexpr double kUsualShare = 0.8; ///< of the runs looked at
constexpr std::size_t kNameBytes = 60;

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

/// A tool by which an agent talks to itself or ends its run: it looks at nothing.
bool isOwnTool(std::string_view tool)
{
    return isVoidTool(tool) || tool == "think" || tool == "plan" || tool == "final_answer";
}

std::set<std::string> toolsOf(const store::SpanRows& spans)
{
    std::set<std::string> tools;
    for (const store::SpanRow& row : spans.rows)
        if (const std::string& tool = spans.text(row.tool); row.step == domain::StepKind::Tool && !isWriteTool(tool) && !isOwnTool(tool))
            tools.insert(tool);
    tools.erase(std::string());
    return tools;
}

/// Whether both were found in the same way and are about the same kinds of things: only then one run says what another one left out.
bool isOfOneKind(const domain::Decision& a, const domain::Decision& b)
{
    const auto keysOf = [](const domain::Decision& decision) {
        std::set<std::string> keys;
        for (const auto& entry : decision.subject)
            keys.insert(entry.first);
        return keys;
    };
    return a.rule == b.rule && a.isExplicit == b.isExplicit && a.source == b.source && a.result.empty() == b.result.empty() && keysOf(a) == keysOf(b);
}

/// A call of another run: whose, and where it stands.
struct OtherCall {
    int runs = 0;
    const SimilarDecision* decision = nullptr;
    domain::SpanId span;
    std::string name;
};

CardEntry skippedCall(const std::string& tool, const OtherCall& call)
{
    const domain::Decision& other = call.decision->decision;
    const std::string label = other.subject.empty() ? other.id : firstWords(other.subject.front().second, kNameBytes);
    CardEntry entry;
    entry.kind = CardEntry::Kind::Gap;
    entry.title = firstWords(tool, kNameBytes) + " was not called";
    const std::string run = "The run that ended \"" + firstWords(other.result, kNameBytes) + "\" for " + label
        + (other.serviceVersion.empty() ? "" : " (release " + firstWords(other.serviceVersion, kNameBytes) + ")") + " called ";
    entry.statement.text = run + firstWords(tool, kNameBytes) + "; this one did not.";
    entry.statement.evidence.push_back({other.trace, call.span, "name", call.name, domain::Relation::Inferred, {}});
    entry.span = call.span;
    entry.step = domain::StepKind::Tool;
    entry.relation = domain::Relation::Inferred;
    return entry;
}

} // namespace

domain::Result<std::vector<CardEntry>> skippedCalls(
    store::WorkspaceReader& reader, const TraceDetails& trace, const domain::Decision& decision, const std::vector<SimilarDecision>& similar)
{
    const auto own = toolsOf(trace.spans);
    std::map<std::string, OtherCall> calls;
    std::size_t runs = 0;
    for (const SimilarDecision& other : similar) {
        if (runs >= kRunsLookedAt || !isOfOneKind(decision, other.decision))
            continue;
        const auto spans = reader.spansOfTrace(other.decision.trace);
        if (!spans)
            return spans.error();
        ++runs;
        for (const std::string& tool : toolsOf(*spans)) {
            OtherCall& call = calls[tool];
            if (++call.runs > 1)
                continue;
            const auto row = std::find_if(spans->rows.begin(), spans->rows.end(),
                [&](const store::SpanRow& candidate) { return candidate.step == domain::StepKind::Tool && spans->text(candidate.tool) == tool; });
            call = {1, &other, row->span, spans->text(row->name)};
        }
    }
    std::vector<CardEntry> skipped;
    for (const auto& [tool, call] : calls)
        if (runs >= kLeastRuns && call.runs >= kUsualShare * static_cast<double>(runs) && own.count(tool) == 0 && !own.empty())
            skipped.push_back(skippedCall(tool, call));
    return skipped;
}

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
