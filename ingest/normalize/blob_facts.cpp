// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/blob_facts.h"

#include "ingest/decode/python_text.h"
#include "ingest/decode/value_tree.h"
#include "ingest/normalize/usage_blobs.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>

namespace whyglass::telemetry {

namespace {

using domain::StepKind;
using Names = std::initializer_list<std::string_view>;

/// A blob is a whole API response at most; what is nested deeper is application data.
constexpr int kSearchDepth = 12;

std::string_view textAt(const Facts& facts, Field field)
{
    const AttributeView* attribute = facts.at(field).attribute;
    return attribute != nullptr ? textOf(attribute->value) : std::string_view();
}

bool contains(std::string_view text, Names words)
{
    return !text.empty() && std::any_of(words.begin(), words.end(), [text](std::string_view word) {
        return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr; // several times faster than find()
    });
}

/// Calls `read` with the structure of a blob, sent as JSON text, natively or as Python's str() writes it, where there is one.
template <typename Read>
void withTree(const Facts& facts, Field field, Read read)
{
    const AttributeView* attribute = facts.at(field).attribute;
    if (attribute == nullptr)
        return;
    const bool looksPython = textOf(attribute->value).substr(0, 2) == "{'"; // LiteLLM, LangSmith
    const auto python = looksPython ? parsePython(textOf(attribute->value)) : std::nullopt;
    read(python ? *python : structuredOf(attribute->value));
}

/// Calls `visit(object)` for each object of the tree, outer ones first, until it returns true.
template <typename Visit>
bool eachObject(const ValueTree& tree, Visit visit, int depth = 0)
{
    if (depth > kSearchDepth)
        return false;
    if (tree.isObject() && visit(tree))
        return true;
    return std::any_of(tree.items.begin(), tree.items.end(),
                       [&](const ValueTree& item) { return eachObject(item, visit, depth + 1); });
}

void addFinishReason(const ValueTree& object, Names names, Step& step)
{
    const ValueTree* reason = object.findAny(names);
    if (reason != nullptr && reason->isString() && !isPlaceholder(reason->text))
        step.finishReasons.push_back(domain::finishReasonFrom(reason->text));
}

/// One reason a choice, whichever API or library the answer is from.
void readFinishReasons(const ValueTree& blob, Step& step)
{
    eachObject(blob, [&step](const ValueTree& object) {
        if (const ValueTree* choices = object.find("choices"); choices != nullptr && choices->isArray()) {
            for (const ValueTree& choice : choices->items)
                addFinishReason(choice, {"finish_reason"}, step);
        } else {
            addFinishReason(object, {"finish_reason", "stop_reason", "finishReason", "stopReason"}, step);
        }
        return !step.finishReasons.empty();
    });
}

void readAnswer(const ValueTree& blob, Step& step)
{
    if (step.finishReasons.empty())
        readFinishReasons(blob, step);
    eachObject(blob, [&step](const ValueTree& object) {
        for (const std::string_view name :
             {"usage", "usage_metadata", "usageMetadata", "tokenUsage", "token_usage", "estimatedTokenUsage"}) {
            const ValueTree* usage = object.find(name);
            if (usage != nullptr && readUsage(*usage, step))
                return step.tokens.cacheRead.has_value() && step.tokens.reasoning.has_value();
        }
        return false;
    });
}

bool isToolClass(std::string_view name)
{
    return name == "DynamicStructuredTool" || name == "StructuredTool" || name == "DynamicTool";
}

/// Name and call id that a LangChain ToolMessage in the output carries.
void readToolMessage(const ValueTree& blob, TextArena& arena, Step& step)
{
    eachObject(blob, [&](const ValueTree& object) {
        const ValueTree* kwargs = object.find("kwargs");
        const ValueTree& message = kwargs != nullptr ? *kwargs : object;
        const std::string_view id = message.textOf("tool_call_id");
        if (id.empty())
            return false;
        const std::string_view name = message.textOf("name");
        if (!name.empty() && !isToolClass(name) && (step.tool.empty() || isToolClass(step.tool)))
            step.tool = arena.keep(std::string(name));
        if (step.toolCallId.empty())
            step.toolCallId = arena.keep(std::string(id));
        return true;
    });
}

void readMetadata(const ValueTree& metadata, TextArena& arena, Step& step)
{
    const auto fillText = [&](std::string_view& known, Names names) {
        const ValueTree* member = known.empty() ? metadata.findAny(names) : nullptr;
        const bool usable = member != nullptr && (member->isString() || member->type == ValueTree::Type::Int);
        std::string text = usable ? toText(*member) : std::string();
        if (!isPlaceholder(text))
            known = arena.keep(std::move(text));
    };
    fillText(step.session, {"session_id", "thread_id", "conversation_id", "sessionId", "threadId", "conversationId"});
    fillText(step.user, {"user_id", "userId"});
    fillText(step.userTier, {"user_tier", "user.tier", "customer_tier", "tier", "userTier"});
    fillText(step.agent, {"lc_agent_name"}); // LangChain
}

void readWho(const Facts& facts, TextArena& arena, Step& step)
{
    const std::string_view metadata = textAt(facts, Field::Metadata);
    const bool useful = (step.session.empty() && contains(metadata, {"session_id", "thread_id", "conversation_id", "sessionId", "threadId", "conversationId"}))
        || (step.user.empty() && contains(metadata, {"user_id", "userId"})) || (step.userTier.empty() && contains(metadata, {"tier", "userTier"}))
        || (step.agent.empty() && contains(metadata, {"lc_agent_name"}));
    if (!useful)
        return;
    if (const auto tree = parseJson(metadata))
        readMetadata(*tree, arena, step);
}

bool holdsFinishReason(std::string_view blob)
{
    return contains(blob, {"finish_reason", "stop_reason", "finishReason", "stopReason"});
}

/// Attributes that are a usage object, hold one somewhere, or are a part of one.
void readUsageBlobs(const Facts& facts, Step& step)
{
    withTree(facts, Field::InclusiveUsage, [&step](const ValueTree& blob) {
        eachObject(blob, [&step](const ValueTree& object) { return readUsage(object, step, InputMeaning::Inclusive); });
    });
    withTree(facts, Field::UsageBlob, [&step](const ValueTree& blob) {
        eachObject(blob, [&step](const ValueTree& object) { return readUsage(object, step); });
        eachObject(blob, [&step](const ValueTree& object) { return readProviderDetails(object, step); });
    });
    withTree(facts, Field::InputDetails, [&step](const ValueTree& details) { readInputDetails(details, step); });
    withTree(facts, Field::OutputDetails, [&step](const ValueTree& details) { readOutputDetails(details, step); });
}

/// The model that a request names, where no key does.
void readRequestModel(const Facts& facts, TextArena& arena, Step& step)
{
    for (const Field field : {Field::RequestBlob, Field::InputBlob}) {
        if (!step.requestModel.empty() || !contains(textAt(facts, field), {"\"model"}))
            continue;
        withTree(facts, field, [&](const ValueTree& request) {
            const ValueTree* model = request.findAny({"model", "model_name", "modelId"});
            if (model != nullptr && model->isString() && !isPlaceholder(model->text))
                step.requestModel = arena.keep(model->text);
        });
    }
}

void readResponseModel(const ValueTree& response, TextArena& arena, Step& step)
{
    if (!step.responseModel.empty())
        return;
    eachObject(response, [&](const ValueTree& object) {
        const ValueTree* model = object.findAny({"model", "model_name", "modelVersion"});
        if (model == nullptr || !model->isString() || isPlaceholder(model->text))
            return false;
        step.responseModel = arena.keep(model->text);
        return true;
    });
}

void readModelCall(const Facts& facts, TextArena& arena, Step& step)
{
    readUsageBlobs(facts, step);
    readRequestModel(facts, arena, step);
    const bool wantsReason = step.finishReasons.empty() && step.kind == StepKind::Generation;
    // Messages tell why an answer ended, never what it cost; a whole response tells both.
    const std::string_view messages = wantsReason ? textAt(facts, Field::OutputMessages) : std::string_view();
    if (holdsFinishReason(messages)) {
        if (const auto tree = parseJson(messages))
            readFinishReasons(*tree, step);
    }
    const std::string_view response = textAt(facts, Field::OutputBlob);
    const domain::TokenUsage& tokens = step.tokens;
    const bool wantsModel = step.model().empty() && contains(response, {"\"model"});
    const bool counts = contains(response, {"oken"}); // one search instead of eight where there is nothing
    const bool useful = wantsModel || (wantsReason && holdsFinishReason(response))
        || ((!tokens.input || !tokens.output) && counts && contains(response, {"tokens", "Tokens", "TokenCount", "token_count"}))
        || (!tokens.cacheRead && counts && contains(response, {"cached_tokens", "cache_read"}))
        || (!tokens.reasoning && counts && contains(response, {"reasoning_tokens", "\"reasoning\"", "thoughtsT", "thoughts_t"}));
    if (!useful)
        return;
    withTree(facts, Field::OutputBlob, [&](const ValueTree& answer) {
        // Genkit folds what the API said, and keeps it beside.
        if (const ValueTree* raw = answer.findAny({"raw", "custom"}); raw != nullptr && raw->isObject()) {
            if (step.finishReasons.empty())
                readFinishReasons(*raw, step);
            readResponseModel(*raw, arena, step);
            if (step.responseId.empty())
                step.responseId = arena.keep(std::string(raw->textOf("id")));
        }
        readAnswer(answer, step);
        if (wantsModel)
            readResponseModel(answer, arena, step);
    });
}

/// The newest of the prompts that MLflow links, as it lists them.
void readPrompts(const Facts& facts, TextArena& arena, Step& step)
{
    withTree(facts, Field::PromptList, [&](const ValueTree& prompts) {
        if (!step.promptName.empty() || !prompts.isArray() || prompts.items.empty())
            return;
        const ValueTree& prompt = prompts.items.back();
        const ValueTree* version = prompt.find("version");
        step.promptName = arena.keep(std::string(prompt.textOf("name")));
        step.promptVersion = version != nullptr ? arena.keep(toText(*version)) : std::string_view();
    });
}

void readToolCall(const Facts& facts, const SpanView& span, TextArena& arena, Step& step)
{
    const std::string_view output = textAt(facts, Field::OutputBlob);
    if (contains(output, {"tool_call_id"})) {
        if (const auto tree = parseJson(output))
            readToolMessage(*tree, arena, step);
    }
    const bool named = !step.tool.empty() && !isToolClass(step.tool);
    if (!named && !span.name.empty() && !isToolClass(span.name))
        step.tool = span.name;
}

} // namespace

void readBlobFacts(const Facts& facts, const SpanView& span, TextArena& arena, Step& step)
{
    readWho(facts, arena, step);
    readPrompts(facts, arena, step);
    if (step.kind == StepKind::Generation || step.kind == StepKind::Embedding || step.kind == StepKind::Rerank)
        readModelCall(facts, arena, step);
    else if (step.kind == StepKind::Tool)
        readToolCall(facts, span, arena, step);
}

} // namespace whyglass::telemetry
