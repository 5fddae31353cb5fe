// SPDX-License-Identifier: GPL-3.0-or-later
// Who may send: users, tokens, web pages, TLS; and what becomes of too many connections and of floods.
#include "ingest_kit.h"
#include "workbench.h"

#include "ingest/proto/trace_service.grpc.pb.h"
#include "ingest/sources/http2_guard.h"
#include "ingest/sources/port_watchdog.h"
#include "ingest/sources/receivers.h"
#include "ingest/sources/socket_table.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <grpcpp/grpcpp.h>

#include <array>
#include <atomic>
#include <functional>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace whyglass;
using namespace whyglass::ingest;
namespace collector = opentelemetry::proto::collector;

namespace {

constexpr ::uid_t kNobody = 65'534;
const std::string kToken = "0123456789abcdef0123456789abcdef";

/// A connection that waits at most some seconds for anything.
class Client {
public:
    explicit Client(std::uint16_t port, int family = AF_INET) : m_descriptor(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const ::timeval patience{10, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        m_connected = family == AF_INET ? connect4(port) : connect6(port);
    }
    ~Client() { ::close(m_descriptor); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    [[nodiscard]] bool connected() const { return m_connected; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    bool send(std::string_view bytes) const { return ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<::ssize_t>(bytes.size()); }
    /// All that comes until `word` is in it, or the other side closes.
    [[nodiscard]] std::string read(std::string_view word = {}) const
    {
        std::string all;
        std::array<char, 4096> chunk{};
        while (word.empty() || all.find(word) == std::string::npos) {
            const auto got = ::recv(m_descriptor, chunk.data(), chunk.size(), 0);
            if (got <= 0)
                break;
            all.append(chunk.data(), static_cast<std::size_t>(got));
        }
        return all;
    }

private:
    bool connect4(std::uint16_t port) const
    {
        ::sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return ::connect(m_descriptor, reinterpret_cast<const ::sockaddr*>(&address), sizeof address) == 0;
    }
    bool connect6(std::uint16_t port) const
    {
        ::sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(port);
        address.sin6_addr = in6addr_loopback;
        return ::connect(m_descriptor, reinterpret_cast<const ::sockaddr*>(&address), sizeof address) == 0;
    }

    int m_descriptor;
    bool m_connected = false;
};

const std::string kHello = std::string(kHttp2Preface) + frameBytes(FrameType::Settings, 0, 0, {});

std::string post(const std::string& more = {}, const std::string& method = "POST")
{
    const std::string body = kit::traceMessage(1, 1);
    return method + " /v1/traces HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-protobuf\r\n" + more
        + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

int statusOf(const std::string& answer)
{
    return answer.rfind("HTTP/1.1 ", 0) == 0 ? std::stoi(answer.substr(9, 3)) : 0;
}

/// Both receivers in front of one pipeline.
struct Server {
    explicit Server(const ReceiverOptions& options = {})
    {
        http = std::move(HttpReceiver::start(parseEndpoint("127.0.0.1:0").value(), bench.pipeline(), options)).value();
        grpc = std::move(GrpcReceiver::start(parseEndpoint("127.0.0.1:0").value(), bench.pipeline(), options)).value();
    }
    [[nodiscard]] std::uint16_t httpPort() const { return http->bound().port; }
    [[nodiscard]] std::uint16_t grpcPort() const { return grpc->bound().port; }
    [[nodiscard]] int postStatus(const std::string& text) const { return statusOf(kit::exchange(httpPort(), text)); }

    grpc::Status send(const std::function<void(grpc::ClientContext&)>& change = {}, std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::InsecureChannelCredentials(),
                      const std::string& host = "127.0.0.1") const
    {
        grpc::ChannelArguments arguments;
        arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1); // a connection of its own
        const auto channel = grpc::CreateCustomChannel(host + ":" + std::to_string(grpcPort()), credentials, arguments);
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
        if (change)
            change(context);
        collector::trace::v1::ExportTraceServiceResponse response;
        return collector::trace::v1::TraceService::NewStub(channel)->Export(&context, kit::traceRequest(2, 1), &response);
    }
    [[nodiscard]] std::int64_t spans() { return bench.pipeline().counters().spans; }

    kit::Workbench bench;
    std::unique_ptr<HttpReceiver> http;
    std::unique_ptr<GrpcReceiver> grpc;
};

/// Runs in a process of another user, whose exit code says how it went. Only system calls: this process has threads.
int asNobody(const std::function<bool()>& work)
{
    const ::pid_t child = ::fork();
    if (child == 0)
        ::_exit(::setresuid(kNobody, kNobody, kNobody) == 0 && work() ? 0 : 1);
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string readFile(const QString& path)
{
    return kit::readFile(path.toStdString());
}

} // namespace

class AccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoseAConnectionIs();
    void otherUsersAreRefused();
    void allowedUsersMaySend();
    void tokenIsAskedFor();
    void pagesThatMaySend();
    void grpcOfPagesAndForeignNames();
    void tls();
    void bothLoopbackAddresses();
    void tooManyConnections();
    void idleConnectionsMakeRoom();
    void headerFloodsEndTheirConnectionOnly();
    void rapidResetsEndTheirConnectionOnly();
    void wrongProtocolIsToldSo();
    void takenPortIsNamedWithItsHolder();
    void watchdogNoticesADeadPort();
};

void AccessTest::knowsWhoseAConnectionIs()
{
    const int listener = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0); // takes IPv4 as well
    ::sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_any;
    ::socklen_t size = sizeof address;
    QVERIFY(::bind(listener, reinterpret_cast<::sockaddr*>(&address), size) == 0 && ::listen(listener, 4) == 0);
    ::getsockname(listener, reinterpret_cast<::sockaddr*>(&address), &size);
    for (const int family : {AF_INET, AF_INET6}) {
        std::optional<Client> client(std::in_place, ntohs(address.sin6_port), family);
        QVERIFY(client->connected());
        const int accepted = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        QCOMPARE(peerOwner(accepted).value_or(~0U), static_cast<std::uint32_t>(::geteuid()));
        QCOMPARE(peerOwner(client->descriptor()).value_or(~0U), static_cast<std::uint32_t>(::geteuid()));
        client.reset();
        QVERIFY(!peerOwner(accepted)); // nobody holds the other end
        ::close(accepted);
    }
    ::close(listener);
    QVERIFY(!peerOwner(-1));
}

void AccessTest::otherUsersAreRefused()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    Server server;
    const std::string request = post();
    QCOMPARE(asNobody([&] {
        const Client client(server.httpPort());
        client.send(request);
        return statusOf(client.read()) == 403;
    }), 0);
    QCOMPARE(asNobody([&] {
        const Client client(server.grpcPort());
        client.send(kHello + frameBytes(FrameType::Headers, 4, 1, "x"));
        return client.read("grpc-status\x01" "7").find("grpc-status\x01" "7") != std::string::npos;
    }), 0);
    QCOMPARE(server.spans(), std::int64_t{0});
    QCOMPARE(server.postStatus(request), 200);
}

void AccessTest::allowedUsersMaySend()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    ReceiverOptions options;
    options.access.uids = {kNobody};
    Server server(options);
    const std::string request = post();
    QCOMPARE(asNobody([&] {
        const Client client(server.httpPort());
        client.send(request);
        return statusOf(client.read()) == 200;
    }), 0);
    QCOMPARE(server.spans(), std::int64_t{1});
}

