// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What a call's result says about itself, whatever status the span carries (detectors.md D01, D03).
namespace whyglass::analysis {

/// Why the payload holds nothing ("`vendors` is an empty list"); nullopt where it holds something. `isVoid`: it is nothing
/// at all (zero bytes, null, {}), as a tool without a result answers, not an envelope around nothing.
struct EmptyVerdict {
    std::string why;
    bool isVoid = false;
};
std::optional<EmptyVerdict> emptyPayload(std::string_view payload);

/// Why the payload is an error ("`error` is \"vendor not found\""), and where that stands in it.
struct ErrorVerdict {
    std::string why;
    std::string_view excerpt; ///< part of the payload
};
/// `tool` decides what is content about errors (log search) and who may answer in HTML (web readers).
std::optional<ErrorVerdict> errorPayload(std::string_view payload, std::string_view tool);

/// The same of what an agent answered. Its runtime, or a tool that it quotes, may report an error on a line of its own below other text; a
/// sentence about errors, or a heading, is none.
std::optional<ErrorVerdict> errorInAnswer(std::string_view answer, std::string_view agent);

} // namespace whyglass::analysis
