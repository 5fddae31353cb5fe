// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/trace_timeline.h"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::timeline {

/// How people arranged the tracks: order, and which are pinned (stay when the others scroll), collapsed (one lane) or hidden.
class TrackPrefs {
public:
    TrackPrefs(); ///< the order of TrackKind, nothing else
    /// Before anybody arranged them: tokens tell of a trace mostly what its cost does, and are collapsed there.
    static TrackPrefs standard(TimelineScope scope);

    /// All kinds, the pinned ones first.
    [[nodiscard]] std::vector<TrackKind> order() const;
    [[nodiscard]] bool pinned(TrackKind kind) const { return m_pinned.test(static_cast<std::size_t>(kind)); }
    [[nodiscard]] bool collapsed(TrackKind kind) const { return m_collapsed.test(static_cast<std::size_t>(kind)); }
    [[nodiscard]] bool hidden(TrackKind kind) const { return m_hidden.test(static_cast<std::size_t>(kind)); }
    void setPinned(TrackKind kind, bool on) { m_pinned.set(static_cast<std::size_t>(kind), on); }
    void setCollapsed(TrackKind kind, bool on) { m_collapsed.set(static_cast<std::size_t>(kind), on); }
    void setHidden(TrackKind kind, bool on) { m_hidden.set(static_cast<std::size_t>(kind), on); }
    /// Puts `kind` right before `before`, or last where that is not given; it is pinned where its new neighbour is.
    void move(TrackKind kind, std::optional<TrackKind> before);
    bool operator==(const TrackPrefs&) const = default;

    /// "tools+ generations agents- logs*": pinned +, collapsed -, hidden *. What a newer version wrote beside it is skipped.
    [[nodiscard]] std::string text() const;
    static TrackPrefs parse(std::string_view text);

private:
    std::vector<TrackKind> m_order;
    std::bitset<kTrackKinds> m_pinned, m_collapsed, m_hidden;
};

/// Stable word for settings: "generations".
std::string_view nameOf(TrackKind kind);

} // namespace whyglass::timeline
