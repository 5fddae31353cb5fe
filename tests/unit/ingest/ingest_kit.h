// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/proto/trace_service.pb.h"

#include <cstdint>
#include <string>
#include <string_view>

/// What the tests of ingest share: messages, compression, raw sockets, memory figures.
namespace whyglass::ingest::kit {

using TraceRequest = opentelemetry::proto::collector::trace::v1::ExportTraceServiceRequest;

/// `spans` spans of one trace whose id begins with `trace`; the same arguments give the same bytes.
TraceRequest traceRequest(std::uint32_t trace, int spans, std::size_t attributeBytes = 20);
std::string traceMessage(std::uint32_t trace, int spans, std::size_t attributeBytes = 20);
/// A request of which the second of three spans is no protobuf.
std::string messageWithBrokenSpan(std::uint32_t trace);

/// A message as file exporters frame it: four bytes of big-endian length before it.
std::string lengthPrefixed(std::string_view message);

std::string gzip(std::string_view bytes);
std::string zlibDeflate(std::string_view bytes);
std::string zstd(std::string_view bytes);
/// `bytes` zero bytes, as gzip, without holding them.
std::string gzipOfZeros(std::size_t bytes);

enum class Until { Closed, FirstResponse };
enum class Half { Open, Closed }; ///< whether the sending direction is ended after the bytes
/// Sends bytes to 127.0.0.1:port and gives back all that comes until the other side closes, or the first complete response.
std::string exchange(std::uint16_t port, std::string_view bytes, Until until = Until::Closed, Half half = Half::Open);
std::string dataFile(const char* name);
std::string readFile(const std::string& path);

/// Peak resident memory of this process in bytes; reset first.
void resetPeakMemory();
std::size_t peakMemory();
/// How far memory may grow. A sanitizer keeps freed memory back and shadows the rest, so under one the bound is eight times as wide.
constexpr std::size_t allowance(std::size_t bytes)
{
#ifdef WHYGLASS_SANITIZED
    return 8 * bytes;
#else
    return bytes;
#endif
}

} // namespace whyglass::ingest::kit
