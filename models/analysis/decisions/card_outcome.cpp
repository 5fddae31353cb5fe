// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_outcome.h"

#include "models/analysis/decisions/card_answer.h"
#include "models/analysis/decisions/card_payload.h"
#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/text/name_words.h"
#include "models/analysis/text/specifics.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace whyglass::analysis {

namespace {

using Kind = CardEntry::Kind;

constexpr std::size_t kNameBytes = 60;
constexpr std::size_t kArgumentBytes = 800; ///< of the call that decides: what it was given is what was decided
constexpr std::size_t kSaidBytes = 400;
constexpr std::size_t kActionBytes = 120;

std::string calleeOf(const CardReading& reading, std::size_t row) { return firstWords(reading.trace().callee(row), kNameBytes); }

std::string agentOf(const CardReading& reading, std::size_t row)
{
    const store::SpanRows& spans = reading.input().trace.spans;
    const int run = reading.trace().agentRun(row);
    const std::string& own = spans.text(spans.rows[row].agent);
    const std::string& agent = own.empty() && run >= 0 ? spans.text(spans.rows[static_cast<std::size_t>(run)].agent) : own;
    return agent.empty() ? std::string("The model") : firstWords(agent, kNameBytes);
}

void sayConfidence(StatementBuilder& statement, const CardReading& reading, std::size_t row)
{
    const DecodedSpan* decoded = reading.trace().decoded(row);
    if (decoded == nullptr)
        return;
    for (const telemetry::AttributeView& attribute : decoded->span.attributes) {
        if (!hasAnyWord(attribute.key, {"confidence", "score"}))
            continue;
        const std::string text = telemetry::valueToText(attribute.value);
        statement.say(", confidence ").at(row, "attributes." + std::string(attribute.key), text).value(text, text);
        if (const auto stated = parseNumber(text); stated && *stated > 1.0)
            statement.say(" (read as per cent)");
        return;
    }
}

CardStatement decisionStatement(const CardReading& reading, const CardEvidence& result)
{
    const domain::Decision& decision = reading.decision();
    const std::size_t row = reading.decisionRow();
    StatementBuilder statement(reading);
    statement.at(result);
    if (!decision.rule.empty()) {
        statement.say("Rule \"" + firstWords(decision.rule, kNameBytes) + "\" takes ").value(firstWords(result.excerpt, kNameBytes), result.excerpt).say(" for a decision.");
    } else if (decision.isExplicit) {
        statement.say(decision.source).say(" = ").value(firstWords(result.excerpt, kNameBytes), result.excerpt);
        if (decision.confidence)
            sayConfidence(statement, reading, row);
    } else {
        const std::string answer = answerText(reading.trace().content(row));
        sayPayload(statement, answer.empty() ? reading.trace().content(row).output.value_or(result.excerpt) : answer);
    }
    return std::move(statement).build();
}

CardEntry decisionEntry(const CardReading& reading)
{
    const domain::Decision& decision = reading.decision();
    const CardEvidence result = evidenceOfResult(reading);
    const char* title = !decision.rule.empty() ? "Decision found by a rule" : decision.isExplicit ? "Decision recorded" : "Decision read from the final answer";
    CardEntry entry = entryAt(reading, reading.decisionRow(), Kind::Decision, title, decisionStatement(reading, result));
    entry.relation = result.relation;
    return entry;
}

CardEntry actionEntry(const CardReading& reading, std::size_t row)
{
    StatementBuilder statement(reading);
    const domain::StepContent& content = reading.trace().content(row);
    if (content.toolArguments) {
        statement.at(row, reading.fieldOf(row, "args", {}), *content.toolArguments);
        sayArguments(statement, *content.toolArguments);
    }
    if (const auto payload = reading.trace().result(row)) {
        statement.say(statement.text().empty() ? "" : " \xE2\x86\x92 ");
        statement.atResult(row, *payload);
        sayPayload(statement, *payload, kActionBytes);
    }
    if (!statement.hasEvidence())
        statement.at(row, "name", reading.trace().callee(row)).say(calleeOf(reading, row)).say(" was called.");
    return entryAt(reading, row, Kind::Action, titleOfAction(reading.trace().callee(row)), std::move(statement).build());
}

CardEntry saidEntry(const CardReading& reading, std::size_t row, const std::string& answer, std::string title)
{
    StatementBuilder statement(reading);
    statement.at(row, reading.fieldOf(row, "output", answer), answer);
    sayPayload(statement, answer, kSaidBytes);
    CardEntry entry = entryAt(reading, row, Kind::Said, std::move(title), std::move(statement).build());
    entry.isLater = true;
    return entry;
}

/// An answer that is known after the decision, and where it stands.
struct Answer {
    std::size_t row = 0;
    std::string text;
};

bool wasSaidBefore(const CardReading& reading, const std::string& text)
{
    const auto& rows = reading.before();
    return std::any_of(rows.rbegin(), rows.rend(), [&](std::size_t i) { return reading.trace().isGeneration(i) && answerText(reading.trace().content(i)) == text; });
}

/// Where no answer of a model is recorded after the decision: what the run gave back in which it was made.
std::vector<Answer> answerOfRun(const CardReading& reading)
{
    const TraceReading& trace = reading.trace();
    const domain::Decision& decision = reading.decision();
    const bool isAnswer = !decision.isExplicit && decision.rule.empty(); // it is itself what the run gave back
    for (int run = isAnswer ? -1 : trace.agentRun(reading.decisionRow()); run >= 0; run = trace.agentRun(static_cast<std::size_t>(run))) {
        const auto row = static_cast<std::size_t>(run);
        std::string answer = answerWords(trace.content(row));
        if (answer.empty())
            continue;
        const bool isLater = trace.row(row).end() > trace.row(reading.decisionRow()).end();
        return isLater && !wasSaidBefore(reading, answer) ? std::vector<Answer>{{row, std::move(answer)}} : std::vector<Answer>{};
    }
    return {};
}

std::vector<Answer> answersAfter(const CardReading& reading)
{
    std::vector<Answer> answers;
    for (const std::size_t row : reading.answersAfter())
        if (std::string text = answerText(reading.trace().content(row)); !text.empty())
            answers.push_back({row, std::move(text)});
    return answers.empty() ? answerOfRun(reading) : answers;
}

std::vector<CardEntry> saidAfterwards(const CardReading& reading)
{
    std::vector<CardEntry> said;
    const auto answers = answersAfter(reading);
    if (answers.empty())
        return said;
    said.push_back(saidEntry(reading, answers.front().row, answers.front().text, agentOf(reading, answers.front().row) + " said afterwards"));
    if (answers.size() == 1)
        return said;
    const std::size_t between = answers.size() - 2;
    std::string title = agentOf(reading, answers.back().row) + " said at the end";
    if (between > 0)
        title += between == 1 ? ", 1 answer between not shown" : ", " + std::to_string(between) + " answers between not shown";
    said.push_back(saidEntry(reading, answers.back().row, answers.back().text, std::move(title)));
    return said;
}

} // namespace

