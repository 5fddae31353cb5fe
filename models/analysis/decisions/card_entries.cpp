// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_entries.h"

#include "ingest/normalize/documents.h"
#include "models/analysis/decisions/card_answer.h"
#include "models/analysis/decisions/card_documents.h"
#include "models/analysis/decisions/card_outcome.h"
#include "models/analysis/decisions/card_payload.h"
#include "models/analysis/decisions/card_requests.h"
#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/human_step.h"
#include "models/analysis/detectors/empty_verdict.h"
#include "models/analysis/detectors/told_results.h"
#include "models/analysis/text/name_words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace whyglass::analysis {

namespace {

using domain::StepKind;
using Kind = CardEntry::Kind;

constexpr std::size_t kFirstSteps = 100; ///< of the run, and …
constexpr std::size_t kLastSteps = 200; ///< … so many before the decision: nobody reads on beyond; the notes of the card say what is left out
constexpr std::size_t kMaxTurns = 40; ///< of the user after the first; the last one says how many follow
constexpr std::size_t kNameBytes = 60;

class EntryWriter {
public:
    explicit EntryWriter(const CardReading& reading) : m_reading(reading), m_trace(reading.trace()) {}

    CardSteps run()
    {
        addRequest();
        const auto turns = laterTurns(m_reading);
        std::size_t told = 0;
        auto call = decidingCall(m_reading);
        for (const std::size_t i : shownRows()) {
            for (; told < turns.size() && (turns[told].row == i || m_trace.row(turns[told].row).start < m_trace.row(i).end()); ++told)
                addTurn(turns, told);
            if (call && (i == m_reading.decisionRow() || call->time < m_trace.row(i).end()))
                addCall(call);
            addStep(i);
        }
        addCall(call);
        if (m_toolSpans == 0)
            addResultsOfMessages();
        auto outcome = outcomeOf(m_reading);
        std::move(outcome.begin(), outcome.end(), std::back_inserter(m_entries));
        return {std::move(m_entries), m_leftOut};
    }

private:
    [[nodiscard]] std::string callee(std::size_t i) const { return firstWords(m_trace.callee(i), kNameBytes); }

    /// Null where there is nothing to say.
    CardEntry* add(std::size_t i, Kind kind, std::string title, CardStatement statement)
    {
        if (statement.isEmpty())
            return nullptr;
        m_entries.push_back(entryAt(m_reading, i, kind, std::move(title), std::move(statement)));
        return &m_entries.back();
    }

    /// Whether a step has an entry of its own; the others take no room.
    [[nodiscard]] bool isTold(std::size_t i) const
    {
        switch (m_trace.row(i).step) {
        case StepKind::Tool:
        case StepKind::Retrieval:
        case StepKind::Rerank:
        case StepKind::Guardrail:
        case StepKind::Evaluator: return true;
        case StepKind::Generation: return m_trace.isGeneration(i) && i != m_reading.decisionRow() && !answerText(m_trace.content(i)).empty();
        default: return false;
        }
    }

