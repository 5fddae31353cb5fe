// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where a value of a decision stands in its trace.
namespace whyglass::analysis {

struct FoundValue {
    std::size_t row = 0;
    std::string field;
    std::string written; ///< as it stands there
};

/// Rows in which a value of the decision is looked for: the deciding span, its answer, the calls after it, then what came before, latest
/// first.
std::vector<std::size_t> rowsNearDecision(const CardReading& reading);

/// A text, without regard to letter case.
std::optional<FoundValue> findText(const CardReading& reading, const std::vector<std::size_t>& rows, std::string_view text);
/// A text that is the whole of an attribute or of a member of its JSON, without regard to letter case. What a call answered comes before
/// what it was given, and that before the rest.
std::optional<FoundValue> findWhole(const CardReading& reading, std::size_t row, std::string_view text);
/// A text as it is written in another, which may have its letters in another case.
std::optional<std::string> writtenIn(std::string_view text, std::string_view part);
/// A number in any notation.
std::optional<FoundValue> findNumber(const CardReading& reading, const std::vector<std::size_t>& rows, double value);
/// The first text under one of these names: an attribute ("vendor.name", last segments) or a member of a JSON payload ("vendor_name").
/// Names are compared by their words.
std::optional<FoundValue> findNamed(const CardReading& reading, const std::vector<std::size_t>& rows, const std::vector<std::string_view>& names);

} // namespace whyglass::analysis
