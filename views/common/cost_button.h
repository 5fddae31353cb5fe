// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token_usage.h"
#include "views/common/theme.h"

#include <QPushButton>

#include <optional>

namespace whyglass::views {

/// What calls cost, in a header or among facts: "$0.21 + 2 unknown". A click asks what it is made of. Not seen where there is no call.
class CostButton : public QPushButton {
    Q_OBJECT

public:
    CostButton(const Theme& theme, TextStyle style, QWidget* parent = nullptr);
    /// `unpriced` and `unknown` of the calls are not in `cost`.
    void setCost(const std::optional<domain::Money>& cost, std::int64_t calls, std::int64_t unpriced, std::int64_t unknown);
};

} // namespace whyglass::views
