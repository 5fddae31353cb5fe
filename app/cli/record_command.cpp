// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/recorder/receiver_settings.h"
#include "app/recorder/recorder_options.h"

namespace whyglass::cli {

namespace {

class RecordCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("--grpc", m_record.grpc, "HOST:PORT to listen on for OTLP/gRPC, or off (default 127.0.0.1:4317)", false, "ADDRESS");
        options.text("--http", m_record.http, "HOST:PORT to listen on for OTLP/HTTP, or off (default 127.0.0.1:4318)", false, "ADDRESS");
        options.text("--metrics", m_record.metrics, "HOST:PORT to answer Prometheus on (GET /metrics), or off (default off)", false, "ADDRESS");
        options.seconds("--grace", m_record.graceSeconds, "Stop after so many seconds without data");
        options.path("--token-file", m_receivers.tokenFile, "Ask senders for \"Authorization: Bearer TOKEN\"; FILE holds the token, mode 0600");
        options.path("--tls-cert", m_receivers.tlsCertificate, "Listen with TLS; FILE is the certificate chain as PEM");
        options.path("--tls-key", m_receivers.tlsKey, "The private key of --tls-cert as PEM, mode 0600");
        options.texts("--allow-uid", m_receivers.uids, "Take data from programs of this user as well (a number; 0: containers' port proxies)");
        options.texts("--allow-host", m_receivers.hosts, "Take requests that were sent to this host name as well");
        options.texts("--allow-origin", m_receivers.origins, "Take data from this web page as well, e.g. http://localhost:3000");
        options.number("--keep-days", m_record.keepDays, "Remove what is older than so many days, while recording (default: keep all)", 1);
        options.number("--max-bytes", m_record.maxBytes, "Remove the oldest where the file uses more bytes (default: no limit)", 1);
        options.hiddenFlag("--while-clients", m_record.whileClients);
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto path = m_options.workspacePath();
        if (!path)
            return path.error();
        auto receivers = recorder::loadReceiverOptions(m_receivers);
        if (!receivers)
            return receivers.error();
        m_record.receivers = std::move(*receivers);
        m_record.workspace = *path;
        return recorder::superviseRecorder(m_record);
    }

private:
    CommonOptions m_options;
    recorder::ReceiverSettings m_receivers;
    recorder::RecorderOptions m_record;
};

} // namespace

std::unique_ptr<Command> makeRecordCommand() { return std::make_unique<RecordCommand>(); }

} // namespace whyglass::cli
