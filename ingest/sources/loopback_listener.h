// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/access_rules.h"
#include "ingest/sources/receivers.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <list>
#include <string_view>

namespace whyglass::ingest {

/// Runs the handlers of a receiver until none are left. One that runs out of memory throws, which closes its own connection by the
/// unwinding; the others go on.
void runToTheEnd(boost::asio::io_context& context);

/// Listens on the loopback addresses of one endpoint and asks of every connection whose it is. Runs on the thread of its context.
class LoopbackListener {
public:
    enum class Peer { Allowed, Foreign };
    /// Takes a connection, also one that is only to be told that it may not be here.
    using Serve = std::function<void(boost::asio::ip::tcp::socket, Peer)>;

    LoopbackListener(boost::asio::io_context& context, const AccessRules& access, Serve serve);
    /// Binds; nothing is accepted before accept(). The address that was asked for must be had, ::1 beside it is best effort. `what`
    /// and `option` are for the error: "OTLP/HTTP", "--http".
    domain::Result<Endpoint> listen(const Endpoint& endpoint, std::string_view what, std::string_view option);
    void accept();
    void close();

private:
    struct Door {
        explicit Door(boost::asio::io_context& context) : acceptor(context), pause(context) {}
        boost::asio::ip::tcp::acceptor acceptor;
        boost::asio::steady_timer pause;
    };
    using Code = boost::system::error_code;

    static Code open(Door& door, const std::string& host, std::uint16_t port);
    void acceptOn(Door& door);
    void acceptLater(Door& door);
    void admit(boost::asio::ip::tcp::socket socket);

    boost::asio::io_context& m_context;
    const AccessRules& m_access;
    Serve m_serve;
    std::list<Door> m_doors;
    bool m_closed = false;
};

} // namespace whyglass::ingest
