// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/write_stage.h"

#include "ingest/decode/value_tree.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <future>
#include <latch>
#include <memory>
#include <new>

namespace whyglass::ingest {

namespace {

using Clock = std::chrono::steady_clock;

// An index slice holds the writer up for about this long; storage.md allows 20 ms.
constexpr std::chrono::milliseconds kSliceTime{15};
// Where somebody waits for the index and nobody sends: each commit writes a segment of it, and few large ones are merged less.
constexpr std::chrono::milliseconds kLongSliceTime{150};
constexpr std::chrono::seconds kQuiet{1};
constexpr std::int64_t kMinSlice = 16;
constexpr std::int64_t kMaxSlice = 8'192;

// The byte budget counts what was sent, and a decoded record of two bytes takes hundreds: workers wait beyond this, two full commits. Of
// records of usual size the budget lets in fewer.
constexpr std::int64_t kMaxQueuedRecords = 32'768;
// A quarter of the largest commit costs hardly more a span than a full one: the writer waits for no more.
constexpr std::int64_t kWorthwhile = 4;
constexpr int kMostGivenUp = 20; // then the index is built while senders wait: half a second for a million spans

constexpr int kBusyRetrySeconds = 1;
// A full or read-only disk is seldom mended within a second; but senders give up after ten, and their queues are short.
constexpr int kFailureRetrySeconds = 2;

bool everyBatchWouldFail(domain::ErrorCode code)
{
    return code == domain::ErrorCode::Busy || code == domain::ErrorCode::DiskFull || code == domain::ErrorCode::ReadOnly
        || code == domain::ErrorCode::Io;
}

/// Calls into the store; what it throws becomes an error.
template <typename Call>
auto guarded(Call&& call) -> decltype(call())
{
    try {
        return call();
    } catch (const std::bad_alloc&) {
        return domain::Error{domain::ErrorCode::Internal, "out of memory", {}}; // short: needs none itself
    } catch (const std::exception& e) {
        return domain::Error{domain::ErrorCode::Internal, std::string("cannot write to the workspace: ") + e.what(), {}};
    }
}

} // namespace

WriteStage::WriteStage(std::unique_ptr<store::WorkspaceWriter> writer, store::IndexExtractor extractor,
                       const PipelineOptions& options, Upstream upstream)
    : m_writer(std::move(writer)), m_extractor(std::move(extractor)), m_options(options), m_upstream(std::move(upstream))
{
    m_counters.generation = m_writer->generation();
    const auto prepared = std::make_shared<std::latch>(1);
    m_thread = std::jthread([this, prepared](const std::stop_token& stop) {
        telemetry::prepareThread(); // the store asks for the tools that a model call names
        prepared->count_down();
        run(stop);
    });
    prepared->wait();
}

WriteStage::~WriteStage()
{
    m_thread.request_stop();
    m_thread.join();
}

void WriteStage::push(Items&& items) noexcept
{
    std::int64_t records = 0;
    for (const Item& item : items)
        records += static_cast<std::int64_t>(item.prepared.batch.records());
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_itemSpans < kMaxQueuedRecords; });
        m_items.splice(m_items.end(), items);
        m_itemSpans += records;
    }
    m_wake.notify_all();
}

void WriteStage::post(WriterTask task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_all();
}

void WriteStage::wake()
{
    {
        const std::lock_guard lock(m_mutex); // not between the writer's look at the upstream and its sleep
    }
    m_wake.notify_all();
}

void WriteStage::setIdleIndexing(bool on)
{
    {
        const std::lock_guard lock(m_mutex);
        m_idleIndexing = on;
    }
    m_wake.notify_all();
}

void WriteStage::setCommitListener(std::function<void(const IngestPipeline::Counters&)> listener)
{
    const std::lock_guard lock(m_mutex);
    m_listener = std::move(listener);
}

IngestPipeline::Counters WriteStage::counters() const
{
    const std::lock_guard lock(m_mutex);
    IngestPipeline::Counters counters = m_counters;
    counters.spansPerSecond = m_rate.perSecond();
    return counters;
}

void WriteStage::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const Turn turn = nextTurn(lock, stop);
        if (turn == Turn::Stop)
            return;
        m_tasksRanLast = turn == Turn::Tasks;
        if (turn == Turn::Tasks) {
            std::list<WriterTask> tasks;
            tasks.swap(m_tasks);
            lock.unlock();
            runTasks(tasks);
        } else if (turn == Turn::Group) {
            Items group = takeGroup(lock, stop);
            lock.unlock();
            commitGroup(std::move(group));
        } else {
            lock.unlock();
            indexWhileIdle();
        }
        static_cast<void>(guarded([this] { return m_writer->checkpointIfNeeded(); })); // tried again in the next turn
        lock.lock();
    }
}

