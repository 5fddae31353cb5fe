// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what a sender is told (OTLP, "full success, partial success, failure"), a test a row: every situation on gRPC,
// HTTP/protobuf and HTTP/JSON, for traces, logs and metrics, with the bodies read by the schema of their encoding.
#include "export_client.h"
#include "fault_vfs.h"
#include "tests/unit/ingest/ingest_kit.h"
#include "tests/unit/ingest/workbench.h"

#include "ingest/sources/http2_guard.h"
#include "ingest/sources/receivers.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdio>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>

using namespace whyglass;
using namespace whyglass::reliability;
using telemetry::Signal;

namespace {

/// Codes of gRPC as on the wire.
enum Rpc { Ok = 0, InvalidArgument = 3, PermissionDenied = 7, ResourceExhausted = 8, Unimplemented = 12, Unavailable = 14, Unauthenticated = 16 };

/// What a row of the table promises.
struct Verdict {
    int rpc = Ok;
    int http = 200;
    bool partial = false;
    std::int64_t rejected = 0;
    bool retry = false;
    bool badRequest = false;
};

constexpr Verdict kStored{};
constexpr Verdict kStoredWithNote{Ok, 200, true, 0, false, false};
constexpr Verdict kOneRejected{Ok, 200, true, 1, false, false};
constexpr Verdict kUndecodable{InvalidArgument, 400, false, 0, false, true};
constexpr Verdict kOverCap{ResourceExhausted, 413, false, 0, false, false};
constexpr Verdict kRetry{Unavailable, 503, false, 0, true, false};
constexpr Verdict kForbidden{PermissionDenied, 403, false, 0, false, false};
constexpr Verdict kUnknown{Unimplemented, 404, false, 0, false, false};
constexpr Verdict kWrongMethod{Unimplemented, 405, false, 0, false, false};
constexpr Verdict kWrongType{Unimplemented, 415, false, 0, false, false};
constexpr Verdict kAmbiguous{InvalidArgument, 400, false, 0, false, false};
constexpr Verdict kHeaderTooLarge{ResourceExhausted, 431, false, 0, false, false};

constexpr Verdict kNoToken{Unauthenticated, 401, false, 0, false, false};

constexpr std::size_t kBudget = 1U << 20U;
const std::string kToken = "0123456789abcdef0123456789abcdef";

/// Throws where a test wants an exception in the middle of the work.
class TouchyPricer : public domain::Pricer {
public:
    [[nodiscard]] std::optional<domain::Money> price(const domain::PricedCall&) const override { throw std::runtime_error("no prices today"); }
};

/// A recorder's inside on a disk that does what it is told.
class Bench {
public:
    explicit Bench(const std::string& token = {}, ingest::Patience patience = {})
    {
        auto writer = store::WorkspaceWriter::open(m_folder.filePath(QStringLiteral("table.whyglass")).toStdString());
        ingest::PipelineOptions options;
        options.bytesInFlight = kBudget;
        m_pipeline = std::make_unique<ingest::IngestPipeline>(std::move(writer).value(), std::make_shared<TouchyPricer>(),
                                                              [](const store::IndexInput&) { return store::IndexTerms{}; }, options);
        m_pipeline->setIdleIndexing(false);
        ingest::ReceiverOptions receivers;
        receivers.access.token = token;
        receivers.patience = patience;
        m_grpc = ingest::GrpcReceiver::start({"127.0.0.1", 0}, *m_pipeline, receivers).value();
        m_http = ingest::HttpReceiver::start({"127.0.0.1", 0}, *m_pipeline, receivers).value();
        m_client = std::make_unique<ExportClient>(m_grpc->bound().port, m_http->bound().port);
    }

    Told send(Transport transport, Signal signal, const Wire& wire) { return m_client->send(transport, signal, wire); }
    ingest::IngestPipeline& pipeline() { return *m_pipeline; }
    [[nodiscard]] std::uint16_t port(Transport transport) const { return transport == Transport::Grpc ? m_grpc->bound().port : m_http->bound().port; }
    /// As a recorder that ends: the doors first.
    void shutDown()
    {
        m_grpc.reset();
        m_http.reset();
    }
    [[nodiscard]] std::int64_t records() const
    {
        const auto counters = m_pipeline->counters();
        return counters.spans + counters.logs + counters.metricPoints;
    }

