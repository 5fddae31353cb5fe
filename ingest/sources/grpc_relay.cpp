// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/grpc_relay.h"

#include "ingest/sources/http2_answers.h"
#include "ingest/sources/http2_guard.h"
#include "ingest/sources/http2_refusal.h"
#include "ingest/sources/loopback_listener.h"
#include "ingest/sources/peer_stream.h"
#include "ingest/sources/refusal_log.h"

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <chrono>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

namespace whyglass::ingest {

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using namespace std::chrono_literals;
using Code = beast::error_code;

constexpr std::size_t kConnections = 64; // otlp.md A3
// Those who are told that they are too many or foreign; more of them are closed without a word.
constexpr std::size_t kRefusals = 64;
constexpr std::size_t kReadBytes = 128U << 10U;
constexpr auto kWriteTime = 10s;
constexpr auto kHandshakeTime = 5s;
constexpr auto kRefusalTime = 5s;
constexpr auto kLookInterval = 1s;

constexpr std::string_view kWrongProtocol = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
                                            "This port takes OTLP/gRPC. OTLP/HTTP has another: 4318 by default.\n";

class Connection;

/// What the connections share. Touched by the relay's thread only.
struct Shared {
    std::unique_ptr<net::ssl::context> tls;
    GrpcRelay::HandOver handOver;
    std::shared_ptr<RefusalLog> log; ///< null: none
    Patience patience;
    std::set<Connection*> connections;
    std::size_t refusals = 0;
};

/// One sender's connection and its other half, which gRPC holds.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(net::ip::tcp::socket socket, Shared& shared)
        : m_shared(shared), m_client(std::move(socket), shared.tls.get()), m_server(m_client.get_executor()), m_look(m_client.get_executor())
    {
        m_shared.connections.insert(this);
    }
    ~Connection()
    {
        m_shared.connections.erase(this);
        if (m_refusal)
            --m_shared.refusals;
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void relay()
    {
        handshake([this] {
            m_client.tcp().expires_never();
            readClient();
            lookAgain();
        });
    }

    void refuse(Refusal why, std::string_view message)
    {
        ++m_shared.refusals;
        m_refusal.emplace(answerTo(why, {}).rpc, message);
        if (m_shared.log)
            m_shared.log->refused(RefusalLog::Transport::Grpc, why, message);
        handshake([this] {
            m_client.tcp().expires_after(kRefusalTime);
            reply(Http2Refusal::greeting());
        });
    }

    /// Nothing whole has come of it, so that it may go where others want its place. By age: the older the smaller.
    [[nodiscard]] std::optional<Http2Guard::Clock::time_point> unproven() const
    {
        return m_refusal || m_guard.proven() ? std::nullopt : std::optional(m_begin);
    }

    void close()
    {
        Code ignored;
        m_client.close();
        m_server.close(ignored);
        m_look.cancel();
    }

private:
    template <typename Then>
    void handshake(Then then)
    {
        Code ignored;
        m_client.tcp().socket().set_option(net::ip::tcp::no_delay(true), ignored);
        m_client.tcp().expires_after(kHandshakeTime);
        m_client.asyncHandshake([self = shared_from_this(), then](Code error) {
            if (!error)
                then();
        });
    }

    /// Only once the client has begun as HTTP/2 does: who says nothing, or something else, costs gRPC nothing.
    bool connectToServer()
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) != 0)
            return false;
        Code error;
        m_server.assign(net::local::stream_protocol(), ends[0], error);
        if (error) {
            ::close(ends[0]);
            ::close(ends[1]);
            return false;
        }
        m_connected = true;
        m_shared.handOver(ends[1]);
        readServer();
        return true;
    }

    void readClient()
    {
        m_client.async_read_some(net::buffer(m_up.data() + m_held, m_up.size() - m_held),
                                 [self = shared_from_this()](Code error, std::size_t bytes) { self->onClient(error, bytes); });
    }

    void onClient(Code error, std::size_t bytes)
    {
        if (error)
            return close();
        if (const auto why = m_guard.fromClient({m_up.data() + m_held, bytes})) {
            noteClosing(*why);
            return m_guard.wrongProtocol() ? sayWrongProtocol() : close();
        }
        m_held += bytes;
        if (!m_connected && m_held < kHttp2Preface.size())
            return readClient();
        if (!m_connected && !connectToServer())
            return close();
        net::async_write(m_server, net::buffer(m_up.data(), std::exchange(m_held, 0)), [self = shared_from_this()](Code failed, std::size_t) {
            if (failed)
                return self->close();
            self->readClient();
        });
    }

    void readServer()
    {
        m_server.async_read_some(net::buffer(m_down), [self = shared_from_this()](Code error, std::size_t bytes) { self->onServer(error, bytes); });
    }

    void onServer(Code error, std::size_t bytes)
    {
        if (error)
            return close();
        m_guard.fromServer({m_down.data(), bytes});
        m_answers.fromServer({m_down.data(), bytes});
        m_stuckSince = Http2Guard::Clock::now();
        net::async_write(m_client, net::buffer(m_down.data(), bytes), [self = shared_from_this()](Code failed, std::size_t) {
            if (failed)
                return self->close();
            self->m_stuckSince.reset();
            self->readServer();
        });
    }

    /// Time limits are looked at from outside: a limit on the stream itself would cost a timer a read.
    void lookAgain()
    {
        m_look.expires_after(kLookInterval);
        m_look.async_wait([weak = weak_from_this()](Code error) {
            const auto self = weak.lock();
            if (error || !self)
                return;
            const bool deaf = self->m_stuckSince && Http2Guard::Clock::now() - *self->m_stuckSince > kWriteTime;
            const auto why = deaf ? std::optional<std::string_view>("it does not read its answers") : self->m_guard.overdue();
            if (!why)
                return self->lookAgain();
            if (self->m_connected) // not one that never said anything
                self->noteClosing(*why);
            self->close();
        });
    }

    void noteClosing(std::string_view why) const
    {
        if (m_shared.log)
            m_shared.log->closed(RefusalLog::Transport::Grpc, why);
    }

    void sayWrongProtocol()
    {
        m_client.tcp().expires_after(kWriteTime);
        net::async_write(m_client, net::buffer(kWrongProtocol), [self = shared_from_this()](Code, std::size_t) { self->close(); });
    }

    void reply(std::string bytes)
    {
        m_reply = std::move(bytes);
        net::async_write(m_client, net::buffer(m_reply), [self = shared_from_this()](Code error, std::size_t) {
            if (!error && !self->m_refusal->done())
                self->readRefused();
        });
    }

    void readRefused()
    {
        m_client.async_read_some(net::buffer(m_up), [self = shared_from_this()](Code error, std::size_t bytes) {
            if (!error)
                self->reply(self->m_refusal->answerTo({self->m_up.data(), bytes}));
        });
    }

    Shared& m_shared;
    PeerStream m_client;
    net::basic_stream_socket<net::local::stream_protocol, PeerStream::executor_type> m_server;
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, PeerStream::executor_type> m_look;
    const Http2Guard::Clock::time_point m_begin = Http2Guard::Clock::now();
    Http2Guard m_guard{m_begin, m_shared.patience};
    Http2Answers m_answers{m_shared.log.get()};
    std::optional<Http2Refusal> m_refusal;
    std::optional<Http2Guard::Clock::time_point> m_stuckSince;
    std::string m_reply;
    bool m_connected = false; ///< to the server, now or before
    std::size_t m_held = 0;   ///< bytes in m_up that are not passed on
    std::vector<char> m_up = std::vector<char>(kReadBytes);
    std::vector<char> m_down = std::vector<char>(kReadBytes);
};

} // namespace

