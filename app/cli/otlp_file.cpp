// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/otlp_file.h"

#include "ingest/decode/otlp_envelope.h"

#include <cerrno>
#include <cstring>
#include <tuple>
#include <utility>

namespace whyglass::cli {

namespace {

constexpr std::size_t kRecordsInGroup = 512;
/// A reader takes a record of 64 MiB at most; a group stays far below.
constexpr std::size_t kBytesInGroup = 4U << 20U;

auto surroundings(const store::SpanPayload& payload)
{
    return std::tie(payload.resource, payload.scope, payload.resourceSchemaUrl, payload.scopeSchemaUrl, payload.messageRest,
                    payload.resourceRest, payload.scopeRest);
}

std::string lengthPrefix(std::size_t size)
{
    std::string prefix;
    for (int shift = 24; shift >= 0; shift -= 8)
        prefix += static_cast<char>(size >> static_cast<unsigned>(shift) & 0xFFU);
    return prefix;
}

} // namespace

domain::Result<std::unique_ptr<OtlpFile>> OtlpFile::create(const std::filesystem::path& path, Form form)
{
    std::unique_ptr<OtlpFile> file(new OtlpFile(path, form));
    file->m_file = std::fopen(file->temporary().c_str(), "wbe");
    if (!file->m_file)
        return file->failure();
    return file;
}

OtlpFile::~OtlpFile()
{
    if (!m_file)
        return;
    std::fclose(m_file);
    std::error_code error;
    std::filesystem::remove(temporary(), error);
}

domain::Result<void> OtlpFile::enter(telemetry::Signal signal, const store::SpanPayload& around)
{
    const bool full = m_count >= kRecordsInGroup || m_records.size() + m_points.size() >= kBytesInGroup;
    if (m_count > 0 && (full || signal != m_signal || surroundings(around) != surroundings(m_around))) {
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    if (m_count == 0) {
        m_signal = signal;
        m_around = around;
        m_around.span.clear();
    }
    ++m_count;
    return {};
}

domain::Result<void> OtlpFile::add(const store::SpanPayload& payload)
{
    if (auto entered = enter(payload.isLog ? telemetry::Signal::Logs : telemetry::Signal::Traces, payload); !entered)
        return entered;
    telemetry::appendRecord(m_records, payload.span);
    return {};
}

domain::Result<void> OtlpFile::add(const store::PointPayload& payload)
{
    if (auto entered = enter(telemetry::Signal::Metrics, payload.around); !entered)
        return entered;
    const std::string header = !payload.header.empty()
        ? payload.header
        : telemetry::metricHeader(payload.name, payload.unit, payload.kind, payload.temporality);
    if (header != m_header) {
        closeMetric();
        m_header = header;
    }
    telemetry::appendPoint(m_points, payload.point);
    return {};
}

void OtlpFile::closeMetric()
{
    if (!m_points.empty())
        telemetry::appendRecord(m_records, telemetry::encodeMetric(m_header, m_points));
    m_header.clear();
    m_points.clear();
}

domain::Result<void> OtlpFile::finish()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    std::FILE* file = std::exchange(m_file, nullptr);
    if (std::fclose(file) != 0)
        return failure();
    std::error_code error;
    std::filesystem::rename(temporary(), m_path, error);
    if (!error)
        return {};
    errno = error.value();
    return failure();
}

domain::Result<void> OtlpFile::flush()
{
    if (m_count == 0)
        return {};
    closeMetric();
    const telemetry::Envelope envelope{m_around.resource,    m_around.scope,        m_around.resourceSchemaUrl, m_around.scopeSchemaUrl,
                                       m_around.messageRest, m_around.resourceRest, m_around.scopeRest};
    const std::string message = telemetry::encodeMessage(envelope, m_records);
    m_records.clear();
    m_count = 0;
    switch (m_form) {
    case Form::JsonLines: return write(telemetry::messageToOtlpJson(m_signal, message) + "\n");
    case Form::Frames: return write(lengthPrefix(message.size()) + message);
    case Form::Protobuf: break;
    }
    return write(message);
}

domain::Result<void> OtlpFile::write(const std::string& text)
{
    if (std::fwrite(text.data(), 1, text.size(), m_file) != text.size())
        return failure();
    m_bytes += static_cast<std::int64_t>(text.size());
    return {};
}

domain::Error OtlpFile::failure() const
{
    return {domain::ErrorCode::Io, "cannot write " + m_path.string() + ": " + std::strerror(errno), "check the folder and the free space"};
}

} // namespace whyglass::cli
