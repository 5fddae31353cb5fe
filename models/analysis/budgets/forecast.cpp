// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/budgets/forecast.h"

#include "models/analysis/budgets/budget_definition.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace whyglass::analysis {

namespace {

using domain::BudgetPeriod;
using domain::Timestamp;

constexpr double kEightOfTen = 1.2816; ///< standard deviations to either side that hold 80 % of a normal distribution
constexpr std::int64_t kFortnight = 14;
constexpr std::int64_t kLeastDays = 3;
constexpr std::size_t kHours = 24;
constexpr std::size_t kWeek = 7;
constexpr std::int64_t kLastMinutes = 60;
constexpr std::int64_t kBlockMinutes = 5;

std::int64_t floorTo(std::int64_t value, std::int64_t unit) { return value - ((value % unit) + unit) % unit; }
std::int64_t dayOf(Timestamp time) { return floorTo(time.ns, kSpendingDay) / kSpendingDay; }

/// What is expected of each step, and how far a block of steps is off that.
struct Expectation {
    Forecast::Basis basis = Forecast::Basis::None;
    std::string why;
    int samples = 0;
    std::array<std::array<double, kHours>, kWeek> hours{}; ///< by weekday and hour
    double perMinute = 0.0;
    double blockDeviation = 0.0;      ///< standard deviation of a block
    std::int64_t block = kSpendingDay; ///< its length, nanoseconds

    [[nodiscard]] double of(Timestamp step) const
    {
        if (basis == Forecast::Basis::Minutes)
            return perMinute;
        const std::int64_t hour = floorTo(step.ns, kSpendingHour);
        const std::int64_t day = dayOf(step);
        return hours[static_cast<std::size_t>(((day % 7) + 7) % 7)][static_cast<std::size_t>((hour - day * kSpendingDay) / kSpendingHour)];
    }
    /// Half of the range after so much time. The mean itself is off as well, by a share of one sample.
    [[nodiscard]] double half(std::int64_t ahead, double samplesOfMean) const
    {
        const double blocks = static_cast<double>(ahead) / static_cast<double>(block);
        return kEightOfTen * blockDeviation * std::sqrt(blocks * (1.0 + 1.0 / samplesOfMean));
    }
};

/// Amounts by day and hour of the days before today.
class History {
public:
    History(const Spending& spending, Timestamp now) : m_today(dayOf(now))
    {
        if (spending.parts.empty())
            return;
        const Timestamp first = spending.parts.front().time;
        // Where the first day begins in the middle, its hours before were perhaps not watched.
        const std::int64_t firstWhole = dayOf(first) + (first.ns - dayOf(first) * kSpendingDay < kSpendingHour ? 0 : 1);
        m_days = std::clamp<std::int64_t>(m_today - firstWhole, 0, kFortnight);
        m_amounts.resize(static_cast<std::size_t>(m_days));
        for (const SpendingPart& part : spending.parts) {
            const std::int64_t index = dayOf(part.time) - (m_today - m_days);
            if (index >= 0 && index < m_days)
                m_amounts[static_cast<std::size_t>(index)][hourOf(part.time)] += static_cast<double>(part.amount);
        }
    }

