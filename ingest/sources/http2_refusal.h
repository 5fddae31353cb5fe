// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/answer.h"
#include "ingest/sources/http2_guard.h"

#include <string>
#include <string_view>

namespace whyglass::ingest {

/// Answers every call of one gRPC connection with a status, without reading what is sent and without the gRPC library: for those
/// who may not be here, and for those who are too many. Pure.
class Http2Refusal {
public:
    Http2Refusal(RpcCode code, std::string_view message) : m_code(code), m_message(message) {}
    /// What is sent first.
    [[nodiscard]] static std::string greeting();
    /// What is answered to these bytes of the client.
    std::string answerTo(std::string_view bytes);
    /// Enough was answered: close.
    [[nodiscard]] bool done() const { return m_done; }

private:
    std::string refuseCall(std::uint32_t stream) const;

    RpcCode m_code;
    std::string m_message;
    std::size_t m_prefaceBytes = 0;
    FrameCutter m_cutter;
    int m_calls = 0;
    std::size_t m_bytes = 0;
    bool m_done = false;
};

} // namespace whyglass::ingest
