// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/http2_guard.h"
#include "ingest/sources/refusal_log.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace whyglass::ingest {

/// Watches what the server of one HTTP/2 connection answers, and counts the calls that the gRPC library refuses before any code of ours
/// hears of them: it has no hook for those. They are told by their form: such an answer is one block of headers, without the details
/// that all of ours have, or a reset. What cannot be told by that is not counted. One thread.
class Http2Answers {
public:
    /// `log` may be null; it must outlive this.
    explicit Http2Answers(RefusalLog* log) : m_log(log) {}
    /// Bytes of the server, in order.
    void fromServer(std::string_view bytes);

private:
    void begin(const FrameHeader& frame);
    void take(std::string_view payload);
    void end();
    void onHeaders();
    void onReset();
    void onGoAway();

    RefusalLog* m_log;
    FrameCutter m_cutter;
    FrameHeader m_frame;
    std::uint32_t m_left = 0; ///< bytes of the frame's payload that have not come
    std::string m_payload;    ///< its beginning, where it is of interest
    std::uint32_t m_ended = 0; ///< the stream that was answered last
    std::set<std::uint32_t> m_answered; ///< streams that got headers and go on
};

} // namespace whyglass::ingest
