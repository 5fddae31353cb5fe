// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http2_guard.h"

#include <algorithm>
#include <utility>

namespace whyglass::ingest {

namespace {

using namespace std::chrono_literals;

// otlp.md A3.
constexpr std::uint32_t kMaxHeaderBytes = 16U << 10U;
constexpr std::size_t kMaxStreams = 100;
constexpr auto kHandshakeTime = 5s;
constexpr std::uint64_t kBodyBytesPerSecond = 64U << 10U;

// A client that has not read our settings yet does not know kMaxStreams.
constexpr std::size_t kStreamSlack = 28;
constexpr std::uint32_t kMaxContinuations = 8;
constexpr std::uint32_t kMaxControlBytes = 4U << 10U; // of frames that are neither data nor headers
// Each call that is sent to its end earns the control frames that come with it (windows, pings).
constexpr double kControlPerCall = 8;

std::uint32_t bigEndian(const char* bytes, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    return value;
}

} // namespace

FrameHeader FrameHeader::parse(const char* bytes)
{
    FrameHeader header;
    header.length = bigEndian(bytes, 3);
    header.type = static_cast<FrameType>(bytes[3]);
    header.flags = static_cast<std::uint8_t>(bytes[4]);
    header.stream = bigEndian(bytes + 5, 4) & 0x7FFF'FFFFU;
    return header;
}

std::string frameBytes(FrameType type, std::uint8_t flags, std::uint32_t stream, std::string_view payload)
{
    std::string out;
    for (const unsigned shift : {16U, 8U, 0U})
        out += static_cast<char>((payload.size() >> shift) & 0xFFU);
    out += static_cast<char>(type);
    out += static_cast<char>(flags);
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        out += static_cast<char>((stream >> shift) & 0xFFU);
    return out.append(payload);
}

std::optional<std::string_view> Http2Guard::fromClient(std::string_view bytes, Clock::time_point now)
{
    refill(now);
    if (auto wrong = takePreface(bytes))
        return wrong;
    std::optional<std::string_view> why;
    m_client.cut(bytes, [&](const FrameHeader& frame) {
        why = check(frame, now);
        return !why;
    });
    return why;
}

std::optional<std::string_view> Http2Guard::takePreface(std::string_view& bytes)
{
    while (m_prefaceBytes < kHttp2Preface.size() && !bytes.empty()) {
        if (bytes.front() != kHttp2Preface[m_prefaceBytes]) {
            m_wrongProtocol = true;
            return "it does not begin as HTTP/2";
        }
        bytes.remove_prefix(1);
        ++m_prefaceBytes;
    }
    return std::nullopt;
}

std::optional<std::string_view> Http2Guard::check(const FrameHeader& frame, Clock::time_point now)
{
    if (!m_sawSettings && frame.type != FrameType::Settings)
        return "its first frame is not SETTINGS";
    if (m_headerStream != 0 && frame.type != FrameType::Continuation)
        return "a header block is interrupted";
    switch (frame.type) {
    case FrameType::Data: return onData(frame);
    case FrameType::Headers: return onHeaders(frame, now);
    case FrameType::Continuation: return onContinuation(frame);
    case FrameType::PushPromise: return "clients do not push";
    case FrameType::Reset:
        m_uploads.erase(frame.stream);
        if (!spend(m_resets))
            return "it cancels too many calls";
        break;
    case FrameType::Settings:
        m_sawSettings = true;
        if (!frame.endsStream() && !spend(m_settings))
            return "it changes its settings too often";
        break;
    case FrameType::Ping:
        if (!frame.endsStream() && !spend(m_control)) // those with the flag answer ours
            return "it sends too many control frames";
        break;
    default:
        if (!spend(m_control))
            return "it sends too many control frames";
    }
    return frame.length <= kMaxControlBytes ? std::nullopt : std::optional<std::string_view>("a control frame is too large");
}

std::optional<std::string_view> Http2Guard::onHeaders(const FrameHeader& frame, Clock::time_point now)
{
    if (frame.length > kMaxHeaderBytes)
        return "a header block is over the limit of 16 KiB";
    if (frame.stream == 0 || frame.stream % 2 == 0)
        return "a stream has a number that clients do not use";
    if (frame.stream > m_lastStream) {
        if (m_uploads.size() >= kMaxStreams + kStreamSlack)
            return "it has too many calls open at once";
        m_lastStream = frame.stream;
        m_uploads[frame.stream] = {now, 0, false};
    } else if (m_uploads.count(frame.stream) == 0 && !spend(m_control)) {
        return "it sends too many headers to calls that have ended";
    }
    m_headerEndsStream = frame.endsStream();
    if (!frame.endsHeaders()) {
        m_headerStream = frame.stream;
        m_headerBytes = frame.length;
        m_continuations = 0;
        m_headerBegin = now;
    } else if (m_headerEndsStream) {
        endUpload(frame.stream);
    }
    return std::nullopt;
}

std::optional<std::string_view> Http2Guard::onContinuation(const FrameHeader& frame)
{
    if (frame.stream == 0 || frame.stream != m_headerStream)
        return "a header block is continued that was not begun";
    m_headerBytes += frame.length;
    if (m_headerBytes > kMaxHeaderBytes || ++m_continuations > kMaxContinuations)
        return "a header block is over the limit of 16 KiB";
    if (frame.endsHeaders()) {
        m_headerStream = 0;
        if (m_headerEndsStream)
            endUpload(frame.stream);
    }
    return std::nullopt;
}

std::optional<std::string_view> Http2Guard::onData(const FrameHeader& frame)
{
    const auto upload = m_uploads.find(frame.stream);
    const bool worthless = upload == m_uploads.end() || (frame.length == 0 && !frame.endsStream());
    if (worthless && !spend(m_control))
        return "it sends too many empty frames";
    if (upload != m_uploads.end())
        upload->second.bytes += frame.length;
    if (frame.endsStream())
        endUpload(frame.stream);
    return std::nullopt;
}

void Http2Guard::endUpload(std::uint32_t stream)
{
    if (const auto upload = m_uploads.find(stream); upload != m_uploads.end() && !std::exchange(upload->second.whole, true)) {
        m_proven = true;
        m_control.left = std::min(m_control.most, m_control.left + kControlPerCall);
    }
}

void Http2Guard::fromServer(std::string_view bytes)
{
    m_server.cut(bytes, [this](const FrameHeader& frame) {
        const bool ends = frame.type == FrameType::Reset
            || ((frame.type == FrameType::Data || frame.type == FrameType::Headers) && frame.endsStream());
        if (ends)
            m_uploads.erase(frame.stream);
        return true;
    });
}

std::optional<std::string_view> Http2Guard::overdue(Clock::time_point now) const
{
    if (!m_sawSettings && now - m_begin > kHandshakeTime)
        return "it does not begin to speak";
    if (m_headerStream != 0 && now - m_headerBegin > m_patience.header)
        return "a header block takes too long";
    const bool slow = std::any_of(m_uploads.begin(), m_uploads.end(), [this, now](const auto& entry) {
        const Upload& upload = entry.second;
        const auto allowed = std::max<std::chrono::milliseconds>(m_patience.body, std::chrono::seconds(upload.bytes / kBodyBytesPerSecond));
        return !upload.whole && now - upload.begin > allowed;
    });
    return slow ? std::optional<std::string_view>("a call takes too long to send") : std::nullopt;
}

void Http2Guard::refill(Clock::time_point now)
{
    const double seconds = std::chrono::duration<double>(now - std::exchange(m_refilled, now)).count();
    for (Bucket* bucket : {&m_resets, &m_settings, &m_control})
        bucket->left = std::min(bucket->most, bucket->left + seconds * bucket->perSecond);
}

bool Http2Guard::spend(Bucket& bucket)
{
    if (bucket.left < 1)
        return false;
    bucket.left -= 1;
    return true;
}

} // namespace whyglass::ingest
