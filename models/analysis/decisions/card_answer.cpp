// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_answer.h"

#include "models/analysis/decisions/card_payload.h"
#include "models/analysis/decisions/card_search.h"
#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/final_answer.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kResultBytes = 120;
constexpr std::size_t kAnswerBytes = 400; ///< of an answer in words; where it goes on, the sentence says how long it is

const std::vector<std::string_view>& payeeNames()
{
    static const std::vector<std::string_view> kNames{"vendor name", "supplier name", "payee name", "creditor name", "merchant name",
        "beneficiary name", "recipient name", "claimant name", "customer name", "payee", "supplier", "merchant", "beneficiary", "claimant"};
    return kNames;
}

const std::vector<std::string_view>& currencyNames()
{
    static const std::vector<std::string_view> kNames{"currency", "currency code", "invoice currency", "payment currency", "amount currency"};
    return kNames;
}

/// Whether the decision is one about paying: an invoice or a payment stands in its subject, or a call pays.
bool isPayment(const CardReading& reading)
{
    const auto& subject = reading.decision().subject;
    const bool named = std::any_of(subject.begin(), subject.end(),
        [](const auto& entry) { return hasAnyWord(entry.first, {"invoice", "payment", "vendor", "supplier"}); });
    return named || std::any_of(reading.after().begin(), reading.after().end(),
                        [&reading](std::size_t i) { return hasAnyWord(reading.trace().callee(i), {"pay", "payment", "payments"}); });
}

void sayThing(StatementBuilder& statement, const CardReading& reading)
{
    const auto& subject = reading.decision().subject;
    if (subject.empty())
        return;
    statement.say(labelOfKey(subject.front().first)).say(" ");
    if (const auto found = findText(reading, rowsNearDecision(reading), subject.front().second))
        statement.at(found->row, found->field, found->written).value(subject.front().second, found->written);
    else
        statement.say(firstWords(subject.front().second, kResultBytes));
}

void saySum(StatementBuilder& statement, const CardReading& reading, const FoundValue& amount)
{
    const auto currency = findNamed(reading, rowsNearDecision(reading), currencyNames());
    statement.at(amount.row, amount.field, amount.written);
    statement.value(sum(*reading.decision().amount, currency ? std::string_view(currency->written) : std::string_view()), amount.written);
    if (currency && currency->field != amount.field)
        statement.at(currency->row, currency->field, currency->written);
}

/// "vendor": "Northwind Ltd" names the vendor, "vendor": "V-2209" only numbers it.
bool isNameOfSomebody(std::string_view text)
{
    return text.find(' ') != std::string_view::npos && std::none_of(text.begin(), text.end(), isDigit);
}

std::optional<FoundValue> payeeOf(const CardReading& reading)
{
    const auto rows = rowsNearDecision(reading);
    if (auto named = findNamed(reading, rows, payeeNames()))
        return named;
    auto party = findNamed(reading, rows, {"vendor", "customer", "creditor", "recipient"});
    return party && isNameOfSomebody(party->written) ? std::move(party) : std::nullopt;
}

void sayPayee(StatementBuilder& statement, const CardReading& reading, std::string_view preposition)
{
    if (const auto payee = payeeOf(reading))
        statement.say(preposition).at(payee->row, payee->field, payee->written).value(firstWords(payee->written, kResultBytes), payee->written);
}

/// What was decided upon, after "Approved: ".
void sayMatter(StatementBuilder& statement, const CardReading& reading)
{
    const domain::Decision& decision = reading.decision();
    const auto amount = decision.amount ? findNumber(reading, rowsNearDecision(reading), *decision.amount) : std::nullopt;
    if (amount && isPayment(reading)) {
        statement.say(isApproval(decision.result) ? "pay " : "payment of ");
        saySum(statement, reading, *amount);
        sayPayee(statement, reading, " to ");
        return;
    }
    sayThing(statement, reading);
    if (amount) {
        statement.say(decision.subject.empty() ? "" : " over ");
        saySum(statement, reading, *amount);
    }
    sayPayee(statement, reading, " for ");
}

/// 0: a party, 1: what it is held against, 2: anything else.
std::size_t rankOfKey(std::string_view key)
{
    if (hasAnyWord(key, {"vendor", "supplier", "customer", "claimant", "merchant", "account"}))
        return 0;
    return hasAnyWord(key, {"po", "order", "contract", "policy"}) ? 1 : 2;
}

void addFact(std::vector<CardFact>& facts, std::string name, std::string value, std::vector<CardEvidence> evidence)
{
    if (!value.empty())
        facts.push_back({std::move(name), std::move(value), std::move(evidence)});
}

/// Evidence of a value that stands in an attribute of the deciding span or of one before; none where it does not.
std::vector<CardEvidence> evidenceOfText(const CardReading& reading, std::string_view text)
{
    const auto found = findText(reading, rowsNearDecision(reading), text);
    if (!found)
        return {};
    CardEvidence evidence = reading.evidence(found->row, found->field, found->written);
    evidence.values.push_back(found->written);
    return {std::move(evidence)};
}

/// The answer itself, where `result` points into it; else what stands there.
void sayAnswer(StatementBuilder& statement, const CardReading& reading, const CardEvidence& result)
{
    const std::string words = reading.hasDecisionRow() ? answerWords(reading.trace().content(reading.decisionRow())) : std::string();
    const auto marked = markedAnswer(words);
    std::string_view said = words.empty() || words.find(result.excerpt) == std::string::npos ? std::string_view(result.excerpt) : words;
    if (marked && said.data() == words.data())
        said = marked->answer;
    sayPayload(statement, said, kAnswerBytes);
}

