// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/payload/payload_verdict.h"

#include "models/analysis/json/safe_json.h"
#include "models/analysis/json/text_block.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

template <std::size_t N>
bool isOneOf(std::string_view key, const std::array<std::string_view, N>& names)
{
    return std::any_of(names.begin(), names.end(), [key](std::string_view name) { return equalsFolded(name, key); });
}

bool isListKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 11> kLists{
        "results", "items", "data", "documents", "hits", "records", "rows", "matches", "value", "entries", "content"};
    return isOneOf(key, kLists);
}

bool isCountKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 6> kCounts{"total", "count", "size", "numfound", "total_count", "totalcount"};
    return isOneOf(key, kCounts);
}

/// What an envelope says about the request, not about its subject.
bool isEnvelopeKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 30> kEnvelope{"http_status", "httpstatus", "status", "status_code",
        "statuscode", "code", "ok", "success", "page", "page_size", "per_page", "limit", "offset", "took", "took_ms",
        "elapsed_ms", "cursor", "next", "next_cursor", "next_page", "has_more", "request_id", "trace_id", "timestamp", "query",
        "q", "version", "api_version", "message", "iserror"};
    return isOneOf(key, kEnvelope) || isCountKey(key);
}

bool isNothing(const json& value)
{
    return value.is_null() || (value.is_structured() && value.empty())
        || (value.is_string() && value.get_ref<const std::string&>().empty());
}

std::string named(std::string_view key, std::string_view what) { return "`" + std::string(key) + "` is " + std::string(what); }

/// The forms of MCP and of message blocks: {"content": [{"type": "text", "text": …}]}, the list alone, {"text": …} in it; its text is the payload.
std::optional<EmptyVerdict> emptyTextParts(const json& parts)
{
    std::optional<EmptyVerdict> verdict;
    for (const json& part : parts) {
        const std::string* text = textOfBlock(part);
        verdict = text == nullptr ? std::nullopt : emptyPayload(*text);
        if (!verdict)
            return std::nullopt;
    }
    return verdict;
}

std::optional<EmptyVerdict> emptyObject(const json& object)
{
    for (const auto& [key, value] : object.items()) {
        if (isListKey(key) && value.is_array() && value.empty())
            return EmptyVerdict{named(key, "an empty list"), false};
        if (isCountKey(key) && value.is_number() && value.get<double>() == 0.0)
            return EmptyVerdict{named(key, "0"), false};
    }
    if (object.contains("content") && object["content"].is_array())
        if (const auto verdict = emptyTextParts(object["content"]))
            return verdict;
    // Any other name of a list ("vendors") counts where nothing but the envelope stands beside it.
    std::optional<EmptyVerdict> verdict;
    for (const auto& [key, value] : object.items()) {
        if (value.is_structured() && value.empty())
            verdict = EmptyVerdict{named(key, value.is_array() ? "an empty list" : "an empty object"), false};
        else if (value.is_structured() || !isEnvelopeKey(key))
            return std::nullopt;
    }
    return verdict;
}

} // namespace

std::optional<EmptyVerdict> emptyPayload(std::string_view payload)
{
    payload = trim(payload);
    if (payload.empty())
        return EmptyVerdict{"the result has zero bytes", true};
    if (payload == "null" || payload == "None" || payload == "\"\"" || payload == "''")
        return EmptyVerdict{"the result is " + std::string(payload), true};
    const auto value = parseStructure(payload);
    if (!value)
        return std::nullopt;
    if (isNothing(*value))
        return EmptyVerdict{
            value->is_array() ? "the result is an empty list" : "the result is an empty object", value->is_object()};
    return value->is_object() ? emptyObject(*value) : emptyTextParts(*value);
}

} // namespace whyglass::analysis