    [[nodiscard]] std::int64_t days() const { return m_days; }
    [[nodiscard]] const std::array<double, kHours>& day(std::size_t index) const { return m_amounts[index]; }
    [[nodiscard]] std::size_t weekday(std::size_t index) const
    {
        const std::int64_t day = m_today - m_days + static_cast<std::int64_t>(index);
        return static_cast<std::size_t>(((day % 7) + 7) % 7);
    }

private:
    static std::size_t hourOf(Timestamp time) { return static_cast<std::size_t>((time.ns - dayOf(time) * kSpendingDay) / kSpendingHour); }
    std::int64_t m_today = 0, m_days = 0;
    std::vector<std::array<double, kHours>> m_amounts;
};

double totalOf(const std::array<double, kHours>& hours)
{
    double total = 0.0;
    for (const double hour : hours)
        total += hour;
    return total;
}

/// Sum of squares over what is free to vary.
double deviation(double squares, double samples, double means) { return samples > means ? std::sqrt(squares / (samples - means)) : 0.0; }

Expectation fromDays(const Spending& spending, Timestamp now, bool blocksAreDays)
{
    const History history(spending, now);
    Expectation expectation;
    expectation.samples = static_cast<int>(history.days());
    if (history.days() < kLeastDays) {
        expectation.why = "it takes 3 whole days of calls before today, there are " + std::to_string(history.days());
        return expectation;
    }
    const bool byWeekday = history.days() == kFortnight;
    expectation.basis = byWeekday ? Forecast::Basis::Weekdays : Forecast::Basis::Days;
    const auto days = static_cast<std::size_t>(history.days());
    const double share = byWeekday ? 1.0 / 2.0 : 1.0 / static_cast<double>(days);
    for (std::size_t i = 0; i < days; ++i) {
        for (std::size_t weekday = 0; weekday < kWeek; ++weekday) {
            for (std::size_t hour = 0; hour < kHours && (!byWeekday || history.weekday(i) == weekday); ++hour)
                expectation.hours[weekday][hour] += history.day(i)[hour] * share;
        }
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < days; ++i) {
        const auto& expected = expectation.hours[history.weekday(i)];
        if (blocksAreDays) {
            squares += std::pow(totalOf(history.day(i)) - totalOf(expected), 2);
            continue;
        }
        for (std::size_t hour = 0; hour < kHours; ++hour)
            squares += std::pow(history.day(i)[hour] - expected[hour], 2);
    }
    const double blocksOfDay = blocksAreDays ? 1.0 : static_cast<double>(kHours);
    expectation.block = blocksAreDays ? kSpendingDay : kSpendingHour;
    expectation.blockDeviation = deviation(squares, static_cast<double>(days) * blocksOfDay, (byWeekday ? static_cast<double>(kWeek) : 1.0) * blocksOfDay);
    return expectation;
}

Expectation fromMinutes(const Spending& spending, Timestamp now)
{
    Expectation expectation;
    const std::int64_t end = floorTo(now.ns, kSpendingMinute);
    const std::int64_t begin = end - kLastMinutes * kSpendingMinute;
    const std::int64_t watched = spending.parts.empty() ? 0 : (end - spending.parts.front().time.ns) / kSpendingMinute;
    expectation.samples = static_cast<int>(std::clamp<std::int64_t>(watched, 0, kLastMinutes));
    if (watched < kLastMinutes) {
        expectation.why = "it takes an hour since the first call, there are " + std::to_string(expectation.samples) + " minutes";
        return expectation;
    }
    expectation.basis = Forecast::Basis::Minutes;
    expectation.perMinute = static_cast<double>(spending.sum({{begin}, {end}}).amount) / static_cast<double>(kLastMinutes);
    expectation.block = kBlockMinutes * kSpendingMinute;
    double squares = 0.0;
    for (std::int64_t block = begin; block < end; block += expectation.block)
        squares += std::pow(static_cast<double>(spending.sum({{block}, {block + expectation.block}}).amount) - expectation.perMinute * kBlockMinutes, 2);
    expectation.blockDeviation = deviation(squares, static_cast<double>(kLastMinutes) / kBlockMinutes, 1.0);
    return expectation;
}

} // namespace

std::string_view nameOf(Forecast::Basis basis)
{
    switch (basis) {
    case Forecast::Basis::None: break;
    case Forecast::Basis::Weekdays: return "weekdays";
    case Forecast::Basis::Days: return "days";
    case Forecast::Basis::Minutes: return "minutes";
    }
    return {};
}

Forecast forecast(const Spending& spending, const domain::Budget& budget, Timestamp now)
{
    Forecast result;
    if (budget.period == BudgetPeriod::FiveMinutes) {
        result.why = "a rate has no end that could be foreseen";
        return result;
    }
    const auto tellsNothing = [](const SpendingPart& part) { return part.amount == 0 && part.leftOut >= part.calls; };
    if (!spending.parts.empty() && std::all_of(spending.parts.begin(), spending.parts.end(), tellsNothing)) {
        result.why = "no call until now tells what it used";
        return result;
    }
    const domain::TimeWindow period = periodAt(budget.period, now);
    const bool isMonth = budget.period == BudgetPeriod::Month;
    const Expectation expectation = budget.period == BudgetPeriod::Hour ? fromMinutes(spending, now) : fromDays(spending, now, isMonth);
    result.basis = expectation.basis;
    result.why = expectation.why;
    result.samples = expectation.samples;
    if (expectation.basis == Forecast::Basis::None)
        return result;
    const double samplesOfMean = expectation.basis == Forecast::Basis::Weekdays ? 2.0 : static_cast<double>(expectation.samples);
    const std::int64_t step = spending.step;
    const std::int64_t pointEvery = isMonth ? kSpendingDay : step;
    const std::int64_t spent = spending.sum({period.begin, now}).amount;
    const auto point = [&](std::int64_t time, double expected) {
        const double half = expectation.half(time - now.ns, samplesOfMean);
        const auto low = std::llround(std::max(expected - half, static_cast<double>(spent)));
        return Forecast::Point{{time}, std::llround(expected), low, std::llround(expected + half)};
    };
    double expected = static_cast<double>(spent);
    result.path.push_back(point(now.ns, expected));
    for (std::int64_t begin = now.ns; begin < period.end.ns;) {
        const std::int64_t end = std::min(floorTo(begin, step) + step, period.end.ns);
        expected += expectation.of({begin}) * static_cast<double>(end - begin) / static_cast<double>(step);
        if (!result.crossing && spent < budget.amount && expected >= static_cast<double>(budget.amount))
            result.crossing = Timestamp{begin};
        if (end % pointEvery == 0 || end == period.end.ns)
            result.path.push_back(point(end, expected));
        begin = end;
    }
    return result;
}

} // namespace whyglass::analysis
