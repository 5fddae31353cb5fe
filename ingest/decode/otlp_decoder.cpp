// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_decoder.h"

#include "ingest/decode/record_decoder.h"
#include "ingest/decode/wire.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include <protozero/pbf_writer.hpp>

namespace whyglass::telemetry {

namespace {

// Records that say anything are larger; a few empty ones are no matter.
constexpr std::size_t kLeastRecordBytes = 16;
constexpr std::size_t kFewRecords = 16'384;

constexpr auto kMessage = protozero::pbf_wire_type::length_delimited;

std::string_view nameOf(Signal signal)
{
    switch (signal) {
    case Signal::Traces: return "traces";
    case Signal::Logs: return "logs";
    case Signal::Metrics: return "metrics";
    }
    return "";
}

/// A message field that may come in several pieces: encodings concatenate to the merged message (the protobuf rule).
class MergedField {
public:
    void add(std::string_view piece)
    {
        if (m_view.data() == nullptr) {
            m_view = piece;
            return;
        }
        m_joined = std::string(m_view).append(piece);
        m_view = m_joined;
    }
    [[nodiscard]] std::string_view view() const { return m_view; }

private:
    std::string_view m_view;
    std::string m_joined;
};

/// Walks the envelopes of one message and hands each record to the sink.
class EnvelopeWalker {
public:
    EnvelopeWalker(Signal signal, std::string_view message, std::string messageRest, const DecodeLimits& limits, DecodeSink& sink)
        : m_signal(signal), m_message(message), m_sink(sink), m_decoder(limits), m_messageRest(std::move(messageRest))
    {
    }

    void walk()
    {
        protozero::pbf_reader reader{m_message};
        while (reader.next()) {
            if (reader.tag_and_type() == wire::bytes(1))
                guarded(reader.get_view(), "resource", [this](std::string_view bytes) { readResourceEnvelope(bytes); });
            else
                reader.skip();
        }
    }

private:
    /// Runs `read` on one element; if it is no protobuf, that element alone is rejected.
    template <typename Read>
    void guarded(std::string_view bytes, std::string_view what, Read read)
    {
        try {
            read(bytes);
        } catch (const protozero::exception& exception) {
            m_decoder.problems().clear();
            m_sink.onRejected(m_signal, offsetOf(bytes), std::string(what) + " is not protobuf: " + exception.what());
        } catch (const TooManyElements& exception) {
            m_decoder.problems().clear();
            m_sink.onRejected(m_signal, offsetOf(bytes), std::string(what) + " is refused: " + exception.what());
        }
    }

    [[nodiscard]] std::size_t offsetOf(std::string_view bytes) const
    {
        return static_cast<std::size_t>(bytes.data() - m_message.data());
    }

    void reportProblems(std::string_view record)
    {
        for (const RecordProblem& problem : m_decoder.problems())
            m_sink.onRepaired(m_signal, offsetOf(record), problem.code, problem.sample);
        m_decoder.problems().clear();
    }

    void readResourceEnvelope(std::string_view bytes)
    {
        MergedField resource;
        std::string_view schemaUrl;
        m_resourceRest.clear();
        protozero::pbf_reader reader{bytes};
        for (std::string_view before = reader.data(); reader.next(); before = reader.data()) {
            switch (reader.tag_and_type()) {
            case wire::bytes(1): resource.add(reader.get_view()); break;
            case wire::bytes(2):
            case wire::bytes(1000): reader.skip(); break;
            case wire::bytes(3): schemaUrl = reader.get_view(); break;
            default: reader.skip(); m_resourceRest += wire::fieldBytes(before, reader);
            }
        }
        m_decoder.readResource(resource.view(), m_resource);
        m_resource.schemaUrl = m_decoder.checkedText(schemaUrl);
        m_resource.rest = m_resourceRest;
        m_resource.messageRest = m_messageRest;
        reportProblems(bytes);

        protozero::pbf_reader scopes{bytes};
        while (scopes.next()) {
            // 1000 is the instrumentation_library_… of before 0.15, with the same members.
            if (scopes.tag_and_type() == wire::bytes(2) || scopes.tag_and_type() == wire::bytes(1000))
                guarded(scopes.get_view(), "scope", [this](std::string_view scope) { readScopeEnvelope(scope); });
            else
                scopes.skip();
        }
    }

    void readScopeEnvelope(std::string_view bytes)
    {
        MergedField scope;
        std::string_view schemaUrl;
        m_scopeRest.clear();
        protozero::pbf_reader reader{bytes};
        for (std::string_view before = reader.data(); reader.next(); before = reader.data()) {
            switch (reader.tag_and_type()) {
            case wire::bytes(1): scope.add(reader.get_view()); break;
            case wire::bytes(2): reader.skip(); break;
            case wire::bytes(3): schemaUrl = reader.get_view(); break;
            default: reader.skip(); m_scopeRest += wire::fieldBytes(before, reader);
            }
        }
        m_decoder.readScope(scope.view(), m_scope);
        m_scope.schemaUrl = m_decoder.checkedText(schemaUrl);
        m_scope.rest = m_scopeRest;
        reportProblems(bytes);

        protozero::pbf_reader records{bytes};
        while (records.next(2, kMessage))
            guarded(records.get_view(), recordName(), [this](std::string_view record) { readRecord(record); });
    }

