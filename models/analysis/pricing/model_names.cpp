// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/model_names.h"

#include "models/analysis/text/ascii.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

namespace whyglass::analysis {

namespace {

struct Cut {
    RE2 pattern;
    Cut(const char* text)
        : pattern(text, RE2::Quiet)
    {
    } // NOLINT(google-explicit-constructor)
};

const std::array<Cut, 8>& cuts()
{
    static const std::array<Cut, 8> kCuts{{
        "^models/",
        "^[a-z0-9_.~-]+/", // vendor
        "^(?:us|eu|apac|jp|au|global)\\.", // Bedrock region
        "^(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen)\\.", // Bedrock vendor
        ":\\d+$",
        "-v\\d+$",
        "(?:@\\d{8}|-20\\d{6}|-20\\d\\d-\\d\\d-\\d\\d)$",
        "-latest$",
    }};
    return kCuts;
}

void addOnce(std::vector<std::string>& list, std::string text)
{
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(std::move(text));
}

} // namespace

std::vector<std::string> modelSpellings(std::string_view model)
{
    std::vector<std::string> spellings;
    std::string name = toLower(trim(model));
    addOnce(spellings, name);
    for (const Cut& cut : cuts())
        while (RE2::Replace(&name, cut.pattern, ""))
            addOnce(spellings, name);
    std::string dashed = name;
    std::replace(dashed.begin(), dashed.end(), '.', '-');
    addOnce(spellings, dashed);
    RE2::GlobalReplace(&name, "(\\d)-(\\d)", "\\1.\\2");
    addOnce(spellings, name);
    return spellings;
}

std::string canonicalProvider(std::string_view provider)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kAliases{{
        {"gcp.gen_ai", "google"},
        {"gcp.gemini", "google"},
        {"gcp.vertex_ai", "google"},
        {"vertex_ai", "google"},
        {"azure.ai.openai", "azure"},
        {"azure.ai.inference", "azure"},
        {"az.ai.openai", "azure"},
        {"az.ai.inference", "azure"},
        {"azure_openai", "azure"},
        {"x_ai", "x-ai"},
        {"togetherai", "together"},
        {"fireworks_ai", "fireworks"},
    }};
    const std::string lower = toLower(trim(provider));
    for (const auto& [alias, id] : kAliases)
        if (lower == alias)
            return std::string(id);
    return lower;
}

bool isSelfHosted(std::string_view provider)
{
    static constexpr std::array<std::string_view, 8> kLocal{
        "ollama", "vllm", "llamacpp", "llama.cpp", "lm_studio", "lmstudio", "localai", "tgi"};
    const std::string lower = toLower(trim(provider));
    return std::find(kLocal.begin(), kLocal.end(), lower) != kLocal.end();
}

} // namespace whyglass::analysis
