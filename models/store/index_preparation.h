// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/distinct_terms.h"
#include "models/store/text_terms.h"
#include "models/store/workspace_writer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace whyglass::store {

/// Stored records on their way into the deferred indexes, with their bytes.
struct IndexSource {
    struct Record {
        std::int64_t id = 0, resource = 0;
        std::size_t begin = 0, size = 0; ///< in payloads
        bool isLog = false, isTool = false;
    };
    std::vector<Record> records;
    std::string payloads;
    std::unordered_map<std::int64_t, std::pair<std::string, std::string>> resources; ///< resource and scope message by row id
};

/// What the two indexes get of one record; empty where there is nothing to find.
struct IndexRow {
    std::int64_t id = 0;
    std::string words; ///< for the word index
    std::string pairs; ///< tokens for the key=value index
};

/// Decodes records and makes their index rows. Runs beside the writer's thread, one call at a time.
class IndexPreparation {
public:
    std::vector<IndexRow> prepare(const IndexSource& source, const IndexExtractor& extractor);

private:
    void takeTexts(const IndexTerms& terms, IndexRow& row);
    void takePairs(const IndexTerms& terms, IndexRow& row);
    const PairKey& keyOf(const std::string& key);
    DistinctWords m_words;
    DistinctTokens m_tokens;
    std::unordered_map<std::string, PairKey> m_keys; ///< seen last
};

} // namespace whyglass::store
