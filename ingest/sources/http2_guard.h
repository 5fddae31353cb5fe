// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/access_rules.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::ingest {

/// What precedes every HTTP/2 connection of a client.
inline constexpr std::string_view kHttp2Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

enum class FrameType : std::uint8_t {
    Data = 0, Headers = 1, Priority = 2, Reset = 3, Settings = 4, PushPromise = 5, Ping = 6, GoAway = 7, WindowUpdate = 8, Continuation = 9
};
struct FrameHeader {
    static constexpr std::size_t kBytes = 9;
    std::uint32_t length = 0;
    FrameType type = FrameType::Data;
    std::uint8_t flags = 0;
    std::uint32_t stream = 0;
    static FrameHeader parse(const char* bytes);
    [[nodiscard]] bool endsStream() const { return (flags & 1U) != 0; } ///< of Data and Headers; "acknowledged" of Settings and Ping
    [[nodiscard]] bool endsHeaders() const { return (flags & 4U) != 0; }
};

/// A whole frame, as it is sent.
std::string frameBytes(FrameType type, std::uint8_t flags, std::uint32_t stream, std::string_view payload);

/// Cuts a direction of a connection into frames without holding them.
class FrameCutter {
public:
    /// Calls `onFrame(header)` where a frame begins and goes on while that is true. False: it was false.
    template <typename OnFrame>
    bool cut(std::string_view bytes, OnFrame onFrame)
    {
        return cut(bytes, onFrame, [](std::string_view) {});
    }
    /// `onPayload` gets what follows the header, in pieces as they come.
    template <typename OnFrame, typename OnPayload>
    bool cut(std::string_view bytes, OnFrame onFrame, OnPayload onPayload)
    {
        while (!bytes.empty()) {
            if (m_payload > 0) {
                const std::size_t taken = bytes.size() < m_payload ? bytes.size() : m_payload;
                onPayload(bytes.substr(0, taken));
                m_payload -= static_cast<std::uint32_t>(taken);
                bytes.remove_prefix(taken);
                continue;
            }
            m_header[m_held++] = bytes.front();
            bytes.remove_prefix(1);
            if (m_held < FrameHeader::kBytes)
                continue;
            m_held = 0;
            const FrameHeader header = FrameHeader::parse(m_header.data());
            m_payload = header.length;
            if (!onFrame(header))
                return false;
        }
        return true;
    }

private:
    std::array<char, FrameHeader::kBytes> m_header{};
    std::size_t m_held = 0;
    std::uint32_t m_payload = 0;
};

/// Watches one HTTP/2 connection frame by frame and ends it where the sender lets the server work for nothing: the transport of the
/// gRPC that Debian 12 has takes header floods, resets and half-sent messages without a limit (grpc-receive.md 7). It understands
/// frames only; what they mean is left to gRPC. One thread.
class Http2Guard {
public:
    using Clock = std::chrono::steady_clock;

    explicit Http2Guard(Clock::time_point now = Clock::now(), Patience patience = {}) : m_patience(patience), m_begin(now), m_refilled(now) {}

    /// Bytes of the client, in order. Static text why the connection must end; nothing where they may pass.
    std::optional<std::string_view> fromClient(std::string_view bytes, Clock::time_point now = Clock::now());
    /// Bytes of the server, in order.
    void fromServer(std::string_view bytes);
    /// Whether the client takes too long over something it has begun; asked about once a second.
    [[nodiscard]] std::optional<std::string_view> overdue(Clock::time_point now = Clock::now()) const;
    /// Whether a whole call was sent.
    [[nodiscard]] bool proven() const { return m_proven; }
    /// What came is not HTTP/2 at all: maybe somebody else's protocol on the wrong port.
    [[nodiscard]] bool wrongProtocol() const { return m_wrongProtocol; }

private:
    struct Upload {
        Clock::time_point begin;
        std::uint64_t bytes = 0;
        bool whole = false; ///< all of it was sent; the answer is awaited
    };
    struct Bucket {
        double left = 0;
        double most = 0;
        double perSecond = 0;
    };

    std::optional<std::string_view> takePreface(std::string_view& bytes);
    std::optional<std::string_view> check(const FrameHeader& frame, Clock::time_point now);
    std::optional<std::string_view> onHeaders(const FrameHeader& frame, Clock::time_point now);
    std::optional<std::string_view> onContinuation(const FrameHeader& frame);
    std::optional<std::string_view> onData(const FrameHeader& frame);
    void endUpload(std::uint32_t stream);
    void refill(Clock::time_point now);
    static bool spend(Bucket& bucket);

    Patience m_patience;
    Clock::time_point m_begin, m_refilled;
    FrameCutter m_client, m_server;
    std::size_t m_prefaceBytes = 0;
    bool m_wrongProtocol = false;
    bool m_sawSettings = false;
    bool m_proven = false;
    std::map<std::uint32_t, Upload> m_uploads; ///< the streams that are open
    std::uint32_t m_lastStream = 0;
    std::uint32_t m_headerStream = 0; ///< whose header block is not complete; 0: none
    bool m_headerEndsStream = false;
    std::uint32_t m_headerBytes = 0;
    std::uint32_t m_continuations = 0;
    Clock::time_point m_headerBegin{};
    // Honest clients stay far below: they reset a call that ran out of time, and acknowledge settings and windows.
    Bucket m_resets{200, 200, 20};
    Bucket m_settings{20, 20, 1};
    Bucket m_control{2'000, 2'000, 200};
};

} // namespace whyglass::ingest
