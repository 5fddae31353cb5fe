// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder_kit.h"

#include <QElapsedTimer>
#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace {

constexpr int kWait = 20'000;
constexpr int kAnswerSeconds = 20; // an answer is a sync to the disk, which others may keep busy

quint16 portOf(const QByteArray& line) { return line.mid(line.lastIndexOf(':') + 1).trimmed().toUShort(); }

enum class Until { FirstLine, Closed };

/// What comes back over a connection of its own; nothing where there is none.
QByteArray exchange(quint16 port, const QByteArray& request, Until until)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{kAnswerSeconds, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QByteArray answer;
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
        && ::send(fd, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL) == request.size()) {
        std::array<char, 4096> buffer{};
        while (until == Until::Closed || !answer.contains("\r\n")) {
            const ssize_t size = ::recv(fd, buffer.data(), buffer.size(), 0);
            if (size <= 0)
                break;
            answer.append(buffer.data(), size);
        }
    }
    ::close(fd);
    return answer;
}

} // namespace

RunningRecorder::RunningRecorder(const Program& program, const QString& workspace, const QStringList& more)
    : m_process(std::make_unique<QProcess>())
{
    static int number = 0;
    m_errors = program.path(QStringLiteral("recorder%1.err").arg(++number));
    program.prepare(*m_process);
    m_process->setStandardErrorFile(m_errors);
    m_process->setArguments(QStringList{QStringLiteral("record"), QStringLiteral("-w"), workspace, QStringLiteral("--grpc"),
                                        QStringLiteral("127.0.0.1:0"), QStringLiteral("--http"), QStringLiteral("127.0.0.1:0")}
                            + more);
    m_process->start();
    QElapsedTimer timer;
    timer.start();
    const bool tellsMetrics = more.contains(QStringLiteral("--metrics"));
    while ((m_http == 0 || (tellsMetrics && m_metrics == 0)) && timer.elapsed() < kWait && m_process->state() != QProcess::NotRunning) {
        m_process->waitForReadyRead(100);
        while (m_process->canReadLine()) {
            const QByteArray line = m_process->readLine();
            if (line.startsWith("listening grpc "))
                m_grpc = portOf(line);
            if (line.startsWith("listening http "))
                m_http = portOf(line);
            if (line.startsWith("listening metrics "))
                m_metrics = portOf(line);
        }
    }
}

RunningRecorder::~RunningRecorder()
{
    if (m_process->state() != QProcess::NotRunning)
        stop();
}

QByteArray RunningRecorder::errors() const
{
    QFile file(m_errors);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int RunningRecorder::stop()
{
    m_process->terminate();
    return waitForEnd(kWait);
}

int RunningRecorder::waitForEnd(int milliseconds)
{
    if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(milliseconds))
        return -1;
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -2;
}

QByteArray spansRequest(quint64 trace, quint64 first, int count)
{
    QByteArray spans;
    for (int i = 0; i < count; ++i) {
        spans += (i > 0 ? "," : "") + QByteArray("{\"traceId\":\"") + QByteArray::number(trace, 16).rightJustified(32, '0')
            + "\",\"spanId\":\"" + QByteArray::number(first + static_cast<quint64>(i), 16).rightJustified(16, '0')
            + "\",\"name\":\"step " + QByteArray::number(i)
            + "\",\"kind\":1,\"startTimeUnixNano\":\"1773756000000000000\",\"endTimeUnixNano\":\"1773756000100000000\","
              "\"attributes\":[{\"key\":\"payload\",\"value\":{\"stringValue\":\""
            + QByteArray(200, 'x') + "\"}}]}";
    }
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"load\"}}]},"
           "\"scopeSpans\":[{\"scope\":{\"name\":\"kit\"},\"spans\":["
        + spans + "]}]}]}";
}

QByteArray getMetrics(quint16 port)
{
    return exchange(port, "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", Until::Closed);
}

int postTraces(quint16 port, const QByteArray& body, const QByteArray& header)
{
    const QByteArray request = "POST /v1/traces HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
        + header + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    const QByteArray answer = exchange(port, request, Until::FirstLine);
    // "HTTP/1.1 200 OK"
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}
