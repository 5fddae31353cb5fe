// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/text_diff.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// A value of a JSON structure that is not the same on both sides.
struct JsonChange {
    std::string path; ///< "lines[0].quantity"; empty = the whole value. Of what was added in an array: its place in the second
    std::optional<std::string> a, b; ///< a text as it is, anything else as JSON; nullopt: there is no such member on that side
    bool operator==(const JsonChange&) const = default;
};

/// One line of the structure as people read it, two spaces a level.
struct JsonDiffLine {
    DiffOp op = DiffOp::Same;
    std::string text;
    bool operator==(const JsonDiffLine&) const = default;
};

struct JsonDiff {
    std::vector<JsonChange> changes; ///< at most kMaxJsonChanges, in the order of the members' names
    std::vector<JsonDiffLine> lines; ///< Same and Removed are the first, Same and Added the second structure
};

inline constexpr std::size_t kMaxJsonChanges = 500;

/// What is different in two JSON values by member, whatever the order in which members stand; elements of arrays are aligned, so
/// that one more at the front is one more and no change of all. nullopt where either text is no JSON (safe_json.h).
std::optional<JsonDiff> diffJson(std::string_view a, std::string_view b);

} // namespace whyglass::analysis