std::optional<CardEntry> decidingCall(const CardReading& reading)
{
    if (!reading.hasDecisionRow())
        return std::nullopt;
    const std::size_t row = reading.decisionRow();
    const auto& arguments = reading.trace().content(row).toolArguments;
    if (reading.trace().row(row).step != domain::StepKind::Tool || !arguments || arguments->empty())
        return std::nullopt;
    StatementBuilder statement(reading);
    statement.at(row, reading.fieldOf(row, "args", {}), *arguments);
    sayPayload(statement, *arguments, kArgumentBytes, kArgumentBytes / 2);
    if (statement.text().empty()) // {}
        statement.say(calleeOf(reading, row)).say(" was called without arguments.");
    CardEntry entry = entryAt(reading, row, Kind::Call, calleeOf(reading, row) + " called", std::move(statement).build());
    entry.time = reading.trace().row(row).start;
    entry.tool = reading.trace().callee(row);
    entry.findings.clear(); // they stand beside what it answered
    return entry;
}

std::vector<CardEntry> outcomeOf(const CardReading& reading)
{
    std::vector<CardEntry> outcome;
    if (!reading.hasDecisionRow())
        return outcome;
    outcome.push_back(decisionEntry(reading));
    for (const std::size_t row : reading.after()) {
        outcome.push_back(actionEntry(reading, row));
        outcome.back().isLater = reading.trace().row(row).start >= reading.trace().row(reading.decisionRow()).end();
    }
    auto said = saidAfterwards(reading);
    std::move(said.begin(), said.end(), std::back_inserter(outcome));
    std::stable_sort(outcome.begin() + 1, outcome.end(), [](const CardEntry& a, const CardEntry& b) { return a.time < b.time; });
    return outcome;
}

} // namespace whyglass::analysis
