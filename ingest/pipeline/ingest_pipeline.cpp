// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/ingest_pipeline.h"

#include "ingest/decode/value_tree.h"
#include "ingest/pipeline/admission.h"
#include "ingest/pipeline/request_decoder.h"
#include "ingest/pipeline/write_stage.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <latch>
#include <mutex>
#include <new>
#include <stop_token>
#include <thread>
#include <vector>

namespace whyglass::ingest {

namespace {

/// An exception while decoding says nothing about the data: there is no memory, or we are wrong.
Receipt retryReceipt() noexcept
{
    Receipt receipt;
    receipt.outcome = Receipt::Outcome::Retry;
    try {
        receipt.message = "cannot decode the request now";
    } catch (const std::exception&) {
        receipt.message.clear();
    }
    return receipt;
}

} // namespace

class IngestPipeline::Impl {
public:
    Impl(std::unique_ptr<store::WorkspaceWriter> writer, std::shared_ptr<const domain::Pricer> pricer, store::IndexExtractor extractor,
         const PipelineOptions& options);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    struct Job {
        IngestRequest request;
        Admission::Ticket ticket;
    };
    void enqueue(Job job);
    void work(RequestDecoder& decoder, const std::stop_token& stop);
    void process(RequestDecoder& decoder, Job job);
    static bool prepare(RequestDecoder& decoder, IngestRequest& request, WriteStage::Item& item);
    void answerAtOnce(std::function<void(const Receipt&)>& done, const Receipt& receipt, const Admission::Ticket& ticket);
    void leaveDecoding();

    CallPricing m_pricing;
    Admission m_admission;
    std::atomic<std::int64_t> m_refused = 0;
    std::atomic<std::int64_t> m_decoding = 0; ///< accepted and not yet with the writer
    WriteStage m_writes;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::vector<std::jthread> m_workers;
};

IngestPipeline::Impl::Impl(std::unique_ptr<store::WorkspaceWriter> writer, std::shared_ptr<const domain::Pricer> pricer,
                           store::IndexExtractor extractor, const PipelineOptions& options)
    : m_pricing(std::move(pricer)), m_admission(options.bytesInFlight),
      m_writes(std::move(writer), std::move(extractor), options,
               {[this] { return m_decoding.load() == 0; }, [this](const Admission::Ticket& ticket) { m_admission.release(ticket); }})
{
    const unsigned workers = std::max(1U, options.workers);
    const auto prepared = std::make_shared<std::latch>(workers);
    for (unsigned i = 0; i < workers; ++i) {
        m_workers.emplace_back([this, prepared, decoder = std::make_unique<RequestDecoder>(m_pricing)](const std::stop_token& stop) {
            telemetry::prepareThread();
            prepared->count_down();
            work(*decoder, stop);
        });
    }
    prepared->wait(); // before the first request may find no memory
}

IngestPipeline::Impl::~Impl()
{
    m_admission.close();
    for (std::jthread& worker : m_workers)
        worker.request_stop();
    for (std::jthread& worker : m_workers)
        worker.join();
}

void IngestPipeline::Impl::enqueue(Job job)
{
    const Admission::Ticket ticket = job.ticket;
    try {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
        m_decoding.fetch_add(1);
    } catch (const std::bad_alloc&) {
        m_admission.release(ticket);
        throw;
    }
    m_wake.notify_one();
}

void IngestPipeline::Impl::leaveDecoding()
{
    if (m_decoding.fetch_sub(1) == 1)
        m_writes.wake();
}

void IngestPipeline::Impl::work(RequestDecoder& decoder, const std::stop_token& stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); });
        if (m_jobs.empty())
            return; // stopping, and everything accepted was decoded
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        process(decoder, std::move(job));
    }
}

void IngestPipeline::Impl::answerAtOnce(std::function<void(const Receipt&)>& done, const Receipt& receipt, const Admission::Ticket& ticket)
{
    try {
        if (done)
            done(receipt);
    } catch (const std::exception&) {
        done = nullptr;
    }
    m_admission.release(ticket);
}

