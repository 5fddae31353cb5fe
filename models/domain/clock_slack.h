// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"

namespace whyglass::domain {

/// What follows may seem to begin before what it follows has ended, by no more than this: clocks of browsers and Node round the start of a
/// span down to a millisecond.
inline constexpr Duration kClockSlack{2'000'000};

} // namespace whyglass::domain
