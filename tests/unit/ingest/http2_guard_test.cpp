// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http2_guard.h"
#include "ingest/sources/http2_refusal.h"

#include <QTest>

using namespace whyglass::ingest;
using namespace std::chrono_literals;
using Clock = Http2Guard::Clock;

namespace {

constexpr std::uint8_t kEndStream = 1;
constexpr std::uint8_t kEndHeaders = 4;

std::string frame(FrameType type, std::uint8_t flags, std::uint32_t stream, std::size_t payload = 0)
{
    std::string out;
    for (const unsigned shift : {16U, 8U, 0U})
        out += static_cast<char>((payload >> shift) & 0xFFU);
    out += static_cast<char>(type);
    out += static_cast<char>(flags);
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        out += static_cast<char>((stream >> shift) & 0xFFU);
    return out + std::string(payload, 'x');
}

std::string greeting()
{
    return std::string(kHttp2Preface) + frame(FrameType::Settings, 0, 0, 12);
}

/// An honest call: headers, data, the end.
std::string call(std::uint32_t stream, std::size_t bytes = 1'000)
{
    return frame(FrameType::Headers, kEndHeaders, stream, 200) + frame(FrameType::Data, kEndStream, stream, bytes);
}

struct Watched {
    Clock::time_point now = Clock::now();
    Http2Guard guard{now};

    Watched() { guard.fromClient(greeting(), now); }
    bool passes(const std::string& bytes) { return !guard.fromClient(bytes, now); }
    /// How many of them pass.
    int pass(const std::string& bytes, int times)
    {
        int passed = 0;
        while (passed < times && passes(bytes))
            ++passed;
        return passed;
    }
};

} // namespace

class Http2GuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsHonestClientsPass()
    {
        Watched watched;
        for (std::uint32_t i = 0; i < 20'000; ++i) {
            QVERIFY(watched.passes(call(2 * i + 1) + frame(FrameType::WindowUpdate, 0, 0, 4) + frame(FrameType::Ping, 1, 0, 8)));
            watched.guard.fromServer(frame(FrameType::Headers, kEndHeaders, 2 * i + 1, 20) + frame(FrameType::Headers, kEndHeaders | kEndStream, 2 * i + 1, 20));
        }
        QVERIFY(!watched.guard.overdue(watched.now + 1h));
    }

