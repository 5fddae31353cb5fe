// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_series.h"

#include "models/format/format.h"
#include "models/tables/shown_time.h"
#include "views/common/plain_text.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace whyglass::views {

namespace {

double valueOf(const store::CostRow& row, CostMeasure measure)
{
    constexpr double kNano = 1e-9;
    if (measure == CostMeasure::Money)
        return row.cost ? static_cast<double>(row.cost->nano) * kNano : 0.0;
    return static_cast<double>(row.tokens.total().value_or(0));
}

/// Start of a bucket from its key ("2026-03-17" or "2026-03-17T14:00:00Z" and the like); invalid where it is not a time.
QDateTime timeOf(const std::string& key)
{
    const QString text = QString::fromUtf8(key.data(), static_cast<qsizetype>(std::min<std::size_t>(key.size(), 32)));
    constexpr qsizetype kDay = 10, kHour = 13;
    const QDate date = QDate::fromString(text.left(kDay), Qt::ISODate);
    if (!date.isValid())
        return {};
    bool isHour = false;
    const int hour = text.size() >= kHour ? text.mid(kDay + 1, 2).toInt(&isHour) : 0;
    return QDateTime(date, QTime(isHour ? hour : 0, 0), Qt::UTC);
}

bool isHourly(const std::string& key) { return key.size() > 10; }

std::int64_t leftOutOf(const store::CostRow& row, CostMeasure measure)
{
    return measure == CostMeasure::Money ? row.unpricedCalls + row.unknownCalls : row.unknownCalls;
}

} // namespace

QString amountText(double value, CostMeasure measure)
{
    constexpr double kNano = 1e9;
    return QString::fromStdString(measure == CostMeasure::Tokens ? format::tokens(std::llround(value)) : format::money({std::llround(value * kNano)}));
}

AxisGrid axisGrid(double most)
{
    constexpr double kMostLines = 4;
    constexpr double kAir = 1.02; // a bar at the very top would be clipped
    if (most <= 0)
        return {};
    const double least = most * kAir / kMostLines;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    double step = 10 * power;
    for (const double factor : {5.0, 2.5, 2.0, 1.0}) {
        if (factor * power >= least)
            step = factor * power;
    }
    return {step, static_cast<int>(std::ceil(most * kAir / step))};
}

QString CostSeries::label(std::size_t bucket) const
{
    const QDateTime& begin = buckets[bucket];
    if (!hourly)
        return QLocale().toString(begin.date(), QCoreApplication::translate("CostSeries", "d MMM"));
    return QLocale().toString(tables::shownTime(window(bucket).begin), QCoreApplication::translate("CostSeries", "d MMM HH:mm"));
}

domain::TimeWindow CostSeries::window(std::size_t bucket) const
{
    constexpr std::int64_t kNsInMs = 1'000'000;
    constexpr std::int64_t kHourMs = 3'600'000, kDayMs = 24 * kHourMs;
    const std::int64_t begin = buckets[bucket].toMSecsSinceEpoch();
    return {{begin * kNsInMs}, {(begin + (hourly ? kHourMs : kDayMs)) * kNsInMs}};
}

QString groupName(const std::vector<std::string>& keys, bool fromMetrics)
{
    QStringList names;
    for (const std::string& key : keys)
        names.append(key.empty() ? QCoreApplication::translate("CostSeries", "not stated") : plainLine(key, 60));
    const QString name = names.join(QStringLiteral(" · "));
    return fromMetrics ? QCoreApplication::translate("CostSeries", "%1 (metrics)").arg(name) : name;
}

CostSeries makeCostSeries(
    const std::vector<store::CostRow>& rows, CostMeasure measure, std::size_t maxParts, std::size_t maxBuckets)
{
    struct Group {
        QString name;
        std::vector<std::string> keys;
        double total = 0;
        std::size_t part = 0;
    };
    CostSeries series;
    std::map<std::pair<bool, std::vector<std::string>>, Group> groups;
    const auto keysOf = [](const store::CostRow& row) { return std::vector<std::string>(row.keys.begin() + 1, row.keys.end()); };
    const auto groupOf = [&](const store::CostRow& row) -> Group& { return groups[{row.fromMetrics, keysOf(row)}]; };
    QDateTime first, last;
    for (const store::CostRow& row : rows) {
        const QDateTime time = row.keys.empty() ? QDateTime() : timeOf(row.keys[0]);
        if (!time.isValid())
            continue;
        series.hourly = series.hourly || isHourly(row.keys[0]);
        first = first.isValid() ? std::min(first, time) : time;
        last = last.isValid() ? std::max(last, time) : time;
        groupOf(row).total += valueOf(row, measure);
        series.leftOut += leftOutOf(row, measure);
    }
    if (!first.isValid())
        return series;

    std::vector<Group*> order;
    for (auto& [key, group] : groups) {
        group.keys = key.second;
        group.name = groupName(group.keys, key.first);
        group.part = maxParts;
        if (group.total > 0)
            order.push_back(&group);
    }
    std::stable_sort(order.begin(), order.end(), [](const Group* a, const Group* b) { return a->total > b->total; });
    const bool folded = order.size() > maxParts;
    if (folded)
        order.resize(maxParts - 1);

    const qint64 step = series.hourly ? 3600 : 86'400;
    const qint64 span = first.secsTo(last) / step + 1;
    const auto most = static_cast<qint64>(maxBuckets);
    if (span > most)
        first = last.addSecs(-step * (most - 1));
    const auto count = static_cast<std::size_t>(std::min(span, most));
    for (std::size_t i = 0; i < count; ++i)
        series.buckets.push_back(first.addSecs(step * static_cast<qint64>(i)));
    for (Group* group : order) {
        group->part = series.parts.size();
        series.parts.push_back({.name = group->name, .keys = group->keys, .values = std::vector<double>(count, 0.0)});
    }
    if (folded)
        series.parts.push_back(
            {.name = QCoreApplication::translate("CostSeries", "other"), .keys = {}, .values = std::vector<double>(count, 0.0)});

    for (const store::CostRow& row : rows) {
        const QDateTime time = row.keys.empty() ? QDateTime() : timeOf(row.keys[0]);
        const double value = valueOf(row, measure);
        if (time.isValid() && time < first)
            series.earlierCalls += row.calls;
        if (!time.isValid() || time < first || value <= 0)
            continue;
        const auto bucket = static_cast<std::size_t>(first.secsTo(time) / step);
        CostSeries::Part& part = series.parts[std::min(groupOf(row).part, series.parts.size() - 1)];
        part.values[bucket] += value;
        part.total += value;
        series.total += value;
    }
    for (CostSeries::Part& part : series.parts)
        part.share = series.total > 0 ? part.total / series.total : 0;
    return series;
}

} // namespace whyglass::views
