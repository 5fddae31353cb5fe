// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/time_scale.h"

#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <iterator>

namespace whyglass::timeline {

namespace {

__extension__ using Int128 = __int128;

std::int64_t floorDiv(Int128 a, Int128 b)
{
    return static_cast<std::int64_t>(a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0));
}
std::int64_t ceilDiv(Int128 a, Int128 b) { return -floorDiv(-a, b); }

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

std::int64_t roundStep(std::int64_t least)
{
    static constexpr std::array<std::int64_t, 25> kLong = {10 * kSecond, 15 * kSecond, 30 * kSecond, kMinute, 2 * kMinute,
        5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour, 2 * kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay, 2 * kDay,
        7 * kDay, 14 * kDay, 30 * kDay, 90 * kDay, 180 * kDay, 365 * kDay, 730 * kDay, 1825 * kDay, 3650 * kDay};
    for (std::int64_t power = 1; power <= kSecond; power *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (const std::int64_t step = power * factor; step >= least)
                return step;
        }
    }
    for (const std::int64_t step : kLong) {
        if (step >= least)
            return step;
    }
    return kLong.back();
}

/// `offset` in the unit of the step, without trailing zeros.
std::string decimal(std::int64_t offset, std::int64_t unit, const char* suffix)
{
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.9f", static_cast<double>(offset) / static_cast<double>(unit));
    std::string number(text.data());
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.')
        number.pop_back();
    return format::inNotation(number) + " " + suffix;
}

