// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/provenance.h"

#include "ingest/normalize/documents.h"
#include "models/analysis/decisions/card_payload.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/consent.h"
#include "models/analysis/decisions/field_text.h"
#include "models/analysis/decisions/human_step.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::ProvenanceState;
using domain::StepContent;
using domain::StepKind;

constexpr std::size_t kNameBytes = 80;
constexpr std::size_t kSentenceBytes = 200;

/// A place that shows what a check says.
struct Place {
    std::size_t row = 0;
    std::string_view where; ///< as CardReading::fieldOf() takes it; "field": `field` itself
    std::string field;
    std::string wanted; ///< beginning of the excerpt
};

/// What one check says; without places where there is none to look at.
struct Verdict {
    ProvenanceState state = ProvenanceState::NotSeen;
    std::string reason;
    std::vector<Place> places;
};

Verdict present(std::string reason) { return {ProvenanceState::Present, std::move(reason), {}}; }
Verdict absent(std::string reason) { return {ProvenanceState::Absent, std::move(reason), {}}; }
Verdict notSeen(std::string reason) { return {ProvenanceState::NotSeen, std::move(reason), {}}; }
Verdict notApplicable(std::string reason) { return {ProvenanceState::NotApplicable, std::move(reason), {}}; }

Verdict at(Verdict verdict, std::size_t row, std::string_view where, std::string wanted = {})
{
    verdict.places.push_back({row, where, {}, std::move(wanted)});
    return verdict;
}