void AccessTest::tokenIsAskedFor()
{
    ReceiverOptions options;
    options.access.token = kToken;
    Server server(options);
    QCOMPARE(server.postStatus(post()), 401);
    for (const std::string& wrong : {std::string("Bearer"), "Bearer " + kToken + "x", "Bearer " + kToken.substr(1), "Basic " + kToken, kToken, std::string("Bearer  ") + kToken})
        QCOMPARE(server.postStatus(post("Authorization: " + wrong + "\r\n")), 401);
    QVERIFY(kit::exchange(server.httpPort(), post()).find("WWW-Authenticate: Bearer") != std::string::npos);
    QCOMPARE(server.postStatus("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 401);
    QCOMPARE(server.send().error_code(), grpc::StatusCode::UNAUTHENTICATED);
    QCOMPARE(server.spans(), std::int64_t{0});
    QCOMPARE(server.postStatus(post("Authorization: Bearer " + kToken + "\r\n")), 200);
    QCOMPARE(server.postStatus(post("authorization: bearer " + kToken + "\r\n")), 200);
    QVERIFY(server.send([](grpc::ClientContext& context) { context.AddMetadata("authorization", "Bearer " + kToken); }).ok());
    QCOMPARE(server.spans(), std::int64_t{2});
}

void AccessTest::pagesThatMaySend()
{
    ReceiverOptions options;
    options.access.origins = {"http://localhost:3000"};
    options.access.hosts = {"host.docker.internal"};
    Server server(options);
    const std::string ours = "Origin: http://localhost:3000\r\nSec-Fetch-Site: cross-site\r\n";
    const std::string answer = kit::exchange(server.httpPort(), post(ours));
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(answer.find("Access-Control-Allow-Origin: http://localhost:3000") != std::string::npos);
    const std::string preflight = kit::exchange(server.httpPort(), post(ours, "OPTIONS"));
    QCOMPARE(statusOf(preflight), 204);
    QVERIFY(preflight.find("Access-Control-Allow-Headers: content-type") != std::string::npos);
    QCOMPARE(server.postStatus(post("Origin: http://localhost:3001\r\n")), 403);
    QCOMPARE(server.postStatus(post("Origin: http://localhost:3000.evil.example\r\n")), 403);
    std::string named = post();
    named.replace(named.find("localhost"), 9, "Host.Docker.Internal:4318");
    QCOMPARE(server.postStatus(named), 200);
}

void AccessTest::grpcOfPagesAndForeignNames()
{
    Server server;
    const auto with = [](const char* key, const char* value) { return [=](grpc::ClientContext& context) { context.AddMetadata(key, value); }; };
    QCOMPARE(server.send(with("origin", "http://evil.example")).error_code(), grpc::StatusCode::PERMISSION_DENIED);
    QCOMPARE(server.send(with("sec-fetch-site", "cross-site")).error_code(), grpc::StatusCode::PERMISSION_DENIED);
    QCOMPARE(server.send([](grpc::ClientContext& context) { context.set_authority("evil.example:4317"); }).error_code(), grpc::StatusCode::PERMISSION_DENIED);
    QVERIFY(server.send([](grpc::ClientContext& context) { context.set_authority("localhost:4317"); }).ok());
    QCOMPARE(server.spans(), std::int64_t{1});
}

void AccessTest::tls()
{
    QTemporaryDir folder;
    const QString certificate = folder.filePath(QStringLiteral("cert.pem"));
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                              QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                                              QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                                              QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1"), QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        QSKIP("the openssl command is missing");
    ReceiverOptions options;
    options.tls = TlsIdentity{readFile(certificate), readFile(key)};
    Server server(options);

    grpc::SslCredentialsOptions trust;
    trust.pem_root_certs = options.tls->certificateChain;
    const grpc::Status status = server.send({}, grpc::SslCredentials(trust), "localhost");
    QVERIFY2(status.ok(), status.error_message().c_str());
    QVERIFY(!server.send().ok()); // without TLS

    QProcess client;
    client.start(QStringLiteral("openssl"), {QStringLiteral("s_client"), QStringLiteral("-quiet"), QStringLiteral("-CAfile"), certificate, QStringLiteral("-verify_return_error"),
                                             QStringLiteral("-connect"), QStringLiteral("127.0.0.1:%1").arg(server.httpPort())});
    QVERIFY(client.waitForStarted());
    client.write(QByteArray::fromStdString(post()));
    QVERIFY(client.waitForFinished());
    QVERIFY2(client.readAllStandardOutput().startsWith("HTTP/1.1 200"), client.readAllStandardError().constData());
    QCOMPARE(server.postStatus(post()), 0); // without TLS
    QCOMPARE(server.spans(), std::int64_t{2});

    options.tls = TlsIdentity{"no certificate", "no key"};
    const auto failed = HttpReceiver::start(parseEndpoint("127.0.0.1:0").value(), server.bench.pipeline(), options);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().code, domain::ErrorCode::InvalidArgument);
}

void AccessTest::bothLoopbackAddresses()
{
    Server server;
    for (const std::uint16_t port : {server.httpPort(), server.grpcPort()}) {
        QVERIFY(Client(port, AF_INET).connected());
        QVERIFY(Client(port, AF_INET6).connected());
    }
}

void AccessTest::tooManyConnections()
{
    Server server;
    const auto connectMany = [](std::uint16_t port, const std::string& hello, std::string_view greeted) {
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 64; ++i) {
            clients.push_back(std::make_unique<Client>(port));
            clients.back()->send(hello);
            if (!greeted.empty())
                static_cast<void>(clients.back()->read(greeted));
        }
        return clients;
    };
    {
        // Each has begun a request, so none of them is idle.
        const auto busy = connectMany(server.httpPort(), "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n", "100 Continue");
        QCOMPARE(server.postStatus(post()), 503);
    }
    QTRY_COMPARE(server.postStatus(post()), 200);
    {
        // Each has sent a whole call, if a senseless one.
        const std::string call = kHello + frameBytes(FrameType::Headers, 5, 1, "\x83\x86\x84");
        const auto busy = connectMany(server.grpcPort(), call, std::string_view("\0\0\0\4", 4));
        const grpc::Status status = server.send();
        QCOMPARE(status.error_code(), grpc::StatusCode::UNAVAILABLE);
        QVERIFY2(status.error_message().find("too many connections") != std::string::npos, status.error_message().c_str());
    }
    QTRY_VERIFY(server.send().ok());
    const auto silent = connectMany(server.grpcPort(), kHello, {});
    QVERIFY(server.send().ok());
}

