// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/index_preparation.h"

#include "models/store/text_terms.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace whyglass::store {

namespace {

/// Of one record; what is beyond is found by scanning only. Keeps one record from filling the index.
constexpr std::size_t kMaxTextBytes = 1U << 20U;
constexpr std::size_t kMaxPairs = 512;

constexpr std::size_t kMaxKnownKeys = 4'096;

/// What each byte stands for in a word; 0 ends it. Bytes beyond ASCII stay as they are, and are the tokenizer's to judge.
constexpr std::array<char, 256> wordBytes()
{
    std::array<char, 256> bytes{};
    for (int c = 0; c < 256; ++c) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        bytes[static_cast<std::size_t>(c)] = static_cast<char>(upper ? c - 'A' + 'a' : kept ? c : 0);
    }
    return bytes;
}
constexpr auto kWordBytes = wordBytes();

char inWord(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

} // namespace

void DistinctWords::add(std::string_view text)
{
    m_words.resize(m_size + text.size() + 1); // no word is longer than what it was read from
    std::size_t at = 0;
    while (at < text.size()) {
        char* const word = m_words.data() + m_size;
        char* end = word;
        std::uint32_t hash = 0x811C9DC5U; // FNV-1a
        for (char c = 0; at < text.size() && (c = inWord(text[at])) != 0; ++at) {
            *end++ = c;
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
        }
        if (end != word)
            keepNew(static_cast<std::size_t>(end - word), hash ^ hash >> 15U);
        ++at;
    }
    m_words.resize(m_size);
}

/// The word stands behind the others already; it stays there if it is none of them.
void DistinctWords::keepNew(std::size_t size, std::uint32_t hash)
{
    const std::size_t mask = m_slots.size() - 1;
    const char* const word = m_words.data() + m_size;
    std::size_t at = hash & mask;
    for (; m_slots[at].round == m_round; at = (at + 1) & mask) {
        const Slot& slot = m_slots[at];
        if (slot.hash == hash && slot.size == size && std::memcmp(m_words.data() + slot.begin, word, size) == 0)
            return;
    }
    m_slots[at] = {m_round, hash, static_cast<std::uint32_t>(m_size), static_cast<std::uint32_t>(size)};
    m_size += size;
    m_words[m_size++] = ' ';
    if (++m_used * 2 > m_slots.size())
        grow();
}

void DistinctWords::grow()
{
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : before) {
        if (slot.round != m_round)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].round == m_round)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

void DistinctWords::clear()
{
    m_words.clear();
    m_size = 0;
    m_used = 0;
    if (++m_round == 0) {
        std::fill(m_slots.begin(), m_slots.end(), Slot{});
        m_round = 1;
    }
}

std::vector<IndexRow> IndexPreparation::prepare(const IndexSource& source, const IndexExtractor& extractor)
{
    std::vector<IndexRow> rows;
    rows.reserve(source.records.size());
    for (const IndexSource::Record& record : source.records) {
        const auto& [resource, scope] = source.resources.at(record.resource);
        const std::string_view payload = std::string_view(source.payloads).substr(record.begin, record.size);
        const IndexTerms terms = extractor({payload, resource, scope, record.isLog, record.isTool});
        IndexRow& row = rows.emplace_back();
        row.id = record.id;
        takeTexts(terms, row);
        takePairs(terms, row);
    }
    return rows;
}

void IndexPreparation::takeTexts(const IndexTerms& terms, IndexRow& row)
{
    m_distinct.clear();
    std::size_t left = kMaxTextBytes;
    for (const std::string& part : terms.texts) {
        const std::string_view text = std::string_view(part).substr(0, left);
        left -= text.size();
        if (isPlainText(text))
            m_distinct.add(text);
        else
            m_distinct.add(expandText(text));
    }
    row.words = m_distinct.words();
}

void IndexPreparation::takePairs(const IndexTerms& terms, IndexRow& row)
{
    m_distinct.clear();
    const std::size_t count = std::min(terms.pairs.size(), kMaxPairs);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [key, value] = terms.pairs[i];
        m_distinct.add(tokenOfKey(key));
        m_distinct.add(pairToken(key, value));
    }
    row.pairs = m_distinct.words();
}

const std::string& IndexPreparation::tokenOfKey(const std::string& key)
{
    const auto known = m_keys.find(key);
    if (known != m_keys.end())
        return known->second;
    if (m_keys.size() >= kMaxKnownKeys)
        m_keys.clear();
    return m_keys.emplace(key, keyToken(key)).first->second;
}

} // namespace whyglass::store
