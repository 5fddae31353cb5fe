// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/message_reader.h"

#include "ingest/decode/python_text.h"
#include "ingest/normalize/facts.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace whyglass::telemetry {

namespace {

using domain::Message;
using domain::MessagePart;
using Parts = std::vector<MessagePart>;

constexpr int kMaxNesting = 6; ///< message in a batch in a request in an envelope …

bool isNothing(const ValueTree* tree)
{
    return tree == nullptr || tree->isNull() || (tree->isString() && isPlaceholder(tree->text)) || (tree->isArray() && tree->items.empty());
}

/// Arguments and responses: structured where they were, or where a text holds JSON.
void setPayload(MessagePart& part, const ValueTree* value)
{
    if (value == nullptr || value->isNull())
        return;
    part.payloadIsJson = !value->isString() || parseJson(value->text).has_value();
    part.payload = toText(*value);
}

MessagePart textPart(std::string_view type, std::string text)
{
    MessagePart part;
    part.type = type;
    part.content = std::move(text);
    return part;
}

MessagePart callPart(const ValueTree& call)
{
    // OpenInference wraps twice, OpenAI nests the function, LangChain and Traceloop are flat.
    const ValueTree* wrapped = call.find("tool_call");
    const ValueTree& outer = wrapped != nullptr ? *wrapped : call;
    const ValueTree* function = outer.find("function");
    const ValueTree& inner = function != nullptr && function->isObject() ? *function : outer;
    MessagePart part;
    part.type = "tool_call";
    const ValueTree* id = outer.findAny({"call_id", "toolCallId", "tool_call_id", "toolUseId", "ref", "id"});
    const ValueTree* name = inner.findAny({"name", "toolName", "tool_name"});
    part.id = id != nullptr ? toText(*id) : std::string();
    part.name = name != nullptr ? toText(*name) : std::string();
    setPayload(part, inner.findAny({"arguments", "args", "input", "parameters"}));
    return part;
}

MessagePart responsePart(const ValueTree& item)
{
    MessagePart part;
    part.type = "tool_call_response";
    const ValueTree* id = item.findAny({"tool_call_id", "tool_use_id", "call_id", "toolCallId", "toolUseId", "ref", "id"});
    if (const ValueTree* origin = item.find("origin"); id == nullptr && origin != nullptr) // Haystack
        id = origin->find("id");
    part.id = id != nullptr ? toText(*id) : std::string();
    const ValueTree* response = item.findAny({"response", "result", "output", "content"});
    // The AI SDK wraps: {"type": "json" | "text", "value": …}.
    if (response != nullptr && response->isObject() && response->items.size() == 2 && response->find("value") != nullptr)
        response = response->find("value");
    // Bedrock: one block of text or JSON.
    if (response != nullptr && response->isArray() && response->items.size() == 1 && response->items.front().isObject()
        && response->items.front().items.size() == 1) {
        if (const ValueTree* inner = response->items.front().findAny({"text", "json"}))
            response = inner;
    }
    setPayload(part, response);
    return part;
}

/// Members that are not the part's own, as one JSON object.
MessagePart genericPart(std::string_view type, const ValueTree& item)
{
    MessagePart part;
    part.type = type;
    ValueTree rest;
    for (std::size_t i = 0; i < item.items.size(); ++i) {
        const std::string& key = item.keys[i];
        if (key == "content" && item.items[i].isString())
            part.content = item.items[i].text;
        else if ((key == "uri" || key == "url") && item.items[i].isString())
            part.content = item.items[i].text;
        else if (key != "type")
            rest.at(key) = item.items[i];
    }
    if (!rest.items.empty()) {
        part.payload = toJson(rest);
        part.payloadIsJson = true;
    }
    return part;
}

std::string reasoningText(const ValueTree& item)
{
    const ValueTree* text = item.findAny({"content", "thinking", "text", "reasoning"});
    if (text != nullptr && text->isString())
        return text->text;
    std::string joined;
    if (const ValueTree* summary = item.findAny({"summary", "content"}); summary != nullptr) {
        for (const ValueTree& piece : summary->items) {
            joined += joined.empty() ? "" : "\n";
            joined += piece.isString() ? std::string_view(piece.text) : piece.textOf("text");
        }
    }
    return joined;
}

/// Parts that are known by the name of their only member: Gemini, Bedrock, Genkit, Haystack.
std::optional<MessagePart> readWrappedPart(const ValueTree& item)
{
    if (item.find("type") != nullptr)
        return std::nullopt;
    const ValueTree* call = item.findAny({"functionCall", "function_call", "toolUse", "toolRequest", "tool_call"});
    if (call != nullptr && call->isObject())
        return callPart(*call);
    const ValueTree* response =
        item.findAny({"functionResponse", "function_response", "toolResult", "toolResponse", "tool_call_result"});
    if (response != nullptr && response->isObject())
        return responsePart(*response);
    const ValueTree* thoughts = item.findAny({"reasoningContent", "reasoning"});
    if (thoughts != nullptr && item.items.size() == 1) {
        const ValueTree* inner = thoughts->find("reasoningText");
        std::string text = thoughts->isString() ? thoughts->text : reasoningText(inner != nullptr ? *inner : *thoughts);
        if (!text.empty())
            return textPart("reasoning", std::move(text));
    }
    return std::nullopt;
}

template <std::size_t N>
bool isOneOf(std::string_view word, const std::string_view (&words)[N])
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view kTextTypes[] = {"text", "output_text", "input_text", "refusal", "textBlock"};
constexpr std::string_view kReasoningTypes[] = {"reasoning", "thinking", "redacted_thinking", "reasoningBlock"};
constexpr std::string_view kCallTypes[] = {
    "tool_call", "tool_use", "tool-call", "function_call", "function", "toolUse", "toolUseBlock"};
constexpr std::string_view kResponseTypes[] = {
    "tool_call_response", "tool_result", "tool-result", "function_call_output", "toolResult", "toolResultBlock"};

std::optional<MessagePart> readPart(const ValueTree& item)
{
    if (item.isString())
        return isPlaceholder(item.text) ? std::nullopt : std::optional(textPart("text", item.text));
    if (!item.isObject())
        return std::nullopt;
    if (const ValueTree* wrapped = item.find("message_content")) {
        const ValueTree* call = item.find("tool_call"); // OpenInference names the type in one and the call in the other
        return call != nullptr && call->isObject() ? callPart(*call) : readPart(*wrapped);
    }
    if (auto part = readWrappedPart(item))
        return part;
    const std::string_view type = item.textOf("type");
    if (isOneOf(type, kTextTypes) || (type.empty() && item.find("text") != nullptr)) {
        const ValueTree* text = item.findAny({"content", "text", "refusal"});
        return isNothing(text) ? std::nullopt : std::optional(textPart("text", toText(*text)));
    }
    if (isOneOf(type, kReasoningTypes)) {
        std::string text = reasoningText(item);
        return text.empty() ? std::nullopt : std::optional(textPart("reasoning", std::move(text)));
    }
    if (isOneOf(type, kCallTypes))
        return callPart(item);
    if (isOneOf(type, kResponseTypes))
        return responsePart(item);
    return genericPart(type.empty() ? "other" : type, item);
}

/// Blocks of Bedrock's Converse API: each an object with one member, named after its type.
bool isConverseContent(const ValueTree& blocks)
{
    static constexpr std::string_view kBlocks[] = {"text", "toolUse", "toolResult", "reasoningContent", "image", "document", "cachePoint"};
    return blocks.isArray() && !blocks.items.empty() && std::all_of(blocks.items.begin(), blocks.items.end(), [](const ValueTree& block) {
        return block.isObject() && block.keys.size() == 1 && isOneOf(block.keys.front(), kBlocks);
    });
}

void addContent(const ValueTree* content, Parts& parts)
{
    if (isNothing(content) || (content->isString() && content->text == "FILTERED"))
        return;
    if (content->isArray()) {
        for (const ValueTree& item : content->items) {
            if (auto part = readPart(item))
                parts.push_back(std::move(*part));
        }
        return;
    }
    if (content->isString()) {
        // Traceloop writes a multimodal content as JSON text; any other JSON text is what was said.
        const auto blocks = content->text.front() == '[' ? parseJson(content->text) : std::nullopt;
        const bool typed = blocks && blocks->isArray() && !blocks->items.empty() && !blocks->items.front().textOf("type").empty()
            && blocks->items.front().findAny({"text", "image_url", "input", "tool_use_id", "source", "thinking"}) != nullptr;
        if (typed || (blocks && isConverseContent(*blocks)))
            addContent(&*blocks, parts);
        else
            parts.push_back(textPart("text", content->text));
        return;
    }
    if (auto part = readPart(*content))
        parts.push_back(std::move(*part));
}

void addCalls(const ValueTree* calls, Parts& parts)
{
    if (calls == nullptr)
        return;
    for (const ValueTree& call : calls->items)
        parts.push_back(callPart(call));
}

/// "HumanMessage", "AIMessageChunk" …, "human", "ai": LangChain's words for roles.
std::string_view roleOfClass(std::string_view name)
{
    if (name.substr(0, 5) == "Human" || name == "human")
        return "user";
    if (name.substr(0, 2) == "AI" || name == "ai")
        return "assistant";
    if (name.substr(0, 6) == "System" || name == "system")
        return "system";
    if (name.substr(0, 4) == "Tool" || name == "tool")
        return "tool";
    return {};
}

std::string_view langChainRole(const ValueTree& message)
{
    const ValueTree* id = message.find("id");
    if (id != nullptr && id->isArray() && !id->items.empty() && id->items.back().isString())
        return roleOfClass(id->items.back().text);
    return roleOfClass(message.textOf("type"));
}

/// What the parts say, one after another.
std::string textOf(const Parts& parts)
{
    std::string text;
    for (const MessagePart& part : parts)
        text += part.type == "text" ? part.content : std::string();
    return text;
}

/// The members of a message, whatever it is wrapped in.
void readMembers(const ValueTree& source, Message& message)
{
    const std::string_view role = source.textOf("role");
    if (!role.empty())
        message.role = role == "model" ? "assistant" : role;
    message.name = source.textOf("name");
    if (const ValueTree* reason = source.findAny({"finish_reason", "stop_reason"}); reason != nullptr && reason->isString())
        message.finishReason = reason->text;

    const ValueTree* callId = source.find("tool_call_id");
    const ValueTree* content = source.find("content");
    if (callId != nullptr || message.role == "tool") {
        const bool hasBlocks = content != nullptr && content->isArray() && !content->items.empty()
            && content->items.front().findAny({"toolCallId", "tool_use_id", "toolUseId", "toolResult", "toolResponse",
                                               "tool_call_result"}) != nullptr;
        if (!hasBlocks && source.find("parts") == nullptr && !isNothing(content)) {
            MessagePart part = responsePart(source);
            part.id = callId != nullptr ? toText(*callId) : std::string(source.textOf("id"));
            message.parts.push_back(std::move(part));
            return;
        }
    }
    addContent(source.find("parts"), message.parts);
    addContent(source.find("reasoning_content"), message.parts);
    Parts blocks;
    addContent(source.find("contents"), blocks);
    if (content == nullptr || !content->isString() || textOf(blocks) != content->text) // OpenInference may send one text as both
        addContent(content, message.parts);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(message.parts));
    const ValueTree* calls = source.find("tool_calls");
    const ValueTree* additional = source.find("additional_kwargs");
    if (isNothing(calls) && additional != nullptr)
        calls = additional->find("tool_calls");
    const bool inContent = std::any_of(message.parts.begin(), message.parts.end(),
                                       [](const MessagePart& part) { return part.type == "tool_call"; });
    if (!inContent)
        addCalls(calls, message.parts);
    if (const ValueTree* call = source.find("function_call"); call != nullptr && call->isObject())
        message.parts.push_back(callPart(*call));
    if (!source.textOf("function_call_name").empty()) {
        ValueTree call;
        call.at("name") = *source.find("function_call_name");
        if (const ValueTree* arguments = source.find("function_call_arguments_json"))
            call.at("arguments") = *arguments;
        message.parts.push_back(callPart(call));
    }
}

