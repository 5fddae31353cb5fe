// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/conclusion.h"
#include "models/analysis/decisions/decision_fields.h"
#include "models/analysis/decisions/provenance.h"
#include "models/analysis/detectors/trace_reading.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/hash.h"
#include "models/analysis/text/specifics.h"
#include "models/analysis/trace_analysis.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace whyglass::analysis {

namespace {

using domain::Decision;
using domain::StepKind;

/// Of one trace; each looks at the whole of it.
constexpr std::size_t kMaxDecisions = 500;

bool isAgent(StepKind kind) { return kind == StepKind::Agent || kind == StepKind::Workflow; }

class DecisionReader {
public:
    DecisionReader(const TraceDetails& trace, const std::vector<domain::StepContent>& contents, const DecisionRules& rules)
        : m_trace(trace)
        , m_contents(contents)
        , m_rules(rules)
        , m_input{trace, contents, m_none, {}}
        , m_reading(m_input)
    {
    }

    std::vector<Decision> run()
    {
        std::vector<Decision> decisions = explicitOnes();
        addByRules(decisions);
        if (!m_isConcluded) // what the application or the user says outranks what an answer seems to say
            addInferred(decisions);
        if (decisions.size() > 1)
            for (std::size_t i = 0; i < decisions.size(); ++i)
                usageOfRun(decisions[i], m_runs[i]);
        return decisions;
    }

private:
    [[nodiscard]] const std::string& text(std::uint32_t index) const { return m_trace.spans.text(index); }
    [[nodiscard]] const store::SpanRow& row(std::size_t i) const { return m_trace.spans.rows[i]; }

    // --- explicit ----------------------------------------------------------------------------------------------------

    std::vector<Decision> explicitOnes()
    {
        std::vector<Decision> decisions;
        std::set<std::tuple<std::string, std::vector<std::pair<std::string, std::string>>>> seen;
        for (const std::size_t i : decisionStepsFirst()) {
            const auto stated = m_trace.decoded[i] ? telemetry::explicitDecisionOf(m_trace.decoded[i]->span) : std::nullopt;
            if (!stated || decisions.size() >= kMaxDecisions)
                continue;
            const std::string result = toLower(trim(stated->result));
            // An agent often repeats on itself what its deciding step said.
            if (!stated->ofRun && !seen.emplace(result, stated->subject).second)
                continue;
            m_isConcluded = m_isConcluded || !stated->ofRun;
            Decision decision = basics(i, "explicit");
            decision.isExplicit = true;
            decision.result = result;
            decision.confidence = stated->confidence;
            decision.subject = stated->subject;
            decision.source = stated->source;
            if (!stated->ofRun)
                addWhatStandsBeside(i, decision);
            decision.provenance =
                provenanceOf(m_reading, conversation(), {i, -1, decision.confidence, stated->humanApproved, decision.approver});
            decisions.push_back(std::move(decision));
            m_runs.push_back(i);
        }
        return decisions;
    }

    /// The other fields of an explicit decision: on its span, in its answer, in what its tool was given and gave back, in the request.
    void addWhatStandsBeside(std::size_t i, Decision& decision) const
    {
        addAttributes(m_trace.decoded[i]->span, decision);
        fillFromAttributes(m_trace.decoded[i]->span, m_rules.names, decision);
        fillFromPayload(answerText(m_contents[i]), m_rules.names, decision);
        for (const auto* payload : {&m_contents[i].output, &m_contents[i].toolArguments, &m_contents[i].toolResult})
            if (*payload)
                fillFromPayload(**payload, m_rules.names, decision);
        fillFromRequest(decision);
        if (decision.subject.empty())
            decision.subject = subjectFromRequest();
    }

    /// What a request in JSON says of the matter. Who is to approve is asked there, not told.
    void fillFromRequest(Decision& decision) const
    {
        Decision asked = decision;
        for (const std::string_view text : firstRequest())
            fillFromPayload(text, m_rules.names, asked);
        decision.amount = asked.amount;
        decision.subject = std::move(asked.subject);
    }

