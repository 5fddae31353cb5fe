// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timeline_ticks.h"

#include "models/tables/shown_time.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <iterator>

namespace whyglass::views {

namespace {

constexpr std::int64_t kMsNs = 1'000'000;
constexpr std::int64_t kSecond = 1'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::size_t kMostTicks = 1'000;

/// Steps within a day, in milliseconds.
constexpr std::array<std::int64_t, 16> kClockSteps = {kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
    kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour, 3 * kHour, 6 * kHour, 12 * kHour};

std::string text(const QString& text) { return text.toStdString(); }

domain::Timestamp toTimestamp(const QDateTime& time) { return {time.toMSecsSinceEpoch() * kMsNs}; }

std::string clockLabel(const QDateTime& time, std::int64_t step)
{
    if (time.time() == QTime(0, 0))
        return text(QLocale().toString(time.date(), QCoreApplication::translate("tables", "d MMM")));
    return text(time.toString(step < kMinute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm")));
}

std::vector<timeline::Tick> clockTicks(domain::TimeWindow window, std::int64_t step)
{
    std::vector<timeline::Tick> ticks;
    QDateTime day = tables::shownTime(window.begin);
    day.setTime(QTime(0, 0));
    while (ticks.size() < kMostTicks && toTimestamp(day) < window.end) {
        const QDateTime next = day.addDays(1);
        const std::int64_t length = day.msecsTo(next); // 23 or 25 hours where the clocks change
        const std::int64_t first = std::max<std::int64_t>(0, (window.begin.ns / kMsNs - day.toMSecsSinceEpoch()) / step * step);
        for (std::int64_t at = first; at < length && ticks.size() < kMostTicks; at += step) {
            const QDateTime time = day.addMSecs(at);
            if (const domain::Timestamp moment = toTimestamp(time); window.contains(moment))
                ticks.push_back({moment, clockLabel(time, step)});
        }
        day = next;
    }
    return ticks;
}

/// Days or months by their number.
std::vector<timeline::Tick> dateTicks(domain::TimeWindow window, std::int64_t distance)
{
    struct Step {
        int days, months;
    };
    static constexpr std::array<Step, 9> kSteps = {{{1, 0}, {2, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 3}, {0, 6}, {0, 12}, {0, 60}}};
    const auto lengthOf = [](const Step& step) { return step.days > 0 ? step.days * kDay : step.months * 30 * kDay; };
    const auto chosen = std::find_if(kSteps.begin(), kSteps.end() - 1, [&](const Step& step) { return lengthOf(step) >= distance; });
    QDateTime time = tables::shownTime(window.begin);
    time.setTime(QTime(0, 0));
    QDate date = time.date();
    if (chosen->months > 0)
        date = QDate(chosen->months >= 12 ? date.year() / (chosen->months / 12) * (chosen->months / 12) : date.year(), chosen->months >= 12 ? 1 : (date.month() - 1) / chosen->months * chosen->months + 1, 1);
    else if (chosen->days > 1)
        date = QDate::fromJulianDay(date.toJulianDay() / chosen->days * chosen->days); // Mondays, every second of them
    std::vector<timeline::Tick> ticks;
    for (; ticks.size() < kMostTicks; date = chosen->months > 0 ? date.addMonths(chosen->months) : date.addDays(chosen->days)) {
        time.setDate(date);
        const domain::Timestamp moment = toTimestamp(time);
        if (moment >= window.end)
            break;
        if (moment < window.begin)
            continue;
        const QString format = chosen->months >= 12 ? QStringLiteral("yyyy") : chosen->months > 0 ? QStringLiteral("MMM yyyy") : QCoreApplication::translate("tables", "d MMM");
        ticks.push_back({moment, text(QLocale().toString(date, format))});
    }
    return ticks;
}

} // namespace

std::vector<timeline::Tick> calendarTicks(domain::TimeWindow window, domain::Duration distance)
{
    const std::int64_t wanted = distance.ns / kMsNs;
    const auto step = std::find_if(kClockSteps.begin(), kClockSteps.end(), [&](std::int64_t s) { return s >= wanted; });
    return step == kClockSteps.end() ? dateTicks(window, wanted) : clockTicks(window, *step);
}

std::vector<timeline::Tick> ticksOf(const timeline::TraceTimeline& timeline, const timeline::TimeScale& scale, double minColumns)
{
    const domain::Duration distance{static_cast<std::int64_t>(minColumns * scale.nsPerColumn())};
    if (timeline.scope() == timeline::TimelineScope::Trace || distance.ns < kSecond * kMsNs)
        return timeline::rulerTicks(scale, timeline.extent().begin, minColumns);
    std::vector<timeline::Tick> ticks;
    for (const domain::TimeWindow& part : timeline::unfoldedParts(scale)) {
        std::vector<timeline::Tick> more = calendarTicks(part, distance);
        std::move(more.begin(), more.end(), std::back_inserter(ticks));
    }
    return ticks;
}

} // namespace whyglass::views