    [[nodiscard]] std::string_view recordName() const
    {
        return m_signal == Signal::Traces ? "span" : m_signal == Signal::Logs ? "log record" : "metric";
    }

    void readRecord(std::string_view bytes)
    {
        switch (m_signal) {
        case Signal::Traces:
            m_decoder.readSpan(bytes, m_span);
            reportProblems(bytes);
            m_sink.onSpan(m_resource, m_scope, m_span);
            break;
        case Signal::Logs:
            m_decoder.readLog(bytes, m_log);
            reportProblems(bytes);
            m_sink.onLog(m_resource, m_scope, m_log);
            break;
        case Signal::Metrics:
            readMetric(bytes);
            break;
        }
    }

    void readMetric(std::string_view bytes)
    {
        MergedField data;
        std::uint32_t dataField = 0;
        m_point = MetricPointView{};
        m_metricHeader.clear();
        protozero::pbf_reader reader{bytes};
        for (std::string_view before = reader.data(); reader.next(); before = reader.data()) {
            switch (reader.tag_and_type()) {
            case wire::bytes(1): m_point.name = m_decoder.checkedText(reader.get_view()); break;
            case wire::bytes(2): m_point.description = m_decoder.checkedText(reader.get_view()); break;
            case wire::bytes(3): m_point.unit = m_decoder.checkedText(reader.get_view()); break;
            case wire::bytes(5):
            case wire::bytes(7):
            case wire::bytes(9):
            case wire::bytes(10):
            case wire::bytes(11):
                if (dataField != reader.tag())
                    data = {}; // another member of the oneof
                dataField = reader.tag();
                data.add(reader.get_view());
                continue;
            default: reader.skip();
            }
            m_metricHeader += wire::fieldBytes(before, reader);
        }
        reportProblems(bytes);
        readMetricData(dataField, data.view());
    }

    void readMetricData(std::uint32_t field, std::string_view data)
    {
        using Kind = RecordDecoder::PointKind;
        Kind pointKind = Kind::Number;
        switch (field) {
        case 5: m_point.kind = "gauge"; break;
        case 7: m_point.kind = "sum"; break;
        case 9: m_point.kind = "histogram"; pointKind = Kind::Histogram; break;
        case 10: m_point.kind = "exponential_histogram"; pointKind = Kind::ExponentialHistogram; break;
        case 11: m_point.kind = "summary"; pointKind = Kind::Summary; break;
        default: return;
        }
        std::string around; // of the data points
        protozero::pbf_reader header{data};
        for (std::string_view before = header.data(); header.next(); before = header.data()) {
            switch (header.tag_and_type()) {
            case wire::bytes(1): header.skip(); continue;
            case wire::varint(2): m_point.temporality = static_cast<std::uint8_t>(header.get_uint32()); break;
            case wire::varint(3): m_point.monotonic = header.get_uint64() != 0; break;
            default: header.skip();
            }
            around += wire::fieldBytes(before, header);
        }
        protozero::pbf_writer(m_metricHeader).add_message(field, around);
        m_point.header = m_metricHeader;
        protozero::pbf_reader points{data};
        while (points.next(1, kMessage)) {
            guarded(points.get_view(), "data point", [&](std::string_view point) {
                m_decoder.readMetricPoint(pointKind, point, m_point);
                reportProblems(point);
                m_sink.onMetricPoint(m_resource, m_scope, m_point);
            });
        }
    }

    Signal m_signal;
    std::string_view m_message;
    DecodeSink& m_sink;
    RecordDecoder m_decoder;
    ResourceView m_resource;
    ScopeView m_scope;
    SpanView m_span;
    LogView m_log;
    MetricPointView m_point;
    std::string m_messageRest, m_resourceRest, m_scopeRest, m_metricHeader; ///< what the views of that name point to
};

/// Counts records before any is decoded, up to a limit. What is no protobuf is left to those who read it.
class RecordCounter {
public:
    RecordCounter(Signal signal, std::size_t limit) : m_signal(signal), m_limit(limit) {}

    void addResource(std::string_view bytes)
    {
        forEach(bytes, {wire::bytes(2), wire::bytes(1000)}, [this](std::string_view scope) {
            forEach(scope, {wire::bytes(2)}, [this](std::string_view record) { addRecord(record); });
        });
    }
    [[nodiscard]] bool tooMany() const { return m_count > m_limit; }

private:
    void addRecord(std::string_view bytes)
    {
        ++m_count;
        if (m_signal != Signal::Metrics)
            return;
        forEach(bytes, {wire::bytes(5), wire::bytes(7), wire::bytes(9), wire::bytes(10), wire::bytes(11)}, [this](std::string_view data) {
            forEach(data, {wire::bytes(1)}, [this](std::string_view) { ++m_count; });
        });
    }

