// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http2_refusal.h"

#include <algorithm>

namespace whyglass::ingest {

namespace {

constexpr int kMostCalls = 16;
constexpr std::size_t kMostBytes = 1U << 20U;
constexpr std::uint8_t kAcknowledge = 1;
constexpr std::uint8_t kEndStreamAndHeaders = 1 | 4;

/// A header as HPACK writes one that it does not remember (RFC 7541, 6.2.2). Both texts are shorter than 127 bytes.
std::string literal(std::string_view name, std::string_view value)
{
    std::string out(1, '\0');
    out += static_cast<char>(name.size());
    out.append(name);
    out += static_cast<char>(value.size());
    return out.append(value);
}

} // namespace

std::string Http2Refusal::greeting()
{
    return frameBytes(FrameType::Settings, 0, 0, {});
}

std::string Http2Refusal::refuseCall(std::uint32_t stream) const
{
    constexpr char kStatus200 = '\x88'; // an entry of HPACK's static table
    constexpr std::size_t kMostText = 120;
    const std::string block = kStatus200 + literal("content-type", "application/grpc") + literal("grpc-status", std::to_string(static_cast<int>(m_code)))
        + literal("grpc-message", std::string_view(m_message).substr(0, kMostText));
    return frameBytes(FrameType::Headers, kEndStreamAndHeaders, stream, block);
}

std::string Http2Refusal::answerTo(std::string_view bytes)
{
    m_bytes += bytes.size();
    const std::size_t preface = std::min(bytes.size(), kHttp2Preface.size() - m_prefaceBytes);
    m_done = m_done || bytes.substr(0, preface) != kHttp2Preface.substr(m_prefaceBytes, preface);
    m_prefaceBytes += preface;
    std::string out;
    m_cutter.cut(bytes.substr(preface), [&](const FrameHeader& header) {
        if (header.type == FrameType::Settings && !header.endsStream())
            out += frameBytes(FrameType::Settings, kAcknowledge, 0, {});
        if (header.type == FrameType::Headers && ++m_calls <= kMostCalls)
            out += refuseCall(header.stream);
        return true;
    });
    m_done = m_done || m_calls >= kMostCalls || m_bytes > kMostBytes;
    return out;
}

} // namespace whyglass::ingest