bool looksLikeMessage(const ValueTree& tree)
{
    return tree.findAny({"role", "parts", "content", "contents", "tool_calls", "kwargs", "data"}) != nullptr;
}

void readMessage(const ValueTree& tree, std::string_view role, std::vector<Message>& out)
{
    Message message;
    message.role = role;
    const ValueTree* wrapped = tree.findAny({"message", "kwargs", "data"});
    if (const ValueTree* content = tree.find("content"); wrapped == nullptr && content != nullptr && content->find("parts") != nullptr)
        wrapped = content; // a Gemini response
    const ValueTree& source = wrapped != nullptr && wrapped->isObject() ? *wrapped : tree;
    if (wrapped != nullptr && wrapped == tree.find("message") && !wrapped->isObject()) // Strands: the parts themselves
        addContent(wrapped, message.parts);
    if (const std::string_view known = langChainRole(tree); !known.empty())
        message.role = known;
    if (&source != &tree && !langChainRole(source).empty())
        message.role = langChainRole(source);
    const ValueTree* kwargs = source.find("kwargs");
    const ValueTree& members = kwargs != nullptr && kwargs->isObject() ? *kwargs : source;
    readMembers(members, message);
    if (const ValueTree* results = tree.find("function"); results != nullptr && results->isArray() && message.role == "function") {
        message.role = "tool"; // OpenInference on AutoGen: results of tools, a text of JSON each
        for (const ValueTree& result : results->items)
            message.parts.push_back(responsePart(structuredOf(result)));
    }
    if (message.finishReason.empty()) {
        for (const ValueTree* holder : {&tree, tree.find("generationInfo"), members.find("response_metadata")}) {
            const ValueTree* reason = holder != nullptr ? holder->findAny({"finish_reason", "stop_reason", "finishReason"}) : nullptr;
            if (reason != nullptr && reason->isString() && message.finishReason.empty())
                message.finishReason = reason->text;
        }
    }
    if (!message.parts.empty())
        out.push_back(std::move(message));
}