WriteStage::Turn WriteStage::nextTurn(std::unique_lock<std::mutex>& lock, const std::stop_token& stop)
{
    const auto next = [this, &stop]() -> std::optional<Turn> {
        if (!m_tasks.empty() && (!m_tasksRanLast || m_items.empty()))
            return Turn::Tasks;
        if (!m_items.empty())
            return Turn::Group;
        if (stop.stop_requested())
            return Turn::Stop;
        if (m_idleIndexing && m_indexBehind && m_upstream.idle())
            return Turn::Index;
        return std::nullopt;
    };
    std::optional<Turn> turn = next();
    while (!turn) {
        m_wake.wait(lock, stop, [&] { return (turn = next()).has_value(); });
        turn = next();
    }
    return *turn;
}

WriteStage::Items WriteStage::takeGroup(std::unique_lock<std::mutex>& lock, const std::stop_token& stop)
{
    const auto deadline = Clock::now() + std::chrono::milliseconds(m_options.groupMilliseconds);
    m_wake.wait_until(lock, stop, deadline, [this] { return m_itemSpans * kWorthwhile >= m_options.groupSpans || m_upstream.idle(); });

    Items group;
    std::int64_t records = 0;
    while (!m_items.empty()) {
        const auto more = static_cast<std::int64_t>(m_items.front().prepared.batch.records());
        if (!group.empty() && records + more > m_options.groupSpans)
            break;
        records += more;
        group.splice(group.end(), m_items, m_items.begin());
    }
    m_itemSpans -= records;
    m_room.notify_all();
    return group;
}

void WriteStage::runTasks(const std::list<WriterTask>& tasks)
{
    for (const WriterTask& task : tasks) {
        try {
            task(*m_writer);
        } catch (const std::exception&) {
            continue; // a task reports its own errors; one that throws must not end the writer
        }
    }
    const std::int64_t generation = m_writer->generation();
    {
        const std::lock_guard lock(m_mutex);
        if (generation == m_counters.generation)
            return;
        m_counters.generation = generation;
    }
    announce();
}

void WriteStage::commitGroup(Items group)
{
    std::vector<store::IngestBatch> batches;
    const auto outcomes = guarded([&] {
        batches.reserve(group.size());
        for (Item& item : group)
            batches.push_back(std::move(item.prepared.batch));
        return m_writer->commit(batches);
    });
    m_lastGroup = Clock::now();
    countCommit();
    noteProblem(outcomes.ok() || !everyBatchWouldFail(outcomes.error().code) ? nullptr : &outcomes.error());
    const bool stored = outcomes.ok() && outcomes->size() == group.size();
    const bool allWouldFail = batches.size() != group.size() || (!outcomes.ok() && everyBatchWouldFail(outcomes.error().code));
    std::size_t i = 0;
    for (Item& item : group) {
        if (stored)
            answerStored(item, (*outcomes)[i], batches[i].rejected);
        else if (allWouldFail)
            answerRetry(item, outcomes.error());
        else
            commitAlone(item, batches[i]); // one bad batch must not take the others along
        ++i;
    }
    announce();
}

/// Before anybody is answered: who asks right after the answer must see it.
void WriteStage::countCommit()
{
    const std::lock_guard lock(m_mutex);
    ++m_counters.commits;
}

void WriteStage::noteProblem(const domain::Error* error) noexcept
{
    const std::lock_guard lock(m_mutex);
    try {
        m_problem = error == nullptr ? std::string() : error->text();
    } catch (const std::bad_alloc&) {
        m_problem.clear();
    }
}

std::string WriteStage::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

void WriteStage::commitAlone(Item& item, store::IngestBatch& batch)
{
    const auto outcomes = guarded([&] { return m_writer->commit({&batch, 1}); });
    if (outcomes.ok() && outcomes->size() == 1)
        answerStored(item, outcomes->front(), batch.rejected);
    else
        answerRetry(item, outcomes.ok() ? domain::Error{domain::ErrorCode::Internal, "the store did not say what it stored", {}}
                                        : outcomes.error());
}

void WriteStage::answerStored(Item& item, const store::BatchOutcome& outcome, std::int64_t rejected)
{
    item.receipt.stored = outcome;
    try {
        countStored(outcome, rejected);
    } catch (const std::bad_alloc&) {
        item.receipt.stored = outcome; // only the rate is a little wrong
    }
    answer(item);
}

void WriteStage::countStored(const store::BatchOutcome& outcome, std::int64_t rejected)
{
    const std::int64_t generation = m_writer->generation();
    const std::lock_guard lock(m_mutex);
    m_counters.spans += outcome.spans;
    m_counters.logs += outcome.logs;
    m_counters.metricPoints += outcome.metricPoints;
    m_counters.duplicates += outcome.duplicates;
    m_counters.rejected += rejected;
    m_counters.generation = generation;
    m_notIndexed += outcome.spans + outcome.logs;
    m_indexBehind = m_indexBehind || outcome.spans + outcome.logs > 0;
    m_rate.add(outcome.spans);
}

