// SPDX-License-Identifier: GPL-3.0-or-later
#include "load.h"

#include "ingest/proto/trace_service.pb.h"

#include <chrono>
#include <unordered_set>

namespace whyglass::reliability {

namespace {

using telemetry::Signal;
using Request = opentelemetry::proto::collector::trace::v1::ExportTraceServiceRequest;

constexpr int kUnavailable = 14;

Transport transportOf(int sender)
{
    return sender % 2 == 0 ? Transport::Grpc : sender % 4 == 1 ? Transport::Protobuf : Transport::Json;
}

template <typename Each>
void forEachSpan(const Request& request, Each each)
{
    for (const auto& resource : request.resource_spans()) {
        for (const auto& scope : resource.scope_spans()) {
            for (const auto& span : scope.spans())
                each(span);
        }
    }
}

} // namespace

Load::Load(std::uint16_t grpcPort, std::uint16_t httpPort, int senders) : m_client(grpcPort, httpPort)
{
    for (int sender = 0; sender < senders; ++sender)
        m_threads.emplace_back([this, sender] { run(sender); });
}

void Load::stop()
{
    m_stop = true;
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

void Load::run(int sender)
{
    const Transport transport = transportOf(sender);
    for (unsigned request = 1; !m_stop; ++request) {
        const unsigned seed = (static_cast<unsigned>(sender + 1) << 24U) | request;
        Wire wire;
        wire.body = message(Signal::Traces, encodingOf(transport), kSpansARequest, seed);
        const std::size_t good = m_acknowledged;
        note(transport, seed, m_client.send(transport, Signal::Traces, wire));
        if (m_acknowledged == good) // nobody is there, or the disk is full: more haste would only take the processor away
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void Load::note(Transport transport, unsigned seed, const Told& told)
{
    const bool answered = transport == Transport::Grpc ? told.rpc != kUnavailable || told.retrySeconds > 0 : told.http != 0;
    const bool good = told.rpc == 0 && !told.partial;
    const bool again = told.rpc == kUnavailable && told.retrySeconds > 0;
    const std::lock_guard guard(m_mutex);
    if (!answered) {
        ++m_ledger.broken;
    } else if (good) {
        m_ledger.acknowledged.push_back(seed);
        ++m_acknowledged;
    } else if (again) {
        ++m_ledger.refused;
        ++m_refused;
    } else {
        m_ledger.wrong.push_back(std::string(nameOf(transport)) + ": status " + std::to_string(told.rpc) + " " + told.message + told.malformed);
    }
}

Load::Ledger Load::ledger() const
{
    const std::lock_guard guard(m_mutex);
    return m_ledger;
}

std::size_t lostSpans(const std::string& exported, const std::vector<unsigned>& acknowledged)
{
    Request stored;
    if (!stored.ParseFromString(exported))
        return acknowledged.size() * Load::kSpansARequest;
    std::unordered_multiset<std::string> there;
    forEachSpan(stored, [&](const auto& span) { there.insert(span.SerializeAsString()); });
    std::size_t lost = 0;
    for (const unsigned seed : acknowledged) {
        Request sent;
        sent.ParseFromString(message(Signal::Traces, Encoding::Protobuf, Load::kSpansARequest, seed));
        forEachSpan(sent, [&](const auto& span) { lost += there.count(span.SerializeAsString()) == 1 ? 0U : 1U; });
    }
    return lost;
}

} // namespace whyglass::reliability
