// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/produced_texts.h"

#include "models/analysis/context/text_comparison.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/hash.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace whyglass::analysis {

namespace {

/// Bytes that open a text and are looked for inside others. Shorter texts are found as a whole part or not at all.
constexpr std::size_t kAnchorBytes = 24;
/// What is kept of a text that was cut inside another, at the least.
constexpr std::size_t kLeastInside = 96;
constexpr std::size_t kShortestId = 6;
constexpr std::size_t kMostOnlyIds = 500;
constexpr std::size_t kMostCandidates = 64;
/// Of long texts every n-th run of words is kept: enough to find them, and a bound to memory.
constexpr std::size_t kDenseShingles = 4'000;
constexpr std::uint64_t kSparseShingles = 8;
constexpr std::size_t kMostShingles = 4'000'000;
constexpr std::size_t kMostTextBytes = 512U << 20U;
constexpr std::size_t kFewestShared = 3;

std::uint64_t hashOf(std::string_view text) { return std::hash<std::string_view>{}(text); }

/// A hash of kAnchorBytes bytes that moves on by a byte.
class RollingHash {
public:
    explicit RollingHash(std::string_view first)
    {
        for (const char c : first.substr(0, kAnchorBytes))
            m_value = m_value * kBase + static_cast<unsigned char>(c);
    }
    void roll(char out, char in)
    {
        m_value = (m_value - static_cast<unsigned char>(out) * highest()) * kBase + static_cast<unsigned char>(in);
    }
    [[nodiscard]] std::uint64_t value() const { return m_value ^ (m_value >> 31U); }

private:
    static constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
    static constexpr std::uint64_t highest()
    {
        std::uint64_t power = 1;
        for (std::size_t i = 1; i < kAnchorBytes; ++i)
            power *= kBase;
        return power;
    }
    std::uint64_t m_value = 0;
};

std::string escapedText(std::string_view text)
{
    std::string quoted = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return quoted.substr(1, quoted.size() - 2);
}

std::size_t commonLength(std::string_view a, std::string_view b)
{
    const auto end = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    return static_cast<std::size_t>(end.first - a.begin());
}

} // namespace

bool ProducedTexts::Entry::isTelling() const { return text.size() >= kAnchorBytes; }

ProducedTexts::Index ProducedTexts::add(const ContextStep& step, const ProducedText& produced)
{
    const auto index = static_cast<Index>(m_entries.size());
    Entry entry;
    entry.source = {step.row.span, step.row.key, step.row.step, produced.name.empty() ? std::string(step.name) : produced.name, produced.field};
    entry.kind = produced.kind;
    entry.known = produced.known;
    entry.offered = produced.offered;
    const std::string_view text = trim(produced.text);
    entry.recorded = produced.recorded && m_textBytes + text.size() <= kMostTextBytes;
    if (entry.recorded)
        entry.text = std::string(text);
    entry.onlyId = produced.kind == ContextKind::Document && produced.field.ends_with(".id");
    m_textBytes += entry.text.size();
    m_entries.push_back(std::move(entry));

    if (!produced.id.empty())
        m_byCallId[std::string(produced.id)].push_back(index);
    else if (produced.kind == ContextKind::ToolResult)
        m_withoutId[produced.name].push_back(index);
    const Entry& added = m_entries.back();
    if (added.onlyId) {
        if (added.text.size() >= kShortestId && m_onlyIds.size() < kMostOnlyIds)
            m_onlyIds.push_back(index);
        return index;
    }
    if (added.text.empty())
        return index;
    m_byText[hashOf(added.text)].push_back(index);
    if (const std::string plain = plainText(added.text); plain != added.text)
        m_byPlainText[hashOf(plain)].push_back(index);
    if (added.isTelling()) {
        m_byBeginning[hashOf(std::string_view(added.text).substr(0, kAnchorBytes))].push_back(index);
        const bool fromStep = step.row.step == domain::StepKind::Generation || produced.kind == ContextKind::ToolResult || produced.kind == ContextKind::Document;
        if (fromStep) {
            addAnchors(index);
            addShingles(index);
        }
    }
    return index;
}

