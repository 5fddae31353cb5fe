// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_entries.h"

#include "ingest/normalize/documents.h"
#include "models/analysis/decisions/card_answer.h"
#include "models/analysis/decisions/card_documents.h"
#include "models/analysis/decisions/card_payload.h"
#include "models/analysis/decisions/card_requests.h"
#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/human_step.h"
#include "models/analysis/text/name_words.h"
#include "models/analysis/text/specifics.h"

#include <algorithm>
#include <map>

namespace whyglass::analysis {

namespace {

using domain::StepKind;
using Kind = CardEntry::Kind;

constexpr std::size_t kMaxEntries = 300; ///< beyond it nobody reads on; the notes of the card say so
constexpr std::size_t kMaxTurns = 40; ///< of the user after the first; the last one says how many follow
constexpr std::size_t kNameBytes = 60;

class EntryWriter {
public:
    explicit EntryWriter(const CardReading& reading) : m_reading(reading), m_trace(reading.trace()) {}

    std::vector<CardEntry> run()
    {
        addRequest();
        const auto turns = laterTurns(m_reading);
        std::size_t told = 0;
        for (const std::size_t i : m_reading.before()) {
            for (; told < turns.size() && (turns[told].row == i || m_trace.row(turns[told].row).start < m_trace.row(i).end()); ++told)
                addTurn(turns, told);
            addStep(i);
        }
        if (m_toolSpans == 0)
            addResultsOfMessages();
        addDecision();
        for (const std::size_t i : m_reading.after())
            add(i, Kind::Action, titleOfAction(m_trace.callee(i)), actionOf(i));
        return std::move(m_entries);
    }

private:
    [[nodiscard]] std::string callee(std::size_t i) const { return firstWords(m_trace.callee(i), kNameBytes); }

    void add(std::size_t i, Kind kind, std::string title, CardStatement statement)
    {
        if (statement.isEmpty() || m_entries.size() >= kMaxEntries)
            return;
        const store::SpanRow& row = m_trace.row(i);
        CardEntry& entry = m_entries.emplace_back();
        entry.kind = kind;
        entry.title = std::move(title);
        entry.statement = std::move(statement);
        entry.span = row.span;
        entry.time = kind == Kind::Input ? row.start : row.end();
        entry.step = row.step;
        for (std::size_t f = 0; f < m_reading.input().findings.size(); ++f)
            if (m_reading.input().findings[f].span == row.span)
                entry.findings.push_back(f);
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
        add(i, Kind::Input, std::move(title), std::move(statement).build());
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
            else if (m_trace.row(i).step == StepKind::Agent)
                addSubAgent(i);
            break;
        }
    }

    [[nodiscard]] bool isApproval(std::size_t i) const { return asksAPerson(m_reading.input().trace.spans, i); }

    void addResult(std::size_t i, Kind kind)
    {
        const std::size_t size = m_entries.size();
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
        add(i, kind, title, isEmpty ? emptyCall(i, *payload) : payload ? resultOf(i, *payload) : failureOf(i));
        if (m_entries.size() > size) {
            m_entries.back().tool = m_trace.callee(i);
            m_entries.back().isEmpty = isEmpty;
            m_entries.back().isError = failed;
            m_entries.back().isHiddenError = error.has_value() && !failed;
        }
    }

