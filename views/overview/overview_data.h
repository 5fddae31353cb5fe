// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/finding.h"
#include "models/domain/import_issue.h"
#include "models/store/workspace_reader.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What the overview shows, read on query threads.
namespace whyglass::views {

/// What is listed by cost and errors.
enum class TopKind { Models, Tools, Agents, Services };
inline constexpr std::array<TopKind, 4> kTopKinds = {TopKind::Models, TopKind::Agents, TopKind::Tools, TopKind::Services};

struct TopEntry {
    std::string name;
    std::int64_t count = 0, errors = 0;  ///< model calls of models, spans of the others
    std::optional<domain::Money> cost;   ///< nullopt where no call of it is priced
    std::int64_t calls = 0;              ///< model calls that the cost is of; 0 = it costs nothing by itself
    std::int64_t unpriced = 0;           ///< calls that the cost lacks
};
/// All of them, in no order; at most some thousands.
domain::Result<std::vector<TopEntry>> readTop(store::WorkspaceReader& reader, TopKind kind, const domain::Filter& filter);

struct Latest {
    std::vector<domain::Finding> findings;      ///< newest first, dismissed ones left out
    std::vector<domain::ImportIssue> issues;    ///< worst first, then most frequent
};
domain::Result<Latest> readLatest(store::WorkspaceReader& reader, const domain::Filter& filter);

} // namespace whyglass::views
