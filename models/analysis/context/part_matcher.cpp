// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/part_matcher.h"

#include "models/analysis/context/text_comparison.h"
#include "models/analysis/text/ascii.h"
#include "models/format/format.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

using domain::Relation;
using domain::StepKind;

namespace {

/// A beginning this long that two texts share is no chance.
constexpr std::size_t kTellingBeginning = 64;
/// Share of the runs of words that a text must have in common with its source, of the source or of itself.
constexpr double kSharedOfProduced = 0.3, kSharedOfText = 0.5;
constexpr std::size_t kMostOthers = 8;

bool isProse(ContextKind kind) { return kind == ContextKind::User || kind == ContextKind::System; }

/// How likely a text of a request comes from such a source; 0 is the likeliest.
int rankOf(ContextKind wanted, const ProducedTexts::Entry& entry)
{
    const bool answer = entry.source.step == StepKind::Generation;
    switch (wanted) {
    case ContextKind::Assistant: return answer ? 0 : entry.kind == ContextKind::Assistant ? 1 : 2;
    case ContextKind::ToolResult: return entry.kind == ContextKind::ToolResult ? 0 : entry.kind == ContextKind::Document ? 1 : 2;
    default: break;
    }
    switch (entry.kind) {
    case ContextKind::Document: return 0;
    case ContextKind::ToolResult: return 1;
    case ContextKind::User: return 3;
    default: return answer ? 2 : 4;
    }
}

} // namespace

void PartMatcher::noteCalls(const domain::StepContent& answer)
{
    if (!answer.outputMessages)
        return;
    for (const domain::Message& message : *answer.outputMessages) {
        for (const domain::MessagePart& part : message.parts) {
            if (part.type == "tool_call" && !part.id.empty() && m_askedById.find(part.id) == m_askedById.end())
                m_askedById.emplace(part.id, Asked{part.name, m_askedOfTool[part.name]++});
        }
    }
}

Provenance PartMatcher::linked(const RequestText& text, Indexes producers, bool observed, std::string basis) const
{
    std::reverse(producers.begin(), producers.end()); // of a call that was made again the last answer counts
    const Index producer = producers.front();
    Provenance provenance;
    provenance.producers = {producer};
    provenance.relation = observed ? Relation::Observed : Relation::Inferred;
    provenance.basis = std::move(basis);
    if (!m_produced[producer].recorded) {
        provenance.match = PartMatch::Unrecorded;
        return provenance;
    }
    const TextComparison comparison = compareTexts(text.text, m_produced[producer].text);
    provenance.match = comparison.match;
    provenance.sentCharacters = comparison.sentCharacters;
    provenance.producedCharacters = comparison.producedCharacters;
    provenance.changedWords = comparison.changedWords;
    return provenance;
}

Provenance PartMatcher::sameText(const RequestText& text, domain::Timestamp at) const
{
    Indexes equal = m_produced.equalTo(text.text, at);
    if (equal.empty())
        return {};
    const auto rank = [&](Index index) { return rankOf(text.kind, m_produced[index]); };
    std::reverse(equal.begin(), equal.end()); // the latest first
    std::stable_sort(equal.begin(), equal.end(), [&](Index a, Index b) { return rank(a) < rank(b); });
    const int best = rank(equal.front());
    equal.erase(std::find_if(equal.begin(), equal.end(), [&](Index index) { return rank(index) != best; }), equal.end());
    // What went into a step went into the steps around it too: that is one text, not several.
    const ProducedTexts::Entry& entry = m_produced[equal.front()];
    if (entry.kind == ContextKind::User || (entry.kind == ContextKind::Assistant && entry.source.step != StepKind::Generation))
        equal.resize(1);
    const bool telling = entry.isTelling();
    Provenance provenance;
    provenance.match = PartMatch::Whole;
    provenance.relation = telling && equal.size() == 1 ? Relation::Observed : Relation::Inferred;
    provenance.basis = !telling ? "same text, but short" : equal.size() > 1 ? "same text, in several spans" : "same text";
    provenance.sentCharacters = provenance.producedCharacters = charactersOf(trim(text.text));
    equal.resize(std::min(equal.size(), kMostOthers + 1));
    provenance.producers = std::move(equal);
    return provenance;
}

