// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
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

    /// The thread is alive. The stacks seen since the beat before, the innermost call first, as "name < name < …"; calls whose
    /// names the program does not carry are "file+0xoffset", which addr2line reads.
    std::vector<std::string> beat();

private:
    void watch(const std::stop_token& stop);

    std::atomic<std::int64_t> m_beatNs;
    const int m_threadId;
    std::jthread m_watcher; ///< last: it uses the others
};

} // namespace whyglass::window
