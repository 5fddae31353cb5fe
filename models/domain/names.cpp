// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/annotation.h"
#include "models/domain/budget.h"
#include "models/domain/finding.h"
#include "models/domain/step.h"
#include "models/domain/token_reading.h"

#include <algorithm>
#include <cctype>

namespace whyglass::domain {

namespace {

constexpr std::array<std::string_view, kStepKindCount> kStepNames = {
    "other", "agent", "workflow", "generation", "embedding", "retrieval", "rerank", "tool",
    "guardrail", "evaluator", "decision", "http", "db", "rpc", "messaging"};
constexpr std::array<std::string_view, 6> kFinishNames = {"stop", "length", "tool_calls", "content_filter", "error", "other"};
constexpr std::array<std::string_view, 6> kSpanKinds = {"unspecified", "internal", "server", "client", "producer", "consumer"};
constexpr std::array<std::string_view, 3> kStatuses = {"unset", "ok", "error"};
constexpr std::array<std::string_view, 4> kSeverities = {"info", "low", "medium", "high"};
constexpr std::array<std::string_view, 2> kRelations = {"observed", "inferred"};
constexpr std::array<std::string_view, 4> kVerdicts = {"none", "correct", "wrong", "cannot-tell"};
constexpr std::array<std::string_view, 3> kAnnotationKinds = {"note", "verdict", "withdrawal"};
constexpr std::array<std::string_view, 3> kStates = {"open", "confirmed", "dismissed"};
constexpr std::array<std::string_view, 2> kBudgetUnits = {"usd", "tokens"};
constexpr std::array<std::string_view, 4> kBudgetPeriods = {"5m", "hour", "day", "month"};

template <typename Enum, std::size_t N>
std::string_view lookUp(const std::array<std::string_view, N>& names, Enum value, std::size_t fallback = 0)
{
    const auto index = static_cast<std::size_t>(value);
    return names[index < N ? index : fallback];
}

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name)
{
    const auto it = std::find(names.begin(), names.end(), name);
    return it == names.end() ? std::nullopt : std::optional(static_cast<Enum>(it - names.begin()));
}

struct FinishSpelling {
    std::string_view text;
    FinishReason reason;
};

// semantic-conventions.md Q, finish reasons; compared without case, '-' read as '_'.
constexpr FinishSpelling kSpellings[] = {
    {"stop", FinishReason::Stop}, {"end_turn", FinishReason::Stop}, {"endturn", FinishReason::Stop},
    {"stop_sequence", FinishReason::Stop}, {"completed", FinishReason::Stop}, {"complete", FinishReason::Stop},
    {"length", FinishReason::Length}, {"max_tokens", FinishReason::Length}, {"maxtokens", FinishReason::Length},
    {"max_output_tokens", FinishReason::Length}, {"incomplete", FinishReason::Length},
    {"model_context_window_exceeded", FinishReason::Length},
    {"tool_calls", FinishReason::ToolCalls}, {"tool_call", FinishReason::ToolCalls}, {"tool_use", FinishReason::ToolCalls},
    {"tooluse", FinishReason::ToolCalls}, {"function_call", FinishReason::ToolCalls}, {"function_calls", FinishReason::ToolCalls},
    {"content_filter", FinishReason::ContentFilter}, {"safety", FinishReason::ContentFilter},
    {"recitation", FinishReason::ContentFilter}, {"refusal", FinishReason::ContentFilter},
    {"guardrail_intervened", FinishReason::ContentFilter}, {"blocked", FinishReason::ContentFilter},
    {"error", FinishReason::Error}, {"failed", FinishReason::Error},
};

} // namespace

std::string_view nameOf(StepKind kind) { return lookUp(kStepNames, kind); }
std::optional<StepKind> stepKindFromName(std::string_view name) { return find<StepKind>(kStepNames, name); }
std::string_view nameOf(FinishReason reason) { return lookUp(kFinishNames, reason, 5); }
std::string_view nameOf(SpanKind kind) { return lookUp(kSpanKinds, kind); }
std::string_view nameOf(SpanStatus status) { return lookUp(kStatuses, status); }
std::string_view nameOf(Severity severity) { return lookUp(kSeverities, severity); }
std::optional<Severity> severityFromName(std::string_view name) { return find<Severity>(kSeverities, name); }
std::string_view nameOf(Relation relation) { return lookUp(kRelations, relation); }
std::string_view nameOf(FindingState state) { return lookUp(kStates, state); }
std::string_view nameOf(Verdict verdict) { return lookUp(kVerdicts, verdict); }
std::optional<Verdict> verdictFromName(std::string_view name) { return find<Verdict>(kVerdicts, name); }
std::string_view nameOf(AnnotationKind kind) { return lookUp(kAnnotationKinds, kind); }
std::string_view nameOf(BudgetUnit unit) { return lookUp(kBudgetUnits, unit); }
std::string_view nameOf(BudgetPeriod period) { return lookUp(kBudgetPeriods, period); }
std::optional<BudgetUnit> budgetUnitFromName(std::string_view name) { return find<BudgetUnit>(kBudgetUnits, name); }
std::optional<BudgetPeriod> budgetPeriodFromName(std::string_view name) { return find<BudgetPeriod>(kBudgetPeriods, name); }

bool isCountable(StepKind kind)
{
    switch (kind) {
    case StepKind::Generation:
    case StepKind::Embedding:
    case StepKind::Retrieval:
    case StepKind::Rerank:
    case StepKind::Tool:
        return true;
    default:
        return false;
    }
}

FinishReason finishReasonFrom(std::string_view text)
{
    const auto same = [](char a, char b) {
        const char folded = a == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(a)));
        return folded == b;
    };
    for (const FinishSpelling& spelling : kSpellings) {
        if (std::equal(text.begin(), text.end(), spelling.text.begin(), spelling.text.end(), same))
            return spelling.reason;
    }
    return FinishReason::Other;
}

std::string_view nameOf(ReadingBasis basis)
{
    switch (basis) {
    case ReadingBasis::None: return {};
    case ReadingBasis::Library: return "library";
    case ReadingBasis::Exceeds: return "exceeds";
    case ReadingBasis::Total: return "total";
    case ReadingBasis::Scope: return "scope";
    case ReadingBasis::Ambiguous: return "ambiguous";
    case ReadingBasis::Convention: return "convention";
    }
    return {};
}

} // namespace whyglass::domain
