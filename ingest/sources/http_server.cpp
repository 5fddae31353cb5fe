// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <utility>

namespace whyglass::ingest {

namespace {

namespace net = boost::asio;
using boost::system::error_code;

constexpr std::size_t kConnections = 64; // otlp.md A3
// Those who are told that they are too many or foreign; more of them are closed without a word.
constexpr std::size_t kRefusals = 64;
constexpr std::chrono::seconds kCloseTime{2};

} // namespace

HttpServer::HttpServer(HttpService service, ReceiverOptions options)
    : m_options(std::move(options)), m_shared(std::move(service), m_options), m_closeTimer(m_context),
      m_listener(m_context, m_options.access,
                 [this](net::ip::tcp::socket socket, LoopbackListener::Peer peer) { serve(std::move(socket), peer); })
{
}

HttpServer::~HttpServer()
{
    if (m_thread.joinable()) {
        net::post(m_context, [this] { close(); });
        m_thread.join();
    }
    m_shared.inflaters.join();
}

domain::Result<void> HttpServer::start(const Endpoint& endpoint, std::string_view what, std::string_view option)
{
    auto tls = makeTlsContext(m_options.tls, Protocol::Http1);
    if (!tls)
        return tls.error();
    m_shared.tls = std::move(*tls);
    const auto bound = m_listener.listen(endpoint, what, option);
    if (!bound)
        return bound.error();
    m_bound = *bound;
    m_listener.accept();
    m_thread = std::jthread([this] { runToTheEnd(m_context); });
    return {};
}

void HttpServer::serve(net::ip::tcp::socket socket, LoopbackListener::Peer peer)
{
    const bool foreign = peer == LoopbackListener::Peer::Foreign;
    const bool full = !foreign && m_shared.sessions.size() - m_shared.refused >= kConnections && !dismissIdle();
    if ((foreign || full) && m_shared.refused >= kRefusals)
        return;
    const auto session = std::make_shared<HttpSession>(std::move(socket), m_shared);
    if (foreign)
        session->refuse(answerTo(Refusal::ForeignPeer, "only programs of the user who runs Whyglass may send or ask"));
    else if (full)
        session->refuse(answerTo(Refusal::NoRoom, "there are too many connections"));
    else
        session->start();
}

/// Ends the connection that has waited for a request, or been in its header, for the longest time; one that never sent a whole one
/// first. Those who keep connections for nothing must not keep others out.
bool HttpServer::dismissIdle()
{
    const auto before = [](const HttpSession& a, const HttpSession& b) { return std::pair(a.proven(), *a.idleSince()) < std::pair(b.proven(), *b.idleSince()); };
    HttpSession* first = nullptr;
    for (HttpSession* session : m_shared.sessions) {
        if (session->idleSince() && (first == nullptr || before(*session, *first)))
            first = session;
    }
    if (first != nullptr)
        first->abort();
    return first != nullptr;
}

void HttpServer::close()
{
    m_shared.closing = true;
    m_listener.close();
    for (HttpSession* session : m_shared.sessions)
        session->stop();
    m_closeTimer.expires_after(kCloseTime);
    m_closeTimer.async_wait([this](error_code) { abortAll(); });
    m_shared.whenEmpty = [this] { m_closeTimer.cancel(); };
    if (m_shared.sessions.empty())
        m_shared.whenEmpty();
}

void HttpServer::abortAll()
{
    for (HttpSession* session : m_shared.sessions)
        session->abort();
}

} // namespace whyglass::ingest
