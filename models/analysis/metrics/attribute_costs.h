// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// WorkspaceReader::costs() where keys may be those of attributes too: what stands on the call itself, else on its resource, as text, as
/// a word `key:value` of a query finds it; empty where neither has it. Reads every call, some ten thousand a second; `progress` is told
/// calls done and all. On any thread with a reader of its own; stops with Cancelled as the reader does.
domain::Result<std::vector<store::CostRow>> costsByAttributes(store::WorkspaceReader& reader, std::span<const std::string> by, const domain::Filter& filter,
                                                              const std::function<void(std::int64_t, std::int64_t)>& progress = {});

/// Whether one of the keys is none of WorkspaceReader::isCostKey().
bool asksForAttributes(std::span<const std::string> by);

} // namespace whyglass::analysis
