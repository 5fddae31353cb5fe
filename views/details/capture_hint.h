// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace whyglass::views {

/// How the sender is told to record requests: the switch of its SDK, where it is one that is known; else the usual ones.
QString captureHint(std::string_view dialect);

} // namespace whyglass::views
