// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/refusal_log.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace whyglass::ingest {

namespace {

constexpr std::string_view kSources[] = {"grpc", "http"};

/// By Refusal; the last one is closed().
struct Reason {
    const char* code;
    domain::Severity severity; ///< High: senders do not send it again
};
constexpr Reason kReasonNames[] = {
    {"refused-unreadable", domain::Severity::High},
    {"refused-too-large", domain::Severity::High},
    {"refused-busy", domain::Severity::Medium},
    {"refused-shutting-down", domain::Severity::Low},
    {"refused-foreign", domain::Severity::Medium},
    {"refused-token", domain::Severity::High},
    {"refused-path", domain::Severity::High},
    {"refused-method", domain::Severity::High},
    {"refused-media-type", domain::Severity::High},
    {"refused-encoding", domain::Severity::High},
    {"refused-malformed", domain::Severity::High},
    {"refused-header", domain::Severity::High},
    {"closed-connection", domain::Severity::Medium},
};
constexpr std::size_t kClosed = std::size(kReasonNames) - 1;

std::int64_t nowNs() noexcept
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

void RefusalLog::refused(Transport transport, Refusal why, std::string_view message) noexcept
{
    count(transport, static_cast<std::size_t>(why), message);
}

void RefusalLog::closed(Transport transport, std::string_view why) noexcept
{
    count(transport, kClosed, why);
}

void RefusalLog::count(Transport transport, std::size_t reason, std::string_view message) noexcept
{
    const std::int64_t now = nowNs();
    const std::lock_guard lock(m_mutex);
    Counter& counter = m_counters[static_cast<std::size_t>(transport)][reason];
    if (counter.count++ == 0)
        counter.firstNs = now;
    counter.lastNs = now;
    counter.sampleBytes = std::min(message.size(), counter.sample.size());
    std::copy_n(message.begin(), counter.sampleBytes, counter.sample.begin());
}

bool RefusalLog::empty() const noexcept
{
    const std::lock_guard lock(m_mutex);
    return std::all_of(m_counters.begin(), m_counters.end(), [](const auto& ofTransport) {
        return std::all_of(ofTransport.begin(), ofTransport.end(), [](const Counter& counter) { return counter.count == 0; });
    });
}

std::vector<domain::ImportIssue> RefusalLog::take()
{
    static_assert(std::size(kReasonNames) == kReasons && std::size(kSources) == kTransports);
    std::vector<domain::ImportIssue> issues;
    const std::lock_guard lock(m_mutex);
    for (std::size_t transport = 0; transport < kTransports; ++transport) {
        for (std::size_t reason = 0; reason < kReasons; ++reason) {
            const Counter& counter = m_counters[transport][reason];
            if (counter.count == 0)
                continue;
            domain::ImportIssue& issue = issues.emplace_back();
            issue.code = kReasonNames[reason].code;
            issue.severity = kReasonNames[reason].severity;
            issue.source = kSources[transport];
            issue.count = counter.count;
            issue.sample.assign(counter.sample.data(), counter.sampleBytes);
            issue.firstSeen = {counter.firstNs};
            issue.lastSeen = {counter.lastNs};
        }
    }
    m_counters = {}; // only now: until here there may have been no memory
    return issues;
}

void RefusalLog::giveBack(const std::vector<domain::ImportIssue>& issues) noexcept
{
    const std::lock_guard lock(m_mutex);
    for (const domain::ImportIssue& issue : issues) {
        const auto source = std::find(std::begin(kSources), std::end(kSources), issue.source);
        const auto reason = std::find_if(std::begin(kReasonNames), std::end(kReasonNames), [&issue](const Reason& known) { return issue.code == known.code; });
        if (source == std::end(kSources) || reason == std::end(kReasonNames))
            continue;
        Counter& counter = m_counters[static_cast<std::size_t>(source - std::begin(kSources))][static_cast<std::size_t>(reason - std::begin(kReasonNames))];
        if (counter.count == 0) {
            counter.lastNs = issue.lastSeen.ns;
            counter.sampleBytes = std::min(issue.sample.size(), counter.sample.size());
            std::copy_n(issue.sample.begin(), counter.sampleBytes, counter.sample.begin());
        }
        counter.firstNs = issue.firstSeen.ns;
        counter.count += issue.count;
    }
}

void storeRefusals(const std::shared_ptr<RefusalLog>& refusals, IngestPipeline& pipeline)
{
    if (refusals->empty())
        return;
    pipeline.post([refusals](store::WorkspaceWriter& writer) {
        store::IngestBatch batch;
        batch.issues = refusals->take();
        if (batch.issues.empty())
            return;
        const std::vector<domain::ImportIssue> taken = batch.issues;
        if (!writer.commit({&batch, 1}).ok())
            refusals->giveBack(taken);
    });
}

} // namespace whyglass::ingest
