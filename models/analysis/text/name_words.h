// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// Words of an identifier in lower case: "getOrderDetails", "get_order-details" → get, order, details.
std::vector<std::string> nameWords(std::string_view name);
/// A tool's name without that of the server or plugin before it: "mcp__erp__lookup_vendor", "erp.lookup_vendor", "Erp-lookup_vendor" →
/// "lookup_vendor". A name in words that hyphens join stays whole.
std::string_view ownName(std::string_view tool);
bool hasAnyWord(std::string_view name, std::initializer_list<std::string_view> words);

/// A tool that changes something outside, told from the first word of its own name: approve_invoice, sendEmail, cancel-order.
bool isWriteTool(std::string_view tool);
/// A tool that by its nature answers nothing: think, log, wait.
bool isVoidTool(std::string_view tool);

} // namespace whyglass::analysis
