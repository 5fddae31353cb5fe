// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/kind_rules.h"

#include <algorithm>
#include <array>

namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr std::size_t kLongestName = 96; ///< a longer span name is judged by its beginning

/// A name pattern of S.2: the name, or a word of it, begins with or equals `text`.
struct NamePattern {
    enum class At : std::uint8_t { Start, Anywhere };
    std::string_view text; ///< lower case
    At at;
    bool wholeWord;
    StepKind kind;
    std::string_view reason;
};

constexpr std::string_view kReasonLlm = "the span name is that of a model call";
constexpr std::string_view kReasonEmbedding = "the span name is that of an embedding";
constexpr std::string_view kReasonRerank = "the span name says rerank";
constexpr std::string_view kReasonTool = "the span name is that of a tool call";
constexpr std::string_view kReasonAgent = "the span name is that of an agent";
constexpr std::string_view kReasonWorkflow = "the span name is that of a workflow";
constexpr std::string_view kReasonGuardrail = "the span name is that of a guardrail";
constexpr std::string_view kReasonEvaluator = "the span name is that of an evaluator";
constexpr std::string_view kReasonDecision = "the span name is that of a decision";

using At = NamePattern::At;
constexpr NamePattern kPatterns[] = {
    {"chat", At::Start, true, StepKind::Generation, kReasonLlm},
    {"text_completion", At::Start, true, StepKind::Generation, kReasonLlm},
    {"generate_content", At::Start, true, StepKind::Generation, kReasonLlm},
    {"completion", At::Start, true, StepKind::Generation, kReasonLlm},
    {"responses", At::Start, true, StepKind::Generation, kReasonLlm},
    {"chatcompletion", At::Anywhere, false, StepKind::Generation, kReasonLlm},
    {"chatopenai", At::Anywhere, false, StepKind::Generation, kReasonLlm},
    {"chatanthropic", At::Anywhere, false, StepKind::Generation, kReasonLlm},
    {"call_llm", At::Anywhere, true, StepKind::Generation, kReasonLlm},
    {"llm_request", At::Anywhere, true, StepKind::Generation, kReasonLlm},
    {"dogenerate", At::Anywhere, false, StepKind::Generation, kReasonLlm},
    {"dostream", At::Anywhere, false, StepKind::Generation, kReasonLlm},
    {"rerank", At::Anywhere, false, StepKind::Rerank, kReasonRerank},
    {"embed", At::Start, false, StepKind::Embedding, kReasonEmbedding},
    {"execute_tool", At::Start, true, StepKind::Tool, kReasonTool},
    {"tool_call", At::Start, true, StepKind::Tool, kReasonTool},
    {"running tool", At::Start, true, StepKind::Tool, kReasonTool},
    {"function_tool", At::Start, true, StepKind::Tool, kReasonTool},
    {"tools/call", At::Start, true, StepKind::Tool, kReasonTool},
    {"tool", At::Start, true, StepKind::Tool, kReasonTool},
    {"invoke_agent", At::Start, true, StepKind::Agent, kReasonAgent},
    {"create_agent", At::Start, true, StepKind::Agent, kReasonAgent},
    {"agent", At::Start, true, StepKind::Agent, kReasonAgent},
    {"agentexecutor", At::Start, true, StepKind::Agent, kReasonAgent},
    {"crew", At::Start, true, StepKind::Agent, kReasonAgent},
    {"swarm", At::Start, true, StepKind::Agent, kReasonAgent},
    {"graph", At::Start, true, StepKind::Agent, kReasonAgent},
    {"invoke_workflow", At::Start, true, StepKind::Workflow, kReasonWorkflow},
    {"workflow", At::Start, true, StepKind::Workflow, kReasonWorkflow},
    {"flow", At::Start, true, StepKind::Workflow, kReasonWorkflow},
    {"pipeline", At::Start, true, StepKind::Workflow, kReasonWorkflow},
    {"chain", At::Start, true, StepKind::Workflow, kReasonWorkflow},
    {"runnablesequence", At::Start, true, StepKind::Workflow, kReasonWorkflow},
    {"langgraph", At::Start, true, StepKind::Workflow, kReasonWorkflow},
    {"guard", At::Anywhere, true, StepKind::Guardrail, kReasonGuardrail},
    {"guardrail", At::Anywhere, true, StepKind::Guardrail, kReasonGuardrail},
    {"moderation", At::Anywhere, true, StepKind::Guardrail, kReasonGuardrail},
    {"eval", At::Anywhere, true, StepKind::Evaluator, kReasonEvaluator},
    {"judge", At::Anywhere, true, StepKind::Evaluator, kReasonEvaluator},
    {"grader", At::Anywhere, true, StepKind::Evaluator, kReasonEvaluator},
    {"route", At::Start, true, StepKind::Decision, kReasonDecision},
    {"router", At::Start, true, StepKind::Decision, kReasonDecision},
    {"handoff", At::Anywhere, true, StepKind::Decision, kReasonDecision},
    {"decide", At::Start, true, StepKind::Decision, kReasonDecision},
    {"classify", At::Start, true, StepKind::Decision, kReasonDecision},
};