Provenance PartMatcher::cutText(const RequestText& text, domain::Timestamp at) const
{
    Provenance best;
    for (const Index index : m_produced.beginningAs(text.text, at)) {
        const ProducedTexts::Entry& entry = m_produced[index];
        const TextComparison comparison = compareTexts(text.text, entry.text);
        if (comparison.match != PartMatch::Cut || rankOf(text.kind, entry) > 2)
            continue;
        if (best.producers.empty() || comparison.sentCharacters >= best.sentCharacters) {
            const bool again = !best.producers.empty() && comparison.sentCharacters == best.sentCharacters;
            best.match = PartMatch::Cut;
            best.sentCharacters = comparison.sentCharacters;
            best.producedCharacters = comparison.producedCharacters;
            if (!again)
                best.producers.clear();
            best.producers.insert(best.producers.begin(), index);
        }
    }
    if (best.producers.empty())
        return best;
    best.producers.resize(std::min(best.producers.size(), kMostOthers + 1));
    const bool observed = best.producers.size() == 1 && best.sentCharacters >= kTellingBeginning;
    best.relation = observed ? Relation::Observed : Relation::Inferred;
    best.basis = best.producers.size() > 1 ? "same text up to the cut, in several spans" : "same text up to the cut";
    return best;
}

Provenance PartMatcher::sharedWords(const RequestText& text, domain::Timestamp at) const
{
    Provenance provenance;
    for (const ProducedTexts::Shared& shared : m_produced.sharingWords(text.text, at)) {
        const ProducedTexts::Entry& entry = m_produced[shared.entry];
        const bool answer = entry.kind == ContextKind::Assistant;
        // An answer that is taken up again stands in the words of an assistant; what users write shares words with anything.
        if (answer != (text.kind == ContextKind::Assistant) && isProse(text.kind))
            continue;
        if (shared.ofProduced < kSharedOfProduced && (isProse(text.kind) || shared.ofText < kSharedOfText))
            continue;
        if (entry.isDelivered() && isProse(text.kind))
            continue; // it stands there, or somewhere, as it is
        if (!provenance.producers.empty()) {
            if (isProse(text.kind) && provenance.producers.size() <= kMostOthers)
                provenance.producers.push_back(shared.entry);
            continue;
        }
        provenance = linked(text, {shared.entry}, false, "shared words");
        if (isProse(text.kind) && provenance.match == PartMatch::Altered)
            provenance.changedWords = 1.0 - shared.ofProduced; // the words around it are the application's
    }
    return provenance;
}

Provenance PartMatcher::provenanceOf(const RequestText& text, domain::Timestamp at) const
{
    if (text.kind == ContextKind::Tools)
        return {};
    const bool result = text.kind == ContextKind::ToolResult;
    if (result || text.type == "tool_call") {
        if (Indexes byId = m_produced.withCallId(text.id, text.kind, at); !byId.empty())
            return linked(text, std::move(byId), true, "tool call id " + std::string(text.id));
    }
    Provenance byOrder;
    if (const auto asked = m_askedById.find(std::string(text.id)); result && asked != m_askedById.end()) {
        if (Indexes nth = m_produced.nthWithoutId(asked->second.tool, asked->second.number, at); !nth.empty())
            byOrder = linked(text, std::move(nth), false, "tool name and order");
    }
    if (!byOrder.producers.empty() && byOrder.match == PartMatch::Whole)
        return byOrder;
    Provenance provenance = sameText(text, at); // calls beside each other may have ended in another order than they were asked for
    if (provenance.producers.empty())
        provenance = byOrder.producers.empty() ? cutText(text, at) : std::move(byOrder);
    return provenance;
}

void PartMatcher::noteDelivered(const Provenance& provenance)
{
    for (const Index index : provenance.producers)
        m_produced.setDelivered(index, m_reader, m_number, provenance.match, provenance.relation);
}

