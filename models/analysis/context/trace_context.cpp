// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/trace_context.h"

#include "models/analysis/context/text_comparison.h"
#include "models/analysis/context/trace_context_data.h"
#include "models/format/format.h"

#include <algorithm>
#include <cmath>

namespace whyglass::analysis {

namespace {

using Impl = TraceContext::Impl;

/// What is shorter may stand in a request by chance, or go unseen.
constexpr std::size_t kShortestLookedFor = 16;
constexpr std::size_t kShortestId = 4;

/// Gives out a number of tokens in proportion to weights, so that all together are that number.
class TokenShares {
public:
    TokenShares(std::int64_t all, std::int64_t weights) : m_all(all), m_weights(weights) {}
    std::int64_t next(std::int64_t weight)
    {
        m_seen += weight;
        const double share = static_cast<double>(m_seen) / static_cast<double>(m_weights);
        const std::int64_t upTo = m_seen >= m_weights ? m_all : static_cast<std::int64_t>(std::floor(static_cast<double>(m_all) * share));
        const std::int64_t tokens = upTo - m_given;
        m_given = upTo;
        return tokens;
    }

private:
    std::int64_t m_all, m_weights, m_seen = 0, m_given = 0;
};

std::int64_t weightOf(const Impl& data, const Impl::Call& call)
{
    std::int64_t weight = 0;
    for (const Impl::PartRef& place : call.parts) {
        const UniquePart& part = data.unique[place.unique];
        weight += part.weight;
        for (const Segment& segment : part.segments)
            weight += segment.weight;
    }
    return weight;
}

/// Tokens of a call's texts, one after the other: shares of what was reported, else estimates.
class TokenCount {
public:
    TokenCount(const Impl& data, const Impl::Call& call)
        : m_weights(weightOf(data, call)), m_reported(call.usage.input && *call.usage.input >= 0 && m_weights > 0), m_shares(call.usage.input.value_or(0), m_weights)
    {
    }
    [[nodiscard]] bool reported() const { return m_reported; }
    std::int64_t next(std::int64_t weight) { return m_reported ? m_shares.next(weight) : weight; }

private:
    std::int64_t m_weights;
    bool m_reported;
    TokenShares m_shares;
};

bool canBeLookedFor(const ProducedTexts::Entry& entry)
{
    return entry.recorded && entry.text.size() >= (entry.onlyId ? kShortestId : kShortestLookedFor);
}

} // namespace

std::string placeOf(domain::SpanId span, std::string_view field) { return span.hex() + std::string(field); }

void Impl::describe(const Provenance& provenance, ContextPart& part) const
{
    part.match = provenance.match;
    part.relation = provenance.relation;
    part.basis = provenance.basis;
    part.sentCharacters = provenance.sentCharacters;
    part.producedCharacters = provenance.producedCharacters;
    part.changedWords = provenance.changedWords;
    for (const ProducedTexts::Index index : provenance.producers) {
        if (!part.source)
            part.source = produced[index].source;
        else
            part.others.push_back(produced[index].source);
    }
}

ContextPart Impl::partOf(const Call& call, const PartRef& place) const
{
    const UniquePart& text = unique[place.unique];
    ContextPart part;
    part.kind = text.kind;
    part.role = text.role;
    part.name = text.name;
    RequestText named;
    named.region = place.region;
    named.part = place.part;
    named.role = place.ownInstructions ? std::string_view() : std::string_view(text.role);
    part.field = fieldOf(named, call.fromInput);
    part.beginning = text.beginning;
    part.bytes = text.bytes;
    part.characters = text.characters;
    describe(text.provenance, part);
    return part;
}

ContextPart Impl::partOf(const Call& call, const PartRef& place, const Segment& segment) const
{
    ContextPart part = partOf(call, place);
    part.others.clear();
    part.source.reset();
    part.kind = segment.kind;
    part.bytes = segment.bytes;
    part.characters = segment.characters;
    describe(segment.provenance, part);
    part.name = part.source->name;
    part.beginning = std::string(format::clip(produced[segment.provenance.producers.front()].text, kBeginningBytes));
    return part;
}

RequestChange Impl::changeOf(const Call& before, const Call& now) const
{
    RequestChange change;
    change.previousTrace = before.trace;
    change.previous = before.span;
    change.gap = now.start - before.end;
    change.comparable = before.captured && now.captured;
    change.modelChanged = !before.model.empty() && !now.model.empty() && before.model != now.model;
    if (!change.comparable)
        return change;
    const auto bytes = [](const Regions& regions, std::size_t count) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < count; ++i)
            sum += regions[i].bytes;
        return sum;
    };
    change.keptBytes = bytes(now.regions, commonRegions(before.regions, now.regions));
    change.bytes = bytes(now.regions, now.regions.size());
    change.bytesBefore = bytes(before.regions, before.regions.size());
    change.firstChanged = firstChangedOf(before.regions, now.regions);
    for (const PlacedChange& placed : changesOf(before.regions, now.regions)) {
        ++change.counts[static_cast<std::size_t>(placed.kind)];
        if (change.changes.size() >= kMostChanges)
            continue;
        const RegionText& region = placed.now >= 0 ? now.regions[static_cast<std::size_t>(placed.now)] : before.regions[static_cast<std::size_t>(placed.before)];
        const std::uint64_t bytesBefore = placed.before >= 0 ? before.regions[static_cast<std::size_t>(placed.before)].bytes : 0;
        change.changes.push_back({placed.kind, region.region, words[region.words].role, words[region.words].beginning, region.bytes, bytesBefore});
    }
    return change;
}

