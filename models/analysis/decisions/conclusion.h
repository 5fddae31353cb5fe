// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whyglass::analysis {

/// What an answer in words or JSON concludes.
struct Conclusion {
    std::string result; ///< lower case, as stated in JSON; approved | rejected | escalated | on hold from words
    std::optional<double> confidence; ///< 0 … 1; per cent are folded
    std::optional<double> amount;
    std::vector<std::pair<std::string, std::string>> subject; ///< {"invoice.id", "INV-20418"}
};

/// nullopt where the text does not conclude: a question, a condition, words on both sides, or none.
std::optional<Conclusion> conclusionOf(std::string_view answer);

/// Canonical business key for a field name ("invoice_number", "invoice.id" → "invoice.id"); empty where it names none.
std::string_view subjectKeyFor(std::string_view name);

/// Business keys that a text or JSON names, nearest first: {"invoice.id", "INV-20418"}, {"po.id", "PO-7731"}.
std::vector<std::pair<std::string, std::string>> subjectKeysIn(std::string_view text);

/// 0.93, "93%" and 93 → 0.93; nullopt beyond 100 or below 0.
std::optional<double> foldConfidence(double value);

} // namespace whyglass::analysis
