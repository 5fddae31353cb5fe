// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/request_texts.h"

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// Everything that a trace has produced so far, to be found again by call id, by the whole text, by a part of it, or by shared words.
/// Each look-up costs about as much as reading the text that is looked for.
class ProducedTexts {
public:
    using Index = std::uint32_t;

    struct Entry {
        ContextSource source;
        ContextKind kind = ContextKind::Assistant;
        std::string text; ///< trimmed
        domain::Timestamp known;
        bool recorded = true;
        bool offered = false;
        bool onlyId = false; ///< a document without text: its id is looked for
        std::uint32_t shingles = 0; ///< runs of words that were kept
        bool sparse = false; ///< only some of them
        // The first request that was found to hold it:
        domain::SpanId reader;
        std::uint32_t foundIn = 0; ///< number of the text of requests that holds it
        PartMatch match = PartMatch::NotFound;
        domain::Relation relation = domain::Relation::Inferred;
        [[nodiscard]] bool isDelivered() const { return reader.valid(); }
        /// Long enough that the same text elsewhere is no chance.
        [[nodiscard]] bool isTelling() const;
    };

    Index add(const ContextStep& step, const ProducedText& text);
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const Entry& operator[](Index index) const { return m_entries[index]; }
    /// The first time counts.
    void setDelivered(Index index, domain::SpanId reader, std::uint32_t foundIn, PartMatch match, domain::Relation relation);
    /// An earlier one with the same text that was found in a request; the entry itself where there is none.
    [[nodiscard]] Index deliveredTwin(Index index) const;

    // Only what was known at `at`; later ones last.
    [[nodiscard]] std::vector<Index> withCallId(std::string_view id, ContextKind kind, domain::Timestamp at) const;
    /// The n-th result of a tool whose spans have no call id.
    [[nodiscard]] std::vector<Index> nthWithoutId(const std::string& tool, std::size_t n, domain::Timestamp at) const;
    /// As written, else as the same JSON or the text inside its envelope.
    [[nodiscard]] std::vector<Index> equalTo(std::string_view text, domain::Timestamp at) const;
    /// Those that begin as the text does.
    [[nodiscard]] std::vector<Index> beginningAs(std::string_view text, domain::Timestamp at) const;

    struct Occurrence {
        std::size_t begin = 0, length = 0;
        bool whole = false;
        bool nested = false; ///< inside the one before
        std::vector<Index> entries; ///< that it may be
    };
    /// Results, documents and answers inside the text, from left to right.
    [[nodiscard]] std::vector<Occurrence> inside(std::string_view text, domain::Timestamp at) const;
    /// Documents of which no more than an id is known and whose id stands in the text.
    [[nodiscard]] std::vector<Index> namedIn(std::string_view text, domain::Timestamp at) const;

    struct Shared {
        Index entry = 0;
        double ofProduced = 0; ///< share of its runs of words that the text has
        double ofText = 0; ///< share of the runs of words of the text that it has
    };
    /// Best first.
    [[nodiscard]] std::vector<Shared> sharingWords(std::string_view text, domain::Timestamp at) const;

private:
    void addAnchors(Index index);
    void addShingles(Index index);
    [[nodiscard]] std::vector<Index> known(const std::vector<Index>& found, domain::Timestamp at) const;

    /// A way in which a text may be written into another.
    struct Variant {
        Index entry = 0;
        bool escaped = false; ///< as inside a JSON string
    };
    [[nodiscard]] std::string_view textOf(const Variant& variant) const;

    static constexpr std::size_t kFilterBits = 1U << 16U;
    using Lists = std::unordered_map<std::uint64_t, std::vector<Index>>;
    std::vector<Entry> m_entries;
    Lists m_byText, m_byPlainText, m_byBeginning, m_byShingle;
    std::unordered_map<std::string, std::vector<Index>> m_byCallId, m_withoutId;
    std::unordered_map<std::uint64_t, std::vector<Variant>> m_byAnchor;
    std::bitset<kFilterBits> m_anchorFilter;
    std::unordered_map<Index, std::string> m_escaped;
    std::vector<Index> m_onlyIds;
    std::size_t m_textBytes = 0, m_keptShingles = 0;
};

} // namespace whyglass::analysis
