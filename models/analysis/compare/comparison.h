// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/step_changes.h"
#include "models/domain/decision.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Two runs side by side: what an agent did in each, step by step, and where they part.
namespace whyglass::analysis {

/// A step of one side: a model call, a tool, a retrieval, a guardrail, an evaluation, a decision.
struct ComparedStep {
    domain::SpanKey key;
    domain::SpanId span;
    domain::StepKind kind = domain::StepKind::Other;
    std::string name;   ///< the model, the tool, the source of documents, else the span's name; of a decision its result
    std::string detail; ///< a line of what it was about: arguments and result, answer, documents; may be empty
    std::string agent;
    domain::Timestamp start;
    domain::Duration duration;
    bool failed = false;
    std::string decisionId; ///< of what it concluded; empty = nothing
    domain::TokenUsage tokens;         ///< as its span tells them
    std::optional<domain::Money> cost; ///< nullopt = not known
    bool summed = false;   ///< its tokens and cost are in the sums of its side; else another span tells the same call
    bool unpriced = false; ///< it has tokens, and no price is known for them
    std::string prompt;             ///< name and version: "approve-invoice@12"; empty = not told
    std::uint64_t systemPrompt = 0; ///< hash of its text; 0 = none recorded
};

/// One of the two: a trace, or the part of a trace that led to a decision.
struct ComparedSide {
    std::string id; ///< as asked for
    domain::TraceId trace;
    std::optional<domain::Decision> decision; ///< the one asked for, or the only one of the trace
    std::string label;      ///< what people call it: the first subject of the decision, else the root's name
    std::string service, serviceVersion;
    std::string promptName, promptVersion; ///< of the last step that names one
    domain::Timestamp start;
    domain::Duration duration; ///< of the steps compared
    domain::TokenUsage tokens; ///< of the decision, else of the trace
    std::optional<domain::Money> cost;
    std::vector<ComparedStep> steps;
};

struct StepPair {
    int a = -1, b = -1; ///< indexes into the steps of the sides; -1 = no such step
    StepRelation relation = StepRelation::Same;
    std::string behaviour; ///< StepChanges::behaviour
    std::vector<StepChange> changes;
};

struct Comparison {
    ComparedSide a, b;
    std::vector<StepPair> steps; ///< in the order of both
    std::optional<std::size_t> firstDivergence; ///< into steps: the first that behaves otherwise or that one side lacks
    bool everySpan = false; ///< all spans were compared: asked for, or neither side has steps of an agent
    [[nodiscard]] std::size_t count(StepRelation relation) const;
    /// Differences of texts run from the older run to the newer, whichever stands left.
    [[nodiscard]] bool olderIsA() const { return a.start <= b.start; }
    [[nodiscard]] const ComparedStep* stepA(std::size_t pair) const { return steps[pair].a < 0 ? nullptr : &a.steps[static_cast<std::size_t>(steps[pair].a)]; }
    [[nodiscard]] const ComparedStep* stepB(std::size_t pair) const { return steps[pair].b < 0 ? nullptr : &b.steps[static_cast<std::size_t>(steps[pair].b)]; }
};

struct CompareOptions {
    bool everySpan = false;    ///< compare all spans instead of the steps of agents
    bool keepVolatile = false; ///< times, durations, tokens and generated ids are differences too
};

/// Compares two runs, each named by the id of a trace (32 hex digits) or of a decision (16). Reads both traces whole; 2 × 5,000 spans
/// take less than a second. NotFound where there is no such thing, InvalidArgument where the text is no id.
domain::Result<Comparison> compareRuns(store::WorkspaceReader& reader, const std::string& a, const std::string& b, CompareOptions options = {});

} // namespace whyglass::analysis
