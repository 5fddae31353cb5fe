// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transcript/transcript.h"

#include <string>

namespace whyglass::transcript {

/// The entry as plain text: a line of who, when and how much, and what was said, indented. Control and bidirectional
/// characters are visible.
std::string textOf(const Transcript& transcript, std::size_t entry);
/// All entries, for copying and for tests.
std::string textOf(const Transcript& transcript);

} // namespace whyglass::transcript
