// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/payload/payload_verdict.h"

#include "models/analysis/json/safe_json.h"
#include "models/analysis/json/text_block.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::size_t kShownBytes = 120;

bool readsErrors(std::string_view tool)
{
    return hasAnyWord(tool, {"log", "logs", "errors", "exceptions", "incidents", "alerts", "traces"});
}

bool readsPages(std::string_view tool)
{
    return hasAnyWord(
        tool, {"web", "page", "browse", "browser", "fetch", "url", "crawl", "html", "http", "search", "read", "visit"});
}

/// false, 0, "", [] and {} are how APIs say "no error".
bool saysError(const json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number())
        return value.get<double>() != 0.0;
    if (value.is_string()) {
        const std::string text = toLower(value.get_ref<const std::string&>());
        return !text.empty() && text != "none" && text != "null" && text != "false" && text != "ok";
    }
    return value.is_structured() && !value.empty();
}

std::string shown(const json& value)
{
    return std::string(format::clip(value.dump(-1, ' ', false, json::error_handler_t::replace), kShownBytes));
}

std::optional<std::string> errorMember(const json& object)
{
    for (const char* key : {"error", "errors", "exception", "fault"})
        if (const auto it = object.find(key); it != object.end() && saysError(*it))
            return "`" + std::string(key) + "` is " + shown(*it);
    if (const auto it = object.find("success"); it != object.end() && it->is_boolean() && !it->get<bool>())
        return "`success` is false";
    for (const char* key : {"isError", "is_error"})
        if (const auto it = object.find(key); it != object.end() && it->is_boolean() && it->get<bool>())
            return "`" + std::string(key) + "` is true";
    for (const char* key : {"status", "code", "status_code", "statusCode", "http_status"}) {
        const auto it = object.find(key);
        if (it == object.end())
            continue;
        constexpr double kFirstError = 400.0;
        constexpr double kPastErrors = 600.0;
        if (it->is_number() && it->get<double>() >= kFirstError && it->get<double>() < kPastErrors)
            return "`" + std::string(key) + "` is " + it->dump();
        if (it->is_string()
            && (equalsFolded(it->get_ref<const std::string&>(), "error")
                || equalsFolded(it->get_ref<const std::string&>(), "failed")))
            return "`" + std::string(key) + "` is " + shown(*it);
    }
    return std::nullopt;
}

std::optional<std::string> errorText(std::string_view text, std::string_view tool)
{
    static constexpr std::array<std::string_view, 5> kStarts{"error", "exception", "traceback", "fatal", "failed to"};
    for (const std::string_view start : kStarts) {
        const bool wholeWord = text.size() == start.size() || (text.size() > start.size() && !isWordByte(text[start.size()]));
        if (equalsFolded(text.substr(0, start.size()), start) && wholeWord)
            return "the text starts with \"" + std::string(text.substr(0, start.size())) + "\"";
    }
    const bool html = equalsFolded(text.substr(0, 5), "<html") || equalsFolded(text.substr(0, 14), "<!doctype html");
    if (html && !readsPages(tool))
        return "the result is an HTML page";
    return std::nullopt;
}

/// "Error. Could not transcribe this audio.", "ValueError: …", "Traceback (most recent call last):".
bool reportsError(std::string_view line)
{
    constexpr std::string_view kTraceback = "traceback";
    if (equalsFolded(line.substr(0, kTraceback.size()), kTraceback) && line.substr(kTraceback.size()).starts_with(" ("))
        return true;
    const auto wordEnd = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), [](char c) { return isWordByte(c) || c == '.'; }) - line.begin());
    const std::string_view head = line.substr(0, wordEnd);
    const std::string_view word = head.ends_with('.') ? head.substr(0, head.size() - 1) : head;
    const bool isMarked = word.size() < head.size() || line.substr(wordEnd).starts_with(':') || line.substr(wordEnd).starts_with('!');
    const bool isWord = equalsFolded(word, "error") || equalsFolded(word, "exception") || equalsFolded(word, "fatal");
    const bool isClass = word.size() > 5 && (word.ends_with("Error") || word.ends_with("Exception")); // of a programming language
    const bool goesOn = trim(line.substr(std::min(wordEnd + 1, line.size()))).size() > 0; // "Errors:" and "Error:" alone are headings
    return isMarked && goesOn && (isWord || isClass);
}

} // namespace

std::optional<ErrorVerdict> errorPayload(std::string_view payload, std::string_view tool)
{
    payload = trim(payload);
    if (payload.empty() || readsErrors(tool))
        return std::nullopt;
    if (const auto value = parseStructure(payload)) {
        if (const std::string* text = textOfOneBlock(*value)) {
            auto inner = errorPayload(*text, tool);
            return inner ? std::optional(ErrorVerdict{std::move(inner->why), payload}) : std::nullopt;
        }
        if (!value->is_object())
            return std::nullopt;
        auto why = errorMember(*value);
        return why ? std::optional(ErrorVerdict{std::move(*why), payload}) : std::nullopt;
    }
    std::string_view text = payload;
    if (text.size() > 1 && text.front() == '"')
        text.remove_prefix(1); // a JSON text
    auto why = errorText(trim(text), tool);
    return why ? std::optional(ErrorVerdict{std::move(*why), payload}) : std::nullopt;
}

std::optional<ErrorVerdict> errorInAnswer(std::string_view answer, std::string_view agent)
{
    if (auto whole = errorPayload(answer, agent))
        return whole;
    if (readsErrors(agent) || parseStructure(trim(answer)))
        return std::nullopt;
    bool isCode = false; // in a fence, where an agent shows what it wrote
    while (!answer.empty()) {
        const std::size_t end = std::min(answer.find('\n'), answer.size());
        const std::string_view line = trim(answer.substr(0, end));
        isCode = isCode != line.starts_with("```");
        if (!isCode && reportsError(line))
            return ErrorVerdict{"a line says " + std::string(format::clip(line, kShownBytes)), line};
        answer.remove_prefix(std::min(end + 1, answer.size()));
    }
    return std::nullopt;
}

} // namespace whyglass::analysis
