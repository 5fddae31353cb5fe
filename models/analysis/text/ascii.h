// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// ASCII only and locale-independent: keys, model names and slugs; bytes above 127 stay as they are.
namespace whyglass::analysis {

constexpr char toLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool isWordByte(char c) { return isDigit(c) || isAlpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
constexpr bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

std::string toLower(std::string_view text);
std::string_view trim(std::string_view text);
/// Case-insensitive equality.
bool equalsFolded(std::string_view a, std::string_view b);
/// Case-insensitive search.
bool containsFolded(std::string_view text, std::string_view part);

} // namespace whyglass::analysis