    /// Of a long run its beginning and what came last before the decision.
    std::vector<std::size_t> shownRows()
    {
        std::vector<std::size_t> rows = m_reading.before();
        if (rows.size() <= kFirstSteps + kLastSteps)
            return rows;
        const auto all = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [this](std::size_t i) { return isTold(i); }));
        if (all <= kFirstSteps + kLastSteps)
            return rows;
        m_leftOut = all - kFirstSteps - kLastSteps;
        std::size_t n = 0;
        std::erase_if(rows, [&](std::size_t i) {
            if (!isTold(i) || i == m_reading.decisionRow())
                return false;
            const std::size_t number = n++;
            return number >= kFirstSteps && number < kFirstSteps + m_leftOut;
        });
        return rows;
    }

    void addCall(std::optional<CardEntry>& call)
    {
        if (call)
            m_entries.push_back(std::move(*call));
        call.reset();
    }

    void addRequest()
    {
        if (const auto request = firstRequest(m_reading))
            addInput(request->row, "Request received", request->text);
    }

    void addTurn(const std::vector<UserTurn>& turns, std::size_t n)
    {
        if (n >= kMaxTurns)
            return;
        const std::size_t left = n + 1 == kMaxTurns ? turns.size() - kMaxTurns : 0;
        addInput(turns[n].row, left == 0 ? "User message" : "User message, " + std::to_string(left) + " more not shown", turns[n].text);
    }

    void addInput(std::size_t i, std::string title, const std::string& text)
    {
        StatementBuilder statement(m_reading);
        statement.at(i, m_reading.fieldOf(i, "input", text), text);
        sayPayload(statement, text);
        if (CardEntry* entry = add(i, Kind::Input, std::move(title), std::move(statement).build()))
            entry->findings.clear(); // they are about what the step made of it
    }

    void addStep(std::size_t i)
    {
        switch (m_trace.row(i).step) {
        case StepKind::Tool:
            ++m_toolSpans;
            if (isApproval(i))
                addResult(i, Kind::Approval);
            else
                addResult(i, Kind::ToolResult);
            break;
        case StepKind::Retrieval:
        case StepKind::Rerank:
            addDocuments(i);
            break;
        case StepKind::Generation:
            if (m_trace.isGeneration(i) && i != m_reading.decisionRow())
                addAnswer(i);
            break;
        case StepKind::Guardrail:
        case StepKind::Evaluator:
            addOutput(i, callee(i) + (m_trace.row(i).step == StepKind::Guardrail ? " checked" : " judged"));
            break;
        default:
            if (isApproval(i))
                addOutput(i, sentenceCase(callee(i)));
            else if (m_trace.row(i).step == StepKind::Agent || m_trace.row(i).step == StepKind::Workflow)
                addRun(i);
            break;
        }
    }

    [[nodiscard]] bool isApproval(std::size_t i) const { return asksAPerson(m_reading.input().trace.spans, i); }

    void addResult(std::size_t i, Kind kind)
    {
        const auto payload = m_trace.result(i);
        const auto error = m_trace.effectiveError(i);
        const bool failed = m_trace.row(i).status == domain::SpanStatus::Error;
        const bool isEmpty = payload && !error && emptyPayload(innerPayload(*payload)) && !isVoidTool(m_trace.callee(i));
        if (!m_reading.documents(i).empty()) {
            addDocuments(i);
            return;
        }
        if (payload && !error && !isEmpty && m_trace.content(i).toolArguments && emptyPayload(innerPayload(*payload))) {
            add(i, kind, callee(i) + " called", argumentsOf(i)); // it gives nothing back: what it was given is what there is to read
            return;
        }
        const std::string title = error ? callee(i) + (failed ? " failed" : " answered with an error, status ok")
            : isEmpty                   ? titleOfEmpty(callee(i))
                                        : titleOfResult(callee(i));
        if (CardEntry* entry = add(i, kind, title, isEmpty ? emptyCall(i, *payload) : payload ? resultOf(i, *payload) : failureOf(i))) {
            entry->tool = m_trace.callee(i);
            entry->isEmpty = isEmpty;
            entry->isError = failed;
            entry->isHiddenError = error.has_value() && !failed;
        }
    }

    CardStatement resultOf(std::size_t i, const std::string& payload) const
    {
        StatementBuilder statement(m_reading);
        statement.atResult(i, payload);
        sayPayload(statement, payload);
        return std::move(statement).build();
    }

    CardStatement argumentsOf(std::size_t i) const
    {
        const std::string& arguments = *m_trace.content(i).toolArguments;
        StatementBuilder statement(m_reading);
        statement.at(i, m_reading.fieldOf(i, "args", {}), arguments);
        sayArguments(statement, arguments);
        return std::move(statement).build();
    }

    CardStatement emptyCall(std::size_t i, const std::string& payload) const
    {
        const auto& arguments = m_trace.content(i).toolArguments;
        std::optional<CardEvidence> given;
        if (arguments)
            given = m_reading.evidence(i, m_reading.fieldOf(i, "args", {}), *arguments);
        return emptyCall(callee(i), given, arguments.value_or(""), evidenceOfCall(m_reading, i, payload), payload);
    }

    /// `lookup_vendor("V-2209") returned [].`
    CardStatement emptyCall(const std::string& name, const std::optional<CardEvidence>& given, const std::string& arguments, CardEvidence answered, const std::string& payload) const
    {
        StatementBuilder statement(m_reading);
        statement.say(name);
        if (given) {
            statement.say("(").at(*given);
            sayArguments(statement, arguments);
            statement.say(")");
        }
        statement.say(" returned ").at(std::move(answered));
        const std::string shown = firstWords(innerPayload(payload), kNameBytes);
        if (shown.empty())
            statement.say("nothing");
        else
            statement.value(shown, shown);
        statement.say(" without an error.");
        CardStatement built = std::move(statement).build();
        std::rotate(built.evidence.begin(), built.evidence.begin() + static_cast<std::ptrdiff_t>(built.evidence.size() - 1), built.evidence.end());
        for (CardValue& value : built.values)
            value.evidence = (value.evidence + 1) % built.evidence.size();
        return built;
    }

    CardStatement failureOf(std::size_t i) const
    {
        StatementBuilder statement(m_reading);
        const DecodedSpan* decoded = m_trace.decoded(i);
        if (m_trace.row(i).status == domain::SpanStatus::Error && decoded != nullptr && !decoded->span.statusMessage.empty()) {
            statement.at(i, "status_message", decoded->span.statusMessage);
            sayQuote(statement, decoded->span.statusMessage);
            return std::move(statement).build();
        }
        const auto& arguments = m_trace.content(i).toolArguments;
        if (arguments) {
            statement.at(i, m_reading.fieldOf(i, "args", {}), *arguments).say(callee(i)).say("(");
            sayArguments(statement, *arguments);
            statement.say("); what it answered was not recorded.");
        } else {
            statement.at(i, "name", m_trace.callee(i)).say(callee(i)).say(" was called; what it answered was not recorded.");
        }
        return std::move(statement).build();
    }

    /// A tool often wraps the retrieval that brought its documents.
    [[nodiscard]] bool areToldBelow(std::size_t i) const
    {
        const auto ids = [this](std::size_t row) {
            std::vector<std::string_view> found;
            for (const domain::Document& document : m_reading.documents(row))
                found.push_back(document.id);
            return found;
        };
        return std::any_of(m_documentRows.begin(), m_documentRows.end(), [&](std::size_t row) { return row > i && row < m_trace.subtreeEnd(i) && ids(row) == ids(i); });
    }

    void addDocuments(std::size_t i)
    {
        if (!m_reading.documents(i).empty() && areToldBelow(i))
            return;
        if (!m_reading.documents(i).empty()) {
            m_documentRows.push_back(i);
            addDocuments(broughtBy(m_reading, i));
        } else if (m_trace.row(i).step == StepKind::Retrieval) {
            addResult(i, Kind::Documents);
        }
    }

    void addDocuments(const BroughtDocuments& brought)
    {
        auto documents = documentsOf(m_reading, brought);
        StatementBuilder statement(m_reading);
        std::size_t delivered = 0;
        for (const CardDocument& document : documents) {
            delivered += document.delivery == CardDocument::Delivery::Delivered ? 1 : 0;
            const std::string name = firstWords(document.id.empty() ? document.title : document.id, kNameBytes);
            statement.say(statement.text().empty() ? "" : ", ").at(document.evidence.front()).value(name, name);
        }
        const std::size_t total = brought.documents.size();
        std::string title = std::to_string(total) + (total == 1 ? " document found" : " documents found");
        if (delivered > 0)
            title += delivered == total ? ", delivered to the model" : ", " + std::to_string(delivered) + " delivered to the model";
        if (CardEntry* entry = add(brought.row, Kind::Documents, std::move(title), std::move(statement).build())) {
            entry->documents = std::move(documents);
            if (brought.inMessages && brought.row == brought.holder)
                entry->findings.clear();
        }
    }

    void addAnswer(std::size_t i)
    {
        const std::string answer = answerText(m_trace.content(i));
        if (answer.empty())
            return;
        StatementBuilder statement(m_reading);
        statement.at(i, m_reading.fieldOf(i, "output", {}), answer);
        sayPayload(statement, answer);
        const std::string& agent = m_reading.input().trace.spans.text(m_trace.row(i).agent);
        add(i, Kind::Generation, (agent.empty() ? std::string("The model") : firstWords(agent, kNameBytes)) + " answered", std::move(statement).build());
    }

    /// What another agent gave back to the one that decides, where none of its own model calls is recorded to say it; of any run the error that its
    /// answer reports and that none of them does.
    void addRun(std::size_t i)
    {
        const std::string answer = answerWords(m_trace.content(i));
        const bool decides = m_reading.decisionRow() >= i && m_reading.decisionRow() < m_trace.subtreeEnd(i);
        if (answer.empty() || decides)
            return;
        const std::string& agent = m_reading.input().trace.spans.text(m_trace.row(i).agent);
        const std::string name = agent.empty() ? callee(i) : firstWords(agent, kNameBytes);
        const bool failed = m_trace.row(i).status == domain::SpanStatus::Error;
        const auto error = failed ? std::nullopt : errorInAnswer(answer, m_trace.callee(i));
        const bool isNew = m_trace.row(i).step == StepKind::Agent ? !isToldBelow(i, {}) && !endsInCalls(i) : failed;
        if (error && !isToldBelow(i, error->excerpt))
            addHiddenError(i, name, error->excerpt, answer);
        else if (isNew)
            addOutput(i, name + (failed ? " failed" : " answered"), failed);
    }

    void addHiddenError(std::size_t i, const std::string& name, std::string_view error, const std::string& answer)
    {
        StatementBuilder statement(m_reading);
        statement.at(i, m_reading.fieldOf(i, "output", {}), error);
        sayPayload(statement, error);
        if (error.size() < answer.size())
            statement.say(" in ").say("\xE2\x80\x9C" + firstWords(answer, kNameBytes) + "\xE2\x80\x9D");
        if (CardEntry* entry = add(i, Kind::Generation, name + " answered with an error, status ok", std::move(statement).build()))
            entry->isHiddenError = true;
    }

    /// Whether the last model call below only asked for tools: what such a run gives back is that request, in the framework's wrapping.
    [[nodiscard]] bool endsInCalls(std::size_t i) const
    {
        for (std::size_t below = m_trace.subtreeEnd(i); below-- > i + 1;)
            if (m_trace.isGeneration(below))
                return asksForTools(m_trace.content(below));
        return false;
    }

    /// Whether the answer of a model call below holds these words, or any.
    [[nodiscard]] bool isToldBelow(std::size_t i, std::string_view words) const
    {
        for (std::size_t below = i + 1; below < m_trace.subtreeEnd(i); ++below)
            if (const std::string answer = m_trace.isGeneration(below) ? answerText(m_trace.content(below)) : std::string(); !answer.empty() && answer.find(words) != std::string::npos)
                return true;
        return false;
    }

    void addOutput(std::size_t i, std::string title, bool failed = false)
    {
        const domain::StepContent& content = m_trace.content(i);
        const std::string answer = answerText(content);
        const std::string output = answer.empty() ? content.output.value_or(content.toolResult.value_or("")) : answer;
        StatementBuilder statement(m_reading);
        if (output.empty()) {
            statement.at(i, "name", m_trace.callee(i)).say(callee(i)).say(" ran; what it said was not recorded.");
        } else {
            statement.at(i, m_reading.fieldOf(i, content.output || !answer.empty() ? "output" : "result", {}), output);
            sayPayload(statement, output);
        }
        if (CardEntry* entry = add(i, isApproval(i) ? Kind::Approval : Kind::Generation, std::move(title), std::move(statement).build()))
            entry->isError = failed;
    }

    /// Where no tool has a span of its own: what the last step before the decision was given as results.
    void addResultsOfMessages()
    {
        const auto& rows = m_reading.before();
        const auto last = std::find_if(rows.rbegin(), rows.rend(), [this](std::size_t i) { return hasPart(m_trace.content(i).inputMessages, "tool_call_response"); });
        if (last == rows.rend())
            return;
        std::map<std::string_view, const domain::MessagePart*> calls; // by their ids
        std::vector<std::pair<const domain::MessagePart*, const domain::MessagePart*>> results; // and what called for them
        for (const domain::Message& message : *m_trace.content(*last).inputMessages) {
            for (const domain::MessagePart& part : message.parts) {
                if (part.type == "tool_call" && !part.id.empty())
                    calls[part.id] = &part;
                else if (part.type == "tool_call_response")
                    results.emplace_back(&part, calls[part.id]);
            }
        }
        if (results.size() > kFirstSteps + kLastSteps) {
            m_leftOut += results.size() - kFirstSteps - kLastSteps;
            results.erase(results.begin() + kFirstSteps, results.end() - kLastSteps);
        }
        for (const auto& [result, call] : results)
            addResultOfMessage(*last, *result, call);
    }

    /// A field of its own for each message is small; one that is not is the conversation, and what a call was given does not stand there as it
    /// was read. Finding it reads all of it.
    const std::string& fieldOfMessages(std::size_t row, std::string_view content)
    {
        constexpr std::size_t kConversation = 256 * 1024;
        const FieldText* known = m_messagesField.empty() ? nullptr : &m_reading.field(row, m_messagesField);
        if (known == nullptr || (known->text().size() < kConversation && !known->holds(content)))
            m_messagesField = m_reading.fieldOf(row, "input", content);
        return m_messagesField;
    }

    /// `call`: null where it is not in the messages.
    void addResultOfMessage(std::size_t row, const domain::MessagePart& result, const domain::MessagePart* call)
    {
        const std::string& payload = result.payload.empty() ? result.content : result.payload;
        if (payload.empty())
            return;
        if (const auto documents = telemetry::findDocuments(telemetry::ValueTree::ofText(payload)); documents && !documents->empty()) {
            addDocuments({row, row, true, m_trace.row(row).start, *documents});
            return;
        }
        const std::string tool = result.name.empty() && call != nullptr ? call->name : result.name;
        const std::string name = tool.empty() ? "A tool" : firstWords(tool, kNameBytes);
        const bool saysNothing = emptyPayload(payload).has_value();
        const bool isEmpty = saysNothing && !isVoidTool(tool);
        std::optional<CardEvidence> given;
        if (call != nullptr && !call->payload.empty())
            given = m_reading.evidence(row, fieldOfMessages(row, call->payload), call->payload);
        StatementBuilder statement(m_reading);
        if (!saysNothing) {
            statement.at(row, fieldOfMessages(row, payload), payload);
            sayPayload(statement, payload);
        } else if (!isEmpty && given) { // it gives nothing back: what it was given is what there is to read
            statement.at(*given);
            sayArguments(statement, call->payload);
        }
        CardStatement told = isEmpty ? emptyCall(name, given, given ? call->payload : std::string(), m_reading.evidence(row, fieldOfMessages(row, payload), payload), payload)
                                     : std::move(statement).build();
        if (CardEntry* entry = add(row, Kind::ToolResult, isEmpty ? titleOfEmpty(name) : saysNothing ? name + " called" : titleOfResult(name), std::move(told))) {
            entry->tool = tool;
            entry->isEmpty = isEmpty;
            entry->findings = isEmpty ? findingsAbout(result, tool, payload) : std::vector<std::size_t>(); // the others are about what the step answered
        }
    }

    /// What detectors say of a result that only messages hold: it is a finding of the step that was first given it, and this one repeats it.
    [[nodiscard]] std::vector<std::size_t> findingsAbout(const domain::MessagePart& part, std::string_view tool, std::string_view payload)
    {
        std::vector<std::size_t> about;
        if (!m_told)
            m_told = toldResults(m_trace);
        const ToldResult* told = repeatedBy(part, tool, *m_told);
        const auto& findings = m_reading.input().findings;
        for (std::size_t f = 0; f < findings.size() && told != nullptr; ++f)
            if (findings[f].detector == "empty-result" && findings[f].span == m_trace.row(told->holder).span && findings[f].title == emptyResultTitle(nameOf(*told))
                && !findings[f].evidence.empty() && payload.starts_with(findings[f].evidence.front().excerpt))
                about.push_back(f);
        return about;
    }

    const CardReading& m_reading;
    const TraceReading& m_trace;
    std::vector<CardEntry> m_entries;
    std::vector<std::size_t> m_documentRows;
    std::size_t m_toolSpans = 0;
    std::size_t m_leftOut = 0;
    std::string m_messagesField; ///< where results of messages were found last
    std::optional<std::vector<ToldResult>> m_told; ///< read where an entry asks for one
};

} // namespace

CardSteps entriesOf(const CardReading& reading) { return EntryWriter(reading).run(); }

} // namespace whyglass::analysis