class GrpcRelay::Impl {
public:
    Impl(const ReceiverOptions& options, HandOver handOver)
        : m_options(options),
          m_listener(m_context, options.access,
                     [this](net::ip::tcp::socket socket, LoopbackListener::Peer peer) { serve(std::move(socket), peer); })
    {
        m_shared.handOver = std::move(handOver);
        m_shared.log = options.refusals;
        m_shared.patience = options.patience;
    }
    ~Impl()
    {
        if (!m_thread.joinable())
            return;
        net::post(m_context, [this] {
            m_listener.close();
            for (Connection* connection : m_shared.connections)
                connection->close();
        });
        m_thread.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    domain::Result<Endpoint> listen(const Endpoint& endpoint)
    {
        auto tls = makeTlsContext(m_options.tls, Protocol::Http2);
        if (!tls)
            return tls.error();
        m_shared.tls = std::move(*tls);
        return m_listener.listen(endpoint, "OTLP/gRPC", "--grpc");
    }

    void start()
    {
        m_listener.accept();
        m_thread = std::jthread([this] { runToTheEnd(m_context); });
    }

    void closeDoor()
    {
        net::post(m_context, [this] { m_listener.close(); });
    }

private:
    void serve(net::ip::tcp::socket socket, LoopbackListener::Peer peer)
    {
        const bool foreign = peer == LoopbackListener::Peer::Foreign;
        const bool full = !foreign && m_shared.connections.size() - m_shared.refusals >= kConnections && !dismissUnproven();
        if ((foreign || full) && m_shared.refusals >= kRefusals)
            return;
        const auto connection = std::make_shared<Connection>(std::move(socket), m_shared);
        if (foreign)
            connection->refuse(Refusal::ForeignPeer, "only programs of the user who runs Whyglass may send");
        else if (full)
            connection->refuse(Refusal::NoRoom, "there are too many connections");
        else
            connection->relay();
    }

    /// Ends the oldest connection that never sent a whole call.
    bool dismissUnproven()
    {
        Connection* oldest = nullptr;
        for (Connection* connection : m_shared.connections) {
            if (connection->unproven() && (oldest == nullptr || *connection->unproven() < *oldest->unproven()))
                oldest = connection;
        }
        if (oldest != nullptr)
            oldest->close();
        return oldest != nullptr;
    }

    const ReceiverOptions& m_options;
    Shared m_shared; ///< outlives the context, whose handlers hold connections
    net::io_context m_context{1};
    LoopbackListener m_listener;
    std::jthread m_thread;
};

GrpcRelay::GrpcRelay(const ReceiverOptions& options, HandOver handOver) : m_impl(std::make_unique<Impl>(options, std::move(handOver))) {}
GrpcRelay::~GrpcRelay() = default;

domain::Result<Endpoint> GrpcRelay::listen(const Endpoint& endpoint)
{
    return m_impl->listen(endpoint);
}

void GrpcRelay::start()
{
    m_impl->start();
}

void GrpcRelay::closeDoor()
{
    m_impl->closeDoor();
}

} // namespace whyglass::ingest
