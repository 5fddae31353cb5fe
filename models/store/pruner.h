// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/writer_state.h"

#include <cstdint>
#include <string>

namespace whyglass::store {

/// Removes whole partitions, oldest first, so that what they held is gone from the file (storage.md, retention): rows of
/// their traces, decisions and findings, payloads, indexes, and texts that only they used; then the free pages. Hourly sums
/// are kept. Every slice is one short transaction, and a crash between two leaves a file that the next run goes on with.
class Pruner {
public:
    explicit Pruner(WriterState& state) : m_state(state) {}

    /// False once nothing is left to do.
    bool slice(const RetentionRule& rule, PruneProgress& at);

private:
    bool choose(const RetentionRule& rule, PruneProgress& at);
    [[nodiscard]] const Partition* oldestOver(const RetentionRule& rule) const;
    bool removeTraces(PruneProgress& at);
    void removeTrace(std::int64_t trace);
    void shortenTrace(std::int64_t trace, std::int64_t partition);
    bool removeOutcomes(const PruneProgress& at);
    void detach(PruneProgress& at);
    bool emptyBlocks(const PruneProgress& at);
    void dropTables(const PruneProgress& at);
    bool removeTexts(PruneProgress& at);
    void run(const std::string& sql, std::int64_t parameter);

    WriterState& m_state;
};

} // namespace whyglass::store
