// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <cstddef>
#include <span>
#include <string>

namespace whyglass::store {

/// Within a ReadScope. What a long list has is read of 1,500 of its records, spread evenly, and scaled: the count of a value that a tenth
/// of them have is then off by 8 % (standard deviation). Throws InvalidArgument for a field that lists have no facet of.
WorkspaceReader::ListFacets readListFacets(ReaderContext& context, WorkspaceReader::FacetList list, std::span<const std::string> fields,
                                           const domain::Filter& filter, std::size_t limit);

} // namespace whyglass::store
