// SPDX-License-Identifier: GPL-3.0-or-later
// What listens for those who ask for metrics: one page, and the same rules of who may ask as for who may send.
#include "ingest_kit.h"

#include "ingest/sources/receivers.h"

#include <QTest>

using namespace whyglass;
using namespace whyglass::ingest;

namespace {

constexpr const char* kPage = "# HELP a b\n# TYPE a counter\na 1\n";

std::unique_ptr<MetricsServer> serve(ReceiverOptions options = {}, MetricsPage page = [] { return std::string(kPage); })
{
    return std::move(MetricsServer::start(parseEndpoint("127.0.0.1:0").value(), std::move(page), std::move(options))).value();
}

QByteArray ask(const MetricsServer& server, const QByteArray& line, const QByteArray& header = "Host: 127.0.0.1\r\n", const QByteArray& body = {})
{
    const QByteArray request = line + " HTTP/1.1\r\n" + header + "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return QByteArray::fromStdString(kit::exchange(server.bound().port, request.toStdString()));
}

} // namespace

class MetricsServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersWithThePage()
    {
        const auto server = serve();
        QCOMPARE(server->bound().host, std::string("127.0.0.1"));
        const QByteArray reply = ask(*server, "GET /metrics");
        QVERIFY2(reply.startsWith("HTTP/1.1 200 OK\r\n"), reply.constData());
        QVERIFY2(reply.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"), reply.constData());
        QVERIFY2(reply.endsWith(QByteArray("\r\n\r\n").append(kPage)), reply.constData());
        QVERIFY(ask(*server, "GET /metrics?collect=x").startsWith("HTTP/1.1 200 "));
    }

    void nothingElse_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        const QByteArray host = "Host: localhost\r\n";
        QTest::newRow("root") << QByteArray("GET /") << host << 404;
        QTest::newRow("path below") << QByteArray("GET /metrics/x") << host << 404;
        QTest::newRow("otlp") << QByteArray("POST /v1/traces") << host << 404;
        QTest::newRow("post") << QByteArray("POST /metrics") << host << 405;
        QTest::newRow("delete") << QByteArray("DELETE /metrics") << host << 405;
        QTest::newRow("no host") << QByteArray("GET /metrics") << QByteArray() << 400;
        QTest::newRow("two hosts") << QByteArray("GET /metrics") << host + host << 400;
        QTest::newRow("foreign host") << QByteArray("GET /metrics") << QByteArray("Host: evil.example\r\n") << 403;
        QTest::newRow("web page") << QByteArray("GET /metrics") << host + "Origin: https://evil.example\r\n" << 403;
        QTest::newRow("page that may send") << QByteArray("GET /metrics") << host + "Origin: http://good.example\r\n" << 403;
        QTest::newRow("preflight") << QByteArray("OPTIONS /metrics") << host + "Origin: http://good.example\r\n" << 403;
        QTest::newRow("page without origin") << QByteArray("GET /metrics") << host + "Sec-Fetch-Site: cross-site\r\n" << 403;
        QTest::newRow("the user's own browser") << QByteArray("GET /metrics") << host + "Sec-Fetch-Site: none\r\n" << 200;
    }

    void nothingElse()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        ReceiverOptions options;
        options.access.origins = {"http://good.example"};
        const auto server = serve(options);
        const QByteArray reply = ask(*server, line, header);
        QVERIFY2(reply.startsWith(QByteArray("HTTP/1.1 ").append(QByteArray::number(status))), reply.constData());
        QVERIFY(status == 200 || !reply.contains("a 1"));
        QVERIFY(!reply.contains("Access-Control-Allow-Origin"));
        if (status == 405)
            QVERIFY2(reply.contains("Allow: GET\r\n"), reply.constData());
    }

    void asksForTheToken()
    {
        ReceiverOptions options;
        options.access.token = "0123456789abcdef";
        const auto server = serve(options);
        QVERIFY(ask(*server, "GET /metrics").startsWith("HTTP/1.1 401"));
        QVERIFY(ask(*server, "GET /metrics", "Host: 127.0.0.1\r\nAuthorization: Bearer 0123456789abcdef\r\n").startsWith("HTTP/1.1 200"));
    }

    void saysWhyThereIsNoPage()
    {
        const auto server = serve({}, [] { return domain::Error{domain::ErrorCode::Io, "cannot read the workspace", ""}; });
        const QByteArray reply = ask(*server, "GET /metrics");
        QVERIFY2(reply.startsWith("HTTP/1.1 503") && reply.contains("cannot read the workspace"), reply.constData());
    }

    void takenPortIsNamed()
    {
        const auto server = serve();
        const auto second = MetricsServer::start(server->bound(), [] { return std::string(kPage); });
        QVERIFY(!second);
        QVERIFY2(second.error().text().find("--metrics") != std::string::npos, second.error().text().c_str());
    }
};

QTEST_GUILESS_MAIN(MetricsServerTest)
#include "metrics_server_test.moc"
