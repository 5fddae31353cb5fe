// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The small change of reading and writing JSON and text: no state, thread-safe.
namespace whyglass::telemetry {

/// Whether the bytes are well-formed UTF-8. Fast for ASCII.
bool isValidUtf8(std::string_view text);

/// Every malformed sequence replaced by U+FFFD; well-formed text comes back as it is.
std::string repairedUtf8(std::string_view text);

/// Appends `text` as a JSON string with its quotes; malformed UTF-8 is repaired.
void appendJsonString(std::string& out, std::string_view text);

/// Appends the shortest decimal form that reads back as the same double; NaN and the infinities as "NaN", "Infinity",
/// "-Infinity" in quotes (otlp.md A4.7).
void appendJsonDouble(std::string& out, double value);

/// The same JSON with every number -0 written as -0.0, which keeps its sign in parsers that tell integers from fractions; empty
/// where there is none.
std::string withSignedZeros(std::string_view json);

/// Standard alphabet, padded.
std::string toBase64(std::string_view bytes);

/// Standard and URL-safe alphabet, padded or not; nullopt where it is no base64.
std::optional<std::string> fromBase64(std::string_view text);

/// Reads a whole decimal integer, also "1e3" and "1.0" (otlp.md A4.5); nullopt for fractions, overflow, hexadecimal
/// digits, a leading '+' and anything else.
std::optional<std::int64_t> parseInt64(std::string_view text);
std::optional<std::uint64_t> parseUint64(std::string_view text);

/// A whole finite or infinite number; "NaN", "Infinity" and "-Infinity" too.
std::optional<double> parseDouble(std::string_view text);

} // namespace whyglass::telemetry
