// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_series.h"

#include "views/common/plain_text.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <map>

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

QString labelOf(const QDateTime& time, bool hourly)
{
    return time.toString(hourly ? QStringLiteral("d MMM HH:mm") : QStringLiteral("d MMM"));
}

} // namespace

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

CostSeries makeCostSeries(
    const std::vector<store::CostRow>& rows, CostMeasure measure, std::size_t maxParts, std::size_t maxBuckets)
{
    CostSeries series;
    std::map<QDateTime, bool> times;
    QHash<QString, double> totals;
    bool hourly = false;
    const auto nameOf = [](const store::CostRow& row) {
        const QString name = row.keys.size() < 2 || row.keys[1].empty() ? QCoreApplication::translate("CostSeries", "not stated")
                                                                        : plainLine(row.keys[1], 60);
        return row.fromMetrics ? QCoreApplication::translate("CostSeries", "%1 (metrics)").arg(name) : name;
    };
    for (const store::CostRow& row : rows) {
        const QDateTime time = row.keys.empty() ? QDateTime() : timeOf(row.keys[0]);
        if (!time.isValid())
            continue;
        hourly = hourly || isHourly(row.keys[0]);
        times.emplace(time, true);
        totals[nameOf(row)] += valueOf(row, measure);
        series.unpriced += row.unpricedCalls;
    }
    if (times.empty())
        return series;

    std::vector<QString> names(totals.keyBegin(), totals.keyEnd());
    std::sort(names.begin(), names.end(),
        [&](const QString& a, const QString& b) { return totals[a] != totals[b] ? totals[a] > totals[b] : a < b; });
    const bool folded = names.size() > maxParts;
    if (folded)
        names.resize(maxParts - 1);

    const qint64 step = hourly ? 3600 : 86'400;
    QDateTime first = times.begin()->first;
    const QDateTime last = times.rbegin()->first;
    const qint64 span = first.secsTo(last) / step + 1;
    if (span > static_cast<qint64>(maxBuckets))
        first = last.addSecs(-step * (static_cast<qint64>(maxBuckets) - 1));
    const auto count = static_cast<std::size_t>(std::min<qint64>(span, static_cast<qint64>(maxBuckets)));
    for (std::size_t i = 0; i < count; ++i)
        series.buckets.push_back(labelOf(first.addSecs(step * static_cast<qint64>(i)), hourly));
    for (const QString& name : names)
        series.parts.push_back({.name = name, .values = std::vector<double>(count, 0.0)});
    if (folded)
        series.parts.push_back(
            {.name = QCoreApplication::translate("CostSeries", "other"), .values = std::vector<double>(count, 0.0)});

    for (const store::CostRow& row : rows) {
        const QDateTime time = row.keys.empty() ? QDateTime() : timeOf(row.keys[0]);
        if (!time.isValid() || time < first)
            continue;
        const auto bucket = static_cast<std::size_t>(first.secsTo(time) / step);
        const auto found = std::find(names.begin(), names.end(), nameOf(row));
        CostSeries::Part& part =
            found == names.end() ? series.parts.back() : series.parts[static_cast<std::size_t>(found - names.begin())];
        const double value = valueOf(row, measure);
        part.values[bucket] += value;
        part.total += value;
        series.total += value;
    }
    for (CostSeries::Part& part : series.parts)
        part.share = series.total > 0 ? part.total / series.total : 0;
    return series;
}

} // namespace whyglass::views
