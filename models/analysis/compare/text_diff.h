// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

enum class DiffOp { Same, Removed, Added };

/// A stretch of text that is in both (Same), only in the first (Removed) or only in the second (Added).
struct DiffRun {
    DiffOp op = DiffOp::Same;
    std::string text;
    bool operator==(const DiffRun&) const = default;
};

enum class DiffUnit { Words, Lines };

/// What leads from `a` to `b`. The texts of Same and Removed, in order, are `a`; those of Same and Added are `b`, byte by byte.
/// Where something was replaced, what was removed stands first. Of texts longer than a few MB only the ends are compared.
std::vector<DiffRun> diffText(std::string_view a, std::string_view b, DiffUnit unit);

/// How much a difference changes, in words; a change of signs alone counts as one.
struct ChangedWords {
    std::size_t removed = 0, added = 0;
};
ChangedWords changedWordsOf(const std::vector<DiffRun>& runs);

/// Words, without the spaces and signs between them.
std::size_t countWords(std::string_view text);

} // namespace whyglass::analysis