void ProducedTexts::addAnchors(Index index)
{
    const std::string& text = m_entries[index].text;
    const auto note = [&](std::string_view written, bool escaped) {
        const std::uint64_t hash = RollingHash(written).value();
        auto& variants = m_byAnchor[hash];
        if (variants.size() < kMostCandidates)
            variants.push_back({index, escaped});
        m_anchorFilter.set(hash % kFilterBits);
    };
    note(text, false);
    if (text.find_first_of("\"\\\n\t\r") == std::string::npos)
        return;
    std::string escaped = escapedText(text);
    if (escaped == text)
        return;
    note(escaped, true);
    m_escaped.emplace(index, std::move(escaped));
}

void ProducedTexts::addShingles(Index index)
{
    const auto shingles = shinglesOf(m_entries[index].text);
    const bool sparse = shingles.size() > kDenseShingles;
    m_entries[index].sparse = sparse;
    for (const std::uint64_t shingle : shingles) {
        if ((sparse && shingle % kSparseShingles != 0) || m_keptShingles >= kMostShingles)
            continue;
        auto& entries = m_byShingle[shingle];
        if (entries.size() >= kMostCandidates)
            continue; // a phrase of many texts tells nothing
        entries.push_back(index);
        ++m_keptShingles;
        ++m_entries[index].shingles;
    }
}

void ProducedTexts::setDelivered(Index index, domain::SpanId reader, std::uint32_t foundIn, PartMatch match, domain::Relation relation)
{
    Entry& entry = m_entries[index];
    if (entry.isDelivered())
        return;
    entry.reader = reader;
    entry.foundIn = foundIn;
    entry.match = match;
    entry.relation = relation;
}

ProducedTexts::Index ProducedTexts::deliveredTwin(Index index) const
{
    const std::string& text = m_entries[index].text;
    const auto found = m_byText.find(hashOf(text));
    if (found == m_byText.end())
        return index;
    const auto twin = std::find_if(found->second.begin(), found->second.end(), [&](Index other) {
        return other != index && m_entries[other].isDelivered() && m_entries[other].text == text;
    });
    return twin == found->second.end() ? index : *twin;
}

std::vector<ProducedTexts::Index> ProducedTexts::known(const std::vector<Index>& found, domain::Timestamp at) const
{
    std::vector<Index> entries;
    std::copy_if(found.begin(), found.end(), std::back_inserter(entries), [&](Index index) { return m_entries[index].known <= at; });
    std::stable_sort(entries.begin(), entries.end(), [this](Index a, Index b) { return m_entries[a].known < m_entries[b].known; });
    return entries;
}

std::vector<ProducedTexts::Index> ProducedTexts::withCallId(std::string_view id, ContextKind kind, domain::Timestamp at) const
{
    const auto found = m_byCallId.find(std::string(id));
    if (id.empty() || found == m_byCallId.end())
        return {};
    std::vector<Index> entries = known(found->second, at);
    std::erase_if(entries, [&](Index index) { return m_entries[index].kind != kind; });
    return entries;
}

std::vector<ProducedTexts::Index> ProducedTexts::nthWithoutId(const std::string& tool, std::size_t n, domain::Timestamp at) const
{
    const auto found = m_withoutId.find(tool);
    if (found == m_withoutId.end() || n >= found->second.size())
        return {};
    return known({found->second[n]}, at);
}

std::vector<ProducedTexts::Index> ProducedTexts::equalTo(std::string_view text, domain::Timestamp at) const
{
    text = trim(text);
    if (text.empty())
        return {};
    if (const auto found = m_byText.find(hashOf(text)); found != m_byText.end()) {
        auto entries = known(found->second, at);
        std::erase_if(entries, [&](Index index) { return m_entries[index].text != text; });
        if (!entries.empty())
            return entries;
    }
    const std::string plain = plainText(text);
    std::vector<Index> candidates;
    for (const Lists* lists : {&m_byPlainText, &m_byText}) {
        if (const auto found = lists->find(hashOf(plain)); found != lists->end())
            candidates.insert(candidates.end(), found->second.begin(), found->second.end());
    }
    auto entries = known(candidates, at);
    std::erase_if(entries, [&](Index index) { return plainText(m_entries[index].text) != plain; });
    return entries;
}

