// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/pending_span.h"
#include "models/store/writer_state.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace whyglass::store {

/// What the first picture of a large trace needs of a span.
struct LaneSpan {
    std::int64_t start = 0, duration = 0;
    domain::StepKind step = domain::StepKind::Other;
    bool error = false;
};

/// Spans packed one behind the other, some eight bytes each: what a row of lane_block holds.
class LanePacker {
public:
    void add(const LaneSpan& span);
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }

private:
    std::string m_bytes;
    std::int64_t m_last = 0;
};
/// A cut or damaged block ends early.
void unpackLane(std::string_view bytes, const std::function<void(const LaneSpan&)>& each);

/// Traces with fewer spans are read whole in no time; they have no blocks.
inline constexpr std::int64_t kLaneBlockSpans = 20'000;
/// The table is made when the first large trace comes: files of before need no migration, and readers ask for it.
inline constexpr char kLaneTable[] = "lane_block";

/// Part of a commit, after its spans were written: appends what large traces got, and all of a trace that becomes large now.
void writeLaneBlocks(WriterState& state, std::span<const PendingSpan> pending);

/// A trace that is removed.
void removeLaneBlocks(Database& db, std::int64_t trace);

} // namespace whyglass::store
