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

    Source source = Source::Attribute;
    bool technical = false; ///< written by an instrumentation about itself: a place of ids and addresses only
    std::uint32_t row = kNoRow; ///< of TraceDetails::spans
    std::uint32_t record = 0;   ///< event of the span, or log record of the trace
    std::uint32_t attribute = 0;
    std::string_view where;
    domain::Timestamp time;
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
    /// As sent; structured values as compact JSON, in `buffer`.
    [[nodiscard]] std::string_view text(const TracePlace& place, std::string& buffer) const;
    /// As Occurrence::field.
    [[nodiscard]] std::string field(const TracePlace& place) const;

private:
    [[nodiscard]] const telemetry::AttributeView& attributeOf(const TracePlace& place) const;
    void eachOfLogs(std::uint32_t row, const std::function<void(const TracePlace&)>& use) const;

    const TraceDetails& m_trace;
    std::unordered_map<domain::SpanId, std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_logRows;    ///< beside the log records
    std::vector<std::uint32_t> m_logNumbers; ///< of the n-th record of its span
    std::unordered_map<std::uint32_t, std::uint32_t> m_firstLogs; ///< of a row
};

} // namespace whyglass::analysis