std::vector<ProducedTexts::Index> ProducedTexts::beginningAs(std::string_view text, domain::Timestamp at) const
{
    text = trim(text);
    if (text.size() < kAnchorBytes)
        return {};
    const auto found = m_byBeginning.find(hashOf(text.substr(0, kAnchorBytes)));
    return found == m_byBeginning.end() ? std::vector<Index>() : known(found->second, at);
}

std::string_view ProducedTexts::textOf(const Variant& variant) const
{
    return variant.escaped ? std::string_view(m_escaped.at(variant.entry)) : std::string_view(m_entries[variant.entry].text);
}

std::vector<ProducedTexts::Occurrence> ProducedTexts::inside(std::string_view text, domain::Timestamp at) const
{
    std::vector<Occurrence> occurrences;
    if (text.size() < kAnchorBytes || m_byAnchor.empty())
        return occurrences;
    RollingHash hash(text);
    std::size_t taken = 0; // bytes before it belong to an occurrence
    for (std::size_t begin = 0;; ++begin) {
        const auto found = m_anchorFilter.test(hash.value() % kFilterBits) ? m_byAnchor.find(hash.value()) : m_byAnchor.end();
        if (found != m_byAnchor.end()) {
            Occurrence best;
            best.begin = begin;
            for (const Variant& variant : found->second) {
                const std::string_view produced = textOf(variant);
                const std::size_t length = commonLength(text.substr(begin), produced);
                const bool whole = length == produced.size();
                if (m_entries[variant.entry].known > at || (!whole && length < kLeastInside) || length < kAnchorBytes)
                    continue;
                if (best.entries.empty() || whole > best.whole || (whole == best.whole && length > best.length))
                    best = {begin, length, whole, begin < taken, {}};
                if (whole == best.whole && length == best.length)
                    best.entries.push_back(variant.entry);
            }
            if (!best.entries.empty()) {
                taken = std::max(taken, begin + best.length);
                occurrences.push_back(std::move(best));
            }
        }
        if (begin + kAnchorBytes >= text.size())
            return occurrences;
        hash.roll(text[begin], text[begin + kAnchorBytes]);
    }
}

std::vector<ProducedTexts::Index> ProducedTexts::namedIn(std::string_view text, domain::Timestamp at) const
{
    std::vector<Index> entries;
    for (const Index index : m_onlyIds) {
        if (m_entries[index].known <= at && !m_entries[index].isDelivered() && text.find(m_entries[index].text) != std::string_view::npos)
            entries.push_back(index);
    }
    return entries;
}

std::vector<ProducedTexts::Shared> ProducedTexts::sharingWords(std::string_view text, domain::Timestamp at) const
{
    std::unordered_map<Index, std::size_t> hits;
    const auto shingles = m_byShingle.empty() ? std::vector<std::uint64_t>() : shinglesOf(text);
    for (const std::uint64_t shingle : shingles) {
        if (const auto found = m_byShingle.find(shingle); found != m_byShingle.end()) {
            for (const Index index : found->second)
                hits[index] += m_entries[index].known <= at ? 1U : 0U;
        }
    }
    std::vector<Shared> shared;
    for (const auto& [index, count] : hits) {
        if (count < kFewestShared)
            continue;
        const Entry& entry = m_entries[index];
        const double all = static_cast<double>(count) * (entry.sparse ? static_cast<double>(kSparseShingles) : 1.0);
        shared.push_back({index, static_cast<double>(count) / static_cast<double>(entry.shingles),
            std::min(1.0, all / static_cast<double>(shingles.size()))});
    }
    std::sort(shared.begin(), shared.end(), [](const Shared& a, const Shared& b) {
        const double best = std::max(a.ofProduced, a.ofText), other = std::max(b.ofProduced, b.ofText);
        return best != other ? best > other : a.entry > b.entry;
    });
    return shared;
}

} // namespace whyglass::analysis
