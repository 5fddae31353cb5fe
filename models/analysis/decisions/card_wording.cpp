// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_wording.h"

#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

namespace whyglass::analysis {

namespace {

struct Verb {
    std::string_view word;
    std::string_view done; ///< "read"
    std::string_view noun; ///< "look-up"; empty where none is usual
};

constexpr std::array<Verb, 48> kVerbs{{
    {"read", "read", ""}, {"get", "read", ""}, {"fetch", "read", ""}, {"load", "read", ""}, {"retrieve", "read", ""},
    {"list", "listed", ""}, {"show", "read", ""}, {"lookup", "looked up", "look-up"}, {"find", "looked up", "look-up"},
    {"query", "looked up", "look-up"}, {"search", "searched", "search"}, {"check", "checked", "check"},
    {"verify", "checked", "check"}, {"validate", "checked", "check"}, {"screen", "screened", "screening"},
    {"compare", "compared", "comparison"}, {"match", "matched", "match"}, {"calculate", "calculated", "calculation"},
    {"compute", "calculated", "calculation"}, {"extract", "extracted", "extraction"}, {"parse", "parsed", ""},
    {"classify", "classified", ""}, {"approve", "approved", ""}, {"reject", "rejected", ""}, {"pay", "paid", ""},
    {"schedule", "scheduled", ""}, {"create", "created", ""}, {"update", "updated", ""}, {"delete", "deleted", ""},
    {"remove", "removed", ""}, {"cancel", "cancelled", ""}, {"send", "sent", ""}, {"submit", "submitted", ""},
    {"book", "booked", ""}, {"transfer", "transferred", ""}, {"modify", "modified", ""}, {"exchange", "exchanged", ""},
    {"return", "returned", ""}, {"refund", "refunded", ""}, {"issue", "issued", ""}, {"post", "posted", ""},
    {"write", "written", ""}, {"insert", "inserted", ""}, {"set", "set", ""}, {"release", "released", ""},
    {"charge", "charged", ""}, {"escalate", "escalated", ""}, {"assign", "assigned", ""},
}};

struct ToolName {
    const Verb* verb = nullptr;
    std::string object; ///< "purchase order"; empty where the name has none
};

ToolName readWords(std::string_view tool)
{
    auto words = nameWords(tool);
    if (words.size() > 2 && words[0] == "look" && words[1] == "up") {
        words.erase(words.begin());
        words.front() = "lookup";
    }
    ToolName name;
    if (words.size() < 2)
        return name;
    const auto verb = std::find_if(kVerbs.begin(), kVerbs.end(), [&words](const Verb& known) { return known.word == words.front(); });
    if (verb == kVerbs.end())
        return name;
    name.verb = &*verb;
    for (std::size_t i = 1; i < words.size() && (i == 1 || words[i] != "by"); ++i)
        name.object.append(name.object.empty() ? "" : " ").append(words[i]);
    return name;
}

ToolName readTool(std::string_view tool)
{
    ToolName name = readWords(tool);
    return name.verb == nullptr ? readWords(ownName(tool)) : name;
}

} // namespace

std::string titleOfResult(std::string_view tool)
{
    const ToolName name = readTool(tool);
    return name.verb == nullptr ? std::string(tool) + " returned" : sentenceCase(name.object) + " " + std::string(name.verb->done);
}

std::string titleOfEmpty(std::string_view tool)
{
    const ToolName name = readTool(tool);
    if (name.verb == nullptr)
        return std::string(tool) + " answered with nothing";
    const std::string noun = name.verb->noun.empty() ? std::string("request") : std::string(name.verb->noun);
    return sentenceCase(name.object) + " " + noun + " answered with nothing";
}

std::string titleOfAction(std::string_view tool) { return titleOfResult(tool); }

std::string sourceOf(std::string_view tool)
{
    const ToolName name = readTool(tool);
    return name.verb == nullptr ? std::string(tool) : "the " + name.object;
}

std::string labelOfKey(std::string_view key)
{
    auto words = nameWords(key);
    while (words.size() > 1 && (words.back() == "id" || words.back() == "number" || words.back() == "no" || words.back() == "nr"))
        words.pop_back();
    std::string label;
    for (const std::string& word : words)
        label.append(label.empty() ? "" : " ").append(word == "po" ? "order" : word);
    return label;
}

std::string number(double value)
{
    constexpr double kExact = 9e15; // beyond it a double has no fraction to show
    if (!std::isfinite(value) || std::fabs(value) > kExact)
        return std::to_string(value);
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.6f", std::fabs(value - std::trunc(value)));
    std::string fraction(digits.data());
    const bool carries = fraction.front() == '1';
    fraction.erase(0, 1);
    while (!fraction.empty() && (fraction.back() == '0' || fraction.back() == '.')) {
        const bool isMark = fraction.back() == '.';
        fraction.pop_back();
        if (isMark)
            break;
    }
    const auto whole = static_cast<std::int64_t>(std::trunc(value)) + (carries ? (value < 0 ? -1 : 1) : 0);
    return (value < 0 && whole == 0 ? "-" : "") + format::count(whole) + format::inNotation(fraction);
}

std::string sum(double amount, std::string_view currency)
{
    const double cents = std::round(std::fabs(amount) * 100.0);
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%02d", static_cast<int>(std::fmod(cents, 100.0)));
    const std::string plain = format::count(static_cast<std::int64_t>(cents / 100.0)) + format::inNotation(fraction.data());
    const std::string sign = amount < 0 ? "-" : "";
    const std::string code = toLower(trim(currency));
    if (code == "usd" || code == "$")
        return format::inDollars(sign + plain);
    std::string shown(trim(currency));
    return sign + plain + (shown.empty() ? "" : " " + shown);
}

std::string sentenceCase(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string firstWords(std::string_view text, std::size_t maxBytes)
{
    std::string line;
    bool gap = false;
    for (const char c : trim(text)) {
        if (isSpace(c)) {
            gap = true;
            continue;
        }
        if (gap && !line.empty())
            line.push_back(' ');
        gap = false;
        line.push_back(c);
        if (line.size() > maxBytes)
            return std::string(format::clip(line, maxBytes)) + "\xE2\x80\xA6";
    }
    return line;
}

} // namespace whyglass::analysis
