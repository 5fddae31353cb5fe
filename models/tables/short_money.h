// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token_usage.h"

#include <QString>

#include <optional>

namespace whyglass::tables {

/// A cost where many stand below each other: "$1.20", "unknown", and "< $0.001" of what rounds to nothing; the exact sum belongs beside
/// it, in a tooltip.
QString shortMoneyText(const std::optional<domain::Money>& cost);

} // namespace whyglass::tables