Verdict atField(Verdict verdict, std::size_t row, std::string field)
{
    verdict.places.push_back({row, "field", std::move(field), {}});
    return verdict;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

/// Looks only at what started before the decision ended.
class Checks {
public:
    Checks(const TraceReading& reading, const Conversation& conversation, const ProvenanceSubject& subject)
        : m_reading(reading)
        , m_conversation(conversation)
        , m_trace(reading.input().trace)
        , m_contents(reading.input().contents)
        , m_subject(subject)
    {
        const domain::Timestamp end = reading.row(subject.span).end();
        for (std::size_t i = 0; i < reading.size(); ++i)
            if (reading.row(i).start <= end)
                m_before.push_back(i);
    }

    [[nodiscard]] Verdict inputs() const
    {
        for (const std::size_t i : m_before) {
            const StepContent& content = m_contents[i];
            if (content.inputMessages || content.input || content.query)
                return at(present("What was asked is recorded."), i, "input", asked(content));
            if (content.toolArguments)
                return at(present("Arguments of calls are recorded."), i, "args", *content.toolArguments);
        }
        return absent("No span before the decision records what was asked.");
    }

    [[nodiscard]] Verdict documents() const
    {
        int retrieval = -1;
        for (const std::size_t i : m_before) {
            if (m_contents[i].documents && !m_contents[i].documents->empty())
                return at(present(counted(m_contents[i].documents->size(), "document is", "documents are") + " recorded at "
                              + name(i) + "."),
                    i, "docs", m_contents[i].documents->front().id);
            if (stepOf(i) == StepKind::Retrieval || m_contents[i].documents)
                retrieval = static_cast<int>(i);
        }
        if (const auto told = documentsInMessages())
            return *told;
        if (retrieval < 0)
            return notApplicable("Nothing was retrieved.");
        return atField(absent("A retrieval ran, and no document of it is recorded."), static_cast<std::size_t>(retrieval), "name");
    }

    [[nodiscard]] Verdict toolResults() const
    {
        std::size_t calls = 0;
        std::size_t answered = 0;
        int silent = -1;
        int asked = -1;
        int shown = -1;
        for (const std::size_t i : m_before) {
            if (stepOf(i) == StepKind::Tool) {
                ++calls;
                const bool has = m_contents[i].toolResult || m_contents[i].documents;
                answered += has ? 1U : 0U;
                (has ? shown : silent) = static_cast<int>(i);
            }
            if (hasPart(m_contents[i].inputMessages, "tool_call_response"))
                asked = static_cast<int>(i);
        }
        if (calls > 0 && answered == calls)
            return at(present("All " + counted(calls, "tool call has its", "tool calls have their") + " result recorded."),
                static_cast<std::size_t>(shown), "result");
        if (asked >= 0)
            return at(present("Results of tools stand in the messages of the model."), static_cast<std::size_t>(asked), "input");
        if (calls == 0)
            return notApplicable("No tool was called.");
        return atField(absent(counted(calls - answered, "tool call of ", "tool calls of ") + std::to_string(calls)
                           + " recorded no result, the last " + name(static_cast<std::size_t>(silent)) + "."),
            static_cast<std::size_t>(silent), "name");
    }

    [[nodiscard]] Verdict promptVersion() const
    {
        for (const std::size_t i : m_before) {
            if (!m_trace.decoded[i] || m_trace.decoded[i]->step.promptVersion.empty())
                continue;
            const telemetry::Step& step = m_trace.decoded[i]->step;
            const std::string shown = std::string(step.promptName) + (step.promptName.empty() ? "version " : "@") + std::string(step.promptVersion);
            return at(present("Prompt " + firstWords(shown, kNameBytes) + "."), i, "attribute", std::string(step.promptVersion));
        }
        return absent("No span names the version of its prompt.");
    }

    [[nodiscard]] Verdict model() const
    {
        int generation = -1;
        int named = -1; // the last one that began before the decision
        for (const std::size_t i : m_before) {
            if (stepOf(i) != StepKind::Generation)
                continue;
            generation = static_cast<int>(i);
            const bool isLater = named < 0 || m_trace.spans.rows[i].start >= m_trace.spans.rows[static_cast<std::size_t>(named)].start;
            if (m_trace.spans.rows[i].model != 0 && isLater)
                named = generation;
        }
        if (named >= 0) {
            const std::string& model = m_trace.spans.text(m_trace.spans.rows[static_cast<std::size_t>(named)].model);
            return at(present("Model " + firstWords(model, kNameBytes) + "."), static_cast<std::size_t>(named), "attribute", model);
        }
        if (generation < 0 && tellsItsCalls())
            return atField(absent("The run tells its model calls itself, and no span names the model."), m_subject.span, "name");
        if (generation < 0)
            return notApplicable("No model was asked.");
        return atField(absent("A model was asked, and no span names it."), static_cast<std::size_t>(generation), "name");
    }

    [[nodiscard]] Verdict deployment() const
    {
        const DecodedSpan* span = m_trace.decoded[m_subject.span].get();
        if (span != nullptr && !span->resource.serviceVersion.empty())
            return atField(present("Release " + firstWords(span->resource.serviceVersion, kNameBytes) + "."), m_subject.span, "resource.service.version");
        for (const std::size_t i : m_before) {
            for (const std::string_view key : {"langfuse.release", "langfuse.version", "gen_ai.agent.version", "app.version"}) {
                const telemetry::AttributeView* version = m_trace.decoded[i] ? telemetry::findAttribute(m_trace.decoded[i]->span.attributes, key) : nullptr;
                if (version != nullptr && !telemetry::valueToText(version->value).empty())
                    return atField(present("Release " + firstWords(telemetry::valueToText(version->value), kNameBytes) + "."), i, "attributes." + std::string(key));
            }
        }
        return absent("No version of the service or the agent is stated.");
    }

    [[nodiscard]] Verdict humanApproval() const
    {
        if (!m_subject.approver.empty())
            return at(present("Approved by " + firstWords(m_subject.approver, kNameBytes) + "."), m_subject.span, "attribute", m_subject.approver);
        if (m_subject.humanApproved) {
            return *m_subject.humanApproved ? atField(present("The telemetry states that a person approved."), m_subject.span, "name")
                                            : atField(absent("The telemetry states that no person approved."), m_subject.span, "name");
        }
        for (const std::size_t i : m_before)
            if (asksAPerson(m_trace.spans, i))
                return atField(present("A person was asked at " + name(i) + "."), i, "name");
        return approvalInWords();
    }

    [[nodiscard]] Verdict confidenceOrigin() const
    {
        if (!m_subject.confidence)
            return notSeen("No confidence is stated.");
        const std::string shown = number(*m_subject.confidence);
        for (auto it = m_before.rbegin(); it != m_before.rend(); ++it) {
            const std::string words = answerText(m_contents[*it]);
            const std::string answer = words.empty() && stepOf(*it) == StepKind::Generation ? sentText(*it, "output") : words;
            if (holdsConfidence(answer))
                return at(present(shown + " stands in the answer of " + name(*it) + ": the model's own estimate."), *it, "output", answer);
            if (m_contents[*it].toolResult && *it != m_subject.span && holdsConfidence(*m_contents[*it].toolResult))
                return at(present(shown + " was given by " + name(*it) + "."), *it, "result", *m_contents[*it].toolResult);
        }
        return notSeen(shown + " is stated with the decision; no answer or result before it holds that number.");
    }

    [[nodiscard]] Verdict contentCaptured() const
    {
        std::size_t all = 0;
        std::vector<std::size_t> noRequest;
        std::vector<std::size_t> noAnswer;
        for (const std::size_t i : m_before) {
            if (!isOwnCall(i))
                continue;
            ++all;
            if (!hasRequest(i))
                noRequest.push_back(i);
            if (!hasAnswer(i))
                noAnswer.push_back(i);
        }
        if (all == 0 && tellsItsCalls())
            return at(present("The run gives back the conversation that it had."), m_subject.span, "output");
        if (all == 0)
            return notApplicable("No model was asked.");
        if (noRequest.empty() && noAnswer.empty())
            return present("Requests and answers of " + counted(all, "model call", "model calls") + " are recorded.");
        return unrecorded(all, noRequest, noAnswer);
    }

    [[nodiscard]] Verdict traceComplete() const
    {
        if (!m_trace.row.complete)
            return absent(counted(static_cast<std::size_t>(std::max<std::int64_t>(1, m_trace.row.missingParents)), "parent span is", "parent spans are")
                + " missing: what happened there is not known.");
        for (const std::size_t i : m_before) {
            const DecodedSpan* decoded = m_trace.decoded[i].get();
            const std::uint64_t dropped = decoded == nullptr ? 0
                                                             : std::uint64_t{decoded->span.droppedAttributes} + decoded->span.droppedEvents
                                                                   + decoded->span.droppedLinks;
            if (dropped > 0)
                return atField(absent(name(i) + " dropped " + counted(dropped, "attribute, event or link", "attributes, events or links")
                                   + " before it was sent."),
                    i, "name");
        }
        for (const std::size_t i : m_before) {
            const DecodedSpan* decoded = m_trace.decoded[i].get();
            if (decoded != nullptr && decoded->span.traceState.find("th:") != std::string_view::npos)
                return present("All spans have their parents; the trace was sampled (" + firstWords(decoded->span.traceState, kNameBytes)
                    + "), others like it were not kept.");
        }
        return present("All spans have their parents, and nothing was dropped.");
    }

private:
    [[nodiscard]] bool hasRequest(std::size_t i) const { return m_contents[i].inputMessages || !sentText(i, "input").empty(); }
    [[nodiscard]] bool hasAnswer(std::size_t i) const { return m_contents[i].outputMessages || !sentText(i, "output").empty(); }

    /// Where two libraries record one call as a generation in a generation, the one that says more stands for it; of one that another beside it
    /// stands for, a record that lacks anything is left out.
    [[nodiscard]] bool isOwnCall(std::size_t i) const
    {
        if (stepOf(i) != StepKind::Generation && static_cast<int>(i) != m_subject.generation)
            return false;
        const auto isRecorded = [this](std::size_t call) { return hasRequest(call) && hasAnswer(call); };
        const store::SpanRow& row = m_trace.spans.rows[i];
        if ((row.has(store::SpanFlag::CallBelow) || row.has(store::SpanFlag::Doubled)) && !isRecorded(i))
            return false;
        constexpr int kNear = 8; // levels that frameworks put between their call and their client's
        int above = m_trace.parentIndex[i];
        for (int level = 0; level < kNear && above >= 0 && stepOf(static_cast<std::size_t>(above)) != StepKind::Generation; ++level)
            above = m_trace.parentIndex[static_cast<std::size_t>(above)];
        return above < 0 || stepOf(static_cast<std::size_t>(above)) != StepKind::Generation || !isRecorded(static_cast<std::size_t>(above));
    }

    /// Of a graph whose calls are not in its trace: own_conversation.h.
    [[nodiscard]] bool tellsItsCalls() const
    {
        const StepKind step = stepOf(m_subject.span);
        return (step == StepKind::Agent || step == StepKind::Workflow) && m_contents[m_subject.span].inputMessages && m_contents[m_subject.span].outputMessages;
    }

    /// What a retrieval answered, where only the messages of the model hold it.
    [[nodiscard]] std::optional<Verdict> documentsInMessages() const
    {
        for (const std::size_t i : m_before) {
            for (const domain::Message& message : messagesOf(i)) {
                for (const domain::MessagePart& part : message.parts) {
                    const std::size_t found = part.type == "tool_call_response" ? documentsIn(part.payload.empty() ? part.content : part.payload) : 0;
                    if (found > 0)
                        return at(present(counted(found, "document stands", "documents stand") + " in the messages of " + name(i) + "."), i, "input", part.payload.empty() ? part.content : part.payload);
                }
            }
        }
        return std::nullopt;
    }

    static std::size_t documentsIn(std::string_view payload)
    {
        const auto documents = telemetry::findDocuments(telemetry::ValueTree::ofText(innerPayload(payload)));
        return documents ? documents->size() : 0;
    }

    static std::string asked(const StepContent& content)
    {
        if (content.inputMessages)
            for (const domain::Message& message : *content.inputMessages)
                for (const domain::MessagePart& part : message.parts)
                    if (message.role == "user" && !part.content.empty())
                        return part.content;
        return content.input ? *content.input : content.query.value_or("");
    }
    [[nodiscard]] StepKind stepOf(std::size_t i) const { return m_trace.spans.rows[i].step; }
    [[nodiscard]] std::string name(std::size_t i) const
    {
        const store::SpanRow& row = m_trace.spans.rows[i];
        return firstWords(m_trace.spans.text(row.tool != 0 ? row.tool : row.name), kNameBytes);
    }
    /// "Of 6 model calls, 5 did not record the request (chat A, …) and 1 not the answer (chat B)."
    [[nodiscard]] Verdict unrecorded(std::size_t all, const std::vector<std::size_t>& noRequest, const std::vector<std::size_t>& noAnswer) const
    {
        constexpr std::size_t kPlaces = 10; // of each kind; the latest, which the decision rests on, are kept
        Verdict verdict = absent("Of " + counted(all, "model call", "model calls") + ", ");
        std::string joint;
        for (const auto& [rows, what] : {std::pair(&noRequest, "request"), std::pair(&noAnswer, "answer")}) {
            if (rows->empty())
                continue;
            verdict.reason += joint + std::to_string(rows->size()) + (joint.empty() ? " did not record the " : " not the ") + what + " (" + namesOf(*rows) + ")";
            joint = " and ";
            for (std::size_t n = rows->size() - std::min(rows->size(), kPlaces); n < rows->size(); ++n)
                verdict = atField(std::move(verdict), (*rows)[n], "name");
        }
        verdict.reason += ".";
        return verdict;
    }

    /// Each name once: "chat Orchestrator (thought), chat Coder".
    [[nodiscard]] std::string namesOf(const std::vector<std::size_t>& rows) const
    {
        constexpr std::size_t kNames = 3;
        std::vector<std::pair<std::string, std::size_t>> names;
        for (const std::size_t i : rows) {
            const auto same = std::find_if(names.begin(), names.end(), [&](const auto& known) { return known.first == name(i); });
            if (same == names.end())
                names.emplace_back(name(i), 1);
            else
                ++same->second;
        }
        std::string list;
        for (std::size_t n = 0; n < std::min(names.size(), kNames); ++n)
            list += (n > 0 ? ", " : "") + names[n].first + (names[n].second > 1 ? " \xC3\x97 " + std::to_string(names[n].second) : "");
        return list + (names.size() > kNames ? ", \xE2\x80\xA6" : "");
    }

    /// What a step sent there, also where it is in the shape of no message: some senders give the parsed answer of a model.
    [[nodiscard]] std::string sentText(std::size_t i, std::string_view where) const
    {
        if (const DecodedSpan* decoded = m_trace.decoded[i].get())
            for (const telemetry::IndexText& sent : telemetry::indexTextsOf(decoded->step, decoded->span))
                if (sent.where == where)
                    return fieldTextOf(m_trace, m_contents[i], i, sent.field).value_or(std::string());
        return {};
    }

    /// A person's approval that is asked for in the words of documents and messages makes its absence a finding rather than a habit.
    [[nodiscard]] Verdict approvalInWords() const
    {
        const auto reply = replyBefore(m_reading, m_conversation, m_subject.span);
        if (reply && reply->agrees)
            return at(present("The user agreed in the conversation: " + quoted(reply->words)), reply->row, "input", std::string(reply->words));
        Verdict verdict = notSeen("No human approval seen");
        if (auto demand = demandForApproval()) {
            verdict.reason += "; " + demand->said;
            verdict.places.push_back(std::move(demand->place));
        } else {
            verdict.reason += ": looked for in attributes that name an approver, in names of spans and tools, and in documents, instructions and messages up to the decision.";
        }
        if (reply && reply->isAnswer) {
            verdict.reason += (verdict.reason.ends_with('.') ? " " : ". ") + std::string("The user's last words before it: ") + quoted(reply->words);
            verdict = at(std::move(verdict), reply->row, "input", std::string(reply->words));
        }
        return verdict;
    }

    struct Demand {
        std::string said;
        Place place;
    };

    [[nodiscard]] std::optional<Demand> demandForApproval() const
    {
        for (const std::size_t i : m_before) {
            if (m_contents[i].documents)
                for (const domain::Document& document : *m_contents[i].documents)
                    if (const std::string sentence = demandIn(document.content.value_or("")); !sentence.empty())
                        return Demand{(document.id.empty() ? "a document" : firstWords(document.id, kNameBytes)) + " asks for one: " + quoted(sentence), {i, "docs", {}, sentence}};
            for (const domain::Message& message : messagesOf(i))
                for (const domain::MessagePart& part : message.parts)
                    if (const std::string sentence = message.role == "assistant" ? std::string() : demandIn(part.payload.empty() ? part.content : part.payload); !sentence.empty())
                        return Demand{"a message of the role " + firstWords(message.role, kNameBytes) + " asks for one: " + quoted(sentence), {i, "input", {}, sentence}};
            if (m_contents[i].systemInstructions)
                for (const domain::MessagePart& part : *m_contents[i].systemInstructions)
                    if (const std::string sentence = demandIn(part.content); !sentence.empty())
                        return Demand{"the instructions ask for one: " + quoted(sentence), {i, "system", {}, sentence}};
        }
        return std::nullopt;
    }

    [[nodiscard]] const std::vector<domain::Message>& messagesOf(std::size_t i) const
    {
        static const std::vector<domain::Message> kNone;
        return m_contents[i].inputMessages ? *m_contents[i].inputMessages : kNone;
    }

    static std::string quoted(std::string_view sentence) { return "\xE2\x80\x9C" + firstWords(sentence, kSentenceBytes) + "\xE2\x80\x9D"; }

    /// The sentence that asks for somebody's consent; empty where none does.
    static std::string demandIn(const std::string& text)
    {
        static const RE2 kAsks("(?i)([^.;\\n]*\\b(?:(?:human|second|manager|supervisor|person|four.eyes)\\b[^.;\\n]{0,60}\\b(?:approv|sign)"
                               "|explicit\\b[^.;\\n]{0,40}\\b(?:confirm|consent|approv)|(?:user|customer)(?:'s)? (?:confirmation|consent|approval)"
                               "|(?:confirmation|consent|approval) (?:of|by|from) (?:the|a) (?:user|customer|manager|human|person))[^.;\\n]*)",
            RE2::Quiet);
        constexpr std::size_t kLookedAt = 50'000;
        re2::StringPiece rest(text.data(), std::min(text.size(), kLookedAt));
        std::string sentence;
        while (RE2::FindAndConsume(&rest, kAsks, &sentence))
            if (!hasAnyWord(sentence, {"not", "no", "never", "without"})) // "must not approve its invoice" keeps somebody from it, and asks nobody
                return std::string(trim(sentence));
        return {};
    }

    [[nodiscard]] bool holdsConfidence(std::string_view text) const
    {
        constexpr double kPercent = 100.0;
        constexpr std::size_t kWindow = 40; // between the word and its number
        constexpr std::size_t kLookedAt = 20'000;
        static const RE2 kNumber("(\\d+(?:\\.\\d+)?)", RE2::Quiet);
        const std::string lower = toLower(text.substr(0, kLookedAt));
        for (const std::string_view word : {"confiden", "certain", "probab", "score"}) {
            for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
                const std::size_t begin = at > kWindow ? at - kWindow : 0;
                const std::string around = lower.substr(begin, 2 * kWindow);
                re2::StringPiece rest(around);
                std::string digits;
                while (RE2::FindAndConsume(&rest, kNumber, &digits)) {
                    const double value = std::strtod(digits.c_str(), nullptr);
                    if (std::fabs(value - *m_subject.confidence) < 1e-6 || std::fabs(value / kPercent - *m_subject.confidence) < 1e-6)
                        return true;
                }
            }
        }
        return false;
    }

    const TraceReading& m_reading;
    const Conversation& m_conversation;
    const TraceDetails& m_trace;
    const std::vector<StepContent>& m_contents;
    const ProvenanceSubject& m_subject;
    std::vector<std::size_t> m_before;
};