/// What may stand above what when several keys speak (S.1, in its order; infrastructure last, S.4).
constexpr StepKind kEvidenceOrder[] = {
    StepKind::Rerank,    StepKind::Embedding, StepKind::Retrieval, StepKind::Tool,     StepKind::Generation,
    StepKind::Evaluator, StepKind::Guardrail, StepKind::Decision,  StepKind::Agent,    StepKind::Workflow,
    StepKind::Http,      StepKind::Db,        StepKind::Rpc,      StepKind::Messaging,
};

bool isInfrastructure(StepKind kind)
{
    return kind == StepKind::Http || kind == StepKind::Db || kind == StepKind::Rpc || kind == StepKind::Messaging;
}

/// Kinds that a generic word ("CHAIN", "task") may be refined to; a model call is named, never guessed, there:
/// such spans repeat the usage of their children (0.5).
bool refinesGeneric(StepKind kind)
{
    return kind != StepKind::Generation && kind != StepKind::Embedding && !isInfrastructure(kind);
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool matches(const NamePattern& pattern, std::string_view name)
{
    for (std::size_t at = name.find(pattern.text); at != std::string_view::npos; at = name.find(pattern.text, at + 1)) {
        const std::size_t end = at + pattern.text.size();
        const bool startsWord = at == 0 || !isWordCharacter(name[at - 1]);
        const bool endsWord = end == name.size() || !isWordCharacter(name[end]);
        // In "tool_choice" the word "tool" goes on: an underscore joins, only at the start of a pattern it parts.
        const bool joined = end < name.size() && name[end] == '_';
        if ((at == 0 || pattern.at == At::Anywhere) && (!pattern.wholeWord || (startsWord && endsWord && !joined)))
            return true;
        if (pattern.at == At::Start)
            return false;
    }
    return false;
}

const NamePattern* patternOf(std::string_view name)
{
    std::array<char, kLongestName> buffer{};
    const std::size_t size = std::min(name.size(), buffer.size());
    std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(size), buffer.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string_view lowered(buffer.data(), size);
    const auto found = std::find_if(std::begin(kPatterns), std::end(kPatterns),
                                    [lowered](const NamePattern& pattern) { return matches(pattern, lowered); });
    return found == std::end(kPatterns) ? nullptr : found;
}

constexpr std::size_t kLongestReason = 64;

void setKind(Step& step, StepKind kind, const AttributeView* attribute, std::string_view reason)
{
    step.kind = kind;
    step.reasonKey = attribute != nullptr ? attribute->key : reason;
    step.reasonValue = attribute != nullptr ? textOf(attribute->value) : std::string_view();
    if (step.reasonValue.size() > kLongestReason)
        step.reasonValue = {};
}

void setNamedKind(Step& step, const NamedKind& named, StepKind kind, const SpanView& span)
{
    setKind(step, kind, named.attribute, "name of the span");
    if (named.attribute == nullptr && span.name.size() <= kLongestReason)
        step.reasonValue = span.name;
}

StepKind evidenced(const Facts& facts)
{
    for (const StepKind kind : kEvidenceOrder) {
        if (facts.speaksFor(kind))
            return kind;
    }
    return StepKind::Other;
}

/// Wrappers that know only one type of model call write it on embeddings too.
bool namesEmbeddingModel(const Facts& facts)
{
    const AttributeView* model = facts.at(Field::RequestModel).attribute;
    return model != nullptr && textOf(model->value).find("embed") != std::string_view::npos;
}

bool isModelLibrary(std::string_view scope)
{
    static constexpr std::string_view kLibraries[] = {
        "openai", "anthropic", "bedrock", "vertexai", "cohere", "mistral", "ollama", "litellm", "groq"};
    return std::any_of(std::begin(kLibraries), std::end(kLibraries),
                       [scope](std::string_view library) { return scope.find(library) != std::string_view::npos; });
}

} // namespace

void decideKind(const Facts& facts, const ScopeView& scope, const SpanView& span, Step& step)
{
    if (facts.kind.known()) {
        const bool embeds = facts.kind.kind == StepKind::Generation && namesEmbeddingModel(facts);
        setNamedKind(step, facts.kind, embeds ? StepKind::Embedding : facts.kind.kind, span);
        return;
    }
    const bool generic = facts.genericKind.known();
    const StepKind evidence = evidenced(facts);
    const bool usable = evidence != StepKind::Other && (!generic || refinesGeneric(evidence));
    if (usable && !isInfrastructure(evidence)) {
        setKind(step, evidence, facts.evidence[static_cast<std::size_t>(evidence)], "an event of the span");
        return;
    }
    // What an HTTP or database library calls its spans ("POST", "search") is no word about an agent.
    const NamePattern* pattern = usable ? nullptr : patternOf(span.name);
    if (pattern != nullptr && (!generic || (refinesGeneric(pattern->kind) && pattern->kind != facts.genericKind.kind))) {
        setKind(step, pattern->kind, nullptr, pattern->reason);
    } else if (generic) {
        setNamedKind(step, facts.genericKind, facts.genericKind.kind, span);
    } else if (usable) {
        setKind(step, evidence, facts.evidence[static_cast<std::size_t>(evidence)], {});
    } else if (span.kind == domain::SpanKind::Client && isModelLibrary(scope.name)) {
        setKind(step, StepKind::Generation, nullptr, "a client span of a model library");
    } else {
        setKind(step, StepKind::Other, nullptr, "no mark of any convention");
    }
}

} // namespace whyglass::telemetry
