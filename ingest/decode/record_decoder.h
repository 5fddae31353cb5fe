// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::telemetry {

/// Something wrong with a record that is kept nevertheless.
struct RecordProblem {
    std::string_view code; ///< as domain::ImportIssue::code; static text
    std::string sample;    ///< at most 200 bytes, valid UTF-8
};

/// A record holds more than DecodeLimits::elements.
class TooManyElements final : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "it has too many attributes, events and links"; }
};

/// Reads single OTLP records into views. Vectors of the views are reused from call to call, so nothing is allocated
/// once they have grown. Every function throws protozero::exception where the record is not protobuf; the callers in
/// otlp_decoder.cpp are the boundary. TooManyElements likewise.
class RecordDecoder {
public:
    explicit RecordDecoder(const DecodeLimits& limits) : m_limits(limits) {}

    void readSpan(std::string_view bytes, SpanView& out);
    void readLog(std::string_view bytes, LogView& out);
    void readResource(std::string_view bytes, ResourceView& out);
    void readScope(std::string_view bytes, ScopeView& out);
    /// Fills everything but name, unit, description, kind, temporality and monotonic, which stand around the point.
    /// `attributesField` and `kind` tell the four point messages apart.
    enum class PointKind { Number, Histogram, ExponentialHistogram, Summary };
    void readMetricPoint(PointKind kind, std::string_view bytes, MetricPointView& out);

    /// A text that stands around records (schema URL, metric name …), checked like theirs.
    std::string_view checkedText(std::string_view text);

    /// Problems of the records read since the last clear.
    std::vector<RecordProblem>& problems() { return m_problems; }

private:
    void readExemplar(std::string_view bytes, std::vector<ExemplarView>& out);
    using Attributes = std::vector<AttributeView>;

    void countElement();
    void readAttribute(std::string_view bytes, Attributes& out);
    void checkNested(const ValueView& value, int depth);
    void readEvent(std::string_view bytes, EventView& out);
    void readLink(std::string_view bytes, LinkView& out);
    void readStatus(std::string_view bytes, SpanView& out);
    void checkIds(const SpanView& span, std::string_view trace, std::string_view id, std::string_view parent);
    domain::Timestamp time(std::uint64_t ns);
    void report(std::string_view code, std::string_view sample);
    Attributes takeSpare();
    void giveBack(Attributes& attributes);

    DecodeLimits m_limits;
    std::size_t m_elements = 0; ///< of the record at hand
    std::vector<RecordProblem> m_problems;
    std::vector<Attributes> m_spare;
};

} // namespace whyglass::telemetry
