// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"

#include <optional>
#include <string>
#include <string_view>

/// Facets edit the tree of a filter in braces (query.md 21): what they know of it are comparisons with one value, or a sum of
/// such, that stand in its outermost conjunction.
namespace whyglass::query {

using Condition = std::optional<domain::Expression>;

/// "model" → ai:model, "service" → resource.service.name; any other key is an attribute.
domain::Field fieldOfFacet(std::string_view key);

/// Whether one of the outermost conditions asks for this value of the facet's field.
bool asksFor(const Condition& where, std::string_view key, std::string_view value);

/// With the value beside those that are asked for already, or without it.
Condition withValue(Condition where, std::string_view key, std::string_view value, bool wanted);

/// Without the facet's own conditions: what it counts within.
Condition withoutFacet(Condition where, std::string_view key);

} // namespace whyglass::query
