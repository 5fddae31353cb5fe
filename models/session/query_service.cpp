// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/query_service.h"

#include "models/analysis/query/expression_match.h"
#include "models/analysis/query/term_match.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace whyglass::session {

namespace {

/// Who works for what. Two keep one short query answerable while a long one runs; more would only compete for the same disk and
/// cores. Where cores are few, the thread that draws goes before those that read for it, and what is beside comes last.
struct Workers {
    Urgency urgency;
    int count, nice;
};
constexpr std::array<Workers, 2> kWorkers = {{{Urgency::Seen, 2, 3}, {Urgency::Beside, 1, 10}}};
/// What takes no longer needs no pause before it is asked again.
constexpr std::chrono::milliseconds kBrief{20};

/// After these the connection is worthless (file replaced, gone, unreadable) and the next request opens a new one.
bool needsReopen(domain::ErrorCode code)
{
    switch (code) {
    case domain::ErrorCode::Io:
    case domain::ErrorCode::Corrupt:
    case domain::ErrorCode::Internal:
        return true;
    default:
        return false;
    }
}

struct Progress {
    std::atomic<std::int64_t> done{0}, total{0};
};

/// Of the request that this thread runs.
thread_local Progress* threadProgress = nullptr;

struct ProgressScope {
    explicit ProgressScope(Progress& progress) { threadProgress = &progress; }
    ~ProgressScope() { threadProgress = nullptr; }
    ProgressScope(const ProgressScope&) = delete;
    ProgressScope& operator=(const ProgressScope&) = delete;
};

} // namespace

void reportProgress(std::int64_t done, std::int64_t total)
{
    if (!threadProgress)
        return;
    threadProgress->done = done;
    threadProgress->total = total;
}

class QueryService::Impl {
public:
    using Clock = std::chrono::steady_clock;

    struct Job {
        QByteArray key;
        QPointer<QObject> owner;
        Urgency urgency = Urgency::Seen;
        Asked reason = Asked::New;
        Work work;
        std::function<void(const std::any&)> done;
        std::function<void(domain::Error)> failed;
        Clock::time_point asked = Clock::now();
        Clock::duration took{0}; ///< of the work; read where its reply is delivered
        std::atomic<bool> cancelled{false};
        Progress progress;
    };
    using JobPtr = std::shared_ptr<Job>;

    Impl(QueryService* service, std::filesystem::path path) : q(service), workspace(std::move(path)) {}

    void runWorker(const Workers& kind, const std::stop_token& stop)
    {
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kind.nice);
        std::unique_ptr<store::WorkspaceReader> reader;
        while (JobPtr job = next(kind.urgency, stop))
            run(*job, reader, job);
    }

    JobPtr next(Urgency urgency, const std::stop_token& stop)
    {
        std::unique_lock lock(mutex);
        if (!wake.wait(lock, stop, [&] { return longestWaiting(urgency) != queue.end(); }))
            return nullptr;
        const auto waiting = longestWaiting(urgency);
        JobPtr job = std::move(*waiting);
        queue.erase(waiting);
        running.push_back(job);
        return job;
    }

    std::deque<JobPtr>::iterator longestWaiting(Urgency urgency)
    {
        return std::find_if(queue.begin(), queue.end(), [urgency](const JobPtr& job) { return job->urgency == urgency; });
    }

    void run(Job& job, std::unique_ptr<store::WorkspaceReader>& reader, const JobPtr& shared)
    {
        Reply reply;
        std::optional<domain::Error> failure;
        const auto began = Clock::now();
        if (!job.cancelled)
            failure = answer(job, reader, reply);
        job.took = Clock::now() - began;
        {
            const std::scoped_lock lock(mutex);
            std::erase(running, shared);
        }
        if (job.cancelled || (reply.error && *reply.error == domain::ErrorCode::Cancelled))
            failure = std::nullopt;
        // The service lives on the owner's thread, so the owner can only vanish between, never during, the delivery.
        QMetaObject::invokeMethod(
            q, [this, shared, reply = std::move(reply), failure = std::move(failure)] { deliver(shared, reply, failure); },
            Qt::QueuedConnection);
    }

    std::optional<domain::Error> answer(Job& job, std::unique_ptr<store::WorkspaceReader>& reader, Reply& reply)
    {
        try {
            if (!reader) {
                auto opened = store::WorkspaceReader::open(workspace);
                if (!opened)
                    return opened.error();
                reader = std::move(opened).value();
                reader->setVerifier(analysis::payloadMatches);
                reader->setJudge(analysis::payloadJudge());
            }
            reader->setCancelFlag(&job.cancelled);
            const ProgressScope scope(job.progress);
            reply = job.work(*reader);
            reader->setCancelFlag(nullptr);
            if (reply.error && needsReopen(*reply.error))
                reader.reset();
            return std::nullopt;
        } catch (const std::exception& problem) {
            reader.reset();
            return domain::Error{domain::ErrorCode::Internal,
                                 "cannot read " + workspace.string() + ": " + problem.what(), {}};
        }
    }

    void deliver(const JobPtr& job, const Reply& reply, const std::optional<domain::Error>& failure)
    {
        if (newest.value(job->key) != job)
            return;
        const bool wanted = !job->cancelled && !(reply.error && *reply.error == domain::ErrorCode::Cancelled);
        const QPointer<QueryService> alive = q;
        if (wanted && job->owner) {
            if (failure)
                job->failed(*failure);
            else if (reply.value.has_value())
                job->done(reply.value);
            if (!alive)
                return;
        }
        // Only now, so that a reply that asks the next question never lets the service look idle in between.
        if (newest.value(job->key) == job) {
            newest.remove(job->key);
            rest(*job);
            Q_EMIT q->pendingChanged(static_cast<int>(newest.size()));
        }
    }

    /// What is asked again comes no sooner than this.
    void rest(const Job& answered)
    {
        const auto pause = std::min<Clock::duration>(answered.took * kRestFactor, kLongestRest);
        if (answered.took > kBrief)
            restsUntil.insert(answered.key, Clock::now() + pause);
        else
            restsUntil.remove(answered.key);
        if (held.contains(answered.key))
            releaseLater(answered.key);
    }

    void releaseLater(const QByteArray& key)
    {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(restsUntil.value(key) - Clock::now());
        QTimer::singleShot(std::max(left, std::chrono::milliseconds(0)), q, [this, key] { release(key); });
    }

    void release(const QByteArray& key)
    {
        if (newest.contains(key) || !held.contains(key))
            return; // asked anew meanwhile: its answer comes round here again
        insert(held.take(key));
        wake.notify_all();
        Q_EMIT q->pendingChanged(static_cast<int>(newest.size()));
    }

    /// Whether a question that is asked again has to wait: for the answer to the one that runs, or for the pause after it.
    bool hold(const JobPtr& job)
    {
        const JobPtr old = newest.value(job->key);
        const bool resting = !old && Clock::now() < restsUntil.value(job->key);
        if (old) {
            const std::scoped_lock lock(mutex);
            if (std::find(queue.begin(), queue.end(), old) != queue.end())
                return false; // takes its turn
        } else if (!resting) {
            return false;
        }
        const bool isTimed = resting && held.contains(job->key);
        held.insert(job->key, job);
        if (resting && !isTimed)
            releaseLater(job->key);
        return true;
    }

    void drop(const QByteArray& key)
    {
        held.remove(key);
        const JobPtr old = newest.take(key);
        if (!old)
            return;
        old->cancelled = true;
        const std::scoped_lock lock(mutex);
        std::erase(queue, old);
    }

    /// Takes the turn of the request that it overtakes: one that is asked again and again would else never get one.
    void insert(JobPtr job)
    {
        const JobPtr old = newest.value(job->key);
        newest.insert(job->key, job);
        if (old)
            old->cancelled = true;
        const std::scoped_lock lock(mutex);
        const auto waiting = std::find(queue.begin(), queue.end(), old);
        if (waiting != queue.end())
            *waiting = std::move(job);
        else
            queue.push_back(std::move(job));
    }

    QueryService* q;
    const std::filesystem::path workspace;
    // GUI thread only.
    QHash<QByteArray, JobPtr> newest;
    QHash<QByteArray, JobPtr> held; ///< asked again, not yet allowed
    QHash<QByteArray, Clock::time_point> restsUntil;

    std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<JobPtr> queue;
    std::vector<JobPtr> running;
    std::vector<std::jthread> workers; ///< last: joined before what they use goes
};

