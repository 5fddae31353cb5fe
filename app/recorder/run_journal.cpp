// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/run_journal.h"

namespace whyglass::recorder {

namespace {

using namespace std::chrono_literals;

// A recorder that is killed was noted at most so long before: while data comes, and while none does.
constexpr auto kBusyInterval = 2s;
constexpr auto kIdleInterval = 30s;
constexpr auto kRefusalInterval = 1s;

domain::Timestamp timestampOf(std::chrono::system_clock::time_point time)
{
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count()};
}

} // namespace

RunJournal::RunJournal(ingest::IngestPipeline& pipeline) : m_pipeline(pipeline)
{
    note();
}

RunJournal::~RunJournal()
{
    ingest::storeRefusals(m_refusals, m_pipeline);
    note();
}

void RunJournal::goOn(std::int64_t commits)
{
    const auto now = Clock::now();
    if (now - m_stored >= kRefusalInterval) {
        m_stored = now;
        ingest::storeRefusals(m_refusals, m_pipeline);
    }
    if (now - m_noted < (commits == m_notedCommits ? kIdleInterval : kBusyInterval))
        return;
    m_noted = now;
    m_notedCommits = commits;
    note();
}

/// What cannot be written now is written the next time.
void RunJournal::note()
{
    m_pipeline.post([begin = m_begin](store::WorkspaceWriter& writer) {
        static_cast<void>(writer.noteRun(timestampOf(begin), timestampOf(std::chrono::system_clock::now())));
    });
}

} // namespace whyglass::recorder
