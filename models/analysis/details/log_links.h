// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// Log records that belong to a span without naming it: those of the same tool call or request (semantic-conventions.md N).
/// Asked only of dialects whose libraries send log events; of many the first 100.
domain::Result<std::vector<store::LogRow>> logsJoinedById(store::WorkspaceReader& reader, const DecodedSpan& span);

/// Finds the trace that a log record belongs to. Remembers what it asked, so that a list costs one look-up a session. Not
/// thread-safe.
class LogLinker {
public:
    explicit LogLinker(store::WorkspaceReader& reader) : m_reader(reader) {}

    struct Link {
        domain::TraceId trace; ///< not valid() where none is known
        std::string_view by;   ///< "trace_id" or "session"; empty where none
    };
    /// By the trace id where the record has one, else the trace of its session that ran when it was written, else the last
    /// one before.
    domain::Result<Link> linkOf(const store::LogRow& row, const telemetry::LogView& log);

private:
    struct Run {
        domain::Timestamp start, end;
        domain::TraceId trace;
    };
    domain::Result<const std::vector<Run>*> runsOf(const std::string& session);

    store::WorkspaceReader& m_reader;
    std::map<std::string, std::vector<Run>> m_runs; ///< of each session, by start
};

} // namespace whyglass::analysis
