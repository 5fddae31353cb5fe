// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/loopback_listener.h"

#include "ingest/sources/endpoint.h"
#include "ingest/sources/socket_table.h"

#include <boost/asio/ip/v6_only.hpp>

#include <chrono>
#include <exception>

namespace whyglass::ingest {

namespace {

namespace net = boost::asio;
using net::ip::tcp;

constexpr std::chrono::milliseconds kAcceptPause{100};

domain::Error listenError(const Endpoint& endpoint, const boost::system::error_code& code, std::string_view what, std::string_view option)
{
    const std::string attempted = "cannot listen on " + endpoint.text() + " for " + std::string(what) + ": ";
    const std::string other = "choose another with " + std::string(option) + " HOST:PORT";
    if (code != net::error::address_in_use)
        return {domain::ErrorCode::Io, attempted + code.message(), other};
    const std::string holder = portHolder(endpoint.port);
    return {domain::ErrorCode::Busy, attempted + "port " + std::to_string(endpoint.port) + " is in use" + (holder.empty() ? "" : " by " + holder),
            "end that program, or " + other};
}

} // namespace

void runToTheEnd(net::io_context& context)
{
    for (;;) {
        try {
            context.run();
            return;
        } catch (const std::exception&) {
            continue;
        }
    }
}

LoopbackListener::LoopbackListener(net::io_context& context, const AccessRules& access, Serve serve)
    : m_context(context), m_access(access), m_serve(std::move(serve))
{
}

domain::Result<Endpoint> LoopbackListener::listen(const Endpoint& endpoint, std::string_view what, std::string_view option)
{
    Endpoint bound = endpoint;
    for (const std::string& address : listenAddresses(endpoint)) {
        Door& door = m_doors.emplace_back(m_context);
        const Code code = open(door, address, bound.port);
        if (code && m_doors.size() == 1)
            return listenError(endpoint, code, what, option);
        if (code) {
            m_doors.pop_back();
            continue;
        }
        Code ignored;
        bound.port = door.acceptor.local_endpoint(ignored).port();
    }
    return bound;
}

LoopbackListener::Code LoopbackListener::open(Door& door, const std::string& host, std::uint16_t port)
{
    Code code;
    const auto address = net::ip::make_address(host, code);
    if (code)
        return code;
    const tcp::endpoint endpoint(address, port);
    door.acceptor.open(endpoint.protocol(), code);
    if (!code)
        door.acceptor.set_option(net::socket_base::reuse_address(true), code); // a port in TIME_WAIT is free; never SO_REUSEPORT
    if (!code && address.is_v6())
        door.acceptor.set_option(net::ip::v6_only(true), code);
    if (!code)
        door.acceptor.bind(endpoint, code);
    if (!code)
        door.acceptor.listen(net::socket_base::max_listen_connections, code);
    return code;
}

void LoopbackListener::accept()
{
    for (Door& door : m_doors)
        acceptOn(door);
}

void LoopbackListener::acceptOn(Door& door)
{
    door.acceptor.async_accept([this, &door](Code code, tcp::socket socket) {
        if (code == net::error::operation_aborted || m_closed)
            return;
        if (code)
            return acceptLater(door);
        acceptOn(door); // before serving, which may run out of memory
        admit(std::move(socket));
    });
}

/// Out of file descriptors, mostly: trying at once would spin.
void LoopbackListener::acceptLater(Door& door)
{
    door.pause.expires_after(kAcceptPause);
    door.pause.async_wait([this, &door](Code code) {
        if (!code && !m_closed)
            acceptOn(door);
    });
}

void LoopbackListener::admit(tcp::socket socket)
{
    Code code;
    const auto peer = socket.remote_endpoint(code);
    if (code || !peer.address().is_loopback())
        return;
    const auto owner = peerOwner(socket.native_handle());
    m_serve(std::move(socket), owner && m_access.allowsUser(*owner) ? Peer::Allowed : Peer::Foreign);
}

void LoopbackListener::close()
{
    m_closed = true;
    for (Door& door : m_doors) {
        Code ignored;
        door.acceptor.close(ignored);
        door.pause.cancel();
    }
}

} // namespace whyglass::ingest