void PartMatcher::takeSegments(const RequestText& text, domain::Timestamp at, UniquePart& part)
{
    // An answer of a tool whose span tells it is one thing; documents inside an answer that nobody else tells are what it is made of.
    const bool divisible = isProse(text.kind) || (text.kind == ContextKind::ToolResult && part.provenance.producers.empty());
    for (ProducedTexts::Occurrence& occurrence : m_produced.inside(text.text, at)) {
        const std::string_view piece = text.text.substr(occurrence.begin, occurrence.length);
        Segment segment;
        Provenance& found = segment.provenance;
        std::reverse(occurrence.entries.begin(), occurrence.entries.end());
        occurrence.entries.resize(std::min(occurrence.entries.size(), kMostOthers + 1));
        found.match = occurrence.whole ? PartMatch::Whole : PartMatch::Cut;
        found.producers = std::move(occurrence.entries);
        found.relation = found.producers.size() == 1 ? Relation::Observed : Relation::Inferred;
        found.basis = found.producers.size() > 1 ? "same text inside the message, in several spans" : "same text inside the message";
        noteDelivered(found);
        const ProducedTexts::Entry& producer = m_produced[found.producers.front()];
        const bool isPiece = isProse(text.kind) || producer.kind == ContextKind::Document;
        if (!divisible || !isPiece || occurrence.nested || occurrence.length == text.text.size())
            continue;
        segment.kind = producer.kind;
        segment.bytes = piece.size();
        found.sentCharacters = segment.characters = charactersOf(piece);
        found.producedCharacters = charactersOf(producer.text);
        segment.weight = estimatedTokens(piece);
        part.bytes -= segment.bytes;
        part.characters -= segment.characters;
        part.weight = std::max<std::int64_t>(part.weight - segment.weight, 0);
        part.segments.push_back(std::move(segment));
    }
    for (const Index index : m_produced.namedIn(text.text, at))
        m_produced.setDelivered(index, m_reader, m_number, PartMatch::Unrecorded, Relation::Inferred);
}

bool PartMatcher::isKnownNow(const RequestText& text, domain::Timestamp at) const
{
    return !provenanceOf(text, at).producers.empty() || (text.kind == ContextKind::ToolResult && !m_produced.inside(text.text, at).empty());
}

UniquePart PartMatcher::match(const RequestText& text, domain::SpanId reader, std::uint32_t number, domain::Timestamp at)
{
    m_reader = reader;
    m_number = number;
    UniquePart part;
    part.kind = text.kind;
    part.role = std::string(text.role);
    part.name = std::string(text.name);
    part.beginning = std::string(format::clip(text.text, kBeginningBytes));
    part.bytes = text.text.size();
    part.characters = charactersOf(text.text);
    part.weight = estimatedTokens(text.text);
    if (text.kind == ContextKind::Tools)
        return part;
    part.provenance = provenanceOf(text, at);
    noteDelivered(part.provenance);
    if (text.kind != ContextKind::Assistant)
        takeSegments(text, at, part);
    if (part.provenance.producers.empty() && text.kind == ContextKind::ToolResult && !part.segments.empty()) {
        const Provenance& first = part.segments.front().provenance;
        part.provenance = {PartMatch::Whole, {first.producers.front()}, Relation::Inferred, "documents inside it", part.characters, part.characters, 0};
    } else if (part.provenance.producers.empty()) {
        part.provenance = sharedWords(text, at);
        noteDelivered(part.provenance);
    }
    if (!part.provenance.producers.empty())
        takeKind(text, part);
    return part;
}

void PartMatcher::takeKind(const RequestText& text, UniquePart& part) const
{
    const ProducedTexts::Entry& producer = m_produced[part.provenance.producers.front()];
    const bool asItIs = part.provenance.match == PartMatch::Whole || part.provenance.match == PartMatch::Cut;
    if (isProse(text.kind) && asItIs && (producer.kind == ContextKind::Document || producer.kind == ContextKind::ToolResult))
        part.kind = producer.kind;
    if (text.kind == ContextKind::ToolResult && part.name.empty() && producer.kind == ContextKind::ToolResult)
        part.name = producer.source.name;
}

} // namespace whyglass::analysis
