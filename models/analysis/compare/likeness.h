// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace whyglass::analysis {

/// Whether a text begins as a JSON object or array does.
bool beginsStructure(std::string_view text);

enum class WordsMatter { Yes, No };

/// Whether two outputs of one step say the same kind of thing, whatever their values: structures by their shape (nothing against
/// something, other members, another truth value, another word in a member such as "status" or "decision"), texts by their words.
/// With `WordsMatter::Yes` other words anywhere in a structure are something else too, unless only their numbers differ.
bool saysTheSame(std::string_view a, std::string_view b, WordsMatter words);

} // namespace whyglass::analysis
