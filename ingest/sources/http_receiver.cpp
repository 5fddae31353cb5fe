// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/endpoint.h"
#include "ingest/sources/http_session.h"
#include "ingest/sources/receivers.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <exception>
#include <list>
#include <thread>

namespace whyglass::ingest {

namespace {

namespace net = boost::asio;
using net::ip::tcp;
using boost::system::error_code;

constexpr std::size_t kConnections = 64; // otlp.md A3
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr std::chrono::seconds kCloseTime{2};

/// Listens on one address. Runs on the receiver's thread.
class Listener {
public:
    Listener(net::io_context& context, HttpShared& shared) : m_acceptor(context), m_pause(context), m_shared(shared) {}

    error_code listen(const std::string& host, std::uint16_t port)
    {
        error_code code;
        const auto address = net::ip::make_address(host, code);
        if (code)
            return code;
        const tcp::endpoint endpoint(address, port);
        m_acceptor.open(endpoint.protocol(), code);
        if (!code)
            m_acceptor.set_option(net::socket_base::reuse_address(true), code);
        if (!code && address.is_v6())
            m_acceptor.set_option(net::ip::v6_only(true), code);
        if (!code)
            m_acceptor.bind(endpoint, code);
        if (!code)
            m_acceptor.listen(net::socket_base::max_listen_connections, code);
        return code;
    }

    [[nodiscard]] std::uint16_t port() const
    {
        error_code ignored;
        return m_acceptor.local_endpoint(ignored).port();
    }

    void accept()
    {
        m_acceptor.async_accept([this](error_code code, tcp::socket socket) {
            if (code == net::error::operation_aborted || m_shared.closing)
                return;
            if (code)
                return acceptLater();
            serve(std::move(socket));
            accept();
        });
    }

    void close()
    {
        error_code ignored;
        m_acceptor.close(ignored);
        m_pause.cancel();
    }

private:
    /// Out of file descriptors, mostly: trying at once would spin.
    void acceptLater()
    {
        m_pause.expires_after(kAcceptPause);
        m_pause.async_wait([this](error_code code) {
            if (!code && !m_shared.closing)
                accept();
        });
    }

    void serve(tcp::socket socket)
    {
        error_code code;
        const auto peer = socket.remote_endpoint(code);
        if (code || !peer.address().is_loopback())
            return;
        const bool full = m_shared.sessions.size() >= kConnections;
        const auto session = std::make_shared<HttpSession>(std::move(socket), m_shared);
        if (full)
            session->refuse();
        else
            session->start();
    }

    tcp::acceptor m_acceptor;
    net::steady_timer m_pause;
    HttpShared& m_shared;
};

domain::Error listenError(const Endpoint& endpoint, const error_code& code)
{
    const bool taken = code == net::error::address_in_use;
    return {taken ? domain::ErrorCode::Busy : domain::ErrorCode::Io,
            "cannot listen on " + endpoint.text() + " for OTLP/HTTP: " + (taken ? "port " + std::to_string(endpoint.port) + " is in use" : code.message()),
            taken ? "end the program that has it, or choose another with --http HOST:PORT" : "choose another address with --http HOST:PORT"};
}

} // namespace

class HttpReceiver::Impl {
public:
    explicit Impl(IngestPipeline& pipeline) : m_shared(pipeline), m_closeTimer(m_context) {}
    ~Impl()
    {
        if (m_thread.joinable()) {
            net::post(m_context, [this] { close(); });
            m_thread.join();
        }
        m_shared.inflaters.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    domain::Result<void> start(const Endpoint& endpoint)
    {
        m_bound = endpoint;
        for (const std::string& address : listenAddresses(endpoint)) {
            Listener& listener = m_listeners.emplace_back(m_context, m_shared);
            if (const error_code code = listener.listen(address, m_bound.port)) {
                m_listeners.pop_back();
                if (m_listeners.empty())
                    return listenError(endpoint, code);
                continue; // ::1 is best effort
            }
            if (m_bound.port == 0)
                m_bound.port = listener.port();
        }
        for (Listener& listener : m_listeners)
            listener.accept();
        m_thread = std::jthread([this] { run(); });
        return {};
    }

    [[nodiscard]] Endpoint bound() const { return m_bound; }

private:
    void close()
    {
        m_shared.closing = true;
        for (Listener& listener : m_listeners)
            listener.close();
        for (HttpSession* session : m_shared.sessions)
            session->stop();
        m_closeTimer.expires_after(kCloseTime);
        m_closeTimer.async_wait([this](error_code) { abortAll(); });
        m_shared.whenEmpty = [this] { m_closeTimer.cancel(); };
        if (m_shared.sessions.empty())
            m_shared.whenEmpty();
    }

    void run()
    {
        for (;;) {
            try {
                m_context.run();
                return;
            } catch (const std::exception&) {
                continue; // out of memory in one session, which is closed by the unwinding; the others go on
            }
        }
    }

    void abortAll()
    {
        for (HttpSession* session : m_shared.sessions)
            session->abort();
    }

    HttpShared m_shared; ///< outlives the context, whose handlers hold sessions
    net::io_context m_context{1};
    net::steady_timer m_closeTimer;
    std::list<Listener> m_listeners;
    Endpoint m_bound;
    std::jthread m_thread;
};

HttpReceiver::HttpReceiver(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HttpReceiver::~HttpReceiver() = default;

Endpoint HttpReceiver::bound() const
{
    return m_impl->bound();
}

domain::Result<std::unique_ptr<HttpReceiver>> HttpReceiver::start(const Endpoint& endpoint, IngestPipeline& pipeline)
{
    auto impl = std::make_unique<Impl>(pipeline);
    if (auto started = impl->start(endpoint); !started.ok())
        return started.error();
    return std::unique_ptr<HttpReceiver>(new HttpReceiver(std::move(impl)));
}

} // namespace whyglass::ingest
