// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Every field of a trace that holds text or a number, with the moment at which it became known.
namespace whyglass::analysis {

struct TracePlace {
    enum class Source : std::uint8_t { Name, Status, Attribute, Event, LogBody, LogAttribute };
    static constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;
    static constexpr std::uint32_t kWhole = 0xFFFFFFFFU;

    Source source = Source::Attribute;
    bool technical = false; ///< written by an instrumentation about itself: a place of ids and addresses only
    std::uint32_t row = kNoRow; ///< of TraceDetails::spans
    std::uint32_t record = 0;   ///< event of the span, or log record of the trace
    std::uint32_t attribute = 0;
    std::uint32_t part = kWhole; ///< of the field, where it is a conversation that a run gives back
    std::string_view where;
    domain::Timestamp time;

    [[nodiscard]] bool isPart() const { return part != kWhole; }
};

/// What somebody said in a conversation that a run gives back (own_conversation.h), before its answer.
struct ToldPart {
    TracePlace place;
    std::string text;
    std::string role;
    std::string call;     ///< id of the call that it is, or that it answers; empty where it is neither
    bool byModel = false;
    std::size_t begin = 0; ///< bytes into the field: it stands at or behind them
};

/// Borrows the trace. Thread-safe once made.
class TracePlaces {
public:
    explicit TracePlaces(const TraceDetails& trace);

    [[nodiscard]] const TraceDetails& trace() const { return m_trace; }
    /// Row of a span; TracePlace::kNoRow where the trace has none with this id.
    [[nodiscard]] std::uint32_t rowOf(domain::SpanId span) const;
    /// Whether `ancestor` is above `row`.
    [[nodiscard]] bool isAbove(std::uint32_t ancestor, std::uint32_t row) const;

    /// Spans in tree order, each with its own log records, then records of no span.
    void each(const std::function<void(const TracePlace&)>& use) const;
    void eachOf(std::uint32_t row, const std::function<void(const TracePlace&)>& use) const;
    /// Of the conversations that runs give back every part before their answers, in their order. Fields that each() has as a whole.
    void eachPart(const std::function<void(const TracePlace&)>& use) const;
    [[nodiscard]] const ToldPart& part(const TracePlace& place) const { return m_parts[place.part]; }
    /// As sent; structured values as compact JSON, in `buffer`; of a part its text.
    [[nodiscard]] std::string_view text(const TracePlace& place, std::string& buffer) const;
    /// The text of the whole field.
    [[nodiscard]] std::string_view fieldText(const TracePlace& place, std::string& buffer) const;
    /// As Occurrence::field.
    [[nodiscard]] std::string field(const TracePlace& place) const;

private:
    void readParts(std::uint32_t row);
    bool placeParts(std::uint32_t row, std::size_t first);
    [[nodiscard]] const telemetry::AttributeView& attributeOf(const TracePlace& place) const;
    void eachOfLogs(std::uint32_t row, const std::function<void(const TracePlace&)>& use) const;

    const TraceDetails& m_trace;
    std::unordered_map<domain::SpanId, std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_logRows;    ///< beside the log records
    std::vector<std::uint32_t> m_logNumbers; ///< of the n-th record of its span
    std::unordered_map<std::uint32_t, std::uint32_t> m_firstLogs; ///< of a row
    std::vector<ToldPart> m_parts;
};

} // namespace whyglass::analysis
