// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

/// Measuring and reporting for the benchmarks. A row of the budget file is measured rounds times, each round beside its
/// limit, so that a busy machine slows both; the ratio of a round counts, the median of the rounds is reported.
namespace whyglass::bench {

inline constexpr int kRounds = 5;

struct Cost {
    double wall = 0, cpu = 0; ///< seconds; CPU of the calling thread
};

inline double threadCpu()
{
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

inline double processCpu()
{
    timespec time = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

template <typename Work>
Cost measure(Work&& work)
{
    const double cpu = threadCpu();
    const auto begin = std::chrono::steady_clock::now();
    std::forward<Work>(work)();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), threadCpu() - cpu};
}

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0 : values[values.size() / 2];
}

/// One line for scripts/bench: the row of budgets.json and what was reached. `detail` is for people.
inline void report(const std::string& row, double value, const std::string& detail)
{
    std::printf("{\"row\": \"%s\", \"value\": %.4g, \"detail\": \"%s\"}\n", row.c_str(), value, detail.c_str());
    std::fflush(stdout);
}

/// Keeps a result that is otherwise unused.
template <typename Value>
void keep(const Value& value)
{
    asm volatile("" : : "g"(&value) : "memory");
}

} // namespace whyglass::bench
