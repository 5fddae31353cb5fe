// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/lit_value.h"
#include "views/timeline/timeline_scene.h"

#include <optional>

namespace whyglass::views {

/// Makes the places and links of a lit value those of a timeline; none where it is of another trace. `timeline` may be null where
/// nothing is lit.
void light(const std::optional<session::LitValue>& lit, const timeline::TraceTimeline* timeline, SliceEmphasis& emphasis, TimelineOverlay& overlay);

} // namespace whyglass::views
