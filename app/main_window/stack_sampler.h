// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace whyglass::window {

/// Looks at the stack of the thread that made it whenever that thread has not called beat() for kLate, and each kLate again: a
/// signal interrupts the thread there, so this is for runs that somebody measures. One at a time in a process.
class StackSampler {
public:
    static constexpr std::chrono::milliseconds kLate{30};
    static constexpr std::size_t kMostSamples = 8; ///< between two beats

    StackSampler();
    ~StackSampler();
    StackSampler(const StackSampler&) = delete;
    StackSampler& operator=(const StackSampler&) = delete;

    /// The thread is alive; the stacks seen since the beat before are forgotten.
    void beat();
    /// The same, but `line` and those stacks go to stderr first: the innermost call first, as "name < name < …"; calls whose names the
    /// program does not carry are "file+0xoffset", which addr2line reads. Another thread finds the names and writes, so that the one
    /// that was late is not kept longer. What was told is written before the destructor returns.
    void beat(std::string line);

private:
    static constexpr std::size_t kMostFrames = 64;
    struct Sample {
        std::array<void*, kMostFrames> frames{};
        int count = 0;
    };
    struct Report {
        std::string line;
        std::vector<Sample> samples;
    };
    static void takeSample(int signal);
    static std::string textOf(const Sample& sample);
    void watch(const std::stop_token& stop);
    void writeReports();

    // Written by the signal handler on the watched thread, read by that thread.
    static std::array<Sample, kMostSamples> s_samples;
    static std::atomic<int> s_count;

    std::atomic<std::int64_t> m_beatNs;
    const int m_threadId;
    std::mutex m_mutex;
    std::vector<Report> m_reports; ///< not yet written
    std::jthread m_watcher; ///< last: it uses the others
};

} // namespace whyglass::window
