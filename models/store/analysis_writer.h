// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/writer_state.h"

#include <optional>
#include <span>
#include <vector>

namespace whyglass::store {

/// Decisions, findings and baselines in the file. Each function is one transaction.
class AnalysisWriter {
public:
    explicit AnalysisWriter(WriterState& state) : m_state(state) {}

    void store(std::span<const WorkspaceWriter::Analysis> analyses);
    std::vector<domain::TraceId> waiting(std::optional<std::int64_t> settledBeforeMs, std::size_t limit);
    void forgetAll();
    void storeOutcomes(std::span<const WorkspaceWriter::CallOutcome> outcomes);
    void setState(const std::string& findingId, domain::FindingState state);

private:
    void replace(std::int64_t trace, const WorkspaceWriter::Analysis& analysis);
    void insertDecision(std::int64_t trace, const domain::Decision& decision);
    void insertFinding(std::int64_t trace, const domain::Finding& finding);
    void saveCounters();
    WriterState& m_state;
};

} // namespace whyglass::store