/// The step nearest to the decision that names its prompt.
const telemetry::Step* promptStep(const CardReading& reading)
{
    for (const std::size_t i : rowsNearDecision(reading))
        if (const DecodedSpan* decoded = reading.trace().decoded(i))
            if (!decoded->step.promptName.empty() || !decoded->step.promptVersion.empty())
                return &decoded->step;
    return nullptr;
}

} // namespace

std::string answerWords(const domain::StepContent& content)
{
    std::string words = answerText(content);
    return words.empty() ? content.output.value_or("") : words;
}

bool isApproval(std::string_view result)
{
    const std::string word = toLower(trim(result));
    constexpr std::string_view kStems[] = {"approv", "accept", "authori", "pay"};
    return std::any_of(std::begin(kStems), std::end(kStems), [&word](std::string_view stem) { return word.starts_with(stem); });
}

CardEvidence evidenceOfResult(const CardReading& reading)
{
    const domain::Decision& decision = reading.decision();
    if (!reading.hasDecisionRow())
        return {decision.trace, decision.span, "name", {}, domain::Relation::Inferred, {}};
    const std::size_t row = reading.decisionRow();
    if (!decision.rule.empty()) { // the telemetry has the span; that it decides is the user's word
        if (const auto found = findWhole(reading, row, decision.result))
            return reading.evidence(row, found->field, found->written, domain::Relation::Inferred);
        if (reading.trace().row(row).step == domain::StepKind::Tool)
            return reading.evidence(row, "name", reading.trace().callee(row), domain::Relation::Inferred);
    }
    if (decision.isExplicit && decision.rule.empty()) {
        if (reading.fieldText(row, "attributes." + decision.source))
            return reading.evidence(row, "attributes." + decision.source, decision.result);
        if (const auto found = findText(reading, {row}, decision.result))
            return reading.evidence(found->row, found->field, found->written);
        return reading.evidence(row, "name", {});
    }
    const std::string words = answerWords(reading.trace().content(row));
    if (words.empty())
        return reading.evidence(row, "name", reading.trace().callee(row), domain::Relation::Inferred);
    const auto marked = markedAnswer(words);
    return reading.evidence(row, reading.fieldOf(row, "output", words), marked ? marked->marked : words, domain::Relation::Inferred);
}

CardStatement answerOf(const CardReading& reading)
{
    const domain::Decision& decision = reading.decision();
    StatementBuilder statement(reading);
    const CardEvidence result = evidenceOfResult(reading);
    const FieldText* field = reading.field(result);
    const std::string shown = firstWords(decision.result, kResultBytes);
    statement.at(result);
    if (shown.empty())
        statement.say("No result stated");
    else if (const auto written = field == nullptr ? std::nullopt : writtenIn(field->text(), decision.result); written && result.field != "name")
        statement.value(sentenceCase(shown), *written);
    else
        statement.say(sentenceCase(shown));
    statement.say(": ");
    const std::size_t before = statement.text().size();
    sayMatter(statement, reading);
    if (statement.text().size() == before) {
        statement.at(result);
        sayAnswer(statement, reading, result);
    }
    return std::move(statement).build();
}

CardStatement subjectStatement(const CardReading& reading)
{
    StatementBuilder statement(reading);
    const auto rows = rowsNearDecision(reading);
    auto subject = reading.decision().subject;
    if (!subject.empty()) // what it is about, then of whom, then against what
        std::stable_sort(subject.begin() + 1, subject.end(), [](const auto& a, const auto& b) { return rankOfKey(a.first) < rankOfKey(b.first); });
    for (const auto& [key, text] : subject) {
        const auto found = findText(reading, rows, text);
        if (!found)
            continue;
        static constexpr std::string_view kJoints[] = {" of ", " against ", ", "};
        statement.say(statement.text().empty() ? std::string_view() : kJoints[rankOfKey(key)]).say(labelOfKey(key)).say(" ");
        statement.at(found->row, found->field, found->written).value(firstWords(text, kResultBytes), found->written);
    }
    if (!statement.text().empty())
        statement.say(".");
    return std::move(statement).build();
}

std::vector<CardFact> factsOf(const CardReading& reading)
{
    const domain::Decision& decision = reading.decision();
    std::vector<CardFact> facts;
    addFact(facts, "agent", decision.agent, evidenceOfText(reading, decision.agent));
    addFact(facts, "service", decision.service + (decision.serviceVersion.empty() ? "" : " " + decision.serviceVersion), {});
    addFact(facts, "model", decision.model, evidenceOfText(reading, decision.model));
    if (const telemetry::Step* step = promptStep(reading)) {
        const std::string name(step->promptName);
        const std::string version(step->promptVersion);
        addFact(facts, "prompt", name + (version.empty() ? "" : "@" + version), evidenceOfText(reading, name.empty() ? version : name));
    }
    if (const DecodedSpan* decoded = reading.hasDecisionRow() ? reading.trace().decoded(reading.decisionRow()) : nullptr)
        addFact(facts, "environment", std::string(decoded->resource.environment), {});
    return facts;
}

} // namespace whyglass::analysis
