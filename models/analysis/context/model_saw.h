// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/ids.h"
#include "models/domain/step.h"
#include "models/domain/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a model was given in one call: every part of the request, where it came from, and what became of the request since the last
/// one. Plain values; all texts are as sent: hostile.
namespace whyglass::analysis {

enum class ContextKind : std::uint8_t {
    System,     ///< instructions of the application
    Tools,      ///< definitions of the tools that were offered
    User,       ///< what the user, or the application in their name, said
    Assistant,  ///< what a model said earlier
    ToolResult, ///< what a tool answered
    Document,   ///< what a retrieval brought, wherever in the request it stands
};
inline constexpr std::size_t kContextKindCount = 6;
/// "system", "tools", "user", "assistant", "tool_result", "document".
std::string_view nameOf(ContextKind kind);

/// How a part of a request compares with what its producer put out.
enum class PartMatch : std::uint8_t {
    Whole,      ///< all of it, maybe with words around it, or the same JSON written another way
    Cut,        ///< ContextPart::sentCharacters of ContextPart::producedCharacters
    Altered,    ///< other words: ContextPart::changedWords
    Unrecorded, ///< the producer is known, what it put out was not recorded
    NotFound,   ///< no span of the trace is known to have produced it
};
/// "whole", "cut", "altered", "unrecorded", "not_found".
std::string_view nameOf(PartMatch match);

/// A span and the field of it that a text was read from, as `show SPAN` names its members: "tool_result", "documents[2].content",
/// "output_messages[0].parts[1]", "input", "output", "tool_arguments".
struct ContextSource {
    domain::SpanId span;
    domain::SpanKey key;
    domain::StepKind step = domain::StepKind::Other;
    std::string name; ///< of the tool or document, else of the span
    std::string field;
};

/// One part of a request. The bytes of all parts are the bytes of the request: a document inside a message is a part of its own, and
/// the message is what is left.
struct ContextPart {
    ContextKind kind = ContextKind::User;
    std::string role; ///< of its message as sent; empty for tool definitions
    std::string name; ///< of the tool or document; empty where it has none
    std::string field; ///< of the generation: "system_instructions[0]", "input_messages[3].parts[0]", "tool_definitions[2]", "input"
    std::string beginning; ///< at most kBeginningBytes, cut at a character
    std::uint64_t bytes = 0;
    std::uint64_t characters = 0;
    std::int64_t tokens = 0; ///< estimated, or the share of the input tokens that were reported: ModelSaw::tokensReported
    PartMatch match = PartMatch::NotFound;
    std::optional<ContextSource> source;
    std::vector<ContextSource> others; ///< that may as well have produced it; then the relation is inferred
    domain::Relation relation = domain::Relation::Inferred; ///< to the source; means nothing without one
    std::string basis; ///< why this source: "tool call id call_7", "same text", "tool name and order" …; empty without one
    std::uint64_t sentCharacters = 0, producedCharacters = 0; ///< of Cut and Altered
    double changedWords = 0; ///< of Altered: 0 … 1, words of both texts that the other does not have in this order
};
inline constexpr std::size_t kBeginningBytes = 160;

/// A result or document that came before the request and stands in no request of its trace.
struct Undelivered {
    ContextSource source;
    ContextKind kind = ContextKind::ToolResult;
    std::uint64_t bytes = 0;
    std::string beginning;
    domain::Timestamp known; ///< when its producer ended
};

/// A region of a request, in the order in which caches of prompts see it.
struct ContextRegion {
    enum class Kind : std::uint8_t { Tools, System, Message };
    Kind kind = Kind::Message;
    std::uint32_t message = 0; ///< of the request; of a removed one, of the previous request
    bool operator==(const ContextRegion&) const = default;
};

/// What became of a region since the previous request.
struct RegionChange {
    enum class Kind : std::uint8_t { Appended, Inserted, Removed, Edited, Moved };
    Kind kind = Kind::Appended;
    ContextRegion region;
    std::string role; ///< of a message; else empty
    std::string beginning;
    std::uint64_t bytes = 0; ///< now; of a removed one, before
    std::uint64_t bytesBefore = 0; ///< of an edited one
};
std::string_view nameOf(RegionChange::Kind kind); ///< "appended" …

/// This request beside the previous one of the same agent, or of the conversation.
struct RequestChange {
    domain::TraceId previousTrace;
    domain::SpanId previous;
    domain::Duration gap; ///< from the end of the previous call to the start of this one; negative where they overlap
    bool comparable = false; ///< both requests were recorded
    bool modelChanged = false; ///< both models are known and differ
    std::optional<ContextRegion> firstChanged; ///< none: the previous request is the beginning of this one
    std::vector<RegionChange> changes; ///< in order of the request, at most kMostChanges
    std::array<std::size_t, 5> counts{}; ///< of all changes by RegionChange::Kind
    std::uint64_t keptBytes = 0; ///< of the prefix that both share
    std::uint64_t bytes = 0, bytesBefore = 0;
};
inline constexpr std::size_t kMostChanges = 200;

/// Whether the prompt cache held since the previous request. What a provider caches is its own affair: every cause is inferred.
struct CacheReading {
    enum class State : std::uint8_t {
        NotReported, ///< no count of cached tokens for this call or for the one before
        First,       ///< there is no earlier request to compare with
        Unused, ///< nothing was left in it and nothing came from it
        Held,
        Broken,      ///< fewer tokens came from the cache than the previous call left in it
    };
    enum class Cause : std::uint8_t { None, ModelChanged, ToolsChanged, SystemChanged, MessageChanged, Expired, Unknown };
    State state = State::NotReported;
    Cause cause = Cause::None; ///< of Broken
    std::optional<std::int64_t> read; ///< tokens of this call that came from the cache
    std::optional<std::int64_t> expected; ///< tokens that the previous call read from the cache or wrote into it
    [[nodiscard]] std::int64_t lost() const { return expected.value_or(0) - read.value_or(0); }
};
std::string_view nameOf(CacheReading::State state); ///< "not_reported", "first", "unused", "held", "broken"
std::string_view nameOf(CacheReading::Cause cause); ///< "none", "model_changed", "tools_changed" …
/// After so long without a request a prompt cache is taken to have expired: the default of Anthropic, and what OpenAI gives as the least.
inline constexpr domain::Duration kCacheLifetime{300'000'000'000};
/// A fall of fewer tokens is no break: providers cache in blocks of this many (OpenAI).
inline constexpr std::int64_t kCacheBlock = 128;

/// All of one call.
struct ModelSaw {
    domain::TraceId trace;
    domain::SpanId span;
    domain::SpanKey key;
    bool captured = false; ///< the request was recorded; else there are no parts
    bool tokensReported = false; ///< ContextPart::tokens add up to the input tokens that were reported; else they are estimates
    std::optional<std::int64_t> inputTokens; ///< as reported
    std::vector<ContextPart> parts; ///< tools, system, then messages in order; at most kMostParts, the last ones
    std::size_t leftOut = 0; ///< parts beyond that
    std::vector<Undelivered> neverDelivered; ///< by time
    std::size_t undecided = 0; ///< earlier results and documents of which nothing long enough was recorded to look for
    std::optional<RequestChange> change; ///< none: there is no previous request
    CacheReading cache;
};
inline constexpr std::size_t kMostParts = 5'000;

/// What fills the context of one call, for a chart.
struct ContextBar {
    domain::SpanId span;
    domain::SpanKey key;
    domain::Timestamp start, end;
    std::string agent, model; ///< empty = not known
    bool captured = false;
    bool tokensReported = false;
    std::array<std::int64_t, kContextKindCount> tokens{}; ///< by ContextKind
    std::array<std::uint64_t, kContextKindCount> bytes{};
    std::optional<std::int64_t> inputTokens; ///< as reported; all that is known where the request was not captured
    CacheReading cache;
    std::optional<ContextRegion> firstChanged; ///< since the previous request
    [[nodiscard]] std::int64_t total() const;
};

} // namespace whyglass::analysis