void Impl::addUndelivered(const Call& call, ModelSaw& saw) const
{
    for (const ProducedTexts::Entry& entry : produced.entries()) {
        if (!entry.offered || entry.known > call.start || entry.isDelivered())
            continue;
        if (!canBeLookedFor(entry) || !anyCaptured || lastCaptured < entry.known)
            ++saw.undecided;
        else
            saw.neverDelivered.push_back({entry.source, entry.kind, entry.text.size(), std::string(format::clip(entry.text, kBeginningBytes)), entry.known});
    }
    std::stable_sort(saw.neverDelivered.begin(), saw.neverDelivered.end(), [](const Undelivered& a, const Undelivered& b) { return a.known < b.known; });
}

ModelSaw Impl::sawOf(const Call& call) const
{
    ModelSaw saw;
    saw.trace = call.trace;
    saw.span = call.span;
    saw.key = call.key;
    saw.captured = call.captured;
    saw.inputTokens = call.usage.input;
    TokenCount tokens(*this, call);
    saw.tokensReported = tokens.reported();
    for (const PartRef& place : call.parts) {
        const UniquePart& text = unique[place.unique];
        if (text.bytes > 0 || text.segments.empty()) {
            saw.parts.push_back(partOf(call, place));
            saw.parts.back().tokens = tokens.next(text.weight);
        } else {
            tokens.next(text.weight);
        }
        for (const Segment& segment : text.segments) {
            saw.parts.push_back(partOf(call, place, segment));
            saw.parts.back().tokens = tokens.next(segment.weight);
        }
    }
    if (saw.parts.size() > kMostParts) {
        saw.leftOut = saw.parts.size() - kMostParts;
        saw.parts.erase(saw.parts.begin(), saw.parts.begin() + static_cast<std::ptrdiff_t>(saw.leftOut));
    }
    addUndelivered(call, saw);
    if (call.previous >= 0)
        saw.change = changeOf(calls[static_cast<std::size_t>(call.previous)], call);
    saw.cache = call.cache;
    return saw;
}

