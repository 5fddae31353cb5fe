// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_statement.h"

namespace whyglass::analysis {

/// Says a payload in words, every value pointing at the builder's latest evidence: quantities times prices and sums first, then states
/// and ids, then the rest, for at most about `maxBytes`, each value for at most `valueBytes`; of text that is no JSON its beginning. Says how
/// much was left out. What a traced Python function was called with is told without its wrapping, {"args": […], "kwargs": {…}}.
void sayPayload(StatementBuilder& statement, std::string_view payload, std::size_t maxBytes = 240, std::size_t valueBytes = 80);

/// The text in a result in the shape of MCP (text_block.h); any other payload as it is.
std::string innerPayload(std::string_view payload);

/// The arguments of a call: `"V-2209"` of one, `amount 50,000.00, creditor K-60214` of several.
void sayArguments(StatementBuilder& statement, std::string_view arguments, std::size_t maxBytes = 160);

/// A text in quotes, with its numbers, dates and ids as values.
void sayQuote(StatementBuilder& statement, std::string_view text, std::size_t maxBytes = 240);

} // namespace whyglass::analysis
