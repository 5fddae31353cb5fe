// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/workspace_names.h"
#include "models/domain/filter.h"
#include "models/query/problem.h"

#include <string_view>
#include <vector>

/// Warnings of what the data of a workspace makes of a query (query.md 18.4). They never stand in the way. Nothing is said where no
/// span was read, and the same only once.
namespace whyglass::query {

/// W106: no span has the attribute. W109: it is asked for without its scope.
void adviseKey(const domain::Field& field, Range range, const analysis::WorkspaceNames& names, Problems& warnings);

/// Of a comparison that stands in `range`. W103: != and !~ leave out what many spans lack. W106: no span has the value. W107: the
/// attribute is a text here and a number there.
void adviseComparison(const domain::Expression& comparison, Range range, const analysis::WorkspaceNames& names, Problems& warnings);

/// W108: every payload of a large workspace would be read.
void adviseScan(const domain::Expression& condition, Range range, const analysis::WorkspaceNames& names, Problems& warnings);

/// W106 of words, whose places are in `text`.
void adviseWords(std::string_view text, const std::vector<domain::FilterTerm>& terms, const analysis::WorkspaceNames& names, Problems& warnings);

} // namespace whyglass::query
