// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace whyglass::window {

/// How well a command's title answers what was typed, smaller is better; nothing where it does not. Best is a title that begins
/// with it, then one of whose words does, then one that contains it, then one in which its letters occur in this order, each
/// time at the shorter distance. Upper and lower case are one.
std::optional<int> matchRank(const QString& title, const QString& typed);

} // namespace whyglass::window
