// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/store/database.h"

#include <cstdint>
#include <optional>

namespace whyglass::store {

/// From the id of a trace to its row. Trace ids are random, so each new one lands on another page of their index; in a large index a commit of
/// a few hundred traces would write nearly as many pages. New ids therefore wait in a small table (trace_key_new) and are united with
/// the large one (trace_key) in their order, many at a time. Readers see both as the view trace_by_id.
/// The writer's thread only, inside its transactions.
class TraceKeys {
public:
    explicit TraceKeys(Database& db);

    std::optional<std::int64_t> find(const domain::TraceId& id);
    /// `row`: of the table trace; rows are given away in ascending order.
    void add(const domain::TraceId& id, std::int64_t row);
    void remove(const domain::TraceId& id);
    /// Unites the tables when enough ids wait. To be called once a commit.
    void uniteIfMany();
    /// After a rollback: counts anew what waits.
    void forget();

private:
    Database& m_db;
    Statement m_findNew, m_find, m_add;
    std::int64_t m_waiting = 0;
    std::int64_t m_lastRow = 0;
};

} // namespace whyglass::store
