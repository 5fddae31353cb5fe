// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/receivers.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace whyglass::ingest {

/// Connects to our own ports and waits for a sign of life, from a thread of its own.
class PortWatchdog {
public:
    struct Port {
        Endpoint endpoint;
        bool grpc = false;
    };
    struct Timing {
        std::chrono::milliseconds interval{2'000}; ///< between two looks at the ports
        std::chrono::milliseconds patience{3'000}; ///< for one answer
        int strikes = 3;                           ///< so many looks in a row without an answer: dead
    };
    /// `onDead` is called on the watchdog's thread, once for each port that does not answer.
    PortWatchdog(std::vector<Port> ports, std::function<void(const Endpoint&)> onDead, Timing timing);
    ~PortWatchdog() = default; ///< waits for the look at hand

    /// One look: true where something answers to a greeting in the port's protocol, or closes the connection, within `patience`.
    /// No look for want of file descriptors says nothing and counts as life.
    static bool isAlive(const Port& port, std::chrono::milliseconds patience);

private:
    void watch(const std::stop_token& stop);

    const std::vector<Port> m_ports;
    const std::function<void(const Endpoint&)> m_onDead;
    const Timing m_timing;
    std::jthread m_thread;
};

} // namespace whyglass::ingest
