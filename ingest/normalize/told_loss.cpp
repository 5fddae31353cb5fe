// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/told_loss.h"

#include "ingest/decode/otlp_decoder.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace whyglass::telemetry {

namespace {

constexpr std::uint8_t kDelta = 1;

/// A counter of an SDK that counts what went well and what did not, told apart by an attribute.
struct SdkCounter {
    std::string_view name;
    std::string_view lost;    ///< what of
    std::string_view failure; ///< attribute of a data point that counts losses
    std::string_view value;   ///< which it has then; empty: any
};
constexpr SdkCounter kSdkCounters[] = {
    {"otel.sdk.processor.span.processed", "spans", "error.type", {}},
    {"otel.sdk.processor.log.processed", "logs", "error.type", {}},
    {"otel.sdk.exporter.span.exported", "spans", "error.type", {}},
    {"otel.sdk.exporter.log.exported", "logs", "error.type", {}},
    {"otel.sdk.exporter.metric_data_point.exported", "metric-points", "error.type", {}},
    {"processedSpans", "spans", "dropped", "true"},
    {"processedLogs", "logs", "dropped", "true"},
};

/// A counter of the Collector that counts nothing but losses: otelcol_ + what + _ + signal.
struct CollectorCounter {
    std::string_view what;
    bool refused = false; ///< the sender is told
};
constexpr CollectorCounter kCollectorCounters[] = {
    {"receiver_refused", true},     {"receiver_failed", true},          {"processor_refused", true},
    {"processor_dropped", false},   {"exporter_send_failed", false},    {"exporter_enqueue_failed", false},
};
struct CollectorSignal {
    std::string_view word, lost;
};
constexpr CollectorSignal kCollectorSignals[] = {
    {"spans", "spans"}, {"log_records", "logs"}, {"logs", "logs"}, {"metric_points", "metric-points"}, {"metrics", "metric-points"}};

/// Without what versions and Prometheus put behind a name.
std::string_view bareName(std::string_view name)
{
    for (const std::string_view ending : {"_total", "_count", ".count"}) {
        if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending)
            name.remove_suffix(ending.size());
    }
    const std::size_t unit = name.find("__"); // "…_spans__spans_"
    return name.substr(0, unit);
}

bool consume(std::string_view& text, std::string_view beginning)
{
    if (text.substr(0, beginning.size()) != beginning)
        return false;
    text.remove_prefix(beginning.size());
    return true;
}

std::optional<ToldLoss> lossOfCollector(std::string_view name)
{
    if (!consume(name, "otelcol_"))
        return std::nullopt;
    for (const CollectorCounter& counter : kCollectorCounters) {
        std::string_view rest = name;
        if (!consume(rest, counter.what) || !consume(rest, "_"))
            continue;
        for (const CollectorSignal& signal : kCollectorSignals) {
            if (rest != signal.word)
                continue;
            ToldLoss loss;
            loss.code = std::string(counter.refused ? "collector-refused-" : "collector-lost-").append(signal.lost);
            loss.sentAgain = counter.refused;
            return loss;
        }
    }
    return std::nullopt;
}

std::optional<ToldLoss> lossOfSdk(std::string_view name, const MetricPointView& point)
{
    const auto counter = std::find_if(std::begin(kSdkCounters), std::end(kSdkCounters), [name](const SdkCounter& known) { return known.name == name; });
    if (counter == std::end(kSdkCounters))
        return std::nullopt;
    const AttributeView* failure = findAttribute(point.attributes, counter->failure);
    if (failure == nullptr)
        return std::nullopt;
    const std::string reason = valueToText(failure->value);
    if (!counter->value.empty() && reason != counter->value)
        return std::nullopt;
    ToldLoss loss;
    loss.code = "sender-lost-" + std::string(counter->lost);
    loss.cause = ", " + std::string(counter->failure) + "=" + reason;
    return loss;
}

std::string streamOf(const MetricPointView& point)
{
    std::vector<std::string> texts;
    for (const AttributeView& attribute : point.attributes)
        texts.push_back(std::string(attribute.key) + '\x1F' + valueToText(attribute.value));
    std::sort(texts.begin(), texts.end());
    std::string stream = std::to_string(point.start.ns);
    if (point.temporality == kDelta)
        stream += '-' + std::to_string(point.time.ns);
    for (const std::string& text : texts)
        stream += '\x1E' + text;
    return stream;
}

} // namespace

std::optional<ToldLoss> toldLossOf(const MetricPointView& point)
{
    constexpr double kMost = 1e15;
    if (point.kind != "sum" || !(point.value >= 1.0) || point.value > kMost)
        return std::nullopt;
    const std::string_view name = bareName(point.name);
    auto loss = lossOfCollector(name);
    if (!loss)
        loss = lossOfSdk(name, point);
    if (!loss)
        return std::nullopt;
    loss->count = std::llround(point.value);
    loss->cause.insert(0, point.name);
    loss->stream = streamOf(point);
    return loss;
}

} // namespace whyglass::telemetry
