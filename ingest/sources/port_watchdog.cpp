// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/port_watchdog.h"

#include "ingest/sources/http2_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

namespace whyglass::ingest {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kRequest = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/// The client's part of the beginning of HTTP/2, with settings that change nothing.
std::string grpcGreeting()
{
    constexpr std::string_view kNoSettings{"\0\0\0\x04\0\0\0\0\0", FrameHeader::kBytes};
    return std::string(kHttp2Preface).append(kNoSettings);
}

bool waitFor(int descriptor, short events, Clock::time_point deadline)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        ::pollfd polled{descriptor, events, 0};
        const int ready = ::poll(&polled, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

bool connectTo(int descriptor, const Endpoint& port, Clock::time_point deadline)
{
    int status = -1;
    if (port.host == "::1") {
        ::sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(port.port);
        address.sin6_addr = in6addr_loopback;
        status = ::connect(descriptor, reinterpret_cast<const ::sockaddr*>(&address), sizeof address);
    } else {
        ::sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port.port);
        if (::inet_pton(AF_INET, port.host.c_str(), &address.sin_addr) != 1)
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        status = ::connect(descriptor, reinterpret_cast<const ::sockaddr*>(&address), sizeof address);
    }
    if (status != 0 && errno != EINPROGRESS)
        return false;
    int failure = 0;
    ::socklen_t size = sizeof failure;
    return waitFor(descriptor, POLLOUT, deadline) && ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &failure, &size) == 0 && failure == 0;
}

bool answers(int descriptor, std::string_view greeting, Clock::time_point deadline)
{
    static_cast<void>(::send(descriptor, greeting.data(), greeting.size(), MSG_NOSIGNAL));
    return waitFor(descriptor, POLLIN, deadline); // bytes, or the end of the connection: somebody is there
}

} // namespace

bool PortWatchdog::isAlive(const Port& port, std::chrono::milliseconds patience)
{
    const int family = port.endpoint.host == "::1" ? AF_INET6 : AF_INET;
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return true;
    const auto deadline = Clock::now() + patience;
    const std::string greeting = port.grpc ? grpcGreeting() : std::string(kRequest);
    const bool alive = connectTo(descriptor, port.endpoint, deadline) && answers(descriptor, greeting, deadline);
    ::close(descriptor);
    return alive;
}

PortWatchdog::PortWatchdog(std::vector<Port> ports, std::function<void(const Endpoint&)> onDead, Timing timing)
    : m_ports(std::move(ports)), m_onDead(std::move(onDead)), m_timing(timing), m_thread([this](const std::stop_token& stop) { watch(stop); })
{
}

void PortWatchdog::watch(const std::stop_token& stop)
{
    std::vector<int> strikes(m_ports.size(), 0);
    std::mutex mutex;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, m_timing.interval, [] { return false; });
        }
        for (std::size_t i = 0; i < m_ports.size() && !stop.stop_requested(); ++i) {
            strikes[i] = isAlive(m_ports[i], m_timing.patience) ? 0 : strikes[i] + 1;
            if (strikes[i] == m_timing.strikes)
                m_onDead(m_ports[i].endpoint);
        }
    }
}

} // namespace whyglass::ingest
