// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"

#include <QStringList>

#include <memory>

/// A running `whyglass record` on free ports.
class RunningRecorder {
public:
    RunningRecorder(const Program& program, const QString& workspace, const QStringList& more = {});
    ~RunningRecorder();
    [[nodiscard]] quint16 httpPort() const { return m_http; }
    [[nodiscard]] quint16 grpcPort() const { return m_grpc; }
    [[nodiscard]] quint16 metricsPort() const { return m_metrics; } ///< 0 without --metrics
    [[nodiscard]] qint64 supervisor() const { return m_process->processId(); }
    /// SIGTERM, then the exit code.
    int stop();
    /// Waits until it ends by itself; its exit code, -1 where it does not.
    int waitForEnd(int milliseconds);
    /// What it said on stderr so far.
    [[nodiscard]] QByteArray errors() const;

private:
    std::unique_ptr<QProcess> m_process;
    QString m_errors;
    quint16 m_grpc = 0, m_http = 0, m_metrics = 0;
};

/// What GET /metrics answers, with its header.
QByteArray getMetrics(quint16 port);
/// One OTLP/JSON request with `count` spans, ids from `first` on; their trace is told from `trace`.
QByteArray spansRequest(quint64 trace, quint64 first, int count);
/// Posts to /v1/traces over a connection of its own, with further header lines; the HTTP status, 0 where no answer came.
int postTraces(quint16 port, const QByteArray& body, const QByteArray& header = {});
