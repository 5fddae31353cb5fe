// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <cstddef>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// What came before a trace in its conversation.
struct EarlierTraces {
    std::string conversation; ///< the session that the trace names first; empty: it names none, and there is nothing before it
    std::size_t count = 0;    ///< earlier traces; of more than kMostOfConversation in all those that are among the newest so many
    std::vector<domain::TraceId> nearest; ///< the last ones before it, newest first, as many as were asked for
};
inline constexpr std::size_t kMostOfConversation = 2'000;

domain::Result<EarlierTraces> earlierTraces(store::WorkspaceReader& reader, const store::TraceRow& trace, std::size_t most);

} // namespace whyglass::analysis
