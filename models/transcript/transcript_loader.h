// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/workspace_reader.h"
#include "models/transcript/transcript.h"

#include <functional>
#include <string>
#include <vector>

namespace whyglass::transcript {

/// Steps whose payloads are read for a transcript; of more, the first.
inline constexpr std::size_t kMostSteps = 100'000;
/// Traces of a session that are read together; of more, the first.
inline constexpr std::size_t kMostTraces = 500;

/// Called now and then with the steps read and all of them.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Reads the payloads of a trace, or of the traces of a session in their order, and puts them together. On a query thread.
domain::Result<TranscriptPtr> loadTranscript(store::WorkspaceReader& reader, const std::vector<domain::TraceId>& traces, const Progress& progress = {});

/// The traces of a session by start, at most kMostTraces.
domain::Result<std::vector<domain::TraceId>> tracesOfSession(store::WorkspaceReader& reader, const std::string& session);

/// All of the text that an entry begins with, as sent. On a query thread.
domain::Result<std::string> loadText(store::WorkspaceReader& reader, const Entry& entry);

} // namespace whyglass::transcript