void AccessTest::idleConnectionsMakeRoom()
{
    Server server;
    std::vector<std::unique_ptr<Client>> idle;
    for (int i = 0; i < 200; ++i)
        idle.push_back(std::make_unique<Client>(server.httpPort()));
    QCOMPARE(server.postStatus(post()), 200);
}

void AccessTest::headerFloodsEndTheirConnectionOnly()
{
    Server server;
    const Client flood(server.grpcPort());
    QVERIFY(flood.send(kHello + frameBytes(FrameType::Headers, 0, 1, std::string(100, '\x80'))));
    int sent = 0;
    while (sent < 100'000 && flood.send(frameBytes(FrameType::Continuation, 0, 1, std::string(1'000, '\x80'))))
        ++sent;
    QVERIFY2(sent < 20'000, "the connection stayed"); // what the socket buffers hold is sent into the void
    QVERIFY(server.send().ok());
}

void AccessTest::rapidResetsEndTheirConnectionOnly()
{
    Server server;
    const Client flood(server.grpcPort());
    QVERIFY(flood.send(kHello));
    int sent = 0;
    while (sent < 1'000'000 && flood.send(frameBytes(FrameType::Headers, 5, static_cast<std::uint32_t>(2 * sent + 1), "\x83\x86\x84") + frameBytes(FrameType::Reset, 0, static_cast<std::uint32_t>(2 * sent + 1), std::string(4, '\x08'))))
        ++sent;
    QVERIFY2(sent < 1'000'000, "the connection stayed");
    QVERIFY(server.send().ok());
}