    [[nodiscard]] std::vector<std::size_t> decisionStepsFirst() const
    {
        std::vector<std::size_t> order;
        for (const bool first : {true, false})
            for (std::size_t i = 0; i < m_trace.spans.rows.size(); ++i)
                if ((row(i).step == StepKind::Decision) == first)
                    order.push_back(i);
        return order;
    }

    /// Business keys and the amount that stand beside the decision on its span; an amount is no subject.
    static void addAttributes(const telemetry::SpanView& span, Decision& decision)
    {
        for (const telemetry::AttributeView& attribute : span.attributes) {
            const auto key = subjectKeyFor(attribute.key);
            const bool known = std::any_of(decision.subject.begin(), decision.subject.end(),
                [key](const auto& own) { return subjectKeyFor(own.first) == key; });
            if (!key.empty() && !known)
                decision.subject.emplace_back(attribute.key, telemetry::valueToText(attribute.value));
            const bool isAmount =
                attribute.key == "amount" || attribute.key.ends_with(".amount") || attribute.key.ends_with(".total");
            if (isAmount && !decision.amount && !attribute.key.starts_with("gen_ai."))
                decision.amount = parseNumber(telemetry::valueToText(attribute.value));
        }
        std::erase_if(decision.subject, [](const auto& own) { return own.first == "amount"; });
    }

    // --- by rules of the user -------------------------------------------------------------------------------------------

    void addByRules(std::vector<Decision>& decisions)
    {
        for (std::size_t i = 0; i < m_trace.spans.rows.size() && decisions.size() < kMaxDecisions; ++i) {
            const DecodedSpan* span = m_trace.decoded[i].get();
            const auto fitting = std::find_if(m_rules.rules.begin(), m_rules.rules.end(),
                [span](const DecisionRule& rule) { return span != nullptr && fits(rule, *span); });
            const bool isKnown = std::find(m_runs.begin(), m_runs.end(), i) != m_runs.end(); // the span says itself what it decides
            if (fitting == m_rules.rules.end() || isKnown)
                continue;
            Decision decision = basics(i, "rule " + fitting->name);
            decision.isExplicit = true;
            decision.rule = fitting->name;
            m_isConcluded = true;
            decision.source = "rule " + fitting->name;
            fillByRule(*fitting, m_rules.names, *span, m_contents[i], decision);
            if (decision.subject.empty())
                decision.subject = subjectOfCall(i);
            decision.provenance = provenanceOf(m_reading, conversation(), {i, -1, decision.confidence, {}, decision.approver});
            decisions.push_back(std::move(decision));
            m_runs.push_back(i);
        }
    }

    /// Business keys in the arguments of the call, else in what was asked.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> subjectOfCall(std::size_t i) const
    {
        auto keys = m_contents[i].toolArguments ? subjectKeysIn(*m_contents[i].toolArguments) : std::vector<std::pair<std::string, std::string>>{};
        return keys.empty() ? subjectFromRequest() : keys;
    }

    // --- inferred ----------------------------------------------------------------------------------------------------

    void addInferred(std::vector<Decision>& decisions)
    {
        for (const std::size_t run : runs()) {
            const auto answer = finalAnswer(run);
            const auto conclusion = answer ? concluded(answer->text) : std::nullopt;
            if (!conclusion || decisions.size() >= kMaxDecisions)
                continue;
            decisions.push_back(inferred(run, *answer, *conclusion));
            m_runs.push_back(run);
        }
    }

    /// What the answer concludes in the usual words, else under a name that the user gave.
    [[nodiscard]] std::optional<Conclusion> concluded(const std::string& answer) const
    {
        if (auto conclusion = conclusionOf(answer))
            return conclusion;
        Decision named;
        if (!m_rules.names.result.empty())
            fillFromPayload(answer, m_rules.names, named);
        if (named.result.empty())
            return std::nullopt;
        return Conclusion{named.result, named.confidence, named.amount, subjectKeysIn(answer)};
    }

