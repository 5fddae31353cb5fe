// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"
#include "models/analysis/detectors/detector.h"
#include "models/store/workspace_writer.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Traces without a workspace: what the store would give back, made in memory from OTLP.
namespace whyglass::testkit {

struct MemoryTrace {
    analysis::TraceDetails details;
    std::vector<domain::StepContent> contents;
    std::vector<domain::Decision> decisions;
};

/// All traces in an OTLP JSON document or in JSON lines, by start. Exits the process on text that is no OTLP JSON: a test
/// that builds broken input has a bug.
std::vector<std::unique_ptr<MemoryTrace>> tracesFromOtlpJson(std::string_view text);

/// The store's baselines, kept in memory.
class MemoryBaselines {
public:
    void add(std::vector<store::WorkspaceWriter::CallOutcome> outcomes);
    [[nodiscard]] store::WorkspaceReader::Baseline read(
        std::uint64_t population, domain::Timestamp before, std::size_t limit) const;

private:
    std::vector<store::WorkspaceWriter::CallOutcome> m_outcomes;
};

/// Findings of every detector, or of one; without `baselines` there is no history.
std::vector<domain::Finding> findingsOf(
    const MemoryTrace& trace, std::string_view detector = {}, const MemoryBaselines* baselines = nullptr);

} // namespace whyglass::testkit
