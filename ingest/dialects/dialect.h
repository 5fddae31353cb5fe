// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/step.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// What a semantic convention of agents calls things. A dialect is a table: attribute key → meaning, with a rank where
/// several keys mean the same (semantic-conventions.md Q). All tables are merged into one look-up, so that each
/// attribute of a span is visited once (dialect_registry.cpp).
namespace whyglass::telemetry {

enum class Field : std::uint8_t {
    None, ///< a mark of the dialect, or evidence of a kind, and nothing else
    Kind,
    Operation,
    Provider,
    RequestModel,
    ResponseModel,
    InputTokens,
    OutputTokens,
    TotalTokens,
    CacheRead,
    CacheWrite,
    Reasoning,
    Cost,
    InputCost,
    OutputCost,
    CostBlob,  ///< JSON map name → US dollars
    UsageBlob, ///< JSON text that is, or holds, a usage object
    FinishReasons,
    ResponseId,
    Tool,
    ToolCallId,
    EntityName, ///< the tool of a tool span, the agent of an agent span
    Agent,
    Session,
    User,
    UserTier,
    Workflow,
    PromptName,
    PromptVersion,
    ErrorType,
    HttpStatus,
    Host,
    Metadata,       ///< JSON object with application keys (session_id, user_tier …)
    InclusiveUsage, ///< UsageBlob whose input holds the cached tokens, whatever its names look like
    RequestBlob,    ///< JSON of the request, which may name the model
    InputDetails,   ///< JSON object with parts of the input tokens
    OutputDetails,
    CacheWrite5m, ///< cache writes of one life time each, where no sum is sent
    CacheWrite1h,
    InputAudio,
    CacheReadAudio,
    OutputAudio,
    ModelName,   ///< the name of a span that is the model, where the span is a model call
    SpanRole,    ///< "pending_span": announces a span that is still to come
    ToolOutcome, ///< "error", "failure", false: a tool failed, whatever the status of the span says
    ToolFailure, ///< true: the same
    PromptList,  ///< JSON array of {name, version}
    EventName,   ///< of the log record that the step was made of
    SystemInstructions,
    InputMessages,
    OutputMessages,
    MessageEvents, ///< JSON array of what 1.28 to 1.36 send as one event a message, named by `event.name`
    AnswerText, ///< an answer in pieces, one attribute each
    AnswerReasoning,
    AnswerCalls,
    ToolArguments,
    ToolResult,
    Query,
    Documents,
    Ranking, ///< JSON array of indexes into the documents, with scores
    InputBlob, ///< whatever went in: arguments of a tool, query of a retrieval, prompt of a generation
    OutputBlob,
    Count,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::Count);

/// A word of a kind attribute. Compared without case.
struct KindWord {
    std::string_view word; ///< of "*Retriever" only the end has to fit
    domain::StepKind kind;
    bool generic = false; ///< says little ("CHAIN"): other evidence may refine it (S, ties)
};

/// What an attribute key means. Of several attributes with one field the lowest rank wins, then the first.
struct Rule {
    std::string_view key;
    Field field = Field::None;
    std::uint8_t rank = 0;
    domain::StepKind evidence = domain::StepKind::Other; ///< S.1: the key's mere presence speaks for this kind
    std::span<const KindWord> words = {};                ///< Field::Kind
    bool shared = false; ///< others use the key too: it marks the dialect only where a word fits
};

/// A family of keys: `prefix`, then (where `indexed`) digits and a dot, then anything that ends with `suffix`.
struct PrefixRule {
    std::string_view prefix;
    std::string_view suffix = {};
    bool indexed = false;
    Field field = Field::None;
    std::uint8_t rank = 0;
    domain::StepKind evidence = domain::StepKind::Other;
};

/// An event of a span that means something.
struct EventRule {
    std::string_view name;
    domain::StepKind evidence = domain::StepKind::Other;
    bool carriesFacts = false; ///< its attributes are read as if they were the span's
};

/// A span name that says what the span is, as good as a kind attribute of that rank.
struct NameRule {
    std::string_view name; ///< of "execute_tool *" the beginning, up to the asterisk, has to fit
    domain::StepKind kind = domain::StepKind::Other;
    std::uint8_t rank = 150;
    bool generic = false;    ///< as in KindWord
    bool everywhere = false; ///< nobody else uses the name: it marks the dialect. Else it holds only where scope or keys did
};

/// Scope names that belong to the dialect.
struct ScopeRule {
    enum class Match : std::uint8_t { Exact, Prefix, Contains };
    std::string_view text;
    Match match = Match::Exact;
    bool exclusiveInput = false; ///< R.4: this library sends input tokens without the cached ones
    bool shared = false;         ///< other libraries use the name too: it is only one more mark
    bool inclusiveInput = false; ///< R.4: its input tokens are known to hold the cached ones
    bool swappedModels = false;  ///< sends the model that was asked for as the answer's, and the other way round
    bool answersInLog = false;   ///< ends a streamed call before its answer, and tells that in a span of its own
};

/// A log record that is a step of its own, because the library tells it by no span (semantic-conventions.md N).
struct LogRule {
    std::string_view event; ///< its name without Telemetry::eventPrefix
    domain::StepKind kind;
    std::string_view whenKey = {};   ///< only where the record has this attribute,
    std::string_view whenValue = {}; ///< with this value (empty: any)
    bool failed = false;             ///< the event reports a failure
};

/// Part of a usage that a data point counts.
enum class UsagePart : std::uint8_t { None, Input, Output, CacheRead, CacheWrite, Reasoning, Cost };

/// A value of the attribute that says what a token metric counts.
struct UsageWord {
    std::string_view word;
    UsagePart part;
};

/// A metric that counts tokens or dollars of model calls. Of several dialects in which one service counts the first of the
/// registry is taken, so that nothing is counted twice.
struct MetricRule {
    std::string_view name;
    UsagePart part = UsagePart::None;            ///< None: an attribute says it
    std::span<const std::string_view> keys = {}; ///< that attribute
    std::span<const UsageWord> words = {};
    std::uint8_t family = 0; ///< several ways to count the same: the lowest that a service sends counts
};

/// What a dialect sends beside spans.
struct Telemetry {
    std::span<const LogRule> logs = {};
    std::string_view eventPrefix = {};               ///< of log events: "claude_code."
    std::span<const std::string_view> services = {}; ///< service names under which events come without the prefix
    std::span<const MetricRule> metrics = {};
    bool inputLacksCache = false;      ///< R.4, of everything that the dialect sends
    bool outputLacksReasoning = false; ///< R.3
};

/// What the page on dialects says beside the tables. Plain sentences without markup.
struct About {
    std::string_view title;                          ///< "Vercel AI SDK 3 to 7"
    std::string_view sender;                         ///< who sends it, and what tells it apart
    std::span<const std::string_view> notSent = {};  ///< what the library leaves out, a sentence each
    std::span<const std::string_view> reading = {};  ///< how what it sends is understood where no table says it
};

struct Dialect {
    std::string_view slug; ///< cli.md; "none" for tables that mark no dialect
    std::span<const Rule> rules;
    std::span<const PrefixRule> prefixes = {};
    std::span<const EventRule> events = {};
    std::span<const ScopeRule> scopes = {};
    std::span<const NameRule> names = {};
    std::string_view service = {};  ///< the name under which a program of this dialect reports itself
    std::string_view provider = {}; ///< the framework's name, which it writes where a provider of models belongs (A.5)
    About about = {};
    Telemetry telemetry = {};
};

/// What a field is called where people read it: "input tokens". Empty for None.
std::string_view meaningOf(Field field);
/// A family of keys as people write it: "gen_ai.prompt.N.*".
std::string patternOf(const PrefixRule& rule);

extern const Dialect kAgentFrameworkDialect;
extern const Dialect kAgentOpsDialect;
extern const Dialect kAnthropicDialect;
extern const Dialect kApplicationKeys;
extern const Dialect kAutoGenDialect;
extern const Dialect kClaudeCodeDialect;
extern const Dialect kCliAgentKeys;
extern const Dialect kCodexDialect;
extern const Dialect kCrewAiDialect;
extern const Dialect kFlueDialect;
extern const Dialect kGeminiCliDialect;
extern const Dialect kGenkitDialect;
extern const Dialect kGoogleAdkDialect;
extern const Dialect kHaystackDialect;
extern const Dialect kInfrastructureKeys;
extern const Dialect kLaminarDialect;
extern const Dialect kLangfuseDialect;
extern const Dialect kLangSmithDialect;
extern const Dialect kLiteLlmDialect;
extern const Dialect kLiveKitDialect;
extern const Dialect kLlamaIndexDialect;
extern const Dialect kLogfireDialect;
extern const Dialect kLoongSuiteDialect;
extern const Dialect kMastraDialect;
extern const Dialect kMcpDialect;
extern const Dialect kMlflowDialect;
extern const Dialect kOpenAiAgentsDialect;
extern const Dialect kOpenInferenceDialect;
extern const Dialect kOpenLlmetryDialect;
extern const Dialect kOpenRouterDialect;
extern const Dialect kOtelGenAiDialect;
extern const Dialect kSemanticKernelDialect;
extern const Dialect kSpringAiDialect;
extern const Dialect kStrandsDialect;
extern const Dialect kVercelAiDialect;

} // namespace whyglass::telemetry
