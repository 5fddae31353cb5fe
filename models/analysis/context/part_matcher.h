// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/produced_texts.h"
#include "models/analysis/context/request_texts.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// Where a text of a request came from.
struct Provenance {
    PartMatch match = PartMatch::NotFound;
    std::vector<ProducedTexts::Index> producers; ///< the likeliest, then those that may as well be it
    domain::Relation relation = domain::Relation::Inferred;
    std::string basis;
    std::uint64_t sentCharacters = 0, producedCharacters = 0;
    double changedWords = 0;
};

/// A document, result or answer inside a message.
struct Segment {
    ContextKind kind = ContextKind::Document;
    std::uint64_t bytes = 0, characters = 0;
    std::int64_t weight = 0; ///< estimated tokens
    Provenance provenance;
};

/// A text of requests, told once however often it is sent.
struct UniquePart {
    ContextKind kind = ContextKind::User;
    std::string role, name, beginning;
    std::uint64_t bytes = 0, characters = 0; ///< without its segments
    std::int64_t weight = 0;
    Provenance provenance;
    std::vector<Segment> segments;
};

/// Matches texts of requests with what was produced before them, and notes there what was handed over.
class PartMatcher {
public:
    explicit PartMatcher(ProducedTexts& produced) : m_produced(produced) {}
    /// The model asked for tools: answers without a span of that id are taken in this order.
    void noteCalls(const domain::StepContent& answer);
    /// `number`: of the text among the texts of requests.
    UniquePart match(const RequestText& text, domain::SpanId reader, std::uint32_t number, domain::Timestamp at);
    /// Whether it is worth while to match a text again of which nothing was found.
    [[nodiscard]] bool isKnownNow(const RequestText& text, domain::Timestamp at) const;

private:
    using Index = ProducedTexts::Index;
    using Indexes = std::vector<Index>;
    [[nodiscard]] Provenance provenanceOf(const RequestText& text, domain::Timestamp at) const;
    [[nodiscard]] Provenance linked(const RequestText& text, Indexes producers, bool observed, std::string basis) const;
    [[nodiscard]] Provenance sameText(const RequestText& text, domain::Timestamp at) const;
    [[nodiscard]] Provenance cutText(const RequestText& text, domain::Timestamp at) const;
    [[nodiscard]] Provenance sharedWords(const RequestText& text, domain::Timestamp at) const;
    void takeSegments(const RequestText& text, domain::Timestamp at, UniquePart& part);
    void takeKind(const RequestText& text, UniquePart& part) const;
    void noteDelivered(const Provenance& provenance);

    struct Asked {
        std::string tool;
        std::size_t number = 0; ///< among the calls of that tool
    };
    ProducedTexts& m_produced;
    domain::SpanId m_reader; ///< the request that is being matched, and the text of it
    std::uint32_t m_number = 0;
    std::unordered_map<std::string, Asked> m_askedById;
    std::unordered_map<std::string, std::size_t> m_askedOfTool;
};

} // namespace whyglass::analysis
