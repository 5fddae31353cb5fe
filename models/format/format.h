// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"
#include "models/domain/token_usage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as people write them (ui.md) and as machines read them (cli.md). One formatter each, independent of the C locale.
namespace whyglass::format {

/// How people write numbers: "1,203.4" and "$0.21", or "1.203,4" and "0,21 $".
enum class Notation { English, German };
/// English until something else is said: once, before other threads write numbers. What machines read stays as it is.
void setNotation(Notation notation);
/// A number that was written with a point: "0.93", or "0,93".
std::string inNotation(std::string number);
/// A sum from its number, which is in the notation already: "$1,203.40", or "1.203,40 $".
std::string inDollars(const std::string& number);

/// The examples below are in the English notation. "812 ms", "1.24 s", "4 min 12 s", "3 h 05 min", "2 d 4 h"; "0" for nothing; negative with a minus sign.
std::string duration(domain::Duration duration);
/// "950", "54.2k", "1.24M".
std::string tokens(std::int64_t tokens);
/// "1,203".
std::string count(std::int64_t count);
/// "512 B", "14.2 kB", "3.1 GB" (powers of 1000).
std::string bytes(std::int64_t bytes);
/// "$0.21", "$0.009", "$1,203.40", "$0.00"; three digits below $0.10 (tokens.md 8).
/// A sum too small for six digits is "< $0.000001", so that only nothing looks like nothing.
std::string money(domain::Money money);
/// "$0.006110000": all nine decimals, for people.
std::string moneyInFull(domain::Money money);
/// "0.006110000": US dollars, nine decimals (cli.md).
std::string moneyExact(domain::Money money);
/// "2026-03-17T14:02:13.480000000Z" (cli.md); empty text for an unknown time.
std::string rfc3339(domain::Timestamp time);
/// RFC 3339 with any offset and up to nine decimals.
std::optional<domain::Timestamp> parseRfc3339(std::string_view text);
/// Text with control characters, bidirectional marks and invalid UTF-8 made visible ("␀", "⟨U+202E⟩", "�"), cut at a
/// character to `maxBytes` with "…" when longer. Line breaks stay where `keepLines`.
std::string visible(std::string_view text, std::size_t maxBytes, bool keepLines = false);
/// Cut at a character boundary, no mark.
std::string_view clip(std::string_view text, std::size_t maxBytes);

} // namespace whyglass::format
