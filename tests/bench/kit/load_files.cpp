// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/load_files.h"

#include "ingest/decode/otlp_decoder.h"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace whyglass::bench {

namespace {

/// Writes the records that are decoded as JSON, a new scope wherever the resource changes.
class JsonSink final : public telemetry::DecodeSink {
public:
    void onSpan(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span) override
    {
        if (resource.bytes.data() != m_resource) {
            m_text += m_resource == nullptr ? "{\"resource\":" : "]}]},{\"resource\":";
            m_text += telemetry::resourceToOtlpJson(resource) + ",\"scopeSpans\":[{\"scope\":" + telemetry::scopeToOtlpJson(scope) + ",\"spans\":[";
            m_resource = resource.bytes.data();
        } else {
            m_text += ',';
        }
        m_text += telemetry::spanToOtlpJson(span);
    }
    void onRejected(telemetry::Signal, std::size_t, std::string_view) override { std::abort(); }
    void onRepaired(telemetry::Signal, std::size_t, std::string_view, std::string_view) override { std::abort(); }
    std::string finish() { return m_text + "]}]}]}"; }

private:
    std::string m_text = "{\"resourceSpans\":[";
    const char* m_resource = nullptr;
};

/// What waits to be written out would be written beside what is measured.
void syncFile(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fsync(file) != 0)
        std::abort();
    ::close(file);
}

} // namespace

std::string jsonOf(std::string_view message)
{
    JsonSink sink;
    if (!telemetry::decodeOtlp(telemetry::Signal::Traces, message, {}, sink))
        std::abort();
    return sink.finish();
}

std::uintmax_t writeProtobufFile(const LoadShape& shape, const std::filesystem::path& path)
{
    LoadGenerator generator(shape);
    std::ofstream file(path, std::ios::binary);
    for (std::string message = generator.next(); !message.empty(); message = generator.next())
        file << message;
    file.close();
    if (!file)
        std::abort();
    syncFile(path);
    return std::filesystem::file_size(path);
}

} // namespace whyglass::bench
