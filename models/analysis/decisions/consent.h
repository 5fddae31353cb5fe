// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/conversation.h"

#include <optional>
#include <string>
#include <string_view>

/// Whether the person that an agent talks to agreed to what it was about to do.
namespace whyglass::analysis {

enum class Reply { Agrees, Refuses, Neither };

/// What words of a user, English or German, make of a proposal: the last of "yes", "go ahead", "not yet", "wait" … counts. A
/// refusal is one of the proposal itself: "cancel it" and "no other changes" refuse nothing.
Reply replyIn(std::string_view words);

/// Whether words of an agent ask for a go-ahead or say what it is about to do. Asking for a name, or what else there is to do,
/// does not.
bool asksForGoAhead(std::string_view words);

/// The words of the user that a decision rests on.
struct UserReply {
    std::size_t row = 0; ///< the step that was first given them
    std::string_view words;
    bool isAnswer = false; ///< to an agent; words that set a run off agree to nothing
    bool agrees = false; ///< with what the agent proposed last before it acted
};

/// Looks from the deciding step back to the agent's last proposal. A yes that came before another write call was given for that
/// one. Where nobody agreed: the user's last words; nullopt where no user spoke.
std::optional<UserReply> replyBefore(const TraceReading& trace, const Conversation& conversation, std::size_t decision);

} // namespace whyglass::analysis
