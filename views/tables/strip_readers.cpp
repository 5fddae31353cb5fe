// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/strip_readers.h"

#include "models/session/query_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace whyglass::views {

namespace {

using Bucket = store::WorkspaceReader::VolumeBucket;
using Ink = MetricStrips::Ink;
using Unit = MetricStrips::Unit;

constexpr std::size_t kParts = 84;

QString tr(const char* text) { return QCoreApplication::translate("MetricStrips", text); }

/// One line is what a strip can show of traces, decisions and findings.
struct Figure {
    const char* title; ///< marked for translation
    Unit unit;
    Ink ink;
    std::int64_t (*value)(const Bucket&);
    std::int64_t (*told)(const Bucket&) = nullptr; ///< calls that told it; nullptr = it is always known
};
constexpr Figure kDecisions{QT_TRANSLATE_NOOP("MetricStrips", "Decisions"), Unit::Count, Ink::Agent, [](const Bucket& b) { return b.decisions; }};
constexpr Figure kTraces{QT_TRANSLATE_NOOP("MetricStrips", "Traces"), Unit::Count, Ink::Service, [](const Bucket& b) { return b.traces; }};
constexpr Figure kErrors{QT_TRANSLATE_NOOP("MetricStrips", "Traces with errors"), Unit::Count, Ink::Red, [](const Bucket& b) { return b.errors; }};
constexpr Figure kFindings{QT_TRANSLATE_NOOP("MetricStrips", "Findings"), Unit::Count, Ink::Red, [](const Bucket& b) { return b.findings; }};
constexpr Figure kCost{QT_TRANSLATE_NOOP("MetricStrips", "Cost"), Unit::Money, Ink::Llm, [](const Bucket& b) { return b.cost.nano; },
                       [](const Bucket& b) { return b.pricedCalls; }};
constexpr Figure kTokens{QT_TRANSLATE_NOOP("MetricStrips", "Tokens"), Unit::Tokens, Ink::Llm, [](const Bucket& b) { return b.tokens; },
                         [](const Bucket& b) { return b.tokenCalls; }};

MetricStrips::Series seriesOf(const Figure& figure, const std::vector<Bucket>& buckets)
{
    MetricStrips::Series series{tr(figure.title), figure.unit, figure.ink, {}, true};
    std::int64_t calls = 0, told = 0;
    for (const Bucket& bucket : buckets) {
        series.values.push_back(figure.value(bucket));
        calls += bucket.calls;
        told += figure.told ? figure.told(bucket) : 0;
    }
    series.known = !figure.told || calls == 0 || told > 0;
    return series;
}

enum class Time { All, Window };

StripReader figures(std::vector<Figure> shown, Time time = Time::All)
{
    return [shown = std::move(shown), time](store::WorkspaceReader& reader, const domain::Filter& filter) -> domain::Result<MetricStrips::Data> {
        const auto info = reader.info();
        if (!info)
            return info.error();
        const std::int64_t begin = info->firstStart.ns;
        const std::int64_t length = std::max<std::int64_t>(info->lastStart.ns + 1 - begin, 1'000'000'000);
        MetricStrips::Data data;
        data.extent = {{begin}, {begin + length}};
        if (time == Time::Window && filter.window) {
            data.extent.begin = std::max(data.extent.begin, filter.window->begin);
            data.extent.end = std::max(std::min(data.extent.end, filter.window->end), data.extent.begin);
        }
        const auto buckets = reader.volume(data.extent, kParts, session::withWindow(filter, std::nullopt));
        if (!buckets)
            return buckets.error();
        for (const Figure& figure : shown)
            data.series.push_back(seriesOf(figure, *buckets));
        return data;
    };
}

/// Of records: how many in each part of a volume.
struct RecordFigure {
    const char* title; ///< marked for translation
    Ink ink;
    std::int64_t store::RecordVolume::Bucket::*count;
};

MetricStrips::Data recordData(const store::RecordVolume& volume, std::initializer_list<RecordFigure> shown)
{
    MetricStrips::Data data;
    data.extent = volume.window;
    for (const RecordFigure& figure : shown) {
        MetricStrips::Series series{tr(figure.title), Unit::Count, figure.ink, {}, true};
        for (const auto& bucket : volume.buckets)
            series.values.push_back(bucket.*figure.count);
        data.series.push_back(std::move(series));
    }
    return data;
}

} // namespace

StripReader decisionStrips() { return figures({kDecisions, kCost, kFindings}); }
StripReader traceStrips() { return figures({kTraces, kErrors, kCost}); }
StripReader sessionStrips() { return figures({kTraces, kTokens, kCost}); }
StripReader findingStrips() { return figures({kFindings}); }
StripReader workspaceStrips() { return figures({kTraces, kErrors, kCost, kTokens, kDecisions, kFindings}, Time::Window); }

StripReader logStrips()
{
    using Count = store::RecordVolume::Bucket;
    return [](store::WorkspaceReader& reader, const domain::Filter& filter) -> domain::Result<MetricStrips::Data> {
        const auto volume = reader.logVolume(kParts, session::withWindow(filter, std::nullopt));
        if (!volume)
            return volume.error();
        return recordData(*volume, {{QT_TRANSLATE_NOOP("MetricStrips", "Log records"), Ink::Service, &Count::records},
                                    {QT_TRANSLATE_NOOP("MetricStrips", "Warnings"), Ink::Amber, &Count::warnings},
                                    {QT_TRANSLATE_NOOP("MetricStrips", "Errors"), Ink::Red, &Count::errors}});
    };
}

StripReader metricPointStrips()
{
    return [](store::WorkspaceReader& reader, const domain::Filter& filter) -> domain::Result<MetricStrips::Data> {
        const auto volume = reader.pointVolume(kParts, session::withWindow(filter, std::nullopt));
        if (!volume)
            return volume.error();
        return recordData(*volume, {{QT_TRANSLATE_NOOP("MetricStrips", "Data points"), Ink::Service, &store::RecordVolume::Bucket::records}});
    };
}

} // namespace whyglass::views
