// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/recorder/recorder_options.h"

namespace whyglass::cli {

namespace {

class RecordCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("--grpc", m_record.grpc, "HOST:PORT to listen on for OTLP/gRPC, or off (default 127.0.0.1:4317)");
        options.text("--http", m_record.http, "HOST:PORT to listen on for OTLP/HTTP, or off (default 127.0.0.1:4318)");
        options.seconds("--grace", m_record.graceSeconds, "Stop after so many seconds without data");
        options.hiddenFlag("--while-clients", m_record.whileClients);
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto path = m_options.workspacePath();
        if (!path)
            return path.error();
        m_record.workspace = *path;
        return recorder::superviseRecorder(m_record);
    }

private:
    CommonOptions m_options;
    recorder::RecorderOptions m_record;
};

} // namespace

std::unique_ptr<Command> makeRecordCommand() { return std::make_unique<RecordCommand>(); }

} // namespace whyglass::cli
