// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Telemetry to measure with: traces of agents with model calls, tools, retrievals and HTTP calls, about 1.7 KB of protobuf a
/// span at 3,500 bytes a prompt. The same for the same seed.
namespace whyglass::bench {

struct LoadShape {
    std::size_t spans = 100'000;
    std::size_t traceSpans = 40; ///< mean
    std::size_t promptBytes = 3'500;
    std::size_t answerBytes = 400;
    std::size_t requestSpans = 512;
    std::uint64_t seed = 1;
    std::int64_t startNs = 1'773'756'000'000'000'000;
    std::int64_t rangeNs = 3'600'000'000'000; ///< over which traces start
};

/// Makes one TracesData message after another.
class LoadGenerator {
public:
    explicit LoadGenerator(const LoadShape& shape);
    /// The next request as protobuf; empty once all spans were given out.
    std::string next();

private:
    struct Span {
        std::size_t service = 0;
        std::string bytes; ///< of the Span message
    };
    struct Trace;

    void makeTrace();
    std::string_view words(std::size_t bytes);
    std::size_t around(std::size_t mean) { return mean / 2 + m_random() % mean; }

    LoadShape m_shape;
    std::mt19937_64 m_random;
    std::string m_pool;
    std::vector<std::string> m_resources; ///< Resource messages, one a service
    std::vector<Span> m_ready;            ///< of the running trace, last one first
    std::size_t m_left;
    std::size_t m_traces = 0;
};

} // namespace whyglass::bench