    /// On the writer's thread, where the disk is used.
    template <typename Change>
    void changeDisk(Change change)
    {
        std::promise<void> done;
        m_pipeline->post([&](store::WorkspaceWriter&) {
            change(m_vfs);
            done.set_value();
        });
        done.get_future().wait();
    }

private:
    QTemporaryDir m_folder;
    FaultVfs m_vfs;
    std::unique_ptr<ingest::IngestPipeline> m_pipeline;
    std::unique_ptr<ingest::GrpcReceiver> m_grpc;
    std::unique_ptr<ingest::HttpReceiver> m_http;
    std::unique_ptr<ExportClient> m_client;
};

/// One row of the table: what is done to the receiver, what is sent, what must be told and kept.
struct Situation {
    const char* name = "";
    std::function<Wire(Transport, Signal)> wire;
    Verdict verdict;
    std::int64_t records = 0; ///< stored by it
    std::function<std::shared_ptr<void>(Bench&)> trouble = {}; ///< lasts as long as what it returns
    bool grpc = true;
    bool tracesOnly = false;
    std::string token = {}; ///< that the receivers ask for
};

Wire body(std::string bytes)
{
    Wire wire;
    wire.body = std::move(bytes);
    return wire;
}

Wire good(Transport transport, Signal signal)
{
    Wire wire = body(message(signal, encodingOf(transport), 2, 9));
    if (transport != Transport::Grpc) {
        wire.type = transport == Transport::Json ? "application/json" : "application/x-protobuf";
        wire.path = "/v1/" + std::string(nameOf(signal));
    }
    return wire;
}

std::function<Wire(Transport, Signal)> with(std::function<void(Wire&)> change)
{
    return [change = std::move(change)](Transport transport, Signal signal) {
        Wire wire = good(transport, signal);
        change(wire);
        return wire;
    };
}

/// gzip, as each transport says it.
Wire gzipped(Transport transport, std::string bytes)
{
    Wire wire = body(std::move(bytes));
    if (transport != Transport::Grpc)
        wire.headers = "Content-Encoding: gzip\r\n";
    return wire;
}

Situation httpOnly(const char* name, std::function<void(Wire&)> change, Verdict verdict, std::int64_t records = 0)
{
    Situation row{name, with(std::move(change)), verdict, records};
    row.grpc = false;
    return row;
}

Situation tracesOnly(Situation row)
{
    row.tracesOnly = true;
    return row;
}

void makeChunked(Wire& wire)
{
    std::array<char, 20> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", wire.body.size());
    wire.body = size.data() + wire.body + "\r\n0\r\n\r\n";
    wire.length = "Transfer-Encoding: chunked\r\n";
}

std::vector<Situation> stored()
{
    return {
        {"committed and synced", good, kStored, 2},
        {"nothing in it", [](Transport transport, Signal) { return body(transport == Transport::Json ? "{}" : ""); }, kStored},
        {"empty envelope", [](Transport transport, Signal signal) { return body(emptyEnvelope(signal, encodingOf(transport))); }, kStored},
        {"gzip", [](Transport transport, Signal signal) { return gzipped(transport, ingest::kit::gzip(good(transport, signal).body)); }, kStored, 2},
        {"impossible id or value", [](Transport transport, Signal signal) { return body(withOddity(signal, encodingOf(transport))); }, kStoredWithNote, 2},
        {"malformed text", [](Transport transport, Signal signal) { return body(withBadText(signal, encodingOf(transport))); }, kStoredWithNote, 1},
        {"one record is none", [](Transport transport, Signal signal) { return body(withBrokenRecord(signal, encodingOf(transport))); }, kOneRejected, 2},
        httpOnly("chunked", makeChunked, kStored, 2),
        httpOnly("media type with a parameter", [](Wire& wire) { wire.type += "; charset=utf-8"; }, kStored, 2),
        httpOnly("trailing slash", [](Wire& wire) { wire.path += "/"; }, kStored, 2),
        httpOnly("neither length nor chunked", [](Wire& wire) { wire.body.clear(), wire.length = "none"; }, kStored),
    };
}

std::vector<Situation> undecodable()
{
    const auto cut = [](Wire& wire) { wire.body.resize(wire.body.size() - 3); };
    return {
        {"not what it claims", with([](Wire& wire) { wire.body = "\x0A\x7F{nothing"; }), kUndecodable},
        {"cut short", with(cut), kUndecodable},
        {"damaged compression", [](Transport transport, Signal) { return gzipped(transport, "\x1F\x8B\x08 no gzip at all"); }, kUndecodable},
    };
}

std::vector<Situation> overCap()
{
    static const std::string kBomb = ingest::kit::gzipOfZeros(80U << 20U);
    const auto huge = [](Transport transport, Signal) {
        Wire wire;
        if (transport == Transport::Grpc)
            wire.body.assign((64U << 20U) + 16, '\0');
        else
            wire.length = "Content-Length: 67108880\r\n"; // answered before a byte of the body is read
        return wire;
    };
    return {
        tracesOnly({"inflated over the cap", [](Transport transport, Signal) { return gzipped(transport, kBomb); }, kOverCap}),
        tracesOnly({"over the cap on the wire", huge, kOverCap}),
    };
}

Situation onDisk(const char* name, Fault::Error error)
{
    Situation row{name, good, kRetry};
    row.trouble = [error](Bench& bench) {
        bench.changeDisk([error](FaultVfs& vfs) { vfs.arm({error, 1, true}); });
        return std::shared_ptr<void>(nullptr, [&bench](void*) { bench.changeDisk([](FaultVfs& vfs) { vfs.disarm(); }); });
    };
    return row;
}

/// The writer stands still, and the budget is full behind it.
std::shared_ptr<void> fillQueue(Bench& bench)
{
    auto block = std::make_shared<ingest::kit::WriterBlock>(bench.pipeline());
    ingest::IngestRequest filler;
    filler.bytes = message(Signal::Traces, Encoding::Protobuf, 200, 77);
    while (filler.bytes.size() <= kBudget)
        filler.bytes += filler.bytes; // the same spans again and again
    filler.done = [](const ingest::Receipt&) {};
    bench.pipeline().trySubmit(std::move(filler));
    return std::shared_ptr<void>(nullptr, [block, &bench](void*) {
        block->release();
        bench.pipeline().flush();
    });
}

/// A call that has a price, so that the pricer is asked.
Wire pricedCall(Transport transport, Signal)
{
    if (transport == Transport::Json) {
        return body(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",)"
                    R"("name":"chat","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},)"
                    R"({"key":"gen_ai.usage.input_tokens","value":{"intValue":"3"}}]}]}]}]})");
    }
    ingest::kit::TraceRequest request = ingest::kit::traceRequest(5, 1);
    auto* span = request.mutable_resource_spans(0)->mutable_scope_spans(0)->mutable_spans(0);
    auto* operation = span->add_attributes();
    operation->set_key("gen_ai.operation.name");
    operation->mutable_value()->set_string_value("chat");
    auto* tokens = span->add_attributes();
    tokens->set_key("gen_ai.usage.input_tokens");
    tokens->mutable_value()->set_int_value(3);
    return body(request.SerializeAsString());
}

