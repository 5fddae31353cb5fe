// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/name_words.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::vector<std::string> nameWords(std::string_view name)
{
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(std::exchange(word, {}));
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isAlpha(c) && !isDigit(c)) {
            finish();
            continue;
        }
        if (i > 0 && isUpper(c) && !isUpper(name[i - 1]))
            finish();
        word.push_back(toLower(c));
    }
    finish();
    return words;
}

std::string_view ownName(std::string_view tool)
{
    for (const std::string_view mark : {"__", "/", ".", ":"})
        if (const std::size_t at = tool.rfind(mark); at != std::string_view::npos && at > 0 && at + mark.size() < tool.size())
            tool.remove_prefix(at + mark.size());
    const std::size_t hyphen = tool.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || tool.find('-', hyphen + 1) != std::string_view::npos)
        return tool;
    const std::string_view behind = tool.substr(hyphen + 1);
    const bool isPlugin = tool.substr(0, hyphen).find('_') == std::string_view::npos && nameWords(behind).size() > 1;
    return isPlugin ? behind : tool;
}

bool hasAnyWord(std::string_view name, std::initializer_list<std::string_view> words)
{
    const auto parts = nameWords(name);
    return std::any_of(parts.begin(), parts.end(),
        [&words](const std::string& part) { return std::find(words.begin(), words.end(), part) != words.end(); });
}

bool isWriteTool(std::string_view tool)
{
    // Without "open", "order", "file" and "execute": order_status and open_page read.
    static constexpr std::array<std::string_view, 32> kVerbs{"approve", "reject", "pay", "schedule", "create", "update", "delete",
        "remove", "cancel", "send", "submit", "book", "transfer", "modify", "exchange", "return", "refund", "issue", "post",
        "write", "insert", "put", "set", "release", "place", "purchase", "charge", "close", "escalate", "assign", "publish",
        "deploy"};
    const auto begins = [](std::string_view name) {
        const auto words = nameWords(name);
        return words.size() > 1 && isOneOf(words.front(), kVerbs);
    };
    return begins(tool) || begins(ownName(tool));
}

bool isVoidTool(std::string_view tool)
{
    static constexpr std::array<std::string_view, 10> kVoid{
        "think", "thought", "log", "note", "wait", "sleep", "noop", "done", "finish", "print"};
    const auto words = nameWords(ownName(tool));
    return !words.empty() && isOneOf(words.front(), kVoid);
}

} // namespace whyglass::analysis
