// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that are written out, English and German.
#include "models/analysis/lineage/value_tokens.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <bitset>
#include <string>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kLongestWord = 48; ///< "neunhundertneunundneunzigtausendneunhundert…" is no word of a payload
constexpr std::int64_t kLeast = 10;      ///< smaller ones stand everywhere and say nothing

/// What a word does to the number before it.
enum class Part : std::uint8_t { None, Article, Half, And, Unit, Teen, Tens, Whole, Hundred, Dozen, Scale };

struct NumberWord {
    std::string_view text;
    Part part = Part::None;
    std::int64_t halves = 0; ///< twice its value, so that "two and a half" is whole
};

// THE LIST, by text.
constexpr std::array<NumberWord, 83> kWords = {{
    {"a", Part::Article, 2}, {"acht", Part::Unit, 16}, {"achtzehn", Part::Teen, 36}, {"achtzig", Part::Tens, 160}, {"an", Part::Article, 2},
    {"and", Part::And, 0}, {"anderthalb", Part::Unit, 3}, {"billion", Part::Scale, 2'000'000'000}, {"dozen", Part::Dozen, 24},
    {"drei", Part::Unit, 6}, {"dreissig", Part::Tens, 60}, {"dreizehn", Part::Teen, 26}, {"drei\xC3\x9Fig", Part::Tens, 60},
    {"dutzend", Part::Dozen, 24}, {"eight", Part::Unit, 16}, {"eighteen", Part::Teen, 36}, {"eighty", Part::Tens, 160}, {"ein", Part::Article, 2},
    {"eine", Part::Article, 2}, {"eineinhalb", Part::Unit, 3}, {"einem", Part::Article, 2}, {"einen", Part::Article, 2},
    {"einer", Part::Article, 2}, {"eins", Part::Unit, 2}, {"eleven", Part::Teen, 22}, {"elf", Part::Teen, 22}, {"fifteen", Part::Teen, 30},
    {"fifty", Part::Tens, 100}, {"five", Part::Unit, 10}, {"forty", Part::Tens, 80}, {"four", Part::Unit, 8}, {"fourteen", Part::Teen, 28},
    {"fuenf", Part::Unit, 10}, {"fuenfzehn", Part::Teen, 30}, {"fuenfzig", Part::Tens, 100}, {"f\xC3\xBCnf", Part::Unit, 10},
    {"f\xC3\xBCnfzehn", Part::Teen, 30}, {"f\xC3\xBCnfzig", Part::Tens, 100}, {"halbe", Part::Half, 1}, {"halben", Part::Half, 1},
    {"half", Part::Half, 1}, {"hundert", Part::Whole, 200}, {"hundred", Part::Hundred, 200}, {"milliarde", Part::Scale, 2'000'000'000},
    {"milliarden", Part::Scale, 2'000'000'000}, {"million", Part::Scale, 2'000'000}, {"millionen", Part::Scale, 2'000'000},
    {"neun", Part::Unit, 18}, {"neunzehn", Part::Teen, 38}, {"neunzig", Part::Tens, 180}, {"nine", Part::Unit, 18}, {"nineteen", Part::Teen, 38},
    {"ninety", Part::Tens, 180}, {"one", Part::Unit, 2}, {"sechs", Part::Unit, 12}, {"sechzehn", Part::Teen, 32}, {"sechzig", Part::Tens, 120},
    {"seven", Part::Unit, 14}, {"seventeen", Part::Teen, 34}, {"seventy", Part::Tens, 140}, {"sieben", Part::Unit, 14},
    {"siebzehn", Part::Teen, 34}, {"siebzig", Part::Tens, 140}, {"six", Part::Unit, 12}, {"sixteen", Part::Teen, 32}, {"sixty", Part::Tens, 120},
    {"tausend", Part::Whole, 2'000}, {"ten", Part::Teen, 20}, {"thirteen", Part::Teen, 26}, {"thirty", Part::Tens, 60},
    {"thousand", Part::Scale, 2'000}, {"three", Part::Unit, 6}, {"twelve", Part::Teen, 24}, {"twenty", Part::Tens, 40}, {"two", Part::Unit, 4},
    {"vier", Part::Unit, 8}, {"vierzehn", Part::Teen, 28}, {"vierzig", Part::Tens, 80}, {"zehn", Part::Teen, 20}, {"zwanzig", Part::Tens, 40},
    {"zwei", Part::Unit, 4}, {"zwoelf", Part::Teen, 24}, {"zw\xC3\xB6lf", Part::Teen, 24},
}};

const NumberWord* wordOf(std::string_view text)
{
    const auto found = std::lower_bound(kWords.begin(), kWords.end(), text, [](const NumberWord& word, std::string_view wanted) { return word.text < wanted; });
    return found != kWords.end() && found->text == text ? &*found : nullptr;
}

bool isLetter(char c) { return isAlpha(c) || static_cast<unsigned char>(c) >= 0x80; }

/// First letters of words that begin a number: most words are none, and are told by this.
bool mayBegin(std::string_view text, std::size_t at)
{
    constexpr std::size_t kLetters = 26;
    const auto letter = [](char c) { return static_cast<std::size_t>(toLower(c) - 'a'); };
    static const auto kPairs = [&letter] {
        std::bitset<kLetters * kLetters> pairs;
        for (const NumberWord& word : kWords) {
            if (word.part == Part::And || word.part == Part::Scale || word.part == Part::Hundred || word.text.size() < 2)
                continue;
            for (std::size_t second = 0; second < kLetters; ++second) // a letter beyond ASCII may follow the first
                if (!isAlpha(word.text[1]) || second == letter(word.text[1]))
                    pairs.set(letter(word.text[0]) * kLetters + second);
        }
        return pairs;
    }();
    if (at + 1 >= text.size() || !isAlpha(text[at]))
        return false;
    const char second = text[at + 1];
    if (second == ' ')
        return toLower(text[at]) == 'a'; // "a dozen"
    return !isAlpha(second) ? static_cast<unsigned char>(second) >= 0x80 : kPairs.test(letter(text[at]) * kLetters + letter(second));
}

/// "fünfhundertzwanzig" and its parts: what stands before a mark times it, and what stands behind. Each level takes a part of the word away.
std::optional<std::int64_t> germanHalves(std::string_view word)
{
    if (word.empty())
        return std::nullopt;
    if (const NumberWord* known = wordOf(word); known != nullptr && known->part >= Part::Unit && known->part <= Part::Whole)
        return known->halves;
    if (word == "ein")
        return 2;
    constexpr std::string_view kHalf = "einhalb";
    if (word.size() > kHalf.size() && word.ends_with(kHalf)) {
        const auto whole = germanHalves(word.substr(0, word.size() - kHalf.size()));
        return whole ? std::optional(*whole + 1) : std::nullopt;
    }
    for (const auto& [mark, times] : {std::pair<std::string_view, std::int64_t>{"tausend", 1'000}, {"hundert", 100}}) {
        const std::size_t at = word.find(mark);
        if (at == std::string_view::npos)
            continue;
        std::string_view rest = word.substr(at + mark.size());
        if (rest.starts_with("und"))
            rest.remove_prefix(3);
        const auto before = at == 0 ? std::optional<std::int64_t>(2) : germanHalves(word.substr(0, at));
        const auto behind = rest.empty() ? std::optional<std::int64_t>(0) : germanHalves(rest);
        const bool inOrder = before && behind && *behind < 2 * times && *before < 2 * 1'000;
        return inOrder ? std::optional(*before * times + *behind) : std::nullopt;
    }
    const std::size_t joint = word.find("und"); // einundzwanzig
    if (joint == std::string_view::npos || joint == 0)
        return std::nullopt;
    const std::string_view unit = word.substr(0, joint);
    const NumberWord* ones = unit == "ein" ? wordOf("eins") : wordOf(unit);
    const NumberWord* tens = wordOf(word.substr(joint + 3));
    const bool fits = ones != nullptr && ones->part == Part::Unit && tens != nullptr && tens->part == Part::Tens;
    return fits ? std::optional(ones->halves + tens->halves) : std::nullopt;
}

/// Reads word by word as long as they make one number; keeps where the last whole one ended.
class WordReader {
public:
    WordReader(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    /// Twice the number, and where it ends; nullopt for none.
    std::optional<std::pair<std::int64_t, std::size_t>> run()
    {
        while (step()) {
        }
        return m_good;
    }

private:
    bool step()
    {
        const std::size_t begin = m_last == Part::None ? m_at : behindGap();
        std::size_t end = begin;
        while (end < m_text.size() && end - begin < kLongestWord && isLetter(m_text[end]))
            ++end;
        if (end == begin || (end < m_text.size() && (isLetter(m_text[end]) || isDigit(m_text[end]) || m_text[end] == '_')))
            return false;
        const std::string folded = toLower(m_text.substr(begin, end - begin));
        NumberWord word;
        if (const NumberWord* known = wordOf(folded))
            word = *known;
        else if (const auto whole = germanHalves(folded))
            word = {folded, Part::Whole, *whole};
        if (word.part == Part::None || !take(word))
            return false;
        m_last = word.part;
        m_at = end;
        if (m_last >= Part::Unit)
            m_good = {m_total + m_group, end};
        return m_last != Part::Dozen;
    }

    /// One blank, or the mark within "twenty-five".
    [[nodiscard]] std::size_t behindGap() const
    {
        const bool joined = m_last == Part::Tens && m_at < m_text.size() && m_text[m_at] == '-';
        return m_at < m_text.size() && (joined || m_text[m_at] == ' ') ? m_at + 1 : m_text.size();
    }

    bool take(const NumberWord& word)
    {
        const bool opens = m_last == Part::None || m_last == Part::Hundred || m_last == Part::Scale || (m_last == Part::And && !m_afterUnit);
        switch (word.part) {
        case Part::Article:
            if (m_last == Part::None)
                m_group = word.halves;
            return m_last == Part::None || (m_last == Part::And && m_afterUnit) || m_last == Part::Half;
        case Part::Half: // "half a million", "two and a half million", "eine halbe Million"
            m_group = m_afterUnit ? m_group + 1 : 1;
            return m_last == Part::None || m_last == Part::Article;
        case Part::And:
            m_afterUnit = m_last == Part::Unit || m_last == Part::Teen || m_last == Part::Tens;
            return m_afterUnit || m_last == Part::Hundred || m_last == Part::Scale;
        case Part::Unit:
        case Part::Teen:
        case Part::Tens: {
            const bool follows = opens || (m_last == Part::Tens && word.part == Part::Unit);
            if (follows)
                m_group += word.halves;
            return follows;
        }
        case Part::Whole:
            m_group += word.halves;
            return m_last == Part::None || m_last == Part::Scale;
        case Part::Hundred:
            m_group *= word.halves / 2;
            return m_last == Part::Article || m_last == Part::Unit || m_last == Part::Teen;
        case Part::Dozen:
            m_group *= word.halves / 2;
            return m_last == Part::Article || m_last == Part::Unit || m_last == Part::Teen || m_last == Part::Tens || m_last == Part::Half;
        case Part::Scale: {
            const bool fits = m_group > 0 && (m_scale == 0 || word.halves < m_scale);
            if (!fits)
                return false;
            m_total += m_group * (word.halves / 2);
            m_group = 0;
            m_scale = word.halves;
            m_afterUnit = false;
            return true;
        }
        case Part::None: break;
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at;
    Part m_last = Part::None;
    bool m_afterUnit = false; ///< the last "and" stands behind a number that "a half" may follow
    std::int64_t m_total = 0, m_group = 0, m_scale = 0;
    std::optional<std::pair<std::int64_t, std::size_t>> m_good;
};

} // namespace

std::optional<Numeral> readNumberWords(std::string_view text, std::size_t at)
{
    if (!mayBegin(text, at))
        return std::nullopt;
    const auto read = WordReader(text, at).run();
    if (!read || read->first < 2 * kLeast)
        return std::nullopt;
    const auto& [halves, end] = *read;
    if (end + 1 < text.size() && text[end] == '-' && isLetter(text[end + 1]))
        return std::nullopt; // "ten-key"
    Numeral numeral;
    numeral.value = *Decimal::parse(std::to_string(halves / 2) + (halves % 2 != 0 ? ".5" : ""));
    numeral.words = true;
    numeral.begin = at;
    numeral.end = numeral.next = end;
    readMarks(text, numeral);
    return numeral;
}

} // namespace whyglass::analysis
