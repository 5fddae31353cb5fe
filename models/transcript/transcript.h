// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/ids.h"
#include "models/domain/time.h"
#include "models/domain/token_usage.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A trace, or a whole session, read as the conversation that it was. Plain values, no Qt.
namespace whyglass::transcript {

enum class EntryKind : std::uint8_t {
    Trace,      ///< where a trace of a session begins
    Definition, ///< a tool that a model was offered
    System,
    User,
    Reasoning,
    Assistant,
    ToolCall,
    ToolResult,
    Retrieval,
    Decision,
    Log,
};

/// Which text of its span an entry shows, so that the whole of it can be read again.
struct TextPlace {
    enum class Where : std::uint8_t { None, Instructions, Input, Output, Arguments, Result, Documents, StepInput, StepOutput, Definition, Log };
    Where where = Where::None;
    std::uint32_t message = 0; ///< Input, Output: of the list; Definition: its number
    std::uint32_t part = 0;    ///< first part of the message
    bool operator==(const TextPlace&) const = default;
};

/// One thing that was said, asked, answered or noticed. Texts are as sent: hostile.
struct Entry {
    EntryKind kind = EntryKind::User;
    domain::TraceId trace;
    domain::SpanId span;   ///< the span that tells it; of a log record the one that wrote it, maybe none
    domain::SpanKey key;   ///< of that span; of a log record the log's
    domain::Timestamp time; ///< when it was known: inputs at the start of their span, outputs at its end
    std::string agent;     ///< who: the agent of the span or the nearest above it; empty = none
    std::string name;      ///< of a tool; of an assistant the model; of another role the name sent with it
    std::string text;      ///< the beginning; JSON is indented
    std::uint64_t bytes = 0; ///< of the whole text as sent
    bool isJson = false;
    bool cut = false;      ///< `text` is not all of it
    bool recorded = true;  ///< false: it happened, and the sender did not record what was said
    bool failed = false;   ///< a tool result whose span says error
    TextPlace place;
    std::string callId;
    std::int32_t call = -1;       ///< of a result its call; of a definition its first call. Indexes of the transcript, -1: none
    std::int32_t result = -1;     ///< of a call its result
    std::int32_t definition = -1; ///< of a call or result the definition of the tool
    // Of the first entry of an answer:
    domain::TokenUsage tokens;
    std::optional<domain::Money> cost;
    bool unpriced = false;           ///< tokens, but no price for the model
    std::optional<domain::Duration> duration;
    std::int32_t repeated = 0;       ///< messages of the request that stand further up already
    std::string finish;              ///< why it ended, unless it just stopped
    int severityNumber = 0;          ///< of a log record
    std::vector<std::uint32_t> findings; ///< indexes of Transcript::findings
};

/// By time. Immutable and shared.
struct Transcript {
    std::vector<Entry> entries;
    std::vector<domain::Finding> findings;
    domain::Timestamp start; ///< of the (first) trace: what offsets are counted from
    std::size_t steps = 0;     ///< spans that were read
    std::size_t leftOut = 0;   ///< spans beyond the limit of the loader
    std::size_t unreadable = 0; ///< spans whose payload could not be read
    std::size_t traces = 1;
};
using TranscriptPtr = std::shared_ptr<const Transcript>;

} // namespace whyglass::transcript