    /// Root-most agents and workflows; without any, the first span, if the trace shows a model at work with tools.
    [[nodiscard]] std::vector<std::size_t> runs() const
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < m_trace.spans.rows.size(); ++i)
            if (isAgent(row(i).step) && m_reading.agentRun(i) < 0)
                found.push_back(i);
        if (!found.empty() || m_trace.spans.rows.empty())
            return found;
        for (std::size_t i = 0; i < m_trace.spans.rows.size(); ++i)
            if (row(i).step == StepKind::Tool || asksForTools(m_contents[i])
                || hasPart(m_contents[i].inputMessages, "tool_call_response"))
                return {0};
        return found;
    }

    struct Answer {
        std::size_t span = 0;
        std::string text;
    };

    [[nodiscard]] Decision inferred(std::size_t run, const Answer& answer, const Conclusion& conclusion) const
    {
        Decision decision = basics(answer.span, "inferred");
        decision.result = conclusion.result;
        decision.confidence = conclusion.confidence;
        decision.amount = conclusion.amount;
        decision.subject = conclusion.subject;
        fillFromPayload(answer.text, m_rules.names, decision);
        for (const std::size_t i : {answer.span, run})
            if (m_trace.decoded[i])
                fillFromAttributes(m_trace.decoded[i]->span, m_rules.names, decision);
        fillFromRequest(decision);
        for (auto& key : subjectFromRequest())
            if (std::none_of(decision.subject.begin(), decision.subject.end(), [&key](const auto& own) { return own.first == key.first; }))
                decision.subject.push_back(std::move(key));
        decision.source = decision.agent.empty() ? "final answer" : "final answer of " + decision.agent;
        const int generation = row(answer.span).step == StepKind::Generation ? static_cast<int>(answer.span) : -1;
        decision.provenance = provenanceOf(m_reading, conversation(), {answer.span, generation, decision.confidence, {}, decision.approver});
        return decision;
    }

    /// `i` is at the same time as `other` and says nothing: what another library recorded of that call, without its content.
    [[nodiscard]] bool isSilentTwin(std::size_t i, std::size_t other) const
    {
        const bool together = row(i).start < row(other).end() && row(other).start < row(i).end();
        return together && !asksForTools(m_contents[i]) && answerText(m_contents[i]).empty();
    }

    /// The last words of a model below `run` that ask for no tool; else what the run itself says it answered.
    [[nodiscard]] std::optional<Answer> finalAnswer(std::size_t run) const
    {
        std::optional<std::size_t> last;
        const bool wholeTrace = !isAgent(row(run).step);
        const std::size_t end = wholeTrace ? m_reading.size() : m_reading.subtreeEnd(run);
        for (std::size_t i = run; i < end; ++i) {
            if (!m_reading.isGeneration(i) || (last && isSilentTwin(i, *last)))
                continue;
            if (!last || isSilentTwin(*last, i) || std::tuple(row(i).end(), row(i).start) >= std::tuple(row(*last).end(), row(*last).start))
                last = i;
        }
        if (last && !asksForTools(m_contents[*last])) {
            std::string words = answerText(m_contents[*last]);
            if (!words.empty())
                return Answer{*last, std::move(words)};
        }
        std::string own = answerText(m_contents[run]);
        if (own.empty() && m_contents[run].output)
            own = *m_contents[run].output;
        if (own.empty() || asksForTools(m_contents[run]))
            return std::nullopt;
        return Answer{run, std::move(own)};
    }

    /// What the first step that was asked anything was asked.
    [[nodiscard]] std::vector<std::string_view> firstRequest() const
    {
        std::vector<std::string_view> texts;
        for (const domain::StepContent& content : m_contents) {
            if (content.inputMessages)
                for (const domain::Message& message : *content.inputMessages)
                    if (message.role == "user")
                        for (const domain::MessagePart& part : message.parts)
                            texts.push_back(part.content);
            if (content.input && !content.inputMessages)
                texts.push_back(*content.input);
            if (!texts.empty())
                break;
        }
        return texts;
    }

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> subjectFromRequest() const
    {
        for (const domain::StepContent& content : m_contents) {
            if (content.inputMessages)
                for (const domain::Message& message : *content.inputMessages)
                    if (message.role == "user")
                        for (const domain::MessagePart& part : message.parts)
                            if (auto keys = subjectKeysIn(part.content); !keys.empty())
                                return keys;
            if (content.input && !content.inputMessages)
                if (auto keys = subjectKeysIn(*content.input); !keys.empty())
                    return keys;
        }
        return {};
    }

    [[nodiscard]] const Conversation& conversation() const
    {
        if (!m_conversation)
            m_conversation.emplace(m_reading);
        return *m_conversation;
    }

    // --- common ------------------------------------------------------------------------------------------------------

    Decision basics(std::size_t i, std::string_view kindOfSource) const
    {
        const store::SpanRow& span = row(i);
        const int above = m_reading.agentRun(i);
        const std::size_t run = isAgent(span.step) || above < 0 ? i : static_cast<std::size_t>(above);
        Decision decision;
        decision.id = FieldHash().add(span.trace.hex()).add(span.span.hex()).add(kindOfSource).hex();
        decision.trace = span.trace;
        decision.span = span.span;
        decision.agent = agentOf(i);
        decision.service = text(span.service);
        if (const auto& decoded = m_trace.decoded[i])
            decision.serviceVersion = std::string(decoded->resource.serviceVersion);
        decision.model = modelBefore(span.end());
        decision.userTier = m_trace.row.tier;
        for (const store::SpanRow& other : m_trace.spans.rows)
            if (decision.userTier.empty())
                decision.userTier = text(other.tier);
        decision.start = row(run).start;
        decision.duration = span.end() > row(run).end() ? span.end() - row(run).start : row(run).duration;
        decision.tokens = m_trace.row.tokens;
        decision.cost = m_trace.row.cost;
        return decision;
    }

    /// The agent that the span names, else the nearest one above it: steps of an agent seldom repeat its name.
    [[nodiscard]] std::string agentOf(std::size_t i) const
    {
        if (std::string own = text(row(i).agent); !own.empty())
            return own;
        const int named = m_trace.ancestor(i, [this](std::size_t above) { return !text(row(above).agent).empty(); });
        return named < 0 ? std::string() : text(row(static_cast<std::size_t>(named)).agent);
    }

    [[nodiscard]] std::string modelBefore(domain::Timestamp end) const
    {
        const store::SpanRow* last = nullptr;
        for (const store::SpanRow& candidate : m_trace.spans.rows)
            if (candidate.step == StepKind::Generation && candidate.start <= end && candidate.model != 0
                && (last == nullptr || candidate.start >= last->start))
                last = &candidate;
        return last == nullptr ? std::string() : text(last->model);
    }

    /// Where several decide, each answers for what its own agent used.
    void usageOfRun(Decision& decision, std::size_t span) const
    {
        const int above = m_reading.agentRun(span);
        const std::size_t run = isAgent(row(span).step) || above < 0 ? span : static_cast<std::size_t>(above);
        if (!isAgent(row(run).step))
            return;
        decision.tokens = {};
        decision.cost.reset();
        for (std::size_t i = run; i < m_reading.subtreeEnd(run); ++i) {
            if (!row(i).has(store::SpanFlag::Counted))
                continue;
            decision.tokens.add(row(i).tokens);
            if (row(i).cost)
                decision.cost = decision.cost.value_or(domain::Money{}) + *row(i).cost;
        }
    }

    const TraceDetails& m_trace;
    const std::vector<domain::StepContent>& m_contents;
    const DecisionRules& m_rules;
    const std::vector<Decision> m_none;
    DetectorInput m_input;
    TraceReading m_reading;
    mutable std::optional<Conversation> m_conversation; ///< of traces that decide something
    std::vector<std::size_t> m_runs; ///< beside the decisions: the row that decides
    bool m_isConcluded = false; ///< the application or the user says what was concluded; permissions and handovers do not
};

} // namespace

std::vector<Decision> decisionsOf(const TraceDetails& trace, const std::vector<domain::StepContent>& contents, const DecisionRules& rules)
{
    return DecisionReader(trace, contents, rules).run();
}

} // namespace whyglass::analysis
