// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/answer.h"
#include "models/domain/import_issue.h"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace whyglass::ingest {

/// Counts what receivers turned away before it reached the pipeline, until it is stored among the issues: who reads the workspace
/// must see that something is missing. A fixed number of counters, one a transport and reason. Thread-safe; never throws where it counts.
class RefusalLog {
public:
    enum class Transport : std::uint8_t { Grpc, Http };

    /// A request, or a connection that was not to send any.
    void refused(Transport transport, Refusal why, std::string_view message) noexcept;
    /// A connection that was closed without an answer in the middle of what it sent; `why` is for people.
    void closed(Transport transport, std::string_view why) noexcept;

    [[nodiscard]] bool empty() const noexcept;
    /// What was counted since the last call: source "grpc" or "http", the last message as sample.
    std::vector<domain::ImportIssue> take();
    /// What take() gave and could not be stored is counted again.
    void giveBack(const std::vector<domain::ImportIssue>& issues) noexcept;

private:
    static constexpr std::size_t kTransports = 2;
    static constexpr std::size_t kReasons = static_cast<std::size_t>(Refusal::HeaderTooLarge) + 2; ///< one more: closed
    static constexpr std::size_t kSampleBytes = 160;
    struct Counter {
        std::int64_t count = 0;
        std::int64_t firstNs = 0, lastNs = 0;
        std::array<char, kSampleBytes> sample{};
        std::size_t sampleBytes = 0;
    };

    void count(Transport transport, std::size_t reason, std::string_view message) noexcept;

    mutable std::mutex m_mutex;
    std::array<std::array<Counter, kReasons>, kTransports> m_counters{};
};

/// Has the writer store what was counted so far, in its next free moment; what cannot be stored is counted on.
void storeRefusals(const std::shared_ptr<RefusalLog>& refusals, IngestPipeline& pipeline);

} // namespace whyglass::ingest
