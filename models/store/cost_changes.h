// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cost_change.h"
#include "models/store/database.h"
#include "models/store/writer_state.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace whyglass::store {

/// Costs that are changed on purpose: what a call was before is kept beside the change, so that it can be taken back.
class CostChanges {
public:
    explicit CostChanges(WriterState& state) : m_state(state) {}

    std::int64_t begin(const domain::CostChange& change);
    /// One transaction. Spans that are gone, or are so already, are passed over.
    void apply(std::int64_t change, std::span<const domain::CostPatch> patches);
    /// Gives at most `limit` calls back what they were, the last ones first; 0 once all have it, and the change is then marked as
    /// taken back. Throws InvalidArgument where a later change stands, NotFound where there is no such change.
    std::int64_t undoSlice(std::int64_t change, std::int64_t limit, const std::string& author, domain::Timestamp when);

private:
    struct Difference {
        std::int64_t calls = 0, before = 0, after = 0;
    };
    bool write(const domain::CostPatch& patch, Difference& difference, std::int64_t keepFor);
    void writeTraces();

    WriterState& m_state;
    struct TraceChange {
        std::int64_t trace = 0;
        CallSums sums;
    };
    std::vector<TraceChange> m_traces;
};

// Each a transaction of its own.
std::int64_t savePriceList(Database& db, const domain::PriceList& list);
void savePriceEpoch(Database& db, std::int64_t firstKey, std::span<const std::int64_t> lists);

/// Without bodies, in the order of their ids.
std::vector<domain::PriceList> readPriceLists(Database& db);
std::string readPriceListBody(Database& db, std::int64_t id);
std::vector<domain::PriceEpoch> readPriceEpochs(Database& db);
/// The newest first.
std::vector<domain::CostChange> readCostChanges(Database& db);
/// The change that a call's cost is of; 0 where it is what it was when it came.
std::int64_t readCostChangeOf(Database& db, domain::SpanKey span);

} // namespace whyglass::store
