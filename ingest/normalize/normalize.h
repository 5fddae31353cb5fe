// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"
#include "models/domain/step.h"
#include "models/domain/token_reading.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// From what was sent to what it means (semantic-conventions.md 0, Q, S).
namespace whyglass::telemetry {

/// Owns text that a Step or content refers to but that stands in no message (unescaped JSON, folded names).
/// Addresses are stable until clear().
class TextArena {
public:
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }
    void clear() { m_texts.clear(); }

private:
    std::deque<std::string> m_texts;
};

/// What the index wants to know of a span. Views point into the span's, resource's or scope's message, into static
/// storage, or into the arena given to normalize(). Empty view = not known.
struct Step {
    domain::StepKind kind = domain::StepKind::Other;
    std::string_view reasonKey;   ///< "gen_ai.operation.name"; with reasonValue the step_reason of cli.md
    std::string_view reasonValue; ///< "chat"; empty where the reason is no attribute
    std::string_view dialect = "none"; ///< slug of cli.md
    std::string_view provider;
    std::string_view requestModel;
    std::string_view responseModel;
    std::string_view operation;
    domain::TokenUsage tokens; ///< inclusive, whatever the dialect meant
    bool tokensAdjusted = false; ///< input or output was made inclusive by us (R.5)
    domain::TokenReading reading; ///< how, and why so
    domain::TokenParts tokenParts;
    std::optional<domain::Money> reportedCost;
    std::vector<domain::FinishReason> finishReasons;
    std::string_view responseId;
    std::string_view tool;
    std::string_view toolCallId;
    std::string_view agent;
    std::string_view session;
    std::string_view user;
    std::string_view userTier;
    std::string_view workflow;
    std::string_view promptName;
    std::string_view promptVersion;
    std::string_view errorType;
    std::optional<std::int64_t> httpStatus;
    bool hasDecision = false;  ///< carries decision attributes (Q, "decision")
    bool placeholder = false;  ///< a pending or doubled span that must not be counted

    /// The model to show and to group by: the response's, else the request's.
    [[nodiscard]] std::string_view model() const { return responseModel.empty() ? requestModel : responseModel; }
    void reset() { *this = Step{}; }
};

/// Thread-safe (tables are const), allocation-free but for the arena. `step` is reset first.
void normalize(const ResourceView& resource, const ScopeView& scope, const SpanView& span, TextArena& arena, Step& step);

/// Who counts the tokens of this call, as what calls show of it is remembered (R.5.2): library, version and provider; the service
/// where the library names itself not. Printable, at most 200 bytes.
std::string countingLibrary(const ResourceView& resource, const ScopeView& scope, const Step& step);
/// The code of the issue that such calls leave: cached tokens that cannot lie in the input beside them.
inline constexpr std::string_view kCacheOutsideIssue = "cached-tokens-beside-input";
/// Reads the cached tokens of a step whose reading is open as standing beside the input.
void addCacheToInput(Step& step);

/// The bulky content of a span: messages, arguments, results, documents, from attributes, span events and the log
/// records that name the span, in the shape of the GenAI conventions whatever the dialect was. Placeholders
/// ("<REDACTED>", "{}", "N/A" …, rule 6) are no content.
domain::StepContent contentOf(const Step& step, const SpanView& span, const std::vector<LogView>& logs);

/// Explicit decision attributes of one span (Q: `decision.*`, `ai.decision.*`, `gen_ai.handoff.*` …): empty optional where it has none.
struct ExplicitDecision {
    std::string result;
    std::optional<double> confidence;
    std::vector<std::pair<std::string, std::string>> subject;
    std::string source; ///< the attribute the result was read from
    std::optional<bool> humanApproved;
    bool ofRun = false; ///< about the run itself: a permission, a handover, a branch, a guardrail; no conclusion about a matter
};
std::optional<ExplicitDecision> explicitDecisionOf(const SpanView& span);

/// Texts of a span for the full-text index. Each with the `where` word of cli.md search.
struct IndexText {
    std::string_view where; ///< input | output | system | args | result | docs | logs | name | attribute
    std::string field;      ///< "attributes.gen_ai.tool.call.result", "output_messages"
    std::string text;
};
std::vector<IndexText> indexTextsOf(const Step& step, const SpanView& span);
std::vector<IndexText> indexTextsOf(const LogView& log);

/// (key, value) pairs of a span for equality search: attributes of span and resource with a value of at most 96 bytes
/// in canonical text, plus the normalised fields that no column has, under their cli.md names ("request_model", "workflow" …).
struct IndexPair {
    std::string key;
    std::string value;
};
std::vector<IndexPair> indexPairsOf(const ResourceView& resource, const Step& step, const SpanView& span);
/// What narrows a structured condition beside the pairs of a span: the elements of lists, events by name ("event") and their
/// attributes, keys whose value is too long for a pair (with an empty value), and numbers under the empty key.
std::vector<IndexPair> indexDetailsOf(const ResourceView& resource, const SpanView& span);
/// The same as indexPairsOf for a log record: its attributes and those of its resource, its event, and what joins it to spans without an id of
/// theirs, under the names "session", "prompt", "tool_call_id", "response_id".
std::vector<IndexPair> indexPairsOf(const ResourceView& resource, const LogView& log);

/// What joins a log record to the steps of an agent where it names no span, or more than that (semantic-conventions.md N).
/// Empty where the record does not say.
struct LogLinks {
    std::string_view session;    ///< of a conversation
    std::string_view prompt;     ///< everything that one prompt of a user set off
    std::string_view toolCallId;
    std::string_view responseId; ///< of one model call
};
LogLinks linksOf(const LogView& log);

} // namespace whyglass::telemetry