/// Decodes into the item; false where there is nothing to write.
bool IngestPipeline::Impl::prepare(RequestDecoder& decoder, IngestRequest& request, WriteStage::Item& item)
{
    auto [prepared, receipt] = decoder.decode(request);
    item.prepared = std::move(prepared);
    item.receipt = std::move(receipt);
    item.prepared.batch.inflatedBytes = item.ticket.bytes;
    const store::IngestBatch& batch = item.prepared.batch;
    return batch.records() != 0 || !batch.issues.empty() || batch.rejected != 0 || batch.progress;
}

void IngestPipeline::Impl::process(RequestDecoder& decoder, Job job)
{
    WriteStage::Items items; // empty where there was no memory for one
    bool toWrite = false;
    try {
        WriteStage::Item& item = items.emplace_back();
        item.done = std::move(job.request.done);
        item.ticket = job.ticket;
        toWrite = prepare(decoder, job.request, item);
    } catch (const std::exception&) {
        if (!items.empty())
            items.front().receipt = retryReceipt();
    }
    if (items.empty())
        answerAtOnce(job.request.done, retryReceipt(), job.ticket);
    else if (!toWrite)
        answerAtOnce(items.front().done, items.front().receipt, job.ticket);
    else
        m_writes.push(std::move(items));
    leaveDecoding();
}

IngestPipeline::IngestPipeline(std::unique_ptr<store::WorkspaceWriter> writer, std::shared_ptr<const domain::Pricer> pricer,
                               store::IndexExtractor extractor, PipelineOptions options)
    : m_impl(std::make_unique<Impl>(std::move(writer), std::move(pricer), std::move(extractor), options))
{
}

IngestPipeline::~IngestPipeline() = default;

void IngestPipeline::usePrices(std::shared_ptr<const domain::Pricer> prices) { m_impl->m_pricing.use(std::move(prices)); }

void IngestPipeline::noteCacheOutside(std::string library) { m_impl->m_pricing.noteCacheOutside(std::move(library)); }

bool IngestPipeline::trySubmit(IngestRequest&& request)
{
    const auto ticket = m_impl->m_admission.tryAdmit(request.bytes.size());
    if (!ticket) {
        m_impl->m_refused.fetch_add(1);
        return false;
    }
    m_impl->enqueue({std::move(request), *ticket});
    return true;
}

bool IngestPipeline::submit(IngestRequest&& request)
{
    const auto ticket = m_impl->m_admission.admit(request.bytes.size());
    if (!ticket)
        return false;
    m_impl->enqueue({std::move(request), *ticket});
    return true;
}

bool IngestPipeline::hasRoom(std::size_t bytes) const
{
    return m_impl->m_admission.hasRoom(bytes);
}

void IngestPipeline::reportIssue(domain::ImportIssue issue, std::int64_t rejected)
{
    const auto ticket = m_impl->m_admission.admit(issue.sample.size());
    if (!ticket)
        return;
    WriteStage::Items items(1);
    WriteStage::Item& item = items.front();
    item.ticket = *ticket;
    item.prepared.batch.source = issue.source;
    item.prepared.batch.rejected = rejected;
    item.prepared.batch.issues.push_back(std::move(issue));
    m_impl->m_writes.push(std::move(items));
}

void IngestPipeline::post(WriterTask task)
{
    m_impl->m_writes.post(std::move(task));
}

void IngestPipeline::flush()
{
    m_impl->m_admission.waitForThoseInside();
}

void IngestPipeline::setIdleIndexing(bool on)
{
    m_impl->m_writes.setIdleIndexing(on);
}

domain::Result<void> IngestPipeline::finishIndexing(const std::function<void(std::int64_t, std::int64_t)>& progress)
{
    flush();
    return m_impl->m_writes.finishIndexing(progress);
}

IngestPipeline::Counters IngestPipeline::counters() const
{
    Counters counters = m_impl->m_writes.counters();
    counters.queuedBytes = static_cast<std::int64_t>(m_impl->m_admission.bytesInside());
    counters.refused = m_impl->m_refused.load();
    return counters;
}

std::string IngestPipeline::writeProblem() const
{
    return m_impl->m_writes.problem();
}

void IngestPipeline::setCommitListener(std::function<void(const Counters&)> listener)
{
    m_impl->m_writes.setCommitListener(std::move(listener));
}

} // namespace whyglass::ingest
