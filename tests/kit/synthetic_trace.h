// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/loaded_trace.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Traces made in memory, for tests of views and timelines, the gallery and the benchmark.
namespace whyglass::testkit {

/// Collects spans in any order and puts them into tree order at the end. Times are milliseconds after 2026-03-17T14:02:13.480Z.
class TraceBuilder {
public:
    struct Span {
        int parent = -1; ///< index that `add` returned
        domain::StepKind step = domain::StepKind::Other;
        std::string name = {};
        double startMs = 0, durationMs = 1;
        std::string operation = {}, model = {}, tool = {}, agent = {};
        std::int64_t tokens = 0; ///< 0: none
        double costUsd = -1; ///< negative: none
        bool error = false;
    };
    int add(Span span);
    void finding(int span, domain::Severity severity, std::string title, std::string detector = "empty-result");
    void decision(int span, std::string result, double confidence);
    void log(int span, double ms, int severityNumber = 9);
    [[nodiscard]] session::LoadedTracePtr build();

    static domain::Timestamp at(double ms);

private:
    std::uint32_t text(const std::string& value);
    [[nodiscard]] domain::SpanId idOf(int span) const { return {static_cast<std::uint64_t>(span) + 1}; }

    session::LoadedTrace m_trace;
    std::vector<Span> m_spans;
    std::map<std::string, std::uint32_t> m_texts;
};

/// The trace of design/pictures/1_investigate.
session::LoadedTracePtr invoiceTrace();
/// `count` spans of every kind: nested, overlapping, some empty, some errors and findings. The same for the same seed.
session::LoadedTracePtr randomTrace(std::uint32_t seed, int count);
/// Names with markup, control and bidirectional characters, megabyte lengths, times that lie.
session::LoadedTracePtr hostileTrace();
session::LoadedTracePtr emptyTrace();

} // namespace whyglass::testkit
