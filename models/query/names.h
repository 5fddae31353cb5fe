// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/fields.h"
#include "models/query/problem.h"
#include "models/query/token.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::query {

/// What a name of the query means: a field or a literal, with its type; nothing and a problem where it means nothing.
struct Meaning {
    domain::Expression expression;
    ValueType type = ValueType::Dynamic;
    const FieldInfo* field = nullptr; ///< of a field that is no attribute
};
std::optional<Meaning> meaningOf(const Token& token, const std::vector<std::string>& keys, Problems& problems);

/// "there is no function ai:txt; did you mean ai:text?"
Problem unknownFunction(const Token& token);

/// "a duration", for messages.
std::string_view nameOf(ValueType type);

} // namespace whyglass::query
