// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// The words of a text, each once, in lower case as far as they are ASCII. The word index keeps no positions (detail=none), so
/// it holds the same as if it had been given the text, and is told much less.
class DistinctWords {
public:
    /// Adds the words of `text` that were not added since the last clear().
    void add(std::string_view text);
    void clear();
    [[nodiscard]] const std::string& words() const { return m_words; } ///< each followed by a space

private:
    struct Slot {
        std::uint32_t round = 0; ///< of use; another one means that the slot is free
        std::uint32_t hash = 0;
        std::uint32_t begin = 0, size = 0;
    };
    void keepNew(std::size_t size, std::uint32_t hash);
    void grow();
    std::string m_words;
    std::size_t m_size = 0; ///< of m_words that is kept
    std::vector<Slot> m_slots = std::vector<Slot>(1024); ///< a power of two
    std::size_t m_used = 0;
    std::uint32_t m_round = 1;
};

/// Decodes records and makes their index rows. Runs beside the writer's thread, one call at a time.
class IndexPreparation {
public:
    std::vector<IndexRow> prepare(const IndexSource& source, const IndexExtractor& extractor);

private:
    void takeTexts(const IndexTerms& terms, IndexRow& row);
    void takePairs(const IndexTerms& terms, IndexRow& row);
    const std::string& tokenOfKey(const std::string& key);
    DistinctWords m_distinct;
    std::unordered_map<std::string, std::string> m_keys; ///< tokens of the keys seen last
};

} // namespace whyglass::store
