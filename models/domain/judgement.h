// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace whyglass::domain {

/// Raised with every change of what decisions and detectors make of the same spans, so that what an earlier build judged is judged anew.
/// A workspace without a mark was judged by 1.
inline constexpr std::int64_t kJudgement = 3;

} // namespace whyglass::domain
