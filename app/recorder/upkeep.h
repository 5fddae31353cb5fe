// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/control_server.h"
#include "ingest/pipeline/ingest_pipeline.h"

#include <mutex>

namespace whyglass::recorder {

/// Compaction and retention, in steps on the writer thread between the commits of the senders, who wait for tens of
/// milliseconds at most. One at a time. Thread-safe.
class Upkeep {
public:
    explicit Upkeep(ingest::IngestPipeline& pipeline) : m_pipeline(pipeline) {}

    struct Outcome {
        std::int64_t bytesBefore = 0, bytesAfter = 0; ///< of the file
        std::int64_t removedSpans = 0;
    };
    domain::Result<Outcome> compact(const CommandRequest& request);
    domain::Result<Outcome> prune(const store::RetentionRule& rule, const CommandRequest& request);

private:
    template <typename Slice>
    domain::Result<Outcome> run(const CommandRequest& request, Slice slice);
    ingest::IngestPipeline& m_pipeline;
    std::mutex m_mutex;
};

/// What to keep, as options and commands name it: days back from now, and bytes of the file.
store::RetentionRule retentionRule(std::optional<std::int64_t> keepDays, std::optional<std::int64_t> maxBytes);

} // namespace whyglass::recorder