std::string tickLabel(std::int64_t offset, std::int64_t step)
{
    const std::int64_t magnitude = std::abs(offset);
    const std::string sign = offset < 0 ? "-" : "";
    if (magnitude >= kHour || step >= kMinute) {
        const auto days = magnitude / kDay, hours = magnitude / kHour % 24, minutes = magnitude / kMinute % 60;
        std::string label = sign;
        if (days > 0)
            label += std::to_string(days) + " d";
        if (hours > 0)
            label += (days > 0 ? " " : "") + std::to_string(hours) + " h";
        if (minutes > 0 || (days == 0 && hours == 0))
            label += (label.size() > sign.size() ? " " : "") + std::to_string(minutes) + " min";
        if (const std::int64_t rest = magnitude % kMinute; step < kMinute && rest != 0)
            label += " " + decimal(rest, kSecond, "s");
        return label;
    }
    if (magnitude >= kMinute) {
        const std::int64_t rest = magnitude % kMinute;
        return sign + std::to_string(magnitude / kMinute) + " min"
            + (rest == 0 ? std::string() : " " + decimal(rest, kSecond, "s"));
    }
    if (offset == 0)
        return step >= 1'000'000'000 / 10 ? "0 s" : step >= 1'000'000 ? "0 ms" : step >= 1'000 ? "0 µs" : "0 ns";
    if (step >= kSecond / 10 || magnitude >= kSecond)
        return decimal(offset, kSecond, "s");
    if (step >= 100'000 || magnitude >= 1'000'000)
        return decimal(offset, 1'000'000, "ms");
    if (step >= 100 || magnitude >= 1'000)
        return decimal(offset, 1'000, "µs");
    return decimal(offset, 1, "ns");
}

} // namespace

TimeScale::TimeScale(domain::TimeWindow window, domain::Timestamp origin, int columns, const TimeMap& map)
    : m_map(map)
{
    const domain::TimeWindow folded = map.fold(window);
    assert(!folded.empty() && columns > 0);
    const std::int64_t zero = map.fold(origin).ns;
    const Int128 length = folded.length().ns;
    m_nsPerColumn = static_cast<double>(folded.length().ns) / columns;
    const std::int64_t first = floorDiv(static_cast<Int128>(folded.begin.ns - zero) * columns, length);
    m_borders.resize(static_cast<std::size_t>(columns) + 1);
    for (std::size_t i = 0; i < m_borders.size(); ++i)
        m_borders[i] = zero + ceilDiv((static_cast<Int128>(first) + static_cast<Int128>(i)) * length, columns);
    m_foldedBegin = m_borders.front();
    if (!map.identity()) {
        for (std::int64_t& border : m_borders)
            border = map.unfold(domain::Timestamp{border}).ns;
    }
}

int TimeScale::column(domain::Timestamp time) const
{
    const int last = columns();
    if (time.ns < m_borders.front())
        return -1;
    if (time.ns >= m_borders.back())
        return last;
    int guess = std::clamp(static_cast<int>(position(time)), 0, last - 1);
    while (m_borders[static_cast<std::size_t>(guess)] > time.ns)
        --guess;
    while (m_borders[static_cast<std::size_t>(guess) + 1] <= time.ns)
        ++guess;
    return guess;
}

int TimeScale::columnAtOrAfter(domain::Timestamp time) const
{
    if (time.ns <= m_borders.front())
        return 0;
    const int before = column({time.ns - 1});
    return std::min(before + 1, columns());
}

double TimeScale::position(domain::Timestamp time) const
{
    const std::int64_t folded = m_map.identity() ? time.ns : m_map.fold(time).ns;
    return static_cast<double>(folded - m_foldedBegin) / m_nsPerColumn;
}

domain::Timestamp TimeScale::timeAt(double position) const
{
    const domain::Timestamp folded{m_foldedBegin + static_cast<std::int64_t>(std::floor(position * m_nsPerColumn))};
    return m_map.identity() ? folded : m_map.unfold(folded);
}

std::vector<Tick> rulerTicks(domain::TimeWindow window, domain::Timestamp origin, domain::Duration minDistance)
{
    const std::int64_t step = roundStep(std::max<std::int64_t>(1, minDistance.ns));
    const std::int64_t end = window.end.ns - origin.ns;
    std::vector<Tick> ticks;
    for (std::int64_t offset = ceilDiv(window.begin.ns - origin.ns, step) * step; offset < end; offset += step)
        ticks.push_back({{origin.ns + offset}, tickLabel(offset, step)});
    return ticks;
}

std::vector<domain::TimeWindow> unfoldedParts(const TimeScale& scale)
{
    std::vector<domain::TimeWindow> parts;
    domain::Timestamp begin = scale.shown().begin;
    for (const domain::TimeWindow& gap : scale.map().gaps()) {
        if (gap.end <= begin || gap.begin >= scale.shown().end)
            continue;
        if (gap.begin > begin)
            parts.push_back({begin, gap.begin});
        begin = gap.end;
    }
    if (begin < scale.shown().end)
        parts.push_back({begin, scale.shown().end});
    return parts;
}

std::vector<Tick> rulerTicks(const TimeScale& scale, domain::Timestamp origin, double minColumns)
{
    const domain::Duration distance{static_cast<std::int64_t>(minColumns * scale.nsPerColumn())};
    std::vector<Tick> ticks;
    for (const domain::TimeWindow& part : unfoldedParts(scale)) {
        std::vector<Tick> more = rulerTicks(part, origin, distance);
        ticks.insert(ticks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return ticks;
}

domain::TimeWindow clamped(domain::TimeWindow window, domain::TimeWindow extent, domain::Duration minLength)
{
    const std::int64_t whole = extent.length().ns;
    const std::int64_t length = std::clamp(window.length().ns, std::min(minLength.ns, whole), whole);
    const std::int64_t begin = std::clamp(window.begin.ns, extent.begin.ns, extent.end.ns - length);
    return {{begin}, {begin + length}};
}

domain::TimeWindow zoomed(domain::TimeWindow window, domain::Timestamp anchor, double factor)
{
    const double before = static_cast<double>(anchor.ns - window.begin.ns) * factor;
    const double after = static_cast<double>(window.end.ns - anchor.ns) * factor;
    return {{anchor.ns - std::llround(before)}, {anchor.ns + std::max<long long>(1, std::llround(after))}};
}

domain::TimeWindow panned(domain::TimeWindow window, domain::Duration by) { return {window.begin + by, window.end + by}; }

domain::TimeWindow withMargin(domain::TimeWindow window, double share)
{
    const auto margin = static_cast<std::int64_t>(static_cast<double>(window.length().ns) * share);
    return {{window.begin.ns - margin}, {window.end.ns + margin}};
}

} // namespace whyglass::timeline
