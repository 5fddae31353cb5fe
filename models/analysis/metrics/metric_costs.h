// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/pricer.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// Tokens and cost of model calls: what spans (and steps made of log records) say, then what only the token metrics of clients
/// say that send no spans, each such row marked `fromMetrics`. A metric counts only where no span or step of its service has
/// usage: of its session, where it names one. Keys as in costsByAttributes(), which `progress` is for. A filter on what metrics do not know
/// (words, attributes, findings …) leaves them out.
domain::Result<std::vector<store::CostRow>> costs(store::WorkspaceReader& reader, std::span<const std::string> by,
                                                  const domain::Filter& filter, const domain::Pricer& prices,
                                                  const std::function<void(std::int64_t, std::int64_t)>& progress = {});

} // namespace whyglass::analysis
