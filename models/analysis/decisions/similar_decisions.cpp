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

/// Called up to the end of the decision: what comes after it follows from how it ended.
std::set<std::string> toolsOf(const store::SpanRows& spans, const domain::Decision& decision)
{
    std::set<std::string> tools;
    for (const store::SpanRow& row : spans.rows) {
        const bool isLater = decision.start.known() && row.start > decision.start + decision.duration;
        if (const std::string& tool = spans.text(row.tool); row.step == domain::StepKind::Tool && !isLater && !isWriteTool(tool) && !isOwnTool(tool))
            tools.insert(tool);
    }
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

/// Calls of one tool in runs of similar decisions.
struct Habit {
    std::vector<CardEvidence> calls; ///< one of each run
    const SimilarDecision* nearest = nullptr;
};

using Habits = std::map<std::string, Habit>;

/// What a tool is about: "find_user_by_email" and "get_user_details" → user. Its verb says nothing, nor do the words that every tool has.
std::set<std::string> thingsOf(std::string_view tool)
{
    static const std::set<std::string> kEveryTools{"details", "data", "info", "result", "results", "list", "record", "records", "status", "id"};
    const auto words = nameWords(tool);
    std::set<std::string> things;
    for (std::size_t i = words.size() > 1 ? 1 : 0; i < words.size() && (i == 0 || (words[i] != "by" && words[i] != "with")); ++i)
        if (kEveryTools.count(words[i]) == 0)
            things.insert(words[i]);
    return things;
}

bool isAboutTheSame(const std::string& a, const std::string& b)
{
    const auto things = thingsOf(a);
    const auto others = thingsOf(b);
    const bool isPart = std::includes(things.begin(), things.end(), others.begin(), others.end()) || std::includes(others.begin(), others.end(), things.begin(), things.end());
    return isPart && !things.empty() && !others.empty();
}

/// What this run called that may have stood in the place of `tool`: what is about the same thing, else what none of the other runs called.
struct Instead {
    std::string tool; ///< empty: nothing
    bool isAlike = false;
};

Instead calledInstead(const std::string& tool, const std::set<std::string>& own, const Habits& habits)
{
    for (const std::string& other : own)
        if (isAboutTheSame(tool, other))
            return {other, true};
    for (const std::string& other : own)
        if (habits.count(other) == 0)
            return {other, false};
    return {};
}

/// `4 of 5 similar decisions with another result called lookup_vendor (the nearest: "escalated" for INV-1, release 1.4.2)`
std::string habitWords(const std::string& tool, const Habit& habit, std::size_t runs)
{
    const domain::Decision& nearest = habit.nearest->decision;
    const std::string label = nearest.subject.empty() ? nearest.id : firstWords(nearest.subject.front().second, kNameBytes);
    return std::to_string(habit.calls.size()) + " of " + std::to_string(runs) + " similar decisions with another result called " + firstWords(tool, kNameBytes) + " (the nearest: "
        + (nearest.result.empty() ? std::string() : "\"" + firstWords(nearest.result, kNameBytes) + "\" for ") + label
        + (nearest.serviceVersion.empty() ? "" : ", release " + firstWords(nearest.serviceVersion, kNameBytes)) + ")";
}

CardEntry skippedCall(const std::string& tool, const Habit& habit, std::size_t runs)
{
    CardEntry entry;
    entry.kind = CardEntry::Kind::Gap;
    entry.title = firstWords(tool, kNameBytes) + " was not called";
    entry.statement.text = habitWords(tool, habit, runs) + "; this run called nothing in its place.";
    entry.statement.evidence = habit.calls;
    entry.span = habit.calls.front().span;
    entry.step = domain::StepKind::Tool;
    entry.relation = domain::Relation::Inferred;
    return entry;
}

CardEvidence callOf(const store::SpanRows& spans, const std::string& tool)
{
    const auto row = std::find_if(spans.rows.begin(), spans.rows.end(),
        [&](const store::SpanRow& candidate) { return candidate.step == domain::StepKind::Tool && spans.text(candidate.tool) == tool; });
    return {row->trace, row->span, "name", spans.text(row->name), domain::Relation::Inferred, {}};
}

CardStatement difference(const std::string& tool, const Habit& habit, std::size_t runs, const Instead& instead, const store::SpanRows& own)
{
    CardStatement statement;
    statement.text = habitWords(tool, habit, runs) + "; this run called " + firstWords(instead.tool, kNameBytes)
        + (instead.isAlike ? ", which by its name is about the same." : ", which none of them did.");
    statement.evidence = habit.calls;
    statement.evidence.push_back(callOf(own, instead.tool));
    return statement;
}

} // namespace

domain::Result<OtherCalls> otherCalls(
    store::WorkspaceReader& reader, const TraceDetails& trace, const domain::Decision& decision, const std::vector<SimilarDecision>& similar)
{
    OtherCalls calls;
    const auto own = toolsOf(trace.spans, decision);
    if (own.empty())
        return calls;
    Habits habits;
    std::size_t runs = 0;
    for (const SimilarDecision& other : similar) {
        if (runs >= kRunsLookedAt || !isOfOneKind(decision, other.decision))
            continue;
        const auto spans = reader.spansOfTrace(other.decision.trace);
        if (!spans)
            return spans.error();
        ++runs;
        for (const std::string& tool : toolsOf(*spans, other.decision)) {
            Habit& habit = habits[tool];
            habit.calls.push_back(callOf(*spans, tool));
            if (habit.nearest == nullptr)
                habit.nearest = &other;
        }
    }
    for (const auto& [tool, habit] : habits) {
        const bool isUsual = runs >= kLeastRuns && static_cast<double>(habit.calls.size()) >= kUsualShare * static_cast<double>(runs);
        if (!isUsual || own.count(tool) > 0)
            continue;
        if (const Instead instead = calledInstead(tool, own, habits); !instead.tool.empty())
            calls.differences.push_back(difference(tool, habit, runs, instead, trace.spans));
        else
            calls.skipped.push_back(skippedCall(tool, habit, runs));
    }
    return calls;
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