    void readsFramesHoweverTheyAreCut()
    {
        const std::string bytes = greeting() + call(1, 70'000) + frame(FrameType::Continuation, 0, 1, 5);
        for (const std::size_t piece : {1U, 7U, 9U, 1'000U}) {
            Http2Guard guard;
            std::size_t at = 0;
            while (at < bytes.size() && !guard.fromClient(bytes.substr(at, piece)))
                at += piece;
            QVERIFY(at >= bytes.size() - 5 - FrameHeader::kBytes - piece); // only the last frame is wrong
            QVERIFY(at < bytes.size());
        }
    }

    void otherProtocolsAreNoticed()
    {
        Http2Guard http1;
        QVERIFY(http1.fromClient("POST /v1/traces HTTP/1.1\r\n"));
        QVERIFY(http1.wrongProtocol());
        Http2Guard noSettings;
        QVERIFY(noSettings.fromClient(std::string(kHttp2Preface) + frame(FrameType::Ping, 0, 0, 8)));
    }

    void headerFloodsEnd()
    {
        Watched huge;
        QVERIFY(!huge.passes(frame(FrameType::Headers, kEndHeaders, 1, 20'000).substr(0, FrameHeader::kBytes)));
        Watched bytes;
        QVERIFY(bytes.passes(frame(FrameType::Headers, 0, 1, 10'000)));
        QVERIFY(!bytes.passes(frame(FrameType::Continuation, 0, 1, 10'000)));
        Watched empty;
        QVERIFY(empty.passes(frame(FrameType::Headers, 0, 1, 100)));
        QVERIFY(empty.pass(frame(FrameType::Continuation, 0, 1), 1'000) < 10);
        Watched interrupted;
        QVERIFY(interrupted.passes(frame(FrameType::Headers, 0, 1, 100)));
        QVERIFY(!interrupted.passes(frame(FrameType::Ping, 0, 0, 8)));
    }

    void rapidResetsEnd()
    {
        const auto cancelled = [](std::uint32_t number) {
            return frame(FrameType::Headers, kEndHeaders, 2 * number + 1, 50) + frame(FrameType::Reset, 0, 2 * number + 1, 4);
        };
        Watched flood;
        std::uint32_t passed = 0;
        while (passed < 10'000 && flood.passes(cancelled(passed)))
            ++passed;
        QVERIFY2(passed >= 100 && passed <= 250, qPrintable(QString::number(passed)));
        Watched patient; // cancels no faster than calls run out of time
        for (std::uint32_t i = 0; i < 1'000; ++i) {
            QVERIFY(patient.passes(cancelled(i)));
            patient.now += 50ms;
        }
    }

    void openCallsAreCounted()
    {
        Watched watched;
        int open = 0;
        while (open < 1'000 && watched.passes(frame(FrameType::Headers, kEndHeaders, static_cast<std::uint32_t>(2 * open + 1), 50)))
            ++open;
        QCOMPARE(open, 128);
    }

    void controlFloodsEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
        row("settings", frame(FrameType::Settings, 0, 0, 6));
        row("pings", frame(FrameType::Ping, 0, 0, 8));
        row("windows", frame(FrameType::WindowUpdate, 0, 0, 4));
        row("priorities", frame(FrameType::Priority, 0, 3, 5));
        row("unknown", frame(static_cast<FrameType>(99), 0, 0, 10));
        row("empty data", frame(FrameType::Data, 0, 1));
        row("data of no call", frame(FrameType::Data, 0, 99, 100));
    }

    void controlFloodsEnd()
    {
        QFETCH(QByteArray, bytes);
        Watched watched;
        QVERIFY(watched.passes(frame(FrameType::Headers, kEndHeaders, 1, 50)));
        QVERIFY(watched.pass(bytes.toStdString(), 100'000) <= 2'000);
    }

    void slowSendersAreOverdue()
    {
        Http2Guard silent;
        QVERIFY(!silent.overdue(Clock::now() + 4s));
        QVERIFY(silent.overdue(Clock::now() + 6s));
        Watched header;
        QVERIFY(header.passes(frame(FrameType::Headers, 0, 1, 50)));
        QVERIFY(header.guard.overdue(header.now + 6s));
        Watched body;
        QVERIFY(body.passes(frame(FrameType::Headers, kEndHeaders, 1, 50) + frame(FrameType::Data, 0, 1, 1'000)));
        QVERIFY(!body.guard.overdue(body.now + 29s));
        QVERIFY(body.guard.overdue(body.now + 31s));
        Watched large; // at 64 KiB a second, four MiB may take 64 seconds
        QVERIFY(large.passes(frame(FrameType::Headers, kEndHeaders, 1, 50) + frame(FrameType::Data, 0, 1, 4U << 20U)));
        QVERIFY(!large.guard.overdue(large.now + 60s));
        QVERIFY(large.guard.overdue(large.now + 66s));
    }

    void refusalAnswersWithoutReading()
    {
        Http2Refusal refusal(RpcCode::PermissionDenied, "no");
        const std::string answer = Http2Refusal::greeting() + refusal.answerTo(greeting() + frame(FrameType::Headers, kEndHeaders, 1, 100));
        QVERIFY(answer.find("grpc-status\x01" "7") != std::string::npos);
        QVERIFY(answer.find("grpc-message\x02no") != std::string::npos);
        QVERIFY(!refusal.done());
        refusal.answerTo(frame(FrameType::Data, 0, 1, 2U << 20U));
        QVERIFY(refusal.done());
        Http2Refusal other(RpcCode::PermissionDenied, "no");
        other.answerTo("GET / HTTP/1.1\r\n\r\n");
        QVERIFY(other.done());
    }
};

QTEST_GUILESS_MAIN(Http2GuardTest)
#include "http2_guard_test.moc"
