// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>

namespace whyglass::ingest {

/// The byte budget over all stages, and who is still inside. Thread-safe.
class Admission {
public:
    struct Ticket {
        std::uint64_t sequence = 0;
        std::size_t bytes = 0;
    };

    explicit Admission(std::size_t budget) : m_budget(budget) {}

    /// Nothing where the budget is full or closed. A request larger than the budget is let in alone.
    std::optional<Ticket> tryAdmit(std::size_t bytes);
    /// Waits for room; nothing only where closed. Those who wait may fill three eighths of the budget: the workers
    /// keep busy while a full commit is written (measured: a quarter is a fifth slower, a half no faster), and a bulk import never
    /// locks out senders, who cannot wait.
    std::optional<Ticket> admit(std::size_t bytes);
    void release(const Ticket& ticket);

    /// From now on nobody is let in.
    void close();
    /// Waits until everybody who is inside now has left.
    void waitForThoseInside();

    [[nodiscard]] bool hasRoom(std::size_t bytes) const;
    [[nodiscard]] std::size_t bytesInside() const;

private:
    [[nodiscard]] bool fits(std::size_t bytes, std::size_t limit) const;
    Ticket enter(std::size_t bytes);

    const std::size_t m_budget;
    mutable std::mutex m_mutex;
    std::condition_variable m_left;
    std::set<std::uint64_t> m_inside;
    std::uint64_t m_next = 1;
    std::size_t m_bytes = 0;
    bool m_closed = false;
};

} // namespace whyglass::ingest
