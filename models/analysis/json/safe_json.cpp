// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/json/safe_json.h"

#include "models/analysis/text/ascii.h"

#include <utility>

namespace whyglass::analysis {

namespace {

/// Depth is checked before parsing, because the parser's and the destructor's cost grow with it.
bool withinDepth(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxJsonDepth)
                return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

} // namespace

std::optional<nlohmann::json> parseJson(std::string_view text)
{
    if (text.size() > kMaxJsonBytes || !withinDepth(text))
        return std::nullopt;
    auto value = nlohmann::json::parse(text, nullptr, false);
    if (value.is_discarded())
        return std::nullopt;
    return value;
}

std::optional<nlohmann::json> parseStructure(std::string_view text)
{
    text = trim(text);
    if (text.empty() || (text.front() != '{' && text.front() != '[' && text.front() != '"'))
        return std::nullopt;
    auto value = parseJson(text);
    if (!value || value->is_structured())
        return value;
    if (!value->is_string())
        return std::nullopt;
    auto inner = parseJson(value->get_ref<const std::string&>());
    return inner && inner->is_structured() ? std::move(inner) : std::nullopt;
}

} // namespace whyglass::analysis
