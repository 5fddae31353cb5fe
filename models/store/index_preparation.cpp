// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/index_preparation.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// Of one record; what is beyond is found by scanning only. Keeps one record from filling the index.
constexpr std::size_t kMaxTextBytes = 1U << 20U;
constexpr std::size_t kMaxPairs = 512;
constexpr std::size_t kTokenBytes = 11; ///< with the space behind it

constexpr std::size_t kMaxKnownKeys = 4'096;

} // namespace

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
    m_words.clear();
    std::size_t left = kMaxTextBytes;
    for (const std::string& part : terms.texts) {
        const std::string_view text = std::string_view(part).substr(0, left);
        left -= text.size();
        if (isPlainText(text))
            m_words.add(text);
        else
            m_words.add(expandText(text));
    }
    row.words = m_words.words();
}

void IndexPreparation::takePairs(const IndexTerms& terms, IndexRow& row)
{
    m_tokens.clear();
    const std::size_t count = std::min(terms.pairs.size(), kMaxPairs);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [key, value] = terms.pairs[i];
        const PairKey& known = keyOf(key);
        if (!key.empty()) // a number under no key is asked for by its value only
            m_tokens.add(known.token());
        m_tokens.add(known.tokenWith(value));
    }
    row.pairs.reserve(m_tokens.tokens().size() * kTokenBytes);
    for (const std::uint64_t token : m_tokens.tokens()) {
        appendToken(row.pairs, token);
        row.pairs += ' ';
    }
}

const PairKey& IndexPreparation::keyOf(const std::string& key)
{
    const auto known = m_keys.find(key);
    if (known != m_keys.end())
        return known->second;
    if (m_keys.size() >= kMaxKnownKeys)
        m_keys.clear();
    return m_keys.emplace(key, PairKey(key)).first->second;
}

} // namespace whyglass::store