struct CheckRow {
    const char* name;
    const char* title;
    Verdict (Checks::*check)() const;
};

constexpr CheckRow kChecks[] = {
    {"inputs", "Inputs", &Checks::inputs},
    {"documents", "Documents", &Checks::documents},
    {"tool_results", "Tool results", &Checks::toolResults},
    {"prompt_version", "Prompt version", &Checks::promptVersion},
    {"model", "Model", &Checks::model},
    {"deployment", "Deployment", &Checks::deployment},
    {"human_approval", "Human approval", &Checks::humanApproval},
    {"confidence_origin", "Origin of the confidence", &Checks::confidenceOrigin},
    {"content_captured", "Content captured", &Checks::contentCaptured},
    {"trace_complete", "Trace complete", &Checks::traceComplete},
};

/// The attribute that holds exactly this text; empty where none does.
std::string attributeThatSays(const CardReading& reading, std::size_t row, std::string_view text)
{
    if (const DecodedSpan* decoded = reading.trace().decoded(row))
        for (const telemetry::AttributeView& attribute : decoded->span.attributes)
            if (telemetry::valueToText(attribute.value) == text)
                return "attributes." + std::string(attribute.key);
    return {};
}

std::vector<CardEvidence> evidenceOf(const CardReading& reading, const Verdict& verdict)
{
    std::vector<CardEvidence> evidence;
    for (const Place& place : verdict.places) {
        std::string field = place.where == "field" ? place.field
            : place.where == "attribute"           ? attributeThatSays(reading, place.row, place.wanted)
                                                   : reading.fieldOf(place.row, place.where, place.wanted);
        if (field.empty() || !reading.fieldText(place.row, field))
            field = "name";
        evidence.push_back(reading.evidence(place.row, std::move(field), place.wanted));
    }
    return evidence;
}

} // namespace

std::vector<domain::ProvenanceCheck> provenanceOf(const TraceReading& trace, const Conversation& conversation, const ProvenanceSubject& subject)
{
    const Checks checks(trace, conversation, subject);
    std::vector<domain::ProvenanceCheck> states;
    for (const CheckRow& row : kChecks)
        states.push_back({row.name, (checks.*row.check)().state});
    return states;
}

std::vector<CardCheck> provenanceWithReasons(const CardReading& reading, const ProvenanceSubject& subject)
{
    const Checks checks(reading.trace(), reading.conversation(), subject);
    std::vector<CardCheck> told;
    for (const CheckRow& row : kChecks) {
        Verdict verdict = (checks.*row.check)();
        auto evidence = evidenceOf(reading, verdict);
        told.push_back({row.name, row.title, verdict.state, std::move(verdict.reason), std::move(evidence)});
    }
    return told;
}

} // namespace whyglass::analysis