    template <typename Visit>
    void forEach(std::string_view bytes, std::initializer_list<std::uint32_t> fields, Visit visit) const
    {
        try {
            protozero::pbf_reader reader{bytes};
            while (m_count <= m_limit && reader.next()) {
                if (std::find(fields.begin(), fields.end(), reader.tag_and_type()) != fields.end())
                    visit(reader.get_view());
                else
                    reader.skip();
            }
        } catch (const protozero::exception&) {
            return;
        }
    }

    Signal m_signal;
    std::size_t m_limit;
    std::size_t m_count = 0;
};

/// The fields of a message that are no elements, as sent; nothing where it holds more than `most` records. Throws unless the
/// outermost fields fit the message, so that a cut message is refused before anything is handed out.
std::optional<std::string> checkFraming(Signal signal, std::string_view message, std::size_t most)
{
    std::string rest;
    RecordCounter counter(signal, most);
    protozero::pbf_reader reader{message};
    for (std::string_view before = reader.data(); reader.next(); before = reader.data()) {
        if (reader.tag_and_type() == wire::bytes(1)) {
            counter.addResource(reader.get_view());
            continue;
        }
        reader.skip();
        rest += wire::fieldBytes(before, reader);
    }
    return counter.tooMany() ? std::nullopt : std::optional(std::move(rest));
}

template <typename View, typename Read>
domain::Result<View> decodeOne(std::string_view what, Read read)
{
    try {
        View view;
        read(view);
        return view;
    } catch (const std::exception& exception) {
        return domain::Error{domain::ErrorCode::Corrupt,
                             "cannot decode a stored " + std::string(what) + ": " + exception.what(),
                             "run `whyglass workspace check`"};
    }
}

} // namespace

domain::Result<void> decodeOtlp(Signal signal, std::string_view message, const DecodeLimits& limits, DecodeSink& sink)
{
    if (message.size() > limits.messageBytes) {
        return domain::Error{domain::ErrorCode::TooLarge,
                             "cannot decode a message of " + std::to_string(message.size()) + " bytes: the limit is "
                                 + std::to_string(limits.messageBytes),
                             "send smaller batches"};
    }
    try {
        const std::size_t most = std::min(limits.records, kFewRecords + message.size() / kLeastRecordBytes);
        auto rest = checkFraming(signal, message, most);
        if (!rest) {
            return domain::Error{domain::ErrorCode::TooLarge,
                                 "cannot take a message of " + std::to_string(message.size()) + " bytes with more than " + std::to_string(most) + " records",
                                 "send smaller batches"};
        }
        EnvelopeWalker(signal, message, std::move(*rest), limits, sink).walk();
        return {};
    } catch (const protozero::exception& exception) {
        return domain::Error{domain::ErrorCode::InvalidArgument,
                             "cannot decode OTLP " + std::string(nameOf(signal)) + ": " + exception.what(),
                             "send an Export request or " + std::string(signal == Signal::Traces ? "TracesData" :
                                 signal == Signal::Logs ? "LogsData" : "MetricsData") + " as protobuf"};
    }
}

domain::Result<SpanView> decodeSpan(std::string_view bytes, const DecodeLimits& limits)
{
    return decodeOne<SpanView>("span", [&](SpanView& view) { RecordDecoder(limits).readSpan(bytes, view); });
}

domain::Result<LogView> decodeLog(std::string_view bytes, const DecodeLimits& limits)
{
    return decodeOne<LogView>("log record", [&](LogView& view) { RecordDecoder(limits).readLog(bytes, view); });
}

domain::Result<MetricPointView> decodeMetricPoint(std::string_view kind, std::string_view bytes)
{
    using Kind = RecordDecoder::PointKind;
    const Kind point = kind == "histogram" ? Kind::Histogram
        : kind == "exponential_histogram" ? Kind::ExponentialHistogram
        : kind == "summary"               ? Kind::Summary
                                          : Kind::Number;
    return decodeOne<MetricPointView>("data point", [&](MetricPointView& view) { RecordDecoder({}).readMetricPoint(point, bytes, view); });
}

domain::Result<ResourceView> decodeResource(std::string_view bytes)
{
    return decodeOne<ResourceView>("resource", [&](ResourceView& view) { RecordDecoder({}).readResource(bytes, view); });
}

domain::Result<ScopeView> decodeScope(std::string_view bytes)
{
    return decodeOne<ScopeView>("scope", [&](ScopeView& view) { RecordDecoder({}).readScope(bytes, view); });
}

} // namespace whyglass::telemetry