std::vector<Situation> tryAgain()
{
    Situation full{"queue full", good, kRetry};
    full.trouble = fillQueue;
    return {
        full,
        onDisk("disk full", Fault::Error::Full),
        onDisk("disk error", Fault::Error::Io),
        onDisk("fsync fails", Fault::Error::Sync),
        onDisk("read-only", Fault::Error::ReadOnly),
        tracesOnly(onDisk("locked by another program", Fault::Error::Busy)),
        tracesOnly({"exception inside", pricedCall, kRetry}),
    };
}

Situation withoutToken(const char* name, const char* sent)
{
    Situation row{name, with([sent](Wire& wire) { wire.token = sent; }), kNoToken};
    row.token = kToken;
    return row;
}

std::vector<Situation> refused()
{
    const auto header = [](const char* line) { return [line](Wire& wire) { wire.headers = line; }; };
    Situation unknown{"unknown path or service", with([](Wire& wire) { wire.path = "/v1/spans"; }), kUnknown};
    Situation profiles{"profiles", [](Transport transport, Signal signal) {
                           Wire wire = good(transport, signal);
                           wire.path = transport == Transport::Grpc ? "/opentelemetry.proto.collector.profiles.v1development.ProfilesService/Export"
                                                                    : "/v1development/profiles";
                           return wire;
                       }, kUnknown};
    return {
        withoutToken("no token", ""),
        withoutToken("wrong token", "0123456789abcdef0123456789abcdee"),
        {"foreign host", with([](Wire& wire) { wire.host = "evil.example"; }), kForbidden},
        httpOnly("foreign origin", header("Origin: https://evil.example\r\n"), kForbidden),
        httpOnly("cross-site fetch", header("Sec-Fetch-Site: cross-site\r\n"), kForbidden),
        unknown,
        profiles,
        httpOnly("wrong method", [](Wire& wire) { wire.method = "PUT"; }, kWrongMethod),
        httpOnly("wrong media type", [](Wire& wire) { wire.type = "text/plain"; }, kWrongType),
        httpOnly("unknown encoding", header("Content-Encoding: br\r\n"), kWrongType),
        httpOnly("two lengths", header("Content-Length: 3\r\n"), kAmbiguous),
        httpOnly("length and chunked", header("Transfer-Encoding: chunked\r\n"), kAmbiguous),
        httpOnly("header too large", [](Wire& wire) { wire.headers = "X-Long: " + std::string(9'000, 'x') + "\r\n"; }, kHeaderTooLarge),
    };
}

} // namespace

class DecisionTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<int>("situation");
        QTest::addColumn<int>("transport");
        QTest::addColumn<int>("signal");
        for (auto group : {&stored, &undecodable, &overCap, &tryAgain, &refused}) {
            for (Situation& row : group())
                addRows(std::move(row));
        }
        qInfo("%zu situations, %d rows", m_rows.size(), m_count);
    }

    void rows()
    {
        QFETCH(int, situation);
        QFETCH(int, transport);
        QFETCH(int, signal);
        const Situation& row = m_rows.at(static_cast<std::size_t>(situation));
        const auto how = static_cast<Transport>(transport);
        const auto what = static_cast<Signal>(signal);
        Bench bench(row.token);
        auto trouble = row.trouble ? row.trouble(bench) : nullptr;
        const std::int64_t before = bench.records();
        const Told told = bench.send(how, what, row.wire(how, what));
        compare(told, row, how);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(bench.records() - before, row.records);
        trouble.reset();
        // Whatever it was, the next sender does not feel it.
        Wire after = body(message(what, encodingOf(how), 1, 200));
        after.token = row.token;
        const Told next = bench.send(how, what, after);
        QCOMPARE(next.rpc, static_cast<int>(Ok));
        QVERIFY2(!next.partial, next.message.c_str());
    }

    void slow_data()
    {
        QTest::addColumn<int>("transport");
        QTest::addColumn<std::string>("beginning");
        const std::string hello = std::string(ingest::kHttp2Preface) + ingest::frameBytes(ingest::FrameType::Settings, 0, 0, {});
        const std::string head = "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-protobuf\r\n";
        QTest::newRow("header, HTTP") << static_cast<int>(Transport::Protobuf) << head;
        QTest::newRow("body, HTTP") << static_cast<int>(Transport::Protobuf) << head + "Content-Length: 100\r\n\r\n\x0A\x20";
        QTest::newRow("chunked body, HTTP") << static_cast<int>(Transport::Protobuf) << head + "Transfer-Encoding: chunked\r\n\r\n2\r\n\x0A\x20\r\n";
        QTest::newRow("header, gRPC") << static_cast<int>(Transport::Grpc) << hello + ingest::frameBytes(ingest::FrameType::Headers, 0, 1, "\x83");
        QTest::newRow("body, gRPC") << static_cast<int>(Transport::Grpc)
                                    << hello + ingest::frameBytes(ingest::FrameType::Headers, 4, 1, "\x83\x86\x84") + ingest::frameBytes(ingest::FrameType::Data, 0, 1, std::string("\0\0\0\0\x20\x0A", 6));
    }

    /// Closed without an answer, so that the sender tries again.
    void slow()
    {
        QFETCH(int, transport);
        QFETCH(std::string, beginning);
        const auto how = static_cast<Transport>(transport);
        constexpr std::chrono::milliseconds kPatience{200};
        Bench bench({}, {kPatience, kPatience});
        const std::string told = ingest::kit::exchange(bench.port(how), beginning); // until the other side closes
        QVERIFY2(how == Transport::Grpc || told.empty(), told.c_str()); // on gRPC only frames of the connection
        QCOMPARE(bench.records(), std::int64_t{0});
        QCOMPARE(bench.send(how, Signal::Traces, good(how, Signal::Traces)).rpc, static_cast<int>(Ok));
    }

    void shuttingDown_data()
    {
        QTest::addColumn<int>("transport");
        for (const Transport transport : {Transport::Grpc, Transport::Protobuf, Transport::Json})
            QTest::newRow(nameOf(transport)) << static_cast<int>(transport);
    }

    /// What was taken is answered for what it is, and nothing more is taken: no answer makes a sender drop its data.
    void shuttingDown()
    {
        QFETCH(int, transport);
        const auto how = static_cast<Transport>(transport);
        Bench bench;
        std::future<Told> onItsWay;
        {
            ingest::kit::WriterBlock block(bench.pipeline());
            onItsWay = std::async(std::launch::async, [&] { return bench.send(how, Signal::Traces, good(how, Signal::Traces)); });
            QTRY_VERIFY(bench.pipeline().counters().queuedBytes > 0);
            auto ending = std::async(std::launch::async, [&] { bench.shutDown(); });
            block.release();
            ending.wait();
        }
        const Told told = onItsWay.get();
        QVERIFY(told.rpc == Ok || told.rpc == Unavailable || (how != Transport::Grpc && told.http == 0));
        if (told.rpc == Ok)
            QCOMPARE(bench.records(), std::int64_t{2});
        const Told late = bench.send(how, Signal::Traces, good(how, Signal::Traces));
        QCOMPARE(late.rpc, how == Transport::Grpc ? static_cast<int>(Unavailable) : -1);
        QCOMPARE(late.http, 0);
    }

private:
    void addRows(Situation row)
    {
        const int number = static_cast<int>(m_rows.size());
        for (const Transport transport : {Transport::Grpc, Transport::Protobuf, Transport::Json}) {
            for (const Signal signal : {Signal::Traces, Signal::Logs, Signal::Metrics}) {
                if ((transport == Transport::Grpc && !row.grpc) || (signal != Signal::Traces && row.tracesOnly))
                    continue;
                QTest::addRow("%s, %s, %s", row.name, nameOf(transport), nameOf(signal)) << number << static_cast<int>(transport) << static_cast<int>(signal);
                ++m_count;
            }
        }
        m_rows.push_back(std::move(row));
    }

    static void compare(const Told& told, const Situation& row, Transport transport)
    {
        const Verdict& verdict = row.verdict;
        QVERIFY2(told.malformed.empty(), told.malformed.c_str());
        if (transport != Transport::Grpc)
            QCOMPARE(told.http, verdict.http);
        const bool plain = told.headers.find("text/plain") != std::string::npos; // no code in it
        if (!plain)
            QCOMPARE(told.rpc, verdict.rpc);
        QCOMPARE(told.partial, verdict.partial);
        QCOMPARE(told.rejected, verdict.rejected);
        QCOMPARE(told.retrySeconds > 0, verdict.retry);
        QVERIFY2(told.retrySeconds <= 30, "senders would rather drop their data than wait so long");
        if (transport != Transport::Grpc)
            QCOMPARE(told.retryAfter, told.retrySeconds);
        if (!plain)
            QCOMPARE(told.badRequest, verdict.badRequest);
        const bool quiet = verdict.rpc == Ok && !verdict.partial;
        const bool librarys = transport == Transport::Grpc && verdict.rpc == Unimplemented; // answered before anything of ours runs
        if (!librarys)
            QCOMPARE(told.message.empty(), quiet);
    }

    std::vector<Situation> m_rows;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(DecisionTableTest)
#include "decision_table_test.moc"
