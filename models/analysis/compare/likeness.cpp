// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/likeness.h"

#include "models/analysis/compare/volatile_values.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

/// Texts with fewer words are names or outcomes, not sentences.
constexpr std::size_t kSentenceWords = 4;
/// Two runs of one model choose other words for one thing; below this share they say something else.
constexpr double kSameSentence = 0.5;
constexpr double kSameMembers = 0.5;

/// Hashes of words or names, each once, in order.
using Words = std::vector<std::size_t>;

Words sorted(Words words)
{
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

Words wordsOf(std::string_view text)
{
    Words words;
    const std::string plain = toLower(withoutNumbers(withoutVolatile(text)));
    for (std::size_t at = 0; at < plain.size();) {
        std::size_t end = at;
        while (end < plain.size() && (isWordByte(plain[end]) || plain[end] == '#'))
            ++end;
        if (end > at)
            words.push_back(std::hash<std::string_view>{}(std::string_view(plain).substr(at, end - at)));
        at = end + (end == at ? 1 : 0);
    }
    return sorted(std::move(words));
}

double share(const Words& a, const Words& b)
{
    Words both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    const std::size_t any = a.size() + b.size() - both.size();
    return any == 0 ? 1.0 : static_cast<double>(both.size()) / static_cast<double>(any);
}

bool isOutcome(const std::string& key)
{
    return hasAnyWord(key, {"status", "result", "state", "decision", "verdict", "outcome", "error", "success", "approved", "answer"});
}

bool sameTexts(std::string_view a, std::string_view b)
{
    if (withoutNumbers(withoutVolatile(a)) == withoutNumbers(withoutVolatile(b)))
        return true;
    const Words left = wordsOf(a);
    const Words right = wordsOf(b);
    return left.size() >= kSentenceWords && right.size() >= kSentenceWords && share(left, right) >= kSameSentence;
}

Words keysOf(const json& object)
{
    Words keys;
    for (auto it = object.begin(); it != object.end(); ++it)
        keys.push_back(std::hash<std::string>{}(it.key()));
    return sorted(std::move(keys));
}

/// Recursion is bounded by kMaxJsonDepth.
class ShapeReader {
public:
    explicit ShapeReader(WordsMatter words) : m_words(words) {}

    [[nodiscard]] bool same(const json& a, const json& b, bool outcome) const
    {
        if (a.is_number() && b.is_number())
            return true;
        if (a.is_null() || b.is_null())
            return !outcome || a == b;
        if (a.type() != b.type())
            return false;
        if (a.is_object())
            return sameObjects(a, b);
        if (a.is_array())
            return a.empty() == b.empty() && (a.empty() || same(a.front(), b.front(), outcome));
        if (a.is_string())
            return (m_words == WordsMatter::No && !outcome) || sameTexts(a.get_ref<const std::string&>(), b.get_ref<const std::string&>());
        return a == b; // truth values
    }

private:
    [[nodiscard]] bool sameObjects(const json& a, const json& b) const
    {
        if (a.empty() != b.empty() || share(keysOf(a), keysOf(b)) < kSameMembers)
            return false;
        for (auto it = a.begin(); it != a.end(); ++it) {
            const auto other = b.find(it.key());
            if (other != b.end() && !isVolatileKey(it.key()) && !same(*it, *other, isOutcome(it.key())))
                return false;
        }
        return true;
    }

    WordsMatter m_words;
};

/// What stands behind "[assistant]": answers are compared without the frame that messagesText() gives them.
std::string_view unframed(std::string_view text)
{
    constexpr std::string_view kFrame = "[assistant]\n";
    return text.starts_with(kFrame) ? text.substr(kFrame.size()) : text;
}

} // namespace

bool beginsStructure(std::string_view text)
{
    const std::string_view plain = trim(text);
    return !plain.empty() && (plain.front() == '{' || plain.front() == '[');
}

bool saysTheSame(std::string_view a, std::string_view b, WordsMatter words)
{
    const std::string_view left = unframed(a);
    const std::string_view right = unframed(b);
    const auto x = beginsStructure(left) ? parseStructure(left) : std::nullopt;
    const auto y = beginsStructure(right) ? parseStructure(right) : std::nullopt;
    if (x && y)
        return ShapeReader(words).same(*x, *y, false);
    if (x || y)
        return false;
    return sameTexts(left, right);
}

} // namespace whyglass::analysis
