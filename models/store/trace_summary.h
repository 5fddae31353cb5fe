// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/step.h"
#include "models/store/call_sums.h"
#include "models/store/database.h"
#include "models/store/ingest_batch.h"
#include "models/store/trace_keys.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

/// Dictionary ids of one span.
struct SpanIds {
    std::int64_t name = 0, operation = 0, model = 0, provider = 0, tier = 0, tool = 0, agent = 0, session = 0, user = 0, dialect = 0;
    std::int64_t resource = 0, service = 0;
};

/// A row of the table trace as the writer keeps it: every summary grows by each span, none is computed from all spans.
struct TraceSummary {
    static constexpr std::int64_t kSeveral = -1; ///< in tier, user and session: more than one
    static constexpr std::size_t kMaxModels = 64;

    std::int64_t id = 0;
    bool stored = false; ///< has a row already
    domain::TraceId traceId;
    std::int64_t firstPart = 0, lastPart = 0, firstKey = 0;
    std::int64_t start = 0, end = 0, spans = 0, errors = 0;
    std::array<std::int64_t, domain::kStepKindCount> steps{};
    std::optional<std::int64_t> rootStart;
    std::uint64_t rootSpan = 0;
    std::int64_t rootName = 0;
    std::int64_t service = 0, serviceStart = 0;
    std::int64_t tier = 0, user = 0, session = 0;
    std::vector<std::int64_t> models;
    std::int64_t missing = 0;
    std::int64_t skewed = 0;
    CallSums sums;
    std::vector<std::int64_t> newSessions; ///< seen in this commit, for trace_session
    std::int64_t lastCommit = 0; ///< number of the commit that last added a span; not stored

    void addSpan(const SpanRecord& span, const SpanIds& ids, std::int64_t key);
    /// A span turned out to be another kind of step.
    void changeStep(domain::StepKind from, domain::StepKind to);
    /// The tier of spans without one of their own: the trace's, where it has exactly one.
    [[nodiscard]] std::int64_t tierForSpans() const { return tier == kSeveral ? 0 : tier; }
};

/// Lists of small numbers in blob columns.
std::string packNumbers(const std::int64_t* numbers, std::size_t count);
std::vector<std::int64_t> unpackNumbers(std::string_view blob);

/// Reading and writing of the table trace.
class TraceTable {
public:
    explicit TraceTable(Database& db);
    std::optional<TraceSummary> find(const domain::TraceId& id);
    bool contains(const domain::TraceId& id);
    /// A summary for a trace that is not there yet, with its future row id.
    TraceSummary create(const domain::TraceId& id);
    /// After a rollback: ids given away since are free again.
    void forget();
    /// Inserts or updates; also trace_session. The trace waits for its analysis from `nowMs` on.
    void save(TraceSummary& trace, std::int64_t nowMs);
    /// Its row and its key go; what else belongs to it is the caller's.
    void remove(std::int64_t row);
    /// When all of a commit are saved.
    void endCommit() { m_keys.uniteIfMany(); }

private:
    void bindValues(Statement& statement, const TraceSummary& trace, std::int64_t nowMs);
    Database& m_db;
    TraceKeys m_keys;
    Statement m_find, m_insert, m_update, m_session;
    std::string m_steps, m_models; ///< bound texts live here
    std::int64_t m_lastId = 0;
};

} // namespace whyglass::store
