// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"

#include <optional>
#include <string>
#include <vector>

/// What people asked and said up to a decision.
namespace whyglass::analysis {

/// Words of a user, and the first step that was given them.
struct UserTurn {
    std::size_t row = 0;
    std::string text;
};

/// What set the run off; nullopt where nothing recorded it.
std::optional<UserTurn> firstRequest(const CardReading& reading);
/// Words beyond those that began a conversation, in the order in which steps were given them, each once: see conversation.h.
std::vector<UserTurn> laterTurns(const CardReading& reading);

} // namespace whyglass::analysis
