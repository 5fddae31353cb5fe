// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/access_rules.h"
#include "models/domain/result.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace whyglass::ingest {

enum class Protocol { Http1, Http2 };

/// TLS 1.2 and newer, as a server that speaks this protocol only; null where there is no identity. Error where certificate or key
/// are none.
domain::Result<std::unique_ptr<boost::asio::ssl::context>> makeTlsContext(const std::optional<TlsIdentity>& identity, Protocol protocol);

/// A sender's connection with time limits, in TLS where there is a context. A stream as Asio and Beast understand it.
class PeerStream {
public:
    using executor_type = boost::beast::tcp_stream::executor_type;
    using Code = boost::beast::error_code;

    PeerStream(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls) : m_tcp(std::move(socket))
    {
        if (tls != nullptr)
            m_tls.emplace(m_tcp, *tls);
    }
    [[nodiscard]] executor_type get_executor() { return m_tcp.get_executor(); }
    [[nodiscard]] bool secret() const { return m_tls.has_value(); }
    /// Time limits and the socket itself.
    [[nodiscard]] boost::beast::tcp_stream& tcp() { return m_tcp; }

    template <typename Buffers, typename Handler>
    void async_read_some(const Buffers& buffers, Handler&& handler)
    {
        if (m_tls)
            m_tls->async_read_some(buffers, std::forward<Handler>(handler));
        else
            m_tcp.async_read_some(buffers, std::forward<Handler>(handler));
    }

    template <typename Buffers, typename Handler>
    void async_write_some(const Buffers& buffers, Handler&& handler)
    {
        if (m_tls)
            m_tls->async_write_some(buffers, std::forward<Handler>(handler));
        else
            m_tcp.async_write_some(buffers, std::forward<Handler>(handler));
    }

    template <typename Handler>
    void asyncHandshake(Handler handler)
    {
        if (m_tls)
            m_tls->async_handshake(boost::asio::ssl::stream_base::server, std::move(handler));
        else
            handler(Code{});
    }

    /// Says that nothing more will be sent; what the peer still sends may be read from tcp().
    template <typename Handler>
    void asyncEnd(Handler handler)
    {
        auto endTcp = [this, handler = std::move(handler)](Code) mutable {
            Code ignored;
            m_tcp.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
            handler();
        };
        if (m_tls)
            m_tls->async_shutdown(std::move(endTcp));
        else
            endTcp({});
    }

    void close() { m_tcp.close(); }

private:
    boost::beast::tcp_stream m_tcp;
    std::optional<boost::asio::ssl::stream<boost::beast::tcp_stream&>> m_tls;
};

} // namespace whyglass::ingest
