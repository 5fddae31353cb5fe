// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/distinct_terms.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace whyglass::store {

namespace {

constexpr std::size_t kStep = sizeof(std::uint64_t);

/// Eight bytes, the first one lowest.
std::uint64_t load(const char* bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, kStep);
    if constexpr (std::endian::native == std::endian::big)
        value = __builtin_bswap64(value);
    return value;
}

/// Bytes before the first that is 0; at most eight.
std::size_t lengthIn(std::uint64_t bytes)
{
    constexpr std::uint64_t kLow = 0x0101010101010101ULL;
    constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
    const std::uint64_t zeros = (bytes - kLow) & ~bytes & kHigh; // above the first one it may be wrong
    return static_cast<std::size_t>(std::countr_zero(zeros)) / 8;
}

std::uint64_t firstBytes(std::uint64_t bytes, std::size_t count) { return count >= kStep ? bytes : bytes & ((1ULL << (8 * count)) - 1); }

std::uint64_t mixed(std::uint64_t hash, std::uint64_t bytes)
{
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15ULL;
    return hash ^ hash >> 32U;
}

/// Letters in lower case, digits, and bytes beyond ASCII, which are the tokenizer's to judge; 0 for what ends a word. Without a
/// branch, so that the compiler does many at a time.
void lower(std::string_view text, char* out)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto small = static_cast<unsigned char>(c | 0x20U);
        const bool letter = static_cast<unsigned char>(small - 'a') < 26;
        const bool kept = static_cast<unsigned char>(c - '0') < 10 || c >= 0x80;
        out[i] = static_cast<char>(letter ? small : kept ? c : 0);
    }
}

} // namespace

void DistinctWords::add(std::string_view text)
{
    if (m_lower.size() < text.size() + kStep)
        m_lower.resize(text.size() + kStep);
    lower(text, m_lower.data());
    std::memset(m_lower.data() + text.size(), 0, kStep);
    const char* const end = m_lower.data() + text.size();
    for (const char* at = m_lower.data(); at < end; ++at) {
        std::uint64_t bytes = load(at);
        std::size_t length = lengthIn(bytes);
        if (length == 0)
            continue;
        const char* const word = at;
        const std::uint64_t head = firstBytes(bytes, length);
        std::uint64_t hash = mixed(0, head);
        at += length;
        while (length == kStep) {
            bytes = load(at);
            length = lengthIn(bytes);
            hash = mixed(hash, firstBytes(bytes, length));
            at += length;
        }
        addNew({word, static_cast<std::size_t>(at - word)}, head, static_cast<std::uint32_t>(hash));
    }
}

void DistinctWords::addNew(std::string_view word, std::uint64_t head, std::uint32_t hash)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].round == m_round; at = (at + 1) & mask) {
        const Slot& slot = m_slots[at];
        if (slot.head == head && slot.size == word.size()
            && (word.size() <= kStep || std::memcmp(m_words.data() + slot.begin, word.data(), word.size()) == 0))
            return;
    }
    m_slots[at] = {head, m_round, hash, static_cast<std::uint32_t>(m_words.size()), static_cast<std::uint32_t>(word.size())};
    m_words += word;
    m_words += ' ';
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
    m_used = 0;
    if (++m_round == 0) {
        std::fill(m_slots.begin(), m_slots.end(), Slot{});
        m_round = 1;
    }
}

void DistinctTokens::add(std::uint64_t token)
{
    Slot& slot = slotOf(token);
    if (slot.round == m_round)
        return;
    slot = {token, m_round};
    m_tokens.push_back(token);
    if (m_tokens.size() * 2 > m_slots.size())
        grow();
}

/// That of the token, or the free one for it.
DistinctTokens::Slot& DistinctTokens::slotOf(std::uint64_t token)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = token & mask;
    while (m_slots[at].round == m_round && m_slots[at].token != token)
        at = (at + 1) & mask;
    return m_slots[at];
}

void DistinctTokens::grow()
{
    m_slots.assign(m_slots.size() * 2, Slot{});
    for (const std::uint64_t token : m_tokens)
        slotOf(token) = {token, m_round};
}

void DistinctTokens::clear()
{
    m_tokens.clear();
    ++m_round;
}

} // namespace whyglass::store
