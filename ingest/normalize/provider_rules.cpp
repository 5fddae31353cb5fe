// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/provider_rules.h"

#include <algorithm>
#include <string>

namespace whyglass::telemetry {

namespace {

struct Alias {
    std::string_view sent;
    std::string_view provider;
};

// A.5. An empty provider: the name of a framework, which calls no model itself.
constexpr Alias kAliases[] = {
    {"openai", "openai"},
    {"anthropic", "anthropic"},
    {"cohere", "cohere"},
    {"deepseek", "deepseek"},
    {"groq", "groq"},
    {"perplexity", "perplexity"},
    {"mistral_ai", "mistral_ai"},
    {"mistral", "mistral_ai"},
    {"mistralai", "mistral_ai"},
    {"x_ai", "x_ai"},
    {"xai", "x_ai"},
    {"aws.bedrock", "aws.bedrock"},
    {"bedrock", "aws.bedrock"},
    {"amazon-bedrock", "aws.bedrock"},
    {"amazon", "aws.bedrock"},
    {"aws", "aws.bedrock"},
    {"azure.ai.inference", "azure.ai.inference"},
    {"az.ai.inference", "azure.ai.inference"},
    {"azure.ai.openai", "azure.ai.openai"},
    {"az.ai.openai", "azure.ai.openai"},
    {"gcp.vertex_ai", "gcp.vertex_ai"},
    {"vertex_ai", "gcp.vertex_ai"},
    {"vertexai", "gcp.vertex_ai"},
    {"google-vertex", "gcp.vertex_ai"},
    {"gcp.gemini", "gcp.gemini"},
    {"gemini", "gcp.gemini"},
    {"google", "gcp.gemini"},
    {"google.generative-ai", "gcp.gemini"},
    {"googleai", "gcp.gemini"},
    {"google-genai", "gcp.gemini"},
    {"strands-agents", ""},
    {"gcp.vertex.agent", ""},
    {"autogen", ""},
    {"langchain", ""},
    {"crewai", ""},
    {"microsoft.agent_framework", ""},
    {"spring_ai", ""},
};

constexpr Alias kHosts[] = {
    {"api.openai.com", "openai"},
    {"openai.azure.com", "azure.ai.openai"},
    {"bedrock-runtime.", "aws.bedrock"},
    {"generativelanguage.googleapis.com", "gcp.gemini"},
    {"aiplatform.googleapis.com", "gcp.vertex_ai"},
    {"api.anthropic.com", "anthropic"},
    {"api.mistral.ai", "mistral_ai"},
    {"api.deepseek.com", "deepseek"},
    {"api.groq.com", "groq"},
    {"api.cohere", "cohere"},
    {"openrouter.ai", "openrouter"},
};

constexpr Alias kModels[] = {
    {"gpt-", "openai"},         {"o1", "openai"},           {"o3", "openai"},      {"o4", "openai"},
    {"chatgpt-", "openai"},     {"text-embedding-", "openai"}, {"claude-", "anthropic"}, {"gemini-", "gcp.gemini"},
    {"mistral-", "mistral_ai"}, {"codestral-", "mistral_ai"}, {"deepseek-", "deepseek"}, {"grok-", "x_ai"},
    {"command-", "cohere"},     {"sonar", "perplexity"},
};

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

const Alias* findAlias(std::string_view sent)
{
    const auto found = std::find_if(std::begin(kAliases), std::end(kAliases),
                                    [sent](const Alias& alias) { return sameWord(alias.sent, sent); });
    return found == std::end(kAliases) ? nullptr : found;
}

std::string_view fromHost(const Facts& facts)
{
    const AttributeView* host = facts.at(Field::Host).attribute;
    if (host == nullptr)
        return {};
    for (const Alias& alias : kHosts) {
        if (textOf(host->value).find(alias.sent) != std::string_view::npos)
            return alias.provider;
    }
    return {};
}

std::string_view fromModel(std::string_view model)
{
    const std::size_t slash = model.find('/');
    if (slash != std::string_view::npos) {
        const Alias* vendor = findAlias(model.substr(0, slash));
        return vendor != nullptr ? vendor->provider : std::string_view();
    }
    for (const Alias& alias : kModels) {
        if (model.substr(0, alias.sent.size()) == alias.sent)
            return alias.provider;
    }
    return {};
}

} // namespace

std::string_view providerOf(const Facts& facts, std::string_view service, const Step& step, TextArena& arena)
{
    const AttributeView* attribute = facts.at(Field::Provider).attribute;
    const std::string_view sent = attribute != nullptr ? unquoted(textOf(attribute->value)) : std::string_view();
    const Alias* alias = findAlias(sent);
    if (alias == nullptr && sent.find('.') != std::string_view::npos)
        alias = findAlias(sent.substr(0, sent.find('.'))); // the AI SDK's "openai.chat"
    if (alias != nullptr && !alias->provider.empty())
        return alias->provider;
    const bool isItself = !sent.empty() && sent == service; // Strands writes the name of the application's service
    if (alias == nullptr && !sent.empty() && !isItself) {
        const bool upper = std::any_of(sent.begin(), sent.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        return upper ? arena.keep(lowered(sent)) : sent;
    }
    if (step.model().empty())
        return {};
    const std::string_view host = fromHost(facts);
    return host.empty() ? fromModel(step.model()) : host;
}

} // namespace whyglass::telemetry
