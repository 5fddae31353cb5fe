// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest_kit.h"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace whyglass::ingest::kit {

namespace {

std::string deflated(std::string_view bytes, int windowBits, std::size_t repeat)
{
    z_stream stream{};
    constexpr std::size_t kLarge = 1U << 20U; // the best level takes seconds for those
    const int level = bytes.size() * repeat > kLarge ? 6 : 9;
    if (deflateInit2(&stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib");
    std::string out;
    std::array<char, 1U << 16U> chunk{};
    for (std::size_t i = 0; i < repeat; ++i) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        const int flush = i + 1 == repeat ? Z_FINISH : Z_NO_FLUSH;
        do {
            stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
            stream.avail_out = static_cast<uInt>(chunk.size());
            deflate(&stream, flush);
            out.append(chunk.data(), chunk.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return out;
}

std::string idBytes(std::uint32_t first, std::uint32_t last, std::size_t size)
{
    std::string bytes(size, '\x11');
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[i] = static_cast<char>((first >> (24U - 8U * i)) & 0xFFU);
        bytes[size - 4 + i] = static_cast<char>((last >> (24U - 8U * i)) & 0xFFU);
    }
    return bytes;
}

} // namespace

TraceRequest traceRequest(std::uint32_t trace, int spans, std::size_t attributeBytes)
{
    TraceRequest request;
    auto* resource = request.add_resource_spans();
    auto* service = resource->mutable_resource()->add_attributes();
    service->set_key("service.name");
    service->mutable_value()->set_string_value("kit");
    auto* scope = resource->add_scope_spans();
    scope->mutable_scope()->set_name("tests");
    for (int i = 0; i < spans; ++i) {
        auto* span = scope->add_spans();
        span->set_trace_id(idBytes(trace + 1, 0, 16));
        span->set_span_id(idBytes(trace + 1, static_cast<std::uint32_t>(i + 1), 8));
        span->set_name("step " + std::to_string(i));
        span->set_start_time_unix_nano(std::uint64_t{1'700'000'000'000'000'000} + static_cast<std::uint64_t>(i));
        span->set_end_time_unix_nano(std::uint64_t{1'700'000'000'500'000'000} + static_cast<std::uint64_t>(i));
        auto* attribute = span->add_attributes();
        attribute->set_key("text");
        attribute->mutable_value()->set_string_value(std::string(attributeBytes, static_cast<char>('a' + i % 26)));
    }
    return request;
}

std::string traceMessage(std::uint32_t trace, int spans, std::size_t attributeBytes)
{
    return traceRequest(trace, spans, attributeBytes).SerializeAsString();
}

std::string messageWithBrokenSpan(std::uint32_t trace)
{
    TraceRequest request = traceRequest(trace, 3);
    std::string message = request.SerializeAsString();
    const std::size_t name = message.find("step 1");
    message[name - 1] = '\x7F'; // the name now claims to reach beyond its span
    return message;
}

std::string lengthPrefixed(std::string_view message)
{
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>((message.size() >> static_cast<unsigned>(shift)) & 0xFFU);
    return out.append(message);
}

std::string gzip(std::string_view bytes)
{
    return deflated(bytes, 15 + 16, 1);
}

std::string zlibDeflate(std::string_view bytes)
{
    return deflated(bytes, 15, 1);
}

std::string gzipOfZeros(std::size_t bytes)
{
    const std::string zeros(1U << 20U, '\0');
    return deflated(zeros, 15 + 16, bytes >> 20U);
}

std::string zstd(std::string_view bytes)
{
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1));
    return out;
}

std::string exchange(std::uint16_t port, std::string_view bytes, Until until, Half half)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string answer;
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        while (!bytes.empty()) {
            const auto sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        if (half == Half::Closed)
            ::shutdown(descriptor, SHUT_WR);
        std::array<char, 4096> chunk{};
        for (;;) {
            const auto got = ::recv(descriptor, chunk.data(), chunk.size(), 0);
            if (got <= 0)
                break;
            answer.append(chunk.data(), static_cast<std::size_t>(got));
            if (until == Until::FirstResponse && answer.find("\r\n\r\n") != std::string::npos)
                break;
        }
    }
    ::close(descriptor);
    return answer;
}

std::string dataFile(const char* name)
{
    return std::string(WHYGLASS_SOURCE_DIR "/tests/unit/ingest/data/") + name;
}

std::string readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void resetPeakMemory()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

std::size_t peakMemory()
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.rfind("VmHWM:", 0) == 0) {
            std::istringstream text(line.substr(6));
            std::size_t kibibytes = 0;
            text >> kibibytes;
            return kibibytes << 10U;
        }
    }
    return 0;
}

} // namespace whyglass::ingest::kit
