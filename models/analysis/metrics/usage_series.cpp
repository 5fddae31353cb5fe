// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/metrics/usage_series.h"

#include "ingest/decode/otlp_decoder.h"
#include "ingest/dialects/dialect_registry.h"
#include "ingest/normalize/normalize.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

using telemetry::MetricRule;
using telemetry::UsagePart;

constexpr std::int64_t kHourNs = 3'600'000'000'000;
constexpr int kDelta = 1;
constexpr int kCumulative = 2;

struct Counting {
    const MetricRule* rule = nullptr;
    std::uint8_t dialect = 0;
};

Counting countingOf(std::string_view metric)
{
    const auto dialects = telemetry::dialects();
    for (std::size_t d = 0; d < dialects.size(); ++d) {
        for (const MetricRule& rule : dialects[d]->telemetry.metrics) {
            if (rule.name == metric)
                return {&rule, static_cast<std::uint8_t>(d)};
        }
    }
    return {};
}

UsagePart partOf(const MetricRule& rule, const telemetry::MetricPointView& point)
{
    if (rule.part != UsagePart::None)
        return rule.part;
    for (const std::string_view key : rule.keys) {
        const telemetry::AttributeView* type = telemetry::findAttribute(point.attributes, key);
        if (type == nullptr || type->value.type != telemetry::ValueView::Type::String)
            continue;
        for (const telemetry::UsageWord& word : rule.words) {
            if (word.word == type->value.text)
                return word.part;
        }
    }
    return UsagePart::None;
}

/// The attributes of a data point mean what they mean on a span.
void readLabels(const telemetry::MetricPointView& point, UsageIncrement& labels)
{
    telemetry::SpanView span;
    span.attributes = point.attributes;
    telemetry::TextArena arena;
    telemetry::Step step;
    telemetry::normalize({}, {}, span, arena, step);
    labels.session = step.session;
    labels.model = step.model();
    labels.provider = step.provider;
    labels.operation = step.operation;
    labels.agent = step.agent;
}

std::string streamKey(const store::PointRow& row, const telemetry::MetricPointView& point)
{
    std::vector<std::string> texts;
    for (const telemetry::AttributeView& attribute : point.attributes)
        texts.push_back(std::string(attribute.key) + '\x1F' + telemetry::valueToText(attribute.value));
    std::sort(texts.begin(), texts.end());
    std::string key = std::to_string(row.series);
    for (const std::string& text : texts)
        key += '\x1E' + text;
    return key;
}

std::int64_t hourOf(std::int64_t ns)
{
    return ns >= 0 ? ns / kHourNs : (ns - kHourNs + 1) / kHourNs;
}

} // namespace

std::vector<std::string> usageMetricNames()
{
    std::vector<std::string> names;
    for (const telemetry::Dialect* dialect : telemetry::dialects()) {
        for (const MetricRule& rule : dialect->telemetry.metrics)
            names.emplace_back(rule.name);
    }
    return names;
}

void UsageSeries::add(const store::PointRow& row)
{
    const Counting counting = countingOf(row.name);
    const bool counts = row.temporality == kDelta || row.temporality == kCumulative;
    if (counting.rule == nullptr || !counts)
        return;
    const auto point = telemetry::decodeMetricPoint(row.kind, row.payload);
    if (!point)
        return; // was counted as an issue when it came in
    const UsagePart part = partOf(*counting.rule, *point);
    if (part == UsagePart::None || !(point->value >= 0.0 && point->value < 1e15))
        return;
    const auto [found, isNew] = m_streams.try_emplace(streamKey(row, *point));
    Stream& stream = found->second;
    if (isNew) {
        readLabels(*point, stream.labels);
        stream.labels.service = row.service;
        stream.labels.dialect = counting.dialect;
        stream.labels.family = counting.rule->family;
        stream.labels.part = part;
        stream.cumulative = row.temporality == kCumulative;
        stream.counted = row.kind != "sum" && row.kind != "gauge";
    }
    stream.byStart[stream.cumulative ? row.start.ns : 0].push_back({row.time.ns, point->value, static_cast<std::int64_t>(point->count)});
}

std::vector<UsageIncrement> UsageSeries::increments() const
{
    std::vector<UsageIncrement> all;
    for (const auto& [key, stream] : m_streams) {
        for (const auto& [start, unordered] : stream.byStart) {
            std::vector<Point> points = unordered;
            std::sort(points.begin(), points.end());
            Point before;
            for (const Point& point : points) {
                const bool grows = stream.cumulative && point.value >= before.value && point.count >= before.count;
                UsageIncrement& increment = all.emplace_back(stream.labels);
                increment.hour = hourOf(point.time);
                increment.amount = grows ? point.value - before.value : point.value;
                if (stream.counted)
                    increment.calls = grows ? point.count - before.count : point.count;
                if (stream.cumulative)
                    before = point;
            }
        }
    }
    return all;
}

} // namespace whyglass::analysis
