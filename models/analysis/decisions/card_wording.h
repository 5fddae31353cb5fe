// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Plain words for what a machine names: tools, keys, sums. English; the window shows them as they are.
namespace whyglass::analysis {

/// "read_invoice" → "Invoice read", "get_purchase_order" → "Purchase order read", "frobnicate" → "frobnicate returned".
std::string titleOfResult(std::string_view tool);
/// "lookup_vendor" → "Vendor look-up answered with nothing".
std::string titleOfEmpty(std::string_view tool);
/// "post_payment" → "Payment posted"; of a write call.
std::string titleOfAction(std::string_view tool);
/// "get_purchase_order" → "the purchase order"; the tool's own name where it has no object.
std::string sourceOf(std::string_view tool);

/// "invoice.id" → "invoice", "po_id" → "order", "unit_price" → "unit price".
std::string labelOfKey(std::string_view key);
/// "$50,000.00", "4,870.50 EUR"; without a currency "50,000.00".
std::string sum(double amount, std::string_view currency);
/// "1,000", "12.5".
std::string number(double value);
/// First letter upper case.
std::string sentenceCase(std::string text);
/// The first sentences of a text on one line, at most `maxBytes`, cut at a character with "…".
std::string firstWords(std::string_view text, std::size_t maxBytes);

} // namespace whyglass::analysis