bool isResponsesItem(std::string_view type)
{
    return type == "function_call" || type == "function_call_output" || type == "reasoning" || type == "tool_call"
        || type == "tool_use" || type == "text" || type == "output_text";
}

/// Whether the value can be nothing but an entry of a conversation.
bool isTurn(const ValueTree& tree)
{
    static constexpr std::string_view kRoles[] = {"user", "assistant", "system", "developer", "tool", "model"};
    static constexpr std::string_view kItems[] = {"function_call", "function_call_output", "reasoning"};
    if (isOneOf(tree.textOf("role"), kRoles))
        return tree.findAny({"content", "parts", "tool_calls"}) != nullptr;
    return isOneOf(tree.textOf("type"), kItems);
}

bool isConversation(const ValueTree& tree)
{
    if (tree.isObject())
        return tree.find("role") != nullptr && isTurn(tree);
    return tree.isArray() && std::all_of(tree.items.begin(), tree.items.end(), isTurn)
        && std::any_of(tree.items.begin(), tree.items.end(), [](const ValueTree& item) { return item.find("role") != nullptr; });
}

/// A message, or several, as Python writes them, where a message was to be sent.
std::optional<ValueTree> messagesIn(std::string_view text)
{
    if (text.substr(0, 2) != "{'" && text.substr(0, 3) != "[{'")
        return std::nullopt;
    auto tree = parsePython(text);
    return tree && isConversation(*tree) ? std::move(tree) : std::nullopt;
}

