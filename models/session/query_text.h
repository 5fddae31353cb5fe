// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"

#include <optional>
#include <string>
#include <string_view>

/// The query bar, the facets and the time range edit one text: a filter is written back as the words
/// of query.md 13, or in braces where it was read from such. Facets edit whichever of the two it is.
namespace whyglass::session {

/// Text that parses to this filter again, terms in their order, the window last.
std::string queryText(const domain::Filter& filter);

/// Whether the filter asks for this value of a field (`key:value` or in `key:a,b`).
bool asksFor(const domain::Filter& filter, std::string_view key, std::string_view value);
/// Adds the value to the field's term (or a new term at the end), or takes it away.
domain::Filter withValue(domain::Filter filter, const std::string& key, const std::string& value, bool wanted);
/// Without any positive term of this field, or any condition that a facet could have written: what a facet counts within.
domain::Filter withoutField(domain::Filter filter, std::string_view key);
domain::Filter withWindow(domain::Filter filter, std::optional<domain::TimeWindow> window);

} // namespace whyglass::session
