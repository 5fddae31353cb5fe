// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whyglass::analysis {

/// Names under which the fields of a decision stand, besides the built-in ones. Compared by their words, so that "approvedBy",
/// "approved_by" and "approved.by" are one name; against an attribute's whole key and its last part.
struct DecisionNames {
    std::vector<std::string> result, confidence, approver, amount, subject;
};

/// Which spans decide, in the words of a user. Every stated condition must hold.
struct DecisionRule {
    std::string name;
    std::string span, tool, service;      ///< patterns with * and ?, without regard to letter case; empty = any
    std::string attribute;                ///< a key that the span has
    std::optional<std::string> equals;    ///< pattern for the value of `attribute`
    std::string result;                   ///< what the decision is, as written here; else `resultFrom`
    /// Where a field stands: "attributes.KEY", or "args", "result", "output" with a path into their JSON ("args.lines[0].sku").
    std::string resultFrom, confidenceFrom, approverFrom, amountFrom;
    std::vector<std::pair<std::string, std::string>> subjectFrom; ///< {"invoice.id", "args.invoice_id"}
};

/// decisions.toml, read. Immutable; docs/decisions.md tells the format.
struct DecisionRules {
    DecisionNames names;
    std::vector<DecisionRule> rules; ///< in the order of the file; the first that fits a span counts
};

/// Reads the text of a rules file; `source` names it in errors ("decisions.toml:3:8: …"). An empty text has no rules.
domain::Result<DecisionRules> parseDecisionRules(std::string_view text, const std::string& source);

/// The user's own file, under the XDG configuration folder.
std::filesystem::path userRulesPath();
/// The file beside a workspace: "invoices.whyglass" → "invoices.decisions.toml".
std::filesystem::path workspaceRulesPath(const std::filesystem::path& workspace);
/// The workspace's rules, then the user's; files that do not exist have none. An error names file, line and column.
domain::Result<DecisionRules> loadDecisionRules(const std::filesystem::path& workspace);

/// `*`: any letters, also none; `?`: any one. ASCII letters are one in both cases.
bool fitsPattern(std::string_view text, std::string_view pattern);

} // namespace whyglass::analysis
