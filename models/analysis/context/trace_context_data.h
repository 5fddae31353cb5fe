// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/part_matcher.h"
#include "models/analysis/context/produced_texts.h"
#include "models/analysis/context/request_change.h"
#include "models/analysis/context/trace_context.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// What TraceContext holds; its builder fills it.
struct TraceContext::Impl {
    struct PartRef {
        std::uint32_t unique = 0;
        ContextRegion region;
        std::uint32_t part = 0;
        bool ownInstructions = false; ///< of a member of its own, not of a message
    };
    struct Call {
        domain::TraceId trace;
        domain::SpanId span;
        domain::SpanKey key;
        domain::Timestamp start, end;
        int run = -1;
        std::string agent, model;
        bool counts = true; ///< no call around another one
        bool captured = false, fromInput = false;
        domain::TokenUsage usage;
        std::vector<PartRef> parts;
        Regions regions;
        std::ptrdiff_t previous = -1; ///< in `calls`
        CacheReading cache;
        [[nodiscard]] CacheSide side() const { return {usage, model, captured ? &regions : nullptr}; }
    };
    struct RegionWords {
        std::string role, beginning;
    };

    [[nodiscard]] ModelSaw sawOf(const Call& call) const;
    [[nodiscard]] ContextBar barOf(const Call& call) const;
    [[nodiscard]] RequestChange changeOf(const Call& before, const Call& now) const;
    [[nodiscard]] ContextPart partOf(const Call& call, const PartRef& place) const;
    [[nodiscard]] ContextPart partOf(const Call& call, const PartRef& place, const Segment& segment) const;
    void describe(const Provenance& provenance, ContextPart& part) const;
    void addUndelivered(const Call& call, ModelSaw& saw) const;

    domain::TraceId trace;
    ProducedTexts produced;
    std::vector<UniquePart> unique;
    std::vector<RegionWords> words;
    std::vector<Call> calls; ///< by start; those of an earlier trace first
    std::unordered_map<domain::SpanId, std::size_t> callOfSpan;
    std::unordered_map<std::string, ProducedTexts::Index> producedAt; ///< by span and field
    domain::Timestamp lastCaptured; ///< start of the last call whose request was recorded
    bool anyCaptured = false;
    std::vector<ContextBar> bars;
};

/// Where a text that a span produced is looked up.
std::string placeOf(domain::SpanId span, std::string_view field);

} // namespace whyglass::analysis
