// SPDX-License-Identifier: GPL-3.0-or-later
#include "otlp_records.h"

#include "otlp_generator.h"

#include "ingest/decode/otlp_envelope.h"

namespace whyglass::kit {

using namespace telemetry;

namespace {

class Splitter final : public DecodeSink {
public:
    void onSpan(const ResourceView& resource, const ScopeView& scope, const SpanView& span) override { add(resource, scope, span.bytes); }
    void onLog(const ResourceView& resource, const ScopeView& scope, const LogView& log) override { add(resource, scope, log.bytes); }
    void onMetricPoint(const ResourceView& resource, const ScopeView& scope, const MetricPointView& point) override
    {
        std::string points;
        appendPoint(points, point.bytes);
        add(resource, scope, encodeMetric(point.header, points));
    }
    void onRejected(Signal, std::size_t, std::string_view) override {}
    void onRepaired(Signal, std::size_t, std::string_view, std::string_view) override {}

    std::vector<std::string> singles;

private:
    void add(const ResourceView& resource, const ScopeView& scope, std::string_view record)
    {
        std::string records;
        appendRecord(records, record);
        singles.push_back(encodeMessage(
            {resource.bytes, scope.bytes, resource.schemaUrl, scope.schemaUrl, resource.messageRest, resource.rest, scope.rest}, records));
    }
};

} // namespace

const schema::Message& schemaOf(Signal signal)
{
    return signal == Signal::Traces ? schema::kTracesData : signal == Signal::Logs ? schema::kLogsData : schema::kMetricsData;
}

std::vector<std::string> singlesOf(Signal signal, std::string_view message)
{
    Splitter splitter;
    return decodeOtlp(signal, message, {}, splitter).ok() ? std::move(splitter.singles) : std::vector<std::string>();
}

void addRecords(std::multiset<std::string>& to, Signal signal, std::string_view message)
{
    for (const std::string& single : singlesOf(signal, message))
        to.insert(canonical(schemaOf(signal), single));
}

} // namespace whyglass::kit
