// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/admission.h"
#include "ingest/pipeline/batch_builder.h"
#include "ingest/pipeline/ingest_pipeline.h"
#include "ingest/pipeline/rate_meter.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace whyglass::ingest {

/// The writer thread: groups what the workers prepared, commits it, answers; runs tasks between groups and indexes when idle.
class WriteStage {
public:
    struct Item {
        PreparedBatch prepared;
        Receipt receipt; ///< what is answered once the commit is synced; `stored` is filled in then
        std::function<void(const Receipt&)> done;
        Admission::Ticket ticket;
    };
    /// A list, because its items go from hand to hand without an allocation: there may be no memory, and each must be answered.
    using Items = std::list<Item>;
    struct Upstream {
        std::function<bool()> idle;                                     ///< nothing is on its way to push()
        std::function<void(const Admission::Ticket&)> left;             ///< the item was answered
    };

    WriteStage(std::unique_ptr<store::WorkspaceWriter> writer, store::IndexExtractor extractor, const PipelineOptions& options,
               Upstream upstream);
    /// Commits and answers what was pushed, runs what was posted, then joins.
    ~WriteStage();
    WriteStage(const WriteStage&) = delete;
    WriteStage& operator=(const WriteStage&) = delete;

    /// Waits while the writer is far behind; not on the writer thread.
    void push(Items&& items) noexcept;
    void post(WriterTask task);
    /// The upstream may have become idle without pushing anything.
    void wake();
    void setIdleIndexing(bool on);
    domain::Result<void> finishIndexing(const std::function<void(std::int64_t, std::int64_t)>& progress);
    [[nodiscard]] IngestPipeline::Counters counters() const;
    [[nodiscard]] std::string problem() const;
    void setCommitListener(std::function<void(const IngestPipeline::Counters&)> listener);

private:
    enum class Turn { Tasks, Group, Index, Stop };

    void run(const std::stop_token& stop);
    Turn nextTurn(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    Items takeGroup(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    void runTasks(const std::list<WriterTask>& tasks);
    void commitGroup(Items group);
    void countCommit();
    void noteProblem(const domain::Error* error) noexcept;
    void countStored(const store::BatchOutcome& outcome, std::int64_t rejected);
    void commitAlone(Item& item, store::IngestBatch& batch);
    void answerStored(Item& item, const store::BatchOutcome& outcome, std::int64_t rejected);
    void answerRetry(Item& item, const domain::Error& error);
    void answer(Item& item);
    /// One slice; how many records it indexed. A longer one where somebody waits for it and nobody sends.
    domain::Result<std::int64_t> indexSlice(bool awaited);
    /// One index of a closed partition; false where none is missing.
    domain::Result<bool> buildClosedIndex();
    void indexWhileIdle();
    void announce();

    const std::unique_ptr<store::WorkspaceWriter> m_writer;
    const store::IndexExtractor m_extractor;
    const PipelineOptions m_options;
    const Upstream m_upstream;
    std::int64_t m_sliceRecords = 64; ///< writer thread only
    int m_indexesGivenUp = 0;         ///< in a row; writer thread only
    std::chrono::steady_clock::time_point m_lastGroup; ///< when a group was committed; writer thread only

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::condition_variable m_room; ///< m_itemSpans became smaller
    Items m_items;
    std::list<WriterTask> m_tasks;
    std::int64_t m_itemSpans = 0;
    bool m_tasksRanLast = false;
    bool m_idleIndexing = true;
    bool m_indexBehind = true;
    std::int64_t m_notIndexed = 0; ///< committed by this process and not indexed yet
    IngestPipeline::Counters m_counters;
    mutable RateMeter m_rate;
    std::string m_problem; ///< why nothing can be written now
    std::function<void(const IngestPipeline::Counters&)> m_listener;

    std::jthread m_thread; ///< last: joined before what it uses goes
};

} // namespace whyglass::ingest