ContextBar Impl::barOf(const Call& call) const
{
    ContextBar bar;
    bar.span = call.span;
    bar.key = call.key;
    bar.start = call.start;
    bar.end = call.end;
    bar.agent = call.agent;
    bar.model = call.model;
    bar.captured = call.captured;
    bar.inputTokens = call.usage.input;
    bar.cache = call.cache;
    TokenCount tokens(*this, call);
    bar.tokensReported = tokens.reported();
    const auto add = [&](ContextKind kind, std::uint64_t bytes, std::int64_t weight) {
        bar.bytes[static_cast<std::size_t>(kind)] += bytes;
        bar.tokens[static_cast<std::size_t>(kind)] += tokens.next(weight);
    };
    for (const PartRef& place : call.parts) {
        const UniquePart& text = unique[place.unique];
        add(text.kind, text.bytes, text.weight);
        for (const Segment& segment : text.segments)
            add(segment.kind, segment.bytes, segment.weight);
    }
    if (call.previous >= 0 && call.captured && calls[static_cast<std::size_t>(call.previous)].captured)
        bar.firstChanged = firstChangedOf(calls[static_cast<std::size_t>(call.previous)].regions, call.regions);
    return bar;
}

TraceContext::TraceContext(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TraceContext::~TraceContext() = default;

const std::vector<ContextBar>& TraceContext::bars() const { return m_impl->bars; }

std::optional<ModelSaw> TraceContext::saw(domain::SpanId span) const
{
    const auto found = m_impl->callOfSpan.find(span);
    return found == m_impl->callOfSpan.end() ? std::nullopt : std::optional(m_impl->sawOf(m_impl->calls[found->second]));
}

TraceContext::Delivered TraceContext::deliveryOf(domain::SpanId span, std::string_view field) const
{
    const auto found = m_impl->producedAt.find(placeOf(span, field));
    if (found == m_impl->producedAt.end())
        return {};
    const ProducedTexts::Entry& entry = m_impl->produced[found->second];
    if (entry.isDelivered())
        return {Delivery::Delivered, entry.reader, entry.match, entry.relation};
    const bool decided = canBeLookedFor(entry) && m_impl->anyCaptured && m_impl->lastCaptured >= entry.known;
    return {decided ? Delivery::NotSeen : Delivery::Unknown, {}, PartMatch::NotFound, domain::Relation::Inferred};
}

std::int64_t ContextBar::total() const
{
    std::int64_t sum = 0;
    for (const std::int64_t count : tokens)
        sum += count;
    return sum;
}

std::string_view nameOf(ContextKind kind)
{
    switch (kind) {
    case ContextKind::System: return "system";
    case ContextKind::Tools: return "tools";
    case ContextKind::User: return "user";
    case ContextKind::Assistant: return "assistant";
    case ContextKind::ToolResult: return "tool_result";
    case ContextKind::Document: return "document";
    }
    return "user";
}

std::string_view nameOf(PartMatch match)
{
    switch (match) {
    case PartMatch::Whole: return "whole";
    case PartMatch::Cut: return "cut";
    case PartMatch::Altered: return "altered";
    case PartMatch::Unrecorded: return "unrecorded";
    case PartMatch::NotFound: return "not_found";
    }
    return "not_found";
}

std::string_view nameOf(RegionChange::Kind kind)
{
    switch (kind) {
    case RegionChange::Kind::Appended: return "appended";
    case RegionChange::Kind::Inserted: return "inserted";
    case RegionChange::Kind::Removed: return "removed";
    case RegionChange::Kind::Edited: return "edited";
    case RegionChange::Kind::Moved: return "moved";
    }
    return "edited";
}

std::string_view nameOf(CacheReading::State state)
{
    switch (state) {
    case CacheReading::State::NotReported: return "not_reported";
    case CacheReading::State::First: return "first";
    case CacheReading::State::Unused: return "unused";
    case CacheReading::State::Held: return "held";
    case CacheReading::State::Broken: return "broken";
    }
    return "not_reported";
}

std::string_view nameOf(CacheReading::Cause cause)
{
    switch (cause) {
    case CacheReading::Cause::None: return "none";
    case CacheReading::Cause::ModelChanged: return "model_changed";
    case CacheReading::Cause::ToolsChanged: return "tools_changed";
    case CacheReading::Cause::SystemChanged: return "system_changed";
    case CacheReading::Cause::MessageChanged: return "message_changed";
    case CacheReading::Cause::Expired: return "expired";
    case CacheReading::Cause::Unknown: return "unknown";
    }
    return "unknown";
}

} // namespace whyglass::analysis