    CardStatement resultOf(std::size_t i, const std::string& payload) const
    {
        StatementBuilder statement(m_reading);
        atResult(statement, i, payload);
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

    /// `lookup_vendor("V-2209") returned [].`
    CardStatement emptyCall(std::size_t i, const std::string& payload) const
    {
        StatementBuilder statement(m_reading);
        statement.say(callee(i));
        if (const auto& arguments = m_trace.content(i).toolArguments) {
            statement.say("(").at(i, m_reading.fieldOf(i, "args", {}), *arguments);
            sayArguments(statement, *arguments);
            statement.say(")");
        }
        statement.say(" returned ");
        atResult(statement, i, payload);
        const std::string shown = firstWords(payload, kNameBytes);
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

    void atResult(StatementBuilder& statement, std::size_t i, const std::string& payload) const
    {
        const std::size_t source = m_trace.resultSource(i);
        if (source != i)
            statement.at(source, m_reading.fieldOf(source, "input", {}), payload);
        else
            statement.at(i, m_reading.fieldOf(i, m_trace.content(i).documents ? "docs" : "result", payload), payload);
    }

    /// A tool often wraps the retrieval that brought its documents.
    [[nodiscard]] bool isToldBelow(std::size_t i) const
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
        if (!m_reading.documents(i).empty() && isToldBelow(i))
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
        const std::size_t size = m_entries.size();
        add(brought.row, Kind::Documents, std::move(title), std::move(statement).build());
        if (m_entries.size() > size)
            m_entries.back().documents = std::move(documents);
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

    /// What another agent gave back to the one that decides, where none of its own model calls is recorded to say it.
    void addSubAgent(std::size_t i)
    {
        const std::size_t end = m_trace.subtreeEnd(i);
        bool isTold = m_reading.decisionRow() >= i && m_reading.decisionRow() < end;
        for (std::size_t below = i + 1; below < end && !isTold; ++below)
            isTold = m_trace.isGeneration(below) && !answerText(m_trace.content(below)).empty();
        const domain::StepContent& content = m_trace.content(i);
        if (isTold || (answerText(content).empty() && content.output.value_or("").empty()))
            return;
        const std::string& agent = m_reading.input().trace.spans.text(m_trace.row(i).agent);
        const std::string name = agent.empty() ? callee(i) : firstWords(agent, kNameBytes);
        const std::string answer = answerText(content);
        const bool failed = m_trace.row(i).status == domain::SpanStatus::Error;
        const bool hidesError = !failed && tellsError(answer.empty() ? *content.output : answer, name);
        const std::size_t size = m_entries.size();
        addOutput(i, name + (failed ? " failed" : hidesError ? " answered with an error, status ok" : " answered"));
        if (m_entries.size() > size) {
            m_entries.back().isError = failed;
            m_entries.back().isHiddenError = hidesError;
        }
    }

    /// Runtimes of agents append the stack trace of what broke to what was said until then.
    static bool tellsError(const std::string& answer, const std::string& agent)
    {
        return errorPayload(answer, agent) || answer.find("\nTraceback (most recent call last):") != std::string::npos;
    }

    void addOutput(std::size_t i, std::string title)
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
        add(i, isApproval(i) ? Kind::Approval : Kind::Generation, std::move(title), std::move(statement).build());
    }

    /// Where no tool has a span of its own: what the last step before the decision was given as results.
    void addResultsOfMessages()
    {
        const auto& rows = m_reading.before();
        const auto last = std::find_if(rows.rbegin(), rows.rend(), [this](std::size_t i) { return hasPart(m_trace.content(i).inputMessages, "tool_call_response"); });
        if (last == rows.rend())
            return;
        std::map<std::string, std::string> names; // of the tools, by the ids of their calls
        for (const domain::Message& message : *m_trace.content(*last).inputMessages) {
            for (const domain::MessagePart& part : message.parts) {
                if (part.type == "tool_call")
                    names[part.id] = part.name;
                else if (part.type == "tool_call_response")
                    addResultOfMessage(*last, part.name.empty() ? names[part.id] : part.name, part.payload.empty() ? part.content : part.payload);
            }
        }
    }

    void addResultOfMessage(std::size_t row, const std::string& tool, const std::string& payload)
    {
        if (payload.empty())
            return;
        if (const auto documents = telemetry::findDocuments(telemetry::ValueTree::ofText(payload)); documents && !documents->empty()) {
            addDocuments({row, row, true, m_trace.row(row).start, *documents});
            return;
        }
        const std::string name = tool.empty() ? "A tool" : firstWords(tool, kNameBytes);
        const bool isEmpty = emptyPayload(payload).has_value() && !isVoidTool(tool);
        StatementBuilder statement(m_reading);
        statement.at(row, m_reading.fieldOf(row, "input", payload), payload);
        sayPayload(statement, payload);
        add(row, Kind::ToolResult, isEmpty ? titleOfEmpty(name) : titleOfResult(name), std::move(statement).build());
        if (!m_entries.empty() && m_entries.back().kind == Kind::ToolResult) {
            m_entries.back().tool = tool;
            m_entries.back().isEmpty = isEmpty;
        }
    }

    void addDecision()
    {
        if (!m_reading.hasDecisionRow())
            return;
        const std::size_t i = m_reading.decisionRow();
        const domain::Decision& decision = m_reading.decision();
        const CardEvidence result = evidenceOfResult(m_reading);
        StatementBuilder statement(m_reading);
        statement.at(result);
        if (!decision.rule.empty()) {
            statement.say("Rule \"" + firstWords(decision.rule, kNameBytes) + "\" takes ").value(firstWords(result.excerpt, kNameBytes), result.excerpt).say(" for a decision.");
        } else if (decision.isExplicit) {
            statement.say(decision.source).say(" = ").value(firstWords(result.excerpt, kNameBytes), result.excerpt);
            if (decision.confidence)
                sayConfidence(statement, i);
        } else {
            const std::string answer = answerText(m_trace.content(i));
            sayPayload(statement, answer.empty() ? m_trace.content(i).output.value_or(result.excerpt) : answer);
        }
        const char* title = !decision.rule.empty() ? "Decision found by a rule" : decision.isExplicit ? "Decision recorded" : "Decision read from the final answer";
        add(i, Kind::Decision, title, std::move(statement).build());
        if (!m_entries.empty() && m_entries.back().kind == Kind::Decision)
            m_entries.back().relation = result.relation;
    }

    void sayConfidence(StatementBuilder& statement, std::size_t i) const
    {
        const DecodedSpan* decoded = m_trace.decoded(i);
        if (decoded == nullptr)
            return;
        for (const telemetry::AttributeView& attribute : decoded->span.attributes) {
            if (!hasAnyWord(attribute.key, {"confidence", "score"}))
                continue;
            const std::string text = telemetry::valueToText(attribute.value);
            statement.say(", confidence ").at(i, "attributes." + std::string(attribute.key), text).value(text, text);
            if (const auto stated = parseNumber(text); stated && *stated > 1.0)
                statement.say(" (read as per cent)");
            return;
        }
    }

    CardStatement actionOf(std::size_t i) const
    {
        StatementBuilder statement(m_reading);
        const domain::StepContent& content = m_trace.content(i);
        if (content.toolArguments) {
            statement.at(i, m_reading.fieldOf(i, "args", {}), *content.toolArguments);
            sayArguments(statement, *content.toolArguments);
        }
        if (const auto payload = m_trace.result(i)) {
            statement.say(statement.text().empty() ? "" : " \xE2\x86\x92 ");
            atResult(statement, i, *payload);
            sayPayload(statement, *payload, 120);
        }
        if (!statement.hasEvidence())
            statement.at(i, "name", m_trace.callee(i)).say(callee(i)).say(" was called.");
        return std::move(statement).build();
    }

    const CardReading& m_reading;
    const TraceReading& m_trace;
    std::vector<CardEntry> m_entries;
    std::vector<std::size_t> m_documentRows;
    std::size_t m_toolSpans = 0;
};

} // namespace

std::vector<CardEntry> entriesOf(const CardReading& reading) { return EntryWriter(reading).run(); }

} // namespace whyglass::analysis