QueryService::QueryService(std::filesystem::path workspace, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(this, std::move(workspace)))
{
    for (const Workers& kind : kWorkers)
        for (int i = 0; i < kind.count; ++i)
            m_impl->workers.emplace_back([impl = m_impl.get(), &kind](const std::stop_token& stop) { impl->runWorker(kind, stop); });
}

QueryService::~QueryService()
{
    {
        const std::scoped_lock lock(m_impl->mutex);
        for (const auto& job : m_impl->queue)
            job->cancelled = true;
        m_impl->queue.clear();
        for (const auto& job : m_impl->running)
            job->cancelled = true;
    }
    for (auto& worker : m_impl->workers)
        worker.request_stop();
    m_impl->workers.clear();
}

void QueryService::cancel(const QByteArray& key)
{
    if (!m_impl->newest.contains(key)) {
        m_impl->held.remove(key);
        return;
    }
    m_impl->drop(key);
    Q_EMIT pendingChanged(pending());
}

void QueryService::stop(const QByteArray& key)
{
    const auto job = m_impl->newest.value(key);
    if (!job)
        return;
    m_impl->drop(key);
    const QPointer<QueryService> alive = this;
    if (job->owner)
        job->failed({domain::ErrorCode::Cancelled, "stopped before it was done, as you asked", {}});
    if (alive)
        Q_EMIT pendingChanged(pending());
}

std::vector<RunningQuery> QueryService::runningFor(std::chrono::milliseconds least) const
{
    std::vector<RunningQuery> found;
    const auto now = std::chrono::steady_clock::now();
    for (const auto& job : m_impl->newest) {
        const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - job->asked);
        if (elapsed >= least && job->reason == Asked::New)
            found.push_back({job->key, elapsed, job->progress.done, job->progress.total});
    }
    std::sort(found.begin(), found.end(), [](const RunningQuery& a, const RunningQuery& b) { return a.elapsed > b.elapsed; });
    return found;
}

int QueryService::pending() const
{
    return static_cast<int>(m_impl->newest.size());
}

void QueryService::enqueue(const Question& question, Work work, std::function<void(const std::any&)> done, std::function<void(domain::Error)> failed)
{
    auto job = std::make_shared<Impl::Job>();
    job->key = question.key;
    job->owner = question.owner;
    job->urgency = question.urgency;
    job->reason = question.asked;
    job->work = std::move(work);
    job->done = std::move(done);
    job->failed = std::move(failed);
    if (question.asked == Asked::New)
        m_impl->held.remove(question.key);
    else if (m_impl->hold(job))
        return;
    m_impl->insert(std::move(job));
    m_impl->wake.notify_all();
    Q_EMIT pendingChanged(pending());
}

} // namespace whyglass::session
