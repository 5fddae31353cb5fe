// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::domain {

/// One condition, or several in brackets. All terms of a filter must hold (query.md 13).
struct FilterTerm {
    enum class Kind { Word, Phrase, Field, Group };
    /// Any: the key exists (`key:*`). Prefix: `key:abc*`. Range: values[0] .. values[1], inclusive.
    enum class Op { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Prefix, Any, Range };

    Kind kind = Kind::Word;
    /// Field: canonical field name ("tool", "model", "status") or an attribute key, as written. Word and Phrase: where it stands
    /// ("input", "output", "docs" …); empty = anywhere.
    std::string key;
    Op op = Op::Equal;
    std::vector<std::string> values; ///< Word and Phrase: one text. Equal with several: any of them
    bool negated = false;
    std::size_t position = 0; ///< byte offset in the query text, for error marks
    /// Group: one side is what stands in brackets, all of it true of one record; of several sides (a OR b) one must hold. In each
    /// all terms hold.
    std::vector<std::vector<FilterTerm>> sides = {};
    bool operator==(const FilterTerm&) const = default;
};

/// What is shown: a conjunction of terms, a structured condition on one span, and a time window, each where there is one. A
/// value, compared by content.
struct Filter {
    std::vector<FilterTerm> terms;
    std::optional<Expression> where; ///< what a query in { braces } asks of one span
    std::optional<TimeWindow> window;
    [[nodiscard]] bool asksNothing() const { return terms.empty() && !where; } ///< but perhaps for a time
    [[nodiscard]] bool empty() const { return asksNothing() && !window; }
    bool operator==(const Filter&) const = default;
};

} // namespace whyglass::domain
