// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/volatile_values.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>

namespace whyglass::analysis {

namespace {

constexpr std::string_view kMark = "*";

bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isTokenByte(char c) { return isDigit(c) || isAlpha(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '+'; }

bool isNumber(std::string_view token) { return token.find_first_not_of("0123456789") == std::string_view::npos; }

bool fits(std::string_view text, std::string_view pattern)
{
    if (text.size() < pattern.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '0' ? !isDigit(text[i]) : pattern[i] != text[i] && !(pattern[i] == 'T' && (text[i] == ' ' || text[i] == 't')))
            return false;
    }
    return true;
}

bool isUuid(std::string_view token)
{
    if (token.size() != 36)
        return false;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? token[i] != '-' : !isHex(token[i]))
            return false;
    }
    return true;
}

/// 16 digits and more, and not a plain number.
bool isLongHex(std::string_view token)
{
    return token.size() >= 16 && std::all_of(token.begin(), token.end(), isHex) && !isNumber(token);
}

/// Seconds to nanoseconds since 1970, of the years 2001 to 2033.
bool isEpoch(std::string_view token)
{
    const bool length = token.size() == 10 || token.size() == 13 || token.size() == 16 || token.size() == 19;
    return length && token.front() == '1' && isNumber(token);
}

bool isGeneratedId(std::string_view token)
{
    static constexpr std::array<std::string_view, 13> kPrefixes{"call_", "toolu_", "resp_", "msg_", "run_", "req_", "rs_", "fc_", "thread_", "gen-",
                                                                "chatcmpl-", "cmpl-", "tool_call_"};
    constexpr std::size_t kLeast = 6;
    return std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](std::string_view prefix) {
        return token.starts_with(prefix) && token.size() >= prefix.size() + kLeast
            && token.find_first_of("0123456789", prefix.size()) != std::string_view::npos;
    });
}

bool isVolatileToken(std::string_view token)
{
    return fits(token, "0000-00-00T00:00") || fits(token, "00:00:00") || isUuid(token) || isLongHex(token) || isEpoch(token) || isGeneratedId(token);
}

} // namespace

bool isVolatileKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 29> kNames{
        "timestamp", "time", "ts", "request_id", "requestid", "x-request-id", "nonce", "traceparent", "trace_id", "span_id", "idempotency_key",
        "elapsed_ms", "took", "duration", "latency", "created", "created_at", "updated_at", "start_time", "end_time", "response_id", "call_id",
        "tool_call_id", "run_id", "thread_id", "message_id", "uuid", "etag", "cf-ray"};
    static constexpr std::array<std::string_view, 6> kEndings{"_ms", "_ns", "_seconds", "timestamp", ".duration", ".response.id"};
    const std::string lower = toLower(key);
    return std::find(kNames.begin(), kNames.end(), lower) != kNames.end()
        || std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::string withoutVolatile(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        bool digits = false; // whatever is new in every run has some
        for (; end < text.size() && isTokenByte(text[end]); ++end)
            digits = digits || isDigit(text[end]);
        if (!digits) {
            end += end < text.size() ? 1U : 0U;
            out += text.substr(at, end - at);
            at = end;
            continue;
        }
        std::string_view token = text.substr(at, end - at);
        while (!token.empty() && (token.back() == '.' || token.back() == ':' || token.back() == '-'))
            token.remove_suffix(1); // the end of a sentence is not part of an id
        out += isVolatileToken(token) ? kMark : token;
        out += text.substr(at + token.size(), end - at - token.size());
        at = end;
    }
    return out;
}

std::string withoutNumbers(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (!isDigit(text[at])) {
            out += text[at++];
            continue;
        }
        // Digits with the marks between them: 1,000.50 and 7 are both one number.
        while (at < text.size() && (isDigit(text[at]) || ((text[at] == ',' || text[at] == '.') && at + 1 < text.size() && isDigit(text[at + 1]))))
            ++at;
        out += '#';
    }
    return out;
}

} // namespace whyglass::analysis
