// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http2_answers.h"

#include <algorithm>
#include <utility>

namespace whyglass::ingest {

namespace {

// Status, message and details of a refusal are far shorter; one that is not is taken for what its beginning says.
constexpr std::size_t kKeptBytes = 4'096;

// Far more than there can be at once: what is left are calls that the client broke off.
constexpr std::size_t kMostAnswered = 1'024;

// The library writes both names as they are, without HPACK's table and without Huffman's code.
constexpr std::string_view kDetails = "grpc-status-details-bin";
constexpr std::string_view kMessage = "grpc-message";

// RFC 9113, section 7.
constexpr std::uint32_t kNoError = 0;
constexpr std::uint32_t kRefusedStream = 7;
constexpr std::uint32_t kCancel = 8;
constexpr std::uint32_t kEnhanceYourCalm = 11;

std::uint32_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4 && i < bytes.size(); ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// What the library says: empty where it cannot be read.
std::string_view messageIn(std::string_view headers)
{
    constexpr unsigned char kLongest = 126; // of a length in one byte, without Huffman's code
    const std::size_t name = headers.find(kMessage);
    const std::size_t at = name + kMessage.size();
    if (name == std::string_view::npos || at >= headers.size())
        return {};
    const auto length = static_cast<unsigned char>(headers[at]);
    return length <= kLongest ? headers.substr(at + 1, length) : std::string_view();
}

/// By the words that the library uses for what is too much.
Refusal reasonOf(std::string_view message)
{
    if (message.find("larger") != std::string_view::npos)
        return Refusal::OverLimit;
    return message.find("metadata") != std::string_view::npos ? Refusal::HeaderTooLarge : Refusal::BadRequest;
}

} // namespace

void Http2Answers::fromServer(std::string_view bytes)
{
    m_cutter.cut(
        bytes, [this](const FrameHeader& frame) { return begin(frame), true; }, [this](std::string_view payload) { take(payload); });
}

void Http2Answers::begin(const FrameHeader& frame)
{
    m_frame = frame;
    m_left = frame.length;
    m_payload.clear();
    if (m_left == 0)
        end();
}

void Http2Answers::take(std::string_view payload)
{
    if (m_frame.type != FrameType::Data)
        m_payload.append(payload.substr(0, kKeptBytes - std::min(kKeptBytes, m_payload.size())));
    m_left -= static_cast<std::uint32_t>(payload.size());
    if (m_left == 0)
        end();
}

void Http2Answers::end()
{
    switch (m_frame.type) {
    case FrameType::Headers: return onHeaders();
    case FrameType::Reset: return onReset();
    case FrameType::GoAway: return onGoAway();
    case FrameType::Data:
        if (m_frame.endsStream())
            m_answered.erase(m_frame.stream);
        return;
    default: return;
    }
}

void Http2Answers::onHeaders()
{
    if (!m_frame.endsStream()) {
        if (m_answered.size() >= kMostAnswered)
            m_answered.clear();
        m_answered.insert(m_frame.stream);
        return;
    }
    const bool again = std::exchange(m_ended, m_frame.stream) == m_frame.stream; // the library may end a broken call twice
    if (m_answered.erase(m_frame.stream) > 0 || again || m_log == nullptr || m_payload.find(kDetails) != std::string::npos)
        return;
    const std::string_view message = messageIn(m_payload);
    m_log->refused(RefusalLog::Transport::Grpc, reasonOf(message), message.empty() ? "the gRPC library refused a call" : message);
}

void Http2Answers::onReset()
{
    m_answered.erase(m_frame.stream);
    const std::uint32_t code = numberAt(m_payload, 0);
    if (m_log == nullptr || code == kNoError || code == kCancel) // all was answered; or the sender waits no longer
        return;
    if (m_frame.stream == m_ended) // with a status, and no more of it is read
        return;
    const bool noRoom = code == kRefusedStream || code == kEnhanceYourCalm;
    m_log->refused(RefusalLog::Transport::Grpc, noRoom ? Refusal::NoRoom : Refusal::BadRequest, "the gRPC library broke a call off");
}

void Http2Answers::onGoAway()
{
    if (m_log != nullptr && numberAt(m_payload, 4) != kNoError)
        m_log->closed(RefusalLog::Transport::Grpc, "the gRPC library ended the connection");
}

} // namespace whyglass::ingest
