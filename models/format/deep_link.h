// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <string_view>

/// A place of the window as text: whyglass://WORKSPACE/KIND/ID?name=value&…
namespace whyglass::format {

/// What a link says. Of the fields after `id`, a link has those that its kind may have (deep_link.cpp, THE LIST).
struct DeepLink {
    enum class Kind { Workspace, Trace, Decision, Finding, Session, View };

    std::string workspace; ///< file name without ".whyglass"
    Kind kind = Kind::Workspace;
    std::string id;        ///< trace 32, decision and finding 16 lower-case hex digits; session as it is called; name of a view
    std::string span;      ///< 16 lower-case hex digits, or empty
    std::string query;     ///< as typed
    std::optional<domain::TimeWindow> window; ///< of the timeline, or of the list; each end known, begin < end
    std::string tab;       ///< of the inspector
    std::string below;     ///< what stands below the trace's timeline: tree, transcript, …
    bool operator==(const DeepLink&) const = default;
};

/// Longer links are refused: no place of the window needs more.
inline constexpr std::size_t kMaxLinkBytes = 8'192;

/// Whether it begins as a link does; says nothing about the rest.
bool looksLikeDeepLink(std::string_view text);

/// Text that parses to the same link again, in ASCII.
std::string formatDeepLink(const DeepLink& link);

/// Links come from mails and chats, so they are hostile text: nothing is guessed, what is not understood is refused
/// (InvalidArgument) with the reason. White space around the link is not part of it.
domain::Result<DeepLink> parseDeepLink(std::string_view text);

} // namespace whyglass::format
