// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/final_answer.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

/// At the beginning of a line, in any letter case, with or without marks of a heading or bold print around them; a colon, or "is"
/// and a colon, follows.
constexpr std::string_view kMarkers[] = {"final answer", "the final answer", "my final answer", "final response", "final result",
    "final decision", "endg\xC3\xBCltige antwort", "finale antwort",
    "abschlie\xC3\x9F"
    "ende antwort",
    "schlussantwort", "r\xC3\xA9ponse finale", "respuesta final"};
/// What encloses an answer, wherever it stands.
constexpr std::pair<std::string_view, std::string_view> kEnclosures[] = {
    {"<final_answer>", "</final_answer>"}, {"<answer>", "</answer>"}, {"\\boxed{", "}"}};

constexpr std::string_view kDecoration = "*_#>`- \t";

void skip(std::string_view& text, std::string_view bytes)
{
    text.remove_prefix(std::min(text.find_first_not_of(bytes), text.size()));
}

/// What follows a marker; nullopt where the words only occur ("the final answer depends on …").
std::optional<std::string_view> behindMarker(std::string_view line)
{
    skip(line, kDecoration);
    for (const std::string_view marker : kMarkers) {
        if (!equalsFolded(line.substr(0, marker.size()), marker))
            continue;
        std::string_view rest = line.substr(marker.size());
        skip(rest, kDecoration);
        if (equalsFolded(rest.substr(0, 3), "is:") || equalsFolded(rest.substr(0, 3), "is "))
            rest.remove_prefix(2);
        else if (!rest.starts_with(':'))
            continue;
        skip(rest, ": \t*_`");
        return rest;
    }
    return std::nullopt;
}

std::string_view withoutDecoration(std::string_view text)
{
    text = trim(text);
    while (!text.empty() && (text.back() == '*' || text.back() == '`' || text.back() == '_'))
        text.remove_suffix(1);
    return trim(text);
}

/// The line that `rest` begins, or the next one that says something where that one is empty.
std::string_view firstLine(std::string_view rest)
{
    rest = trim(rest);
    return withoutDecoration(rest.substr(0, rest.find('\n')));
}

std::optional<MarkedAnswer> onALine(std::string_view text)
{
    std::optional<MarkedAnswer> found;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (const auto behind = behindMarker(text.substr(begin, end - begin))) {
            const auto from = static_cast<std::size_t>(behind->data() - text.data());
            if (const std::string_view answer = firstLine(text.substr(from)); !answer.empty())
                found = MarkedAnswer{trim(text.substr(begin)), answer};
        }
        begin = end + 1;
    }
    return found;
}

std::optional<MarkedAnswer> enclosed(std::string_view text)
{
    for (const auto& [open, close] : kEnclosures) {
        const std::size_t begin = text.rfind(open);
        const std::size_t end = begin == std::string_view::npos ? begin : text.find(close, begin + open.size());
        if (end == std::string_view::npos)
            continue;
        if (const std::string_view answer = trim(text.substr(begin + open.size(), end - begin - open.size())); !answer.empty())
            return MarkedAnswer{text.substr(begin), answer};
    }
    return std::nullopt;
}

} // namespace

std::optional<MarkedAnswer> markedAnswer(std::string_view text)
{
    const auto line = onALine(text);
    return line ? line : enclosed(text);
}

} // namespace whyglass::analysis
