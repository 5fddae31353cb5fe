// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/detectors/detector.h"
#include "models/analysis/payload/payload_verdict.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// The questions that every detector asks of a trace. Borrows its input; made anew for each run of a detector. Made in one
/// pass over the rows, so that the questions cost little however deep or long a sender makes its trace.
class TraceReading {
public:
    explicit TraceReading(const DetectorInput& input);

    [[nodiscard]] const DetectorInput& input() const { return m_input; }
    [[nodiscard]] std::size_t size() const { return m_input.trace.spans.rows.size(); }
    [[nodiscard]] const store::SpanRow& row(std::size_t i) const { return m_input.trace.spans.rows[i]; }
    [[nodiscard]] const domain::StepContent& content(std::size_t i) const { return m_input.contents[i]; }
    /// nullptr where the payload is not decoded.
    [[nodiscard]] const DecodedSpan* decoded(std::size_t i) const { return m_input.trace.decoded[i].get(); }

    /// A call of something outside the model: tool, retrieval, rerank, http, db, rpc.
    [[nodiscard]] bool isCall(std::size_t i) const;
    /// The model was asked. Of nested spans of one call (two libraries) the innermost that holds the answer.
    [[nodiscard]] bool isGeneration(std::size_t i) const { return m_generation[i] != 0; }
    /// Tool name, else span name.
    [[nodiscard]] std::string_view callee(std::size_t i) const;
    /// What the call answered; nullopt where it was not recorded. An empty list of documents is "[]". A tool whose span does
    /// not say is asked for in the messages of the next model call, which was given the answer.
    [[nodiscard]] std::optional<std::string> result(std::size_t i) const;
    /// The row that result() was read from: `i`, or that model call.
    [[nodiscard]] std::size_t resultSource(std::size_t i) const;
    /// The error of a call, by status or by what its payload says (detectors.md, effective error); of an agent or a workflow by what it
    /// answered, also below what it said before it broke.
    [[nodiscard]] std::optional<std::string> effectiveError(std::size_t i) const;
    /// Index of the nearest agent or workflow above, -1 where none.
    [[nodiscard]] int agentRun(std::size_t i) const { return m_run[i]; }
    /// False only where the telemetry shows two different agents.
    [[nodiscard]] bool sameAgent(std::size_t a, std::size_t b) const;
    /// The rows below `i` are i + 1 … subtreeEnd(i) - 1.
    [[nodiscard]] std::size_t subtreeEnd(std::size_t i) const { return m_subtreeEnd[i]; }
    /// Inside a call, or inside a model call (its transport).
    [[nodiscard]] bool insideCall(std::size_t i) const { return m_insideCall[i] != 0; }

    /// The first decision that ends at or after `time`; nullptr where none.
    [[nodiscard]] const domain::Decision* decisionAfter(domain::Timestamp time) const;
    /// The first write call (approve, pay, send …) that starts at or after `time`; nullopt where none.
    [[nodiscard]] std::optional<std::size_t> writeAfter(domain::Timestamp time) const;

private:
    void readTree();
    void findGenerations();
    void findDependents();
    void findAnswers();
    [[nodiscard]] std::optional<std::string> ownResult(std::size_t i) const;
    [[nodiscard]] bool isModelCall(std::size_t i) const;

    struct Answer {
        std::size_t generation = 0;
        std::string payload;
    };

    const DetectorInput& m_input;
    std::unordered_map<std::size_t, Answer> m_answers; ///< of tools whose spans do not say
    std::vector<int> m_agent, m_run; ///< nearest agent; nearest agent or workflow
    std::vector<std::size_t> m_subtreeEnd;
    std::vector<char> m_generation, m_insideCall;
    std::vector<std::pair<domain::Timestamp, const domain::Decision*>> m_decisions; ///< by end of the deciding span
    std::vector<std::pair<domain::Timestamp, std::size_t>> m_writes; ///< by start
};

/// Texts of the assistant's parts of an answer, joined; empty where it only called tools.
std::string answerText(const domain::StepContent& content);
bool hasPart(const std::optional<std::vector<domain::Message>>& messages, std::string_view type);
bool asksForTools(const domain::StepContent& content);

} // namespace whyglass::analysis
