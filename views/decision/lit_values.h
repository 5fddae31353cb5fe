// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "models/session/lit_value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::views {

/// Tells which values of a card are the one that is lit.
class LitValues {
public:
    LitValues() = default;
    explicit LitValues(const std::optional<session::LitValue>& lit);
    [[nodiscard]] bool any() const { return !m_value.empty(); }
    /// Beside statement.values.
    [[nodiscard]] std::vector<bool> of(const analysis::CardStatement& statement) const;

private:
    std::string m_value;
};

/// The same for all notations of a number ("1,000", "$1000.00"); other text as it is.
std::string comparableValue(std::string_view text);

} // namespace whyglass::views
