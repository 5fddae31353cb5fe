// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export_client.h"

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace whyglass::reliability {

/// Senders in a closed loop over all transports, and the ledger of what was acknowledged to them.
class Load {
public:
    /// `senders` threads: half of them gRPC, a quarter HTTP/protobuf, a quarter HTTP/JSON.
    Load(std::uint16_t grpcPort, std::uint16_t httpPort, int senders);
    ~Load() { stop(); }
    void stop();

    static constexpr int kSpansARequest = 20;
    struct Ledger {
        std::vector<unsigned> acknowledged; ///< seeds of message()
        std::size_t refused = 0;            ///< told to come again, with a time
        std::size_t broken = 0;             ///< the connection ended without an answer
        std::vector<std::string> wrong;     ///< told anything else
    };
    [[nodiscard]] Ledger ledger() const;
    [[nodiscard]] std::size_t acknowledged() const { return m_acknowledged; }
    [[nodiscard]] std::size_t refused() const { return m_refused; }

private:
    void run(int sender);
    void note(Transport transport, unsigned seed, const Told& told);

    ExportClient m_client;
    std::atomic<bool> m_stop = false;
    std::atomic<std::size_t> m_acknowledged = 0;
    std::atomic<std::size_t> m_refused = 0;
    mutable std::mutex m_mutex;
    Ledger m_ledger;
    std::vector<std::thread> m_threads;
};

/// Spans that were acknowledged and are not in the export (OTLP protobuf), or not as they were sent.
std::size_t lostSpans(const std::string& exported, const std::vector<unsigned>& acknowledged);

} // namespace whyglass::reliability
