// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/admission.h"

namespace whyglass::ingest {

namespace {

// What a request costs beside its bytes (queues, callbacks, rows): bounds the number of tiny ones.
constexpr std::size_t kOverheadBytes = 4'096;

/// Of the budget, for those who wait (admit()).
constexpr std::size_t shareOfWaiters(std::size_t budget) { return budget / 8 * 3; }

} // namespace

bool Admission::fits(std::size_t bytes, std::size_t limit) const
{
    return m_inside.empty() || m_bytes + bytes + kOverheadBytes <= limit;
}

Admission::Ticket Admission::enter(std::size_t bytes)
{
    const Ticket ticket{m_next++, bytes + kOverheadBytes};
    m_inside.insert(ticket.sequence);
    m_bytes += ticket.bytes;
    return ticket;
}

std::optional<Admission::Ticket> Admission::tryAdmit(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed || !fits(bytes, m_budget))
        return std::nullopt;
    return enter(bytes);
}

std::optional<Admission::Ticket> Admission::admit(std::size_t bytes)
{
    std::unique_lock lock(m_mutex);
    m_left.wait(lock, [&] { return m_closed || fits(bytes, shareOfWaiters(m_budget)); });
    if (m_closed)
        return std::nullopt;
    return enter(bytes);
}

void Admission::release(const Ticket& ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        m_inside.erase(ticket.sequence);
        m_bytes -= ticket.bytes;
    }
    m_left.notify_all();
}

void Admission::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_left.notify_all();
}

void Admission::waitForThoseInside()
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t last = m_next - 1;
    m_left.wait(lock, [&] { return m_inside.empty() || *m_inside.begin() > last; });
}

bool Admission::hasRoom(std::size_t bytes) const
{
    const std::lock_guard lock(m_mutex);
    return !m_closed && fits(bytes, m_budget);
}

std::size_t Admission::bytesInside() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

} // namespace whyglass::ingest
