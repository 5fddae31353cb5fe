// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/pricer.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// What the same calls would have cost. Never observed: an estimate, whose assumptions are told with it.
struct WhatIf {
    enum class Kind { Model, NoRetries, Cache };
    Kind kind = Kind::Model;
    std::string model; ///< of Model: the name of a price row
};
/// "model=gpt-4o-mini", "no-retries", "cache".
domain::Result<WhatIf> parseWhatIf(std::string_view text);

struct WhatIfAnswer {
    std::int64_t calls = 0;    ///< that are compared: known cost before and after
    std::int64_t leftOut = 0;  ///< without a price or without tokens, before or after
    std::int64_t changed = 0;  ///< of `calls`: cost something else, or would not have been made
    std::int64_t removed = 0;  ///< of `changed`: would not have been made
    domain::Money before, after;
    std::vector<std::string> assumptions; ///< English sentences without a full stop
};

/// Over the calls of the filter, one pass. NotFound where no price is known for the model that is asked for.
domain::Result<WhatIfAnswer> whatIf(store::WorkspaceReader& reader, const WhatIf& question, const domain::Filter& filter, const domain::Pricer& prices);

} // namespace whyglass::analysis
