// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"

#include <optional>
#include <string>

namespace whyglass::query {

/// The canonical text of a filter (query.md 20): "{ ai:tool = "get_po" && status = error }"; reads back as the same tree.
std::string format(const std::optional<domain::Expression>& condition);

/// Of one part, without braces.
std::string format(const domain::Expression& expression);

} // namespace whyglass::query