void AccessTest::wrongProtocolIsToldSo()
{
    Server server;
    QCOMPARE(statusOf(kit::exchange(server.grpcPort(), post())), 400);
    QCOMPARE(statusOf(kit::exchange(server.httpPort(), kHello)), 400);
}

void AccessTest::takenPortIsNamedWithItsHolder()
{
    Server server;
    const std::string me = "process " + std::to_string(::getpid());
    const auto http = HttpReceiver::start(server.http->bound(), server.bench.pipeline());
    QVERIFY(!http.ok());
    QVERIFY2(http.error().text().find(me) != std::string::npos, http.error().text().c_str());
    const auto grpc = GrpcReceiver::start(server.grpc->bound(), server.bench.pipeline());
    QVERIFY(!grpc.ok());
    QVERIFY2(grpc.error().text().find(me) != std::string::npos, grpc.error().text().c_str());
}

void AccessTest::watchdogNoticesADeadPort()
{
    const std::chrono::milliseconds patience{5'000};
    Server server;
    QVERIFY(PortWatchdog::isAlive({server.http->bound(), false}, patience));
    QVERIFY(PortWatchdog::isAlive({server.grpc->bound(), true}, patience));

    // It is connected to by the kernel, and nobody ever accepts.
    const int deaf = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::socklen_t size = sizeof address;
    QVERIFY(::bind(deaf, reinterpret_cast<::sockaddr*>(&address), size) == 0 && ::listen(deaf, 8) == 0);
    ::getsockname(deaf, reinterpret_cast<::sockaddr*>(&address), &size);
    const Endpoint dead{"127.0.0.1", ntohs(address.sin_port)};
    std::atomic<int> told = 0;
    std::atomic<int> toldOfOthers = 0;
    {
        const PortWatchdog watchdog({{server.http->bound(), false}, {dead, false}},
                                    [&](const Endpoint& port) { ++(port.port == dead.port ? told : toldOfOthers); },
                                    {std::chrono::milliseconds(10), std::chrono::milliseconds(100), 2});
        QTRY_COMPARE(told.load(), 1);
    }
    QCOMPARE(toldOfOthers.load(), 0);
    ::close(deaf);
}

QTEST_GUILESS_MAIN(AccessTest)
#include "access_test.moc"
