// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace whyglass::analysis {

/// Whether a member or attribute of this name changes with every run: times, durations, ids of requests and spans.
bool isVolatileKey(std::string_view key);

/// The text with times of day, UUIDs, long hexadecimal and generated ids (call_…, chatcmpl-…) each replaced by one mark. Numbers of
/// invoices, amounts and days stay: they are what the text is about.
std::string withoutVolatile(std::string_view text);

/// The text with digits replaced too, so that "INV-12345" and "INV-12232" are one word: what kind of thing is said.
std::string withoutNumbers(std::string_view text);

} // namespace whyglass::analysis