/// System instructions beside the messages of a request: Anthropic, AI SDK, Gemini.
const ValueTree* instructionsOf(const ValueTree& request)
{
    if (const ValueTree* config = request.find("config"))
        return config->findAny({"systemInstruction", "system_instruction"});
    return request.findAny({"system", "systemInstruction", "system_instruction"});
}

void readInto(const ValueTree& tree, std::string_view role, std::vector<Message>& out, int depth)
{
    if (depth > kMaxNesting || isNothing(&tree))
        return;
    if (tree.isString()) {
        if (const auto sent = messagesIn(tree.text))
            readInto(*sent, role, out, depth + 1);
        else
            out.push_back({std::string(role), {}, {}, {textPart("text", tree.text)}});
        return;
    }
    if (tree.isArray()) {
        for (const ValueTree& item : tree.items)
            readInto(structuredOf(item), role, out, depth + 1);
        return;
    }
    if (!tree.isObject())
        return;
    if ((isResponsesItem(tree.textOf("type")) || readWrappedPart(tree)) && tree.find("role") == nullptr && tree.find("kwargs") == nullptr) {
        if (auto part = readPart(tree)) {
            const bool response = part->type == "tool_call_response";
            const bool joins = !out.empty() && out.back().role == "assistant" && !response && depth > 0;
            if (!joins)
                out.push_back({response ? "tool" : part->type == "text" ? std::string(role) : "assistant", {}, {}, {}});
            out.back().parts.push_back(std::move(*part));
        }
        return;
    }
    if (tree.find("role") == nullptr && tree.find("kwargs") == nullptr) {
        // A request, a response or a batch around the messages.
        for (const std::string_view name : {"messages", "contents", "choices", "generations", "prompts", "output_messages", "replies", "candidates", "items"}) {
            const ValueTree* inner = tree.find(name);
            if (isNothing(inner))
                continue;
            if (const ValueTree* system = instructionsOf(tree); !isNothing(system))
                readInto(structuredOf(*system), "system", out, depth + 1);
            readInto(structuredOf(*inner), role, out, depth + 1);
            return;
        }
    }
    if (const ValueTree* handed = tree.find("lc") == nullptr && tree.find("kwargs") != nullptr ? tree.findAny({"inputs", "outputs"}) : nullptr; !isNothing(handed)) {
        readInto(structuredOf(*handed), role, out, depth + 1); // of a chain, beside the arguments of the callback that told of it
        return;
    }
    if (looksLikeMessage(tree) || tree.find("message") != nullptr) {
        readMessage(tree, role, out);
        return;
    }
    for (const std::string_view name : {"prompt", "completion", "input", "output", "inputs", "outputs", "text", "value"}) {
        const ValueTree* inner = tree.find(name);
        if (!isNothing(inner)) {
            if (const ValueTree* system = tree.findAny({"instructions", "system"}); !isNothing(system))
                readInto(*system, "system", out, depth + 1);
            readInto(structuredOf(*inner), role, out, depth + 1);
            return;
        }
    }
}

} // namespace

