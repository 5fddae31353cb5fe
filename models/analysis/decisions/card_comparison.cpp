// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_entries.h"

#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/detectors/business_facts.h"
#include "models/analysis/text/specifics.h"

#include <algorithm>
#include <cmath>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxComparisons = 4;

/// The two facts that a finding of reference-mismatch sets against each other.
struct Pair {
    const BusinessFact* a = nullptr;
    const BusinessFact* b = nullptr;
};

const BusinessFact* factOf(const CardReading& reading, const std::vector<BusinessFact>& facts, const domain::Evidence& evidence)
{
    const auto row = reading.rowOf(evidence.span);
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const BusinessFact& fact) {
        return row && fact.span == *row && fact.field == evidence.field && fact.excerpt.substr(0, evidence.excerpt.size()) == evidence.excerpt;
    });
    return found == facts.end() ? nullptr : &*found;
}

Pair pairOf(const CardReading& reading, const std::vector<BusinessFact>& facts, const domain::Finding& finding)
{
    if (finding.detector != "reference-mismatch" || finding.decisionId != reading.decision().id || finding.evidence.size() < 2)
        return {};
    const Pair pair{factOf(reading, facts, finding.evidence[0]), factOf(reading, facts, finding.evidence[1])};
    const bool isPair = pair.a != nullptr && pair.b != nullptr && pair.a->span != pair.b->span && pair.a->fieldClass == pair.b->fieldClass;
    return isPair ? pair : Pair{};
}

std::string shown(const BusinessFact& fact) { return fact.fieldClass->isCount ? number(fact.value) : sum(fact.value, fact.currency); }

bool holds(std::string_view text, double value)
{
    const auto specifics = specificsOf(text);
    return std::any_of(specifics.begin(), specifics.end(),
        [value](const Specific& specific) { return specific.kind == Specific::Kind::Number && std::fabs(specific.number - value) < 1e-9; });
}

/// The first answer or call after both were known that holds both numbers: only there they can have been compared in the open.
std::optional<std::pair<std::size_t, std::string_view>> comparedIn(const CardReading& reading, const Pair& pair)
{
    const TraceReading& trace = reading.trace();
    const domain::Timestamp known = std::max(trace.row(pair.a->span).end(), trace.row(pair.b->span).end());
    const auto holdsBoth = [&pair](std::string_view text) { return holds(text, pair.a->value) && holds(text, pair.b->value); };
    for (const std::size_t i : reading.before()) {
        if (trace.row(i).start < known || i == pair.a->span || i == pair.b->span)
            continue;
        const domain::StepContent& content = trace.content(i);
        if (holdsBoth(answerText(content)))
            return std::pair(i, std::string_view("output"));
        if (content.toolArguments && holdsBoth(*content.toolArguments))
            return std::pair(i, std::string_view("args"));
        if (content.toolResult && holdsBoth(*content.toolResult))
            return std::pair(i, std::string_view("result"));
    }
    return std::nullopt;
}

void sayFact(StatementBuilder& statement, const BusinessFact& fact, domain::Relation relation)
{
    statement.at(fact.span, fact.field, fact.shown, relation).value(shown(fact), fact.shown);
}

std::string placeOf(const BusinessFact& fact) { return fact.isRequest ? "the request" : sourceOf(fact.source); }

CardEntry gapOf(const CardReading& reading, const Pair& pair)
{
    const std::string& what = pair.a->fieldClass->name;
    StatementBuilder statement(reading);
    statement.say("No answer or call after both were known holds ");
    sayFact(statement, *pair.a, domain::Relation::Inferred);
    statement.say(" and ");
    sayFact(statement, *pair.b, domain::Relation::Inferred);
    statement.say(" together.");
    CardEntry entry;
    entry.kind = CardEntry::Kind::Gap;
    entry.title = "Nothing compares the two " + std::string(what == "quantity" ? "quantities" : what + "s");
    entry.statement = std::move(statement).build();
    const std::size_t later = reading.trace().row(pair.a->span).end() > reading.trace().row(pair.b->span).end() ? pair.a->span : pair.b->span;
    entry.span = reading.trace().row(later).span;
    entry.time = reading.trace().row(later).end();
    entry.step = reading.trace().row(later).step;
    entry.relation = domain::Relation::Inferred;
    return entry;
}

CardStatement summaryOf(const CardReading& reading, const Pair& pair, const std::optional<std::pair<std::size_t, std::string_view>>& compared)
{
    StatementBuilder statement(reading);
    statement.say("The agent read " + pair.a->fieldClass->name + " ");
    sayFact(statement, *pair.a, domain::Relation::Observed);
    statement.say(" in " + placeOf(*pair.a) + " and ");
    sayFact(statement, *pair.b, domain::Relation::Observed);
    statement.say(" in " + placeOf(*pair.b));
    if (!compared) {
        statement.say(", and nothing compared them.");
    } else {
        statement.say("; " + firstWords(reading.trace().callee(compared->first), 60) + " holds both.");
        statement.at(compared->first, reading.fieldOf(compared->first, compared->second, {}), pair.a->shown, domain::Relation::Inferred);
    }
    return std::move(statement).build();
}

} // namespace

std::vector<NumberComparison> comparisonsOf(const CardReading& reading)
{
    std::vector<NumberComparison> comparisons;
    const auto& findings = reading.input().findings;
    const bool any = std::any_of(findings.begin(), findings.end(), [](const domain::Finding& finding) { return finding.detector == "reference-mismatch"; });
    if (!any)
        return comparisons;
    const auto facts = businessFactsOf(reading.trace());
    for (const bool countsFirst : {true, false}) { // a quantity that is wrong explains the amount that is
        for (std::size_t f = 0; f < findings.size() && comparisons.size() < kMaxComparisons; ++f) {
            const Pair pair = pairOf(reading, facts, findings[f]);
            if (pair.a == nullptr || pair.a->fieldClass->isCount != countsFirst)
                continue;
            const auto compared = comparedIn(reading, pair);
            NumberComparison& comparison = comparisons.emplace_back();
            comparison.summary = summaryOf(reading, pair, compared);
            if (!compared) {
                comparison.entry = gapOf(reading, pair);
                comparison.entry.findings.push_back(f);
            }
        }
    }
    return comparisons;
}

} // namespace whyglass::analysis
