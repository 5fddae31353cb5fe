// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/refusal_log.h"

#include <chrono>
#include <cstdint>
#include <memory>

namespace whyglass::recorder {

/// Keeps in the workspace what a recorder did not record: when it did not run, and whom it turned away. Lives between the pipeline and
/// the receivers: what those turn away until they are gone is stored as well. One thread.
class RunJournal {
public:
    explicit RunJournal(ingest::IngestPipeline& pipeline);
    ~RunJournal();
    RunJournal(const RunJournal&) = delete;
    RunJournal& operator=(const RunJournal&) = delete;

    /// What receivers count in.
    [[nodiscard]] const std::shared_ptr<ingest::RefusalLog>& refusals() const { return m_refusals; }
    /// Called ten times a second or so, with the commits of this run so far.
    void goOn(std::int64_t commits);

private:
    using Clock = std::chrono::steady_clock;

    void note();

    ingest::IngestPipeline& m_pipeline;
    const std::shared_ptr<ingest::RefusalLog> m_refusals = std::make_shared<ingest::RefusalLog>();
    const std::chrono::system_clock::time_point m_begin = std::chrono::system_clock::now();
    Clock::time_point m_noted = Clock::now(), m_stored = Clock::now();
    std::int64_t m_notedCommits = 0;
};

} // namespace whyglass::recorder
