// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "models/domain/result.h"
#include "models/store/rows.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace whyglass::cli {

/// Writes stored records as OTLP, field for field: those of one resource and scope that come one after the other share an
/// envelope, data points of one metric share the metric. The file appears under its name only when it is complete.
class OtlpFile {
public:
    enum class Form {
        JsonLines, ///< one message a line; signals may be mixed
        Frames,    ///< protobuf messages, 4 bytes of big-endian length before each; signals may be mixed
        Protobuf,  ///< one TracesData, LogsData or MetricsData
    };
    static domain::Result<std::unique_ptr<OtlpFile>> create(const std::filesystem::path& path, Form form);
    ~OtlpFile();
    OtlpFile(const OtlpFile&) = delete;
    OtlpFile& operator=(const OtlpFile&) = delete;

    domain::Result<void> add(const store::SpanPayload& payload); ///< a span or a log record
    domain::Result<void> add(const store::PointPayload& payload);
    domain::Result<void> finish();
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }

private:
    OtlpFile(std::filesystem::path path, Form form) : m_path(std::move(path)), m_form(form) {}
    domain::Result<void> enter(telemetry::Signal signal, const store::SpanPayload& around);
    void closeMetric();
    domain::Result<void> flush();
    domain::Result<void> write(const std::string& text);
    [[nodiscard]] domain::Error failure() const;
    [[nodiscard]] std::filesystem::path temporary() const { return m_path.string() + ".part"; }

    std::filesystem::path m_path;
    Form m_form;
    std::FILE* m_file = nullptr;
    std::int64_t m_bytes = 0;
    telemetry::Signal m_signal = telemetry::Signal::Traces;
    store::SpanPayload m_around;   ///< resource and scope of the records that wait
    std::string m_records;         ///< those records, encoded
    std::string m_header, m_points; ///< of the metric that waits for more points
    std::size_t m_count = 0;
};

} // namespace whyglass::cli
