// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

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
        std::uint64_t head = 0;  ///< first eight bytes of the word
        std::uint32_t round = 0; ///< of use; another one means that the slot is free
        std::uint32_t hash = 0;
        std::uint32_t begin = 0, size = 0;
    };
    void addNew(std::string_view word, std::uint64_t head, std::uint32_t hash);
    void grow();
    std::vector<char> m_lower; ///< the text in lower case; 0 between its words
    std::string m_words;
    std::vector<Slot> m_slots = std::vector<Slot>(1024); ///< a power of two
    std::size_t m_used = 0;
    std::uint32_t m_round = 1;
};

/// Numbers that are spread evenly in their lowest bits, each once.
class DistinctTokens {
public:
    void add(std::uint64_t token);
    void clear();
    [[nodiscard]] const std::vector<std::uint64_t>& tokens() const { return m_tokens; } ///< in the order they came in

private:
    struct Slot {
        std::uint64_t token = 0;
        std::uint64_t round = 0; ///< of use; another one means that the slot is free
    };
    [[nodiscard]] Slot& slotOf(std::uint64_t token);
    void grow();
    std::vector<std::uint64_t> m_tokens;
    std::vector<Slot> m_slots = std::vector<Slot>(256); ///< a power of two
    std::uint64_t m_round = 1;
};

} // namespace whyglass::store
