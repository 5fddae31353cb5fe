// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"
#include "ingest/sources/http_session.h"

#include <algorithm>
#include <array>
#include <string>

#include <sys/socket.h>
#include <unistd.h>

namespace whyglass::fuzz {

namespace {

namespace net = boost::asio;

/// Takes every request and says at once that it is stored.
class TakesAll final : public ingest::RequestQueue {
public:
    bool trySubmit(ingest::IngestRequest&& request) override
    {
        request.done({});
        return true;
    }
    [[nodiscard]] bool hasRoom(std::size_t) const override { return true; }
};

/// The client's end of a connection.
class Peer {
public:
    explicit Peer(int descriptor) : m_descriptor(descriptor) {}
    ~Peer() { ::close(m_descriptor); }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    void send(std::string_view bytes)
    {
        [[maybe_unused]] const auto sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    }
    void receive()
    {
        std::array<char, 4096> chunk{};
        for (;;) {
            const auto got = ::recv(m_descriptor, chunk.data(), chunk.size(), MSG_DONTWAIT);
            if (got <= 0)
                return;
            m_answers.append(chunk.data(), static_cast<std::size_t>(got));
        }
    }
    void endSending() { ::shutdown(m_descriptor, SHUT_WR); }
    [[nodiscard]] const std::string& answers() const { return m_answers; }

private:
    int m_descriptor;
    std::string m_answers;
};

} // namespace

/// The first two bytes choose where what follows is cut into what arrives at once.
void runHttp1(std::string_view bytes)
{
    if (bytes.size() < 2)
        return;
    std::uint32_t random = 1U + static_cast<unsigned char>(bytes[0]) + 256U * static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(2);
    static TakesAll queue;
    static const ingest::ReceiverOptions kOptions;
    static ingest::HttpShared shared(ingest::HttpService{&queue, {}}, kOptions);
    net::io_context context;
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return;
    Peer peer(ends[1]);
    net::ip::tcp::socket socket(context);
    socket.assign(net::ip::tcp::v4(), ends[0]);
    std::make_shared<ingest::HttpSession>(std::move(socket), shared)->start();
    while (!bytes.empty()) {
        random = random * 1'664'525U + 1'013'904'223U;
        const std::size_t size = std::min<std::size_t>(bytes.size(), 1U + (random >> 16U) % ((random & 4096U) != 0 ? 2'000U : 20U));
        peer.send(bytes.substr(0, size));
        bytes.remove_prefix(size);
        context.poll();
        context.restart();
        peer.receive();
    }
    peer.endSending();
    context.run();
    peer.receive();
    require(shared.sessions.empty(), "a session ends with its connection");
    require(shared.bodyBytes == 0, "no body is counted once its session is gone");
    require(peer.answers().empty() || peer.answers().rfind("HTTP/1.1 ", 0) == 0, "what is answered is HTTP");
}

} // namespace whyglass::fuzz
