// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/text_search.h"

#include "models/analysis/lineage/value_tokens.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kSequenceWords = 3;
constexpr unsigned kMaxSequences = 64; ///< one bit each

constexpr std::uint64_t kHashStart = 0xCBF29CE484222325ULL;
std::uint64_t hashed(std::uint64_t hash, unsigned char byte) { return (hash ^ byte) * 0x100000001B3ULL; }
std::size_t slotOf(std::uint64_t hash) { return (hash ^ (hash >> 31U)) % 4096; }
std::uint64_t sequenceHash(std::uint64_t a, std::uint64_t b, std::uint64_t c)
{
    return ((a * 0x9E3779B97F4A7C15ULL + b) * 0x9E3779B97F4A7C15ULL + c) * 0x9E3779B97F4A7C15ULL;
}

bool isLetter(char c) { return isAlpha(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80; }

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = toLower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The character of "u00fc" as UTF-8; halves of pairs and signs of ASCII end the word.
std::string escapedCharacter(std::string_view digits)
{
    unsigned code = 0;
    for (const char c : digits) {
        const int digit = hexDigit(c);
        if (digit < 0)
            return {};
        code = code * 16 + static_cast<unsigned>(digit);
    }
    if (code < 0x80 || (code >= 0xD800 && code < 0xE000))
        return {};
    if (code < 0x800)
        return {static_cast<char>(0xC0U | (code >> 6U)), static_cast<char>(0x80U | (code & 0x3FU))};
    return {static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)), static_cast<char>(0x80U | (code & 0x3FU))};
}

} // namespace

void textWordsOf(std::string_view text, std::vector<TextWord>& out)
{
    out.clear();
    text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
    const bool escapes = looksStructured(text);
    std::uint64_t hash = kHashStart;
    std::size_t begin = 0;
    bool open = false;
    const auto letter = [&](std::size_t at, char c) {
        begin = open ? begin : at;
        open = true;
        hash = hashed(hash, static_cast<unsigned char>(toLower(c)));
    };
    const auto close = [&](std::size_t at) {
        if (open)
            out.push_back({hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
        open = false;
        hash = kHashStart;
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (escapes && c == '\\') {
            constexpr std::size_t kCodeDigits = 4;
            std::size_t next = at;
            while (next < text.size() && text[next] == '\\')
                ++next;
            const std::string character = next < text.size() && text[next] == 'u' ? escapedCharacter(text.substr(next + 1, kCodeDigits)) : std::string();
            if (character.empty())
                close(at);
            for (const char byte : character)
                letter(at, byte);
            at = std::min(next + (next < text.size() && text[next] == 'u' ? 1 + kCodeDigits : 1), text.size());
            continue;
        }
        if (isLetter(c))
            letter(at, c);
        else
            close(at);
        ++at;
    }
    close(text.size());
}

void TextSearch::add(std::uint32_t id, std::string_view text)
{
    textWordsOf(text, m_words);
    if (m_words.empty())
        return;
    Phrase phrase{id, std::string(text), {}, 0};
    for (const TextWord& word : m_words)
        phrase.words.push_back(word.hash);
    const auto index = static_cast<std::uint32_t>(m_phrases.size());
    m_byFirst.emplace(phrase.words.front(), index);
    m_first.set(slotOf(phrase.words.front()));
    if (phrase.words.size() >= kSentenceWords) {
        for (std::size_t i = 0; i + kSequenceWords <= phrase.words.size() && phrase.sequences < kMaxSequences; ++i) {
            const std::uint64_t hash = sequenceHash(phrase.words[i], phrase.words[i + 1], phrase.words[i + 2]);
            m_sequences.emplace(hash, Sequence{index, phrase.sequences++});
            m_seen.set(slotOf(hash));
        }
    }
    m_phrases.push_back(std::move(phrase));
}

void TextSearch::scan(std::string_view text, std::vector<Hit>& out)
{
    textWordsOf(text, m_words);
    m_shared.assign(m_phrases.size(), {});
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (m_first.test(slotOf(m_words[i].hash)))
            findWhole(text, i, out);
        if (!m_sequences.empty() && i + kSequenceWords <= m_words.size())
            findSequence(i);
    }
    for (std::size_t i = 0; i < m_phrases.size(); ++i) {
        const Shared& shared = m_shared[i];
        const auto count = static_cast<unsigned>(std::popcount(shared.bits));
        if (!shared.whole && count >= 2 && count >= kLeastShare * m_phrases[i].sequences)
            out.push_back({m_phrases[i].id, shared.begin, shared.end, false, count, m_phrases[i].sequences});
    }
}

void TextSearch::findWhole(std::string_view text, std::size_t word, std::vector<Hit>& out)
{
    const auto [first, last] = m_byFirst.equal_range(m_words[word].hash);
    for (auto it = first; it != last; ++it) {
        const Phrase& phrase = m_phrases[it->second];
        if (m_words.size() - word < phrase.words.size())
            continue;
        bool same = true;
        for (std::size_t i = 1; i < phrase.words.size() && same; ++i)
            same = m_words[word + i].hash == phrase.words[i];
        if (!same)
            continue;
        const std::size_t begin = m_words[word].begin;
        const std::size_t end = m_words[word + phrase.words.size() - 1].end;
        m_shared[it->second].whole = true;
        out.push_back({phrase.id, begin, end, phrase.text.find(text.substr(begin, end - begin)) != std::string::npos, 0, 0});
    }
}

void TextSearch::findSequence(std::size_t word)
{
    const std::uint64_t hash = sequenceHash(m_words[word].hash, m_words[word + 1].hash, m_words[word + 2].hash);
    if (!m_seen.test(slotOf(hash)))
        return;
    const auto [first, last] = m_sequences.equal_range(hash);
    for (auto it = first; it != last; ++it) {
        Shared& shared = m_shared[it->second.phrase];
        const bool isFirst = shared.bits == 0;
        shared.bits |= std::uint64_t{1} << it->second.bit;
        shared.begin = isFirst ? m_words[word].begin : shared.begin;
        shared.end = m_words[word + kSequenceWords - 1].end;
    }
}

} // namespace whyglass::analysis
