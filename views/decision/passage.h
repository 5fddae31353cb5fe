// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"

#include <QString>

#include <vector>

namespace whyglass::views {

/// A stretch of a passage's text, in UTF-16 units.
struct TextRange {
    int begin = 0, length = 0;
    [[nodiscard]] int end() const { return begin + length; }
    [[nodiscard]] bool contains(int position) const { return position >= begin && position < end(); }
};

/// Statements as a widget shows them: plain text, with the values in it that can be lit.
struct Passage {
    struct Value {
        TextRange range;
        int statement = 0; ///< that it belongs to
        int value = 0;     ///< into CardStatement::values
    };
    QString text; ///< line breaks as '\n'
    std::vector<Value> values; ///< in the order of the text, apart from each other
    std::vector<TextRange> statements;
};

/// One statement after the other, with a blank between them. What is longer than `maxBytes` a statement is cut, with its values.
Passage passageOf(const std::vector<const analysis::CardStatement*>& statements, std::size_t maxBytes);
Passage passageOf(const analysis::CardStatement& statement, std::size_t maxBytes);

} // namespace whyglass::views
