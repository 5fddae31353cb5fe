// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"
#include "models/domain/decision.h"
#include "models/domain/finding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where a value came from: every earlier place of a trace in which it stands, the first of them marked.
namespace whyglass::analysis {

enum class ValueKind : std::uint8_t { Number = 0, Id, Date, Email, Url, Text };
/// "number", "id" … as cli.md spells it.
std::string_view nameOf(ValueKind kind);

/// Of a value: the relation to its origin; Unsupported where no earlier place gives it to the one who states it.
enum class LineageStatus : std::uint8_t { Observed = 0, Inferred, Unsupported };
std::string_view nameOf(LineageStatus status);

/// In what form a place holds a value. Only Equal is observed; everything else is a conclusion of ours.
enum class LineageMatch : std::uint8_t {
    Equal = 0,   ///< the same characters
    Normalised,  ///< the same value in another notation: "1,000" and 1000, 2025-05-01 and "1 May 2025"
    Ambiguous,   ///< the same in one of two possible readings: 03/04/2025 and 2025-04-03; or with another currency
    Scaled,      ///< the same digits times a power of ten
    Derived,     ///< the place holds one of two numbers that give the value by + - * or /
    Paraphrased, ///< a part of the sentence's word sequences stands there
};
std::string_view nameOf(LineageMatch match);

/// A field of a span in which a value stands. Times are those at which the field became known: what goes into a span when it
/// starts, what comes out when it ends, events and log records at their own time.
struct Occurrence {
    domain::TraceId trace;
    domain::SpanId span;   ///< not valid() for a log record that names no span
    std::string field;     ///< as `show SPAN` has it: "attributes.gen_ai.tool.call.result", "events.0.KEY", "logs.0.body"
    std::string where;     ///< input | output | system | args | result | docs | logs | name | attribute
    std::string part;      ///< the normalised message part, "input_messages.2.parts.0"; empty where the field is no message
    std::string role;      ///< of that message: "user", "tool" …; empty where the field is no message
    std::size_t offset = 0; ///< bytes into the field's text as sent (structured values: as compact JSON)
    std::size_t length = 0;
    std::size_t count = 1; ///< how often it stands in this field; `offset` is the first
    std::string label;     ///< what the place calls it: "quantity"; empty where nothing
    std::string excerpt;   ///< of the field's text, at most 160 bytes around the value, cut at characters
    domain::Relation relation = domain::Relation::Observed;
    LineageMatch match = LineageMatch::Equal;
    std::string how;       ///< for people: "equal", "1.000,00", "100 x 10", "1000 * 50 = 50000", "7 of 9 word sequences"
    double score = 1.0;    ///< 0 … 1; below 1 only where the relation is inferred
    domain::Timestamp time;
    bool saidByModel = false; ///< a model's own words: shows that it was said, never where it came from
};

struct ValueLineage {
    std::string value;     ///< as stated
    ValueKind kind = ValueKind::Text;
    domain::SpanId span;   ///< that states it; not valid() where it was asked for by itself
    std::string field;     ///< of that span; empty where it was asked for by itself
    std::string label;     ///< what that field calls it: equal numbers of other names may be equal by chance
    LineageStatus status = LineageStatus::Unsupported;
    std::optional<std::size_t> origin; ///< index into `occurrences`; none where unsupported
    std::vector<Occurrence> occurrences; ///< by time, the first kMaxOccurrences
    std::size_t total = 0; ///< of all occurrences
};

/// More places than these of one value are counted only; its origin is always among them.
inline constexpr std::size_t kMaxOccurrences = 200;

/// How far beyond the trace of the values was looked (searchConversation).
struct LineageScope {
    std::string conversation; ///< that the trace belongs to; empty: to none, or nothing was looked for there
    std::size_t earlier = 0;  ///< traces of it before this one
    std::size_t searched = 0; ///< of them, the nearest: so many were looked through
};

struct Lineage {
    std::vector<ValueLineage> values; ///< in the order in which they are stated; each value once
    LineageScope scope;
};

struct SoughtValue {
    std::string text;
    bool saidBefore = false; ///< by a model, before the trace: what repeats it without a role is no origin
};

/// The values of a decision: subject, result, amount, then those in the outputs, arguments and attributes of the deciding span; where an
/// application tells its decision apart, also those of the answer that it was taken from. Numbers of one digit and the word of the verdict are
/// no values. Thread-safe; one pass over the texts of the trace for each span that states values.
/// `only`: this value in this notation, whether the decision states it or not.
Lineage lineageOf(const TraceDetails& trace, const domain::Decision& decision, std::string_view only = {});

/// The values in what a span states: `field` as in Occurrence::field ("attributes.gen_ai.tool.call.arguments"), empty: all its
/// outputs, or its arguments where it is a tool; where there are none, and of a step that decides, also its attributes. `only` as above.
Lineage lineageOfSpan(const TraceDetails& trace, domain::SpanId span, std::string_view field = {}, std::string_view only = {});

/// One value, in every place known at or before `until` (unknown time: in the whole trace).
ValueLineage lineageOfValue(const TraceDetails& trace, std::string_view value, domain::Timestamp until = {});

/// The same of many values, in one pass over the texts; one result for each.
std::vector<ValueLineage> lineageOfValues(const TraceDetails& trace, const std::vector<SoughtValue>& values, domain::Timestamp until = {});

/// Whether two texts state one value: "1,000" and "1000", "2025-05-01" and "1 May 2025", the same words in another case.
bool sameValue(std::string_view a, std::string_view b);

} // namespace whyglass::analysis