namespace {

/// Traceloop sends a request's whole conversation as the one text of one message.
std::vector<Message> unfolded(std::vector<Message> messages)
{
    const bool isOne = messages.size() == 1 && messages.front().parts.size() == 1 && messages.front().parts.front().type == "text";
    if (!isOne || messages.front().role != "user")
        return messages;
    const std::string& text = messages.front().parts.front().content;
    auto sent = parseJson(text);
    if (!sent)
        sent = messagesIn(text);
    if (!sent || !isConversation(*sent))
        return messages;
    std::vector<Message> turns;
    readInto(*sent, "user", turns, 1);
    return turns.empty() ? messages : turns;
}

/// An answer that is an object of its own (structured output), and no message, no envelope and no error around one.
bool isBareAnswer(const ValueTree& tree)
{
    static constexpr std::string_view kEnvelopes[] = {"messages", "contents", "choices", "generations", "prompts", "output_messages", "replies",
        "candidates", "items", "message", "prompt", "completion", "input", "output", "inputs", "outputs", "text", "value", "usage", "response", "type", "lc", "llmOutput",
        "documents", "results", "matches", "hits", "embedding", "embeddings", "data"};
    const bool isError = std::any_of(tree.keys.begin(), tree.keys.end(), [](std::string_view key) { return key.find("rror") != std::string_view::npos; });
    return tree.isObject() && !tree.items.empty() && !isError && !looksLikeMessage(tree)
        && std::none_of(std::begin(kEnvelopes), std::end(kEnvelopes), [&tree](std::string_view name) { return tree.find(name) != nullptr; });
}

} // namespace

std::vector<Message> readMessages(const ValueTree& tree, std::string_view role)
{
    std::vector<Message> messages;
    const ValueTree structured = structuredOf(tree);
    readInto(structured, role, messages, 0);
    if (messages.empty() && role == "assistant" && isBareAnswer(structured))
        messages.push_back({"assistant", {}, {}, {textPart("text", toText(tree))}});
    return unfolded(std::move(messages));
}

Parts readParts(const ValueTree& tree)
{
    Parts parts;
    const ValueTree structured = structuredOf(tree);
    if (structured.isArray() && !structured.items.empty() && structured.items.front().find("parts") != nullptr) {
        for (Message& message : readMessages(structured, "system"))
            std::move(message.parts.begin(), message.parts.end(), std::back_inserter(parts));
        return parts;
    }
    addContent(&structured, parts);
    return parts;
}

Parts readCalls(const ValueTree& tree)
{
    Parts parts;
    const ValueTree structured = structuredOf(tree);
    addCalls(&structured, parts);
    return parts;
}

} // namespace whyglass::telemetry
