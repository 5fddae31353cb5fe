// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/text_comparison.h"

#include "models/analysis/compare/sequence_match.h"
#include "models/analysis/json/python_literal.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::size_t kShingleWords = 4;
/// Longest note that is taken for "here something was left out".
constexpr std::size_t kLongestNote = 160;
constexpr std::size_t kShortestKept = 16;
constexpr std::size_t kShortestContained = 8;

/// Recursion is bounded by kMaxJsonDepth.
std::string plainOf(const json& value)
{
    static constexpr std::array<const char*, 5> kEnvelopes{"content", "output", "result", "text", "response"};
    if (value.is_string())
        return std::string(trim(value.get_ref<const std::string&>()));
    const auto isBlock = [](const json& item) { return item.is_object() && item.contains("text") && item["text"].is_string(); };
    if (value.is_array() && !value.empty() && std::all_of(value.begin(), value.end(), isBlock)) {
        std::string text;
        for (const json& block : value)
            text += (text.empty() ? "" : "\n") + block["text"].get_ref<const std::string&>();
        return text;
    }
    if (value.is_object()) {
        const auto arguments = value.find("kwargs"); // LangChain writes messages as the call that makes them
        if (arguments != value.end() && arguments->is_object() && arguments->contains("content") && value.contains("lc"))
            return plainOf((*arguments)["content"]);
        const bool isMessage = value.contains("tool_call_id") || value.contains("role") || value.contains("type");
        for (const char* key : kEnvelopes) {
            if (const auto inner = value.find(key); inner != value.end() && (value.size() == 1 || (isMessage && key == kEnvelopes.front())))
                return plainOf(*inner);
        }
    }
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// 4870.0 and 4870 are one number, and some writers drop the point. Recursion is bounded by kMaxJsonDepth.
void foldNumbers(json& value)
{
    constexpr double kExact = 9'007'199'254'740'992.0; // 2^53
    if (value.is_structured()) {
        for (json& member : value)
            foldNumbers(member);
    } else if (value.is_number_float()) {
        const double number = value.get<double>();
        if (number > -kExact && number < kExact && number == std::trunc(number))
            value = static_cast<std::int64_t>(number);
    }
}

std::vector<std::uint64_t> wordsOf(std::string_view text)
{
    std::vector<std::uint64_t> words;
    std::uint64_t hash = 0;
    bool inside = false;
    for (const char c : text) {
        if (isWordByte(c)) {
            hash = (inside ? hash : 0xCBF29CE484222325ULL) ^ static_cast<unsigned char>(toLower(c));
            hash *= 0x100000001B3ULL;
            inside = true;
        } else if (inside) {
            words.push_back(hash);
            inside = false;
        }
    }
    if (inside)
        words.push_back(hash);
    return words;
}

using Words = std::vector<std::uint64_t>;

std::size_t commonPrefix(std::string_view a, std::string_view b)
{
    const auto end = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    return static_cast<std::size_t>(end.first - a.begin());
}

std::size_t commonSuffix(std::string_view a, std::string_view b)
{
    std::size_t length = 0;
    while (length < a.size() && length < b.size() && a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    return length;
}

/// Bytes of `produced` that `sent` keeps, where all but a note of it is kept; else 0.
std::size_t keptOf(std::string_view sent, std::string_view produced)
{
    if (sent.size() < kShortestKept || sent.size() >= produced.size() + kLongestNote)
        return 0;
    if (sent.size() < produced.size() && produced.find(sent) != std::string_view::npos)
        return sent.size();
    const std::size_t prefix = commonPrefix(sent, produced);
    const std::size_t suffix = std::min(commonSuffix(sent, produced), std::min(sent.size(), produced.size()) - prefix);
    const std::size_t kept = prefix + suffix;
    const std::size_t note = sent.size() - kept;
    // What was left out must be more than what stands in its place, or else it was altered.
    const bool isCut = note <= kLongestNote && kept >= kShortestKept && kept * 2 >= sent.size() && produced.size() - kept > note;
    return isCut ? kept : 0;
}

} // namespace

std::uint64_t charactersOf(std::string_view text)
{
    return static_cast<std::uint64_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::int64_t estimatedTokens(std::string_view text)
{
    constexpr std::int64_t kAsciiPerToken = 4;
    const auto ascii = std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    return (ascii + kAsciiPerToken - 1) / kAsciiPerToken + static_cast<std::int64_t>(charactersOf(text)) - ascii;
}

std::string plainText(std::string_view text)
{
    text = trim(text);
    const bool maybeJson = !text.empty() && (text.front() == '{' || text.front() == '[' || text.front() == '"');
    auto value = maybeJson ? parseJson(text) : std::nullopt;
    if (!value && maybeJson && text.find('\'') != std::string_view::npos)
        value = readPythonLiteral(text);
    if (!value)
        return std::string(text);
    if (auto inner = value->is_string() ? parseStructure(text) : std::nullopt)
        value = std::move(inner);
    foldNumbers(*value);
    return plainOf(*value);
}

std::vector<std::uint64_t> shinglesOf(std::string_view text)
{
    const Words words = wordsOf(text);
    std::vector<std::uint64_t> shingles;
    for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = 0; k < kShingleWords; ++k)
            hash = (hash ^ words[i + k]) * 0x9E3779B97F4A7C15ULL;
        shingles.push_back(hash ^ (hash >> 29U));
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

double changedWords(std::string_view before, std::string_view after)
{
    const Words a = wordsOf(before);
    const Words b = wordsOf(after);
    const std::size_t all = a.size() + b.size();
    return all == 0 ? (before == after ? 0.0 : 1.0) : static_cast<double>(all - 2 * matchSequences(a, b).size()) / static_cast<double>(all);
}

TextComparison compareTexts(std::string_view sent, std::string_view produced)
{
    sent = trim(sent);
    produced = trim(produced);
    TextComparison comparison{PartMatch::Whole, charactersOf(sent), charactersOf(produced), 0};
    if (sent == produced)
        return comparison;
    const std::string plainSent = plainText(sent);
    const std::string plainProduced = plainText(produced);
    if (plainSent == plainProduced)
        return comparison;
    for (const std::string_view s : {sent, std::string_view(plainSent)}) {
        for (const std::string_view p : {produced, std::string_view(plainProduced)}) {
            if (p.size() >= kShortestContained && s.find(p) != std::string_view::npos)
                return comparison;
        }
    }
    comparison.match = PartMatch::Cut;
    for (const std::string_view p : {std::string_view(plainProduced), produced}) {
        for (const std::string_view s : {std::string_view(plainSent), sent}) {
            if (const std::size_t kept = keptOf(s, p); kept > 0) {
                const std::size_t prefix = std::min(commonPrefix(s, p), kept);
                comparison.sentCharacters = kept == s.size() ? charactersOf(s) : charactersOf(p.substr(0, prefix)) + charactersOf(p.substr(p.size() - (kept - prefix)));
                comparison.producedCharacters = charactersOf(p);
                return comparison;
            }
        }
    }
    comparison.match = PartMatch::Altered;
    comparison.changedWords = changedWords(plainProduced, plainSent);
    return comparison;
}

} // namespace whyglass::analysis
