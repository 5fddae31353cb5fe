// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/format_reader.h"

#include <array>

namespace whyglass::ingest {

namespace {

// THE LIST. A new format: its reader, and one line here.
constexpr std::array<FormatReader, 9> kFormats{{
    {"jaeger-json", &looksLikeJaeger, &readJaeger},
    {"jaeger-v3-json", &looksLikeJaegerV3, &readJaegerV3},
    {"tempo-json", &looksLikeTempo, &readTempo},
    {"plain-spans-json", &looksLikePlainSpans, &readPlainSpans},
    {"otlp-json-lines", &looksLikeJsonLines, &readJsonLines, true},
    {"otlp-json", &looksLikeJson, &readJsonDocuments},
    {"otlp-lpproto", &looksLikeFrames, &readFrames, true},
    {"otlp-zstd-frames", &looksLikeZstdFrames, &readZstdFrames, true},
    {"otlp-protobuf", &looksLikeProtobuf, &readProtobuf},
}};

} // namespace

std::span<const FormatReader> formatRegistry()
{
    return kFormats;
}

Compression sniffCompression(std::string_view head)
{
    if (head.substr(0, 4) == "\x28\xB5\x2F\xFD")
        return Compression::Zstd;
    if (head.substr(0, 2) == "\x1F\x8B")
        return Compression::Gzip;
    return Compression::None;
}

telemetry::Signal SignalTeller::tell(std::string_view message)
{
    const auto signal = telemetry::sniffSignal(message);
    if (signal.ok())
        m_last = *signal;
    return m_last;
}

} // namespace whyglass::ingest