void WriteStage::answerRetry(Item& item, const domain::Error& error)
{
    if (item.receipt.outcome == Receipt::Outcome::Stored) {
        item.receipt.outcome = Receipt::Outcome::Retry;
        item.receipt.retryAfterSeconds = error.code == domain::ErrorCode::Busy ? kBusyRetrySeconds : kFailureRetrySeconds;
        try {
            item.receipt.message = error.text();
        } catch (const std::bad_alloc&) {
            item.receipt.message.clear();
        }
    }
    answer(item);
}

void WriteStage::answer(Item& item)
{
    try {
        if (item.done)
            item.done(item.receipt);
    } catch (const std::exception&) {
        item.done = nullptr; // the sender is gone; the data is stored all the same
    }
    m_upstream.left(item.ticket);
}

void WriteStage::announce()
{
    try {
        std::function<void(const IngestPipeline::Counters&)> listener;
        {
            const std::lock_guard lock(m_mutex);
            listener = m_listener;
        }
        if (listener)
            listener(counters());
    } catch (const std::exception&) {
        return; // a listener must not end the writer
    }
}

domain::Result<std::int64_t> WriteStage::indexSlice(bool awaited)
{
    const auto begin = Clock::now();
    const auto aim = awaited && begin - m_lastGroup >= kQuiet ? kLongSliceTime : kSliceTime;
    auto indexed = guarded([this] { return m_writer->indexSlice(m_extractor, m_sliceRecords); });
    if (!indexed.ok())
        return indexed;
    const auto spent = std::max<std::chrono::nanoseconds>(Clock::now() - begin, std::chrono::microseconds(50));
    const double factor = std::clamp(std::chrono::duration<double>(aim) / spent, 0.25, 2.0);
    m_sliceRecords = std::clamp(static_cast<std::int64_t>(static_cast<double>(m_sliceRecords) * factor), kMinSlice, kMaxSlice);
    const std::lock_guard lock(m_mutex);
    m_notIndexed = std::max<std::int64_t>(0, m_notIndexed - *indexed);
    if (*indexed == 0) {
        m_indexBehind = false;
        m_counters.indexedGeneration = m_writer->generation();
    }
    return indexed;
}

/// An index of a closed partition is built in one statement, so it is given up as soon as somebody waits; not for ever.
domain::Result<bool> WriteStage::buildClosedIndex()
{
    const bool patient = m_indexesGivenUp < kMostGivenUp;
    const auto built = guarded([&] {
        return m_writer->buildClosedIndex([this, patient] {
            const std::lock_guard lock(m_mutex);
            return patient && (!m_items.empty() || !m_tasks.empty());
        });
    });
    const bool givenUp = !built.ok() && built.error().code == domain::ErrorCode::Cancelled;
    m_indexesGivenUp = givenUp ? m_indexesGivenUp + 1 : 0;
    return givenUp ? domain::Result<bool>(true) : built;
}

void WriteStage::indexWhileIdle()
{
    const auto indexed = indexSlice(false);
    if (indexed.ok() && *indexed > 0)
        return;
    if (indexed.ok()) {
        const auto built = buildClosedIndex();
        if (built.ok() && *built) {
            const std::lock_guard lock(m_mutex);
            m_indexBehind = true;
            return;
        }
    }
    const std::lock_guard lock(m_mutex);
    m_indexBehind = false; // after an error the next commit tries again
}

domain::Result<void> WriteStage::finishIndexing(const std::function<void(std::int64_t, std::int64_t)>& progress)
{
    struct Slice {
        domain::Result<std::int64_t> indexed = std::int64_t{0};
        std::int64_t left = 0;
        domain::Result<bool> closing = false;
    };
    std::int64_t done = 0;
    for (;;) {
        std::promise<Slice> promise;
        auto future = promise.get_future();
        post([this, &promise](store::WorkspaceWriter&) {
            Slice slice{indexSlice(true), 0, false};
            if (slice.indexed.ok() && *slice.indexed == 0)
                slice.closing = buildClosedIndex();
            {
                const std::lock_guard lock(m_mutex);
                slice.left = m_notIndexed;
            }
            promise.set_value(std::move(slice));
        });
        const Slice slice = future.get();
        if (!slice.indexed.ok())
            return slice.indexed.error();
        done += *slice.indexed;
        if (progress)
            progress(done, done + slice.left);
        if (!slice.closing.ok())
            return slice.closing.error();
        if (*slice.indexed == 0 && !*slice.closing)
            return {};
    }
}

} // namespace whyglass::ingest
