// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::reliability {

/// What our reader makes of a document.
struct Reading {
    bool taken = false;
    std::string message; ///< TracesData
    std::vector<std::string> warnings;
    std::int64_t rejected = 0;
    std::string error;
};

/// The message in the one form that means the same to both sides: envelopes that hold nothing count as empty ones.
std::string canonical(const std::string& message);
/// The same, in hex.
std::string printed(const std::string& message);

/// Why we read a document otherwise than the Collector does, in the words of docs/reliability.md; nullptr where nobody knows.
const char* explanation(const Reading& ours, bool theyTakeIt, std::string_view text);

} // namespace whyglass::reliability
