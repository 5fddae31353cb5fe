// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/http_session.h"
#include "ingest/sources/loopback_listener.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <string_view>
#include <thread>

namespace whyglass::ingest {

/// Listens on loopback in a thread of its own and has a session for every connection: what takes OTLP/HTTP, and what is asked for
/// metrics. Stops in the destructor, with a deadline.
class HttpServer {
public:
    HttpServer(HttpService service, ReceiverOptions options);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// `what` and `option` as in LoopbackListener::listen.
    domain::Result<void> start(const Endpoint& endpoint, std::string_view what, std::string_view option);
    [[nodiscard]] Endpoint bound() const { return m_bound; }

private:
    void serve(boost::asio::ip::tcp::socket socket, LoopbackListener::Peer peer);
    bool dismissIdle();
    void close();
    void abortAll();

    const ReceiverOptions m_options;
    HttpShared m_shared; ///< outlives the context, whose handlers hold sessions
    boost::asio::io_context m_context{1};
    boost::asio::steady_timer m_closeTimer;
    LoopbackListener m_listener;
    Endpoint m_bound;
    std::jthread m_thread;
};

} // namespace whyglass::ingest
