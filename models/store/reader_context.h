// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/block_reader.h"
#include "models/store/database.h"
#include "models/store/dict_kind.h"
#include "models/store/newest_spans.h"
#include "models/store/partitions.h"
#include "models/store/row_stream.h"
#include "models/store/sql_text.h"
#include "models/store/trace_shape.h"
#include "models/store/workspace_reader.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <unordered_map>
#include <vector>

namespace whyglass::store {

/// What a condition is told from: a span or a log record.
struct JudgedRecord {
    SpanPayload payload;
    domain::StepKind step = domain::StepKind::Other;
};

/// What was asked of the facets of a list, as of which state of the file.
struct FacetQuestion {
    std::int64_t version = 0;
    WorkspaceReader::FacetList list = WorkspaceReader::FacetList::Traces;
    std::vector<std::string> fields;
    domain::Filter filter;
    std::size_t limit = 0;
    bool operator==(const FacetQuestion&) const = default;
};

/// The place of a value in a list, which takes it up where it is not there yet: conditions that are asked again stay the same text.
template <typename Value>
std::size_t numberIn(std::vector<Value>& known, Value value)
{
    auto at = std::find(known.begin(), known.end(), value);
    if (at == known.end())
        at = known.insert(at, std::move(value));
    return static_cast<std::size_t>(at - known.begin());
}

/// What all queries of one reader share: the connection, the partitions as of the running read, and names by id.
class ReaderContext {
public:
    explicit ReaderContext(Database&& database);
    ~ReaderContext();
    ReaderContext(const ReaderContext&) = delete;
    ReaderContext& operator=(const ReaderContext&) = delete;

    Database db;
    RowStream rows;
    BlockReader blocks;
    TraceShapes shapes;
    std::vector<Partition> partitions;
    WorkspaceReader::Verifier verifier;
    WorkspaceReader::Judge judge;
    std::vector<domain::FilterTerm> verified; ///< terms that whyglass_verify() names by their index
    std::vector<std::pair<FacetQuestion, WorkspaceReader::ListFacets>> facetAnswers; ///< the latest
    std::vector<domain::Expression> judged;   ///< conditions that whyglass_holds() names by their index
    std::atomic<const std::atomic<bool>*> cancel{nullptr};

    /// Text of a dictionary id; empty for 0. Lives as long as the context.
    const std::string& text(std::int64_t id);
    /// Ids and texts of a closed kind.
    const std::vector<std::pair<std::int64_t, std::string>>& textsOf(DictKind kind);
    const std::vector<ResourceTexts>& resources();
    const ResourceTexts& resource(std::int64_t id);
    std::vector<std::pair<std::int64_t, std::int64_t>> textRanks(); ///< (id, rank) of all closed kinds, case-insensitive
    SpanPayload payload(const Partition& partition, std::int64_t id, bool isLog);
    JudgedRecord judgedRecord(const Partition& partition, std::int64_t id, bool isLog);
    /// Ids of the resources that meet a condition on resource and scope alone, ascending. Holds until the next call.
    const std::vector<std::int64_t>& judgedResources(const domain::Expression& condition);
    /// Whether the newest spans that meet a condition are looked for slice by slice (NewestSpans) rather than all at once. Of a partition
    /// without an index by start, their order costs a look at every row: that is worth it for payloads, or for who asks again.
    bool usesSlices(const Partition& part, const Sql& condition);
    StartOrder& startOrder(const Partition& part) { return m_startOrders[part.number]; }
    /// A condition on a column of s that has an index, which leaves the index alone where it would find so much of the partition, one row here
    /// and one there, that reading all of it is faster.
    Sql withoutBroadIndex(const Partition& part, const std::string& column, Sql condition);
    /// The payload of a record of this resource, without the record.
    SpanPayload surroundings(std::int64_t resource);
    /// Its texts are bound, not copied: `sql` must outlive the statement.
    Statement prepare(const Sql& sql);
    Statement prepare(Sql&& sql) = delete;

private:
    friend class ReadScope;
    void beginRead();
    void loadTexts();

    std::int64_t m_textsUpto = 0, m_resourcesUpto = 0;
    std::unordered_map<std::int64_t, Statement> m_spanPlaces, m_logPlaces; ///< by partition; of the running read
    std::vector<std::pair<domain::Expression, std::vector<std::int64_t>>> m_judgedResources; ///< of the running read
    std::unordered_map<std::int64_t, StartOrder> m_startOrders; ///< by partition
    std::unordered_map<std::int64_t, int> m_asked;          ///< conditions on partitions without an index by start
    std::int64_t m_judgedResource = -1;
    SpanPayload m_judgedSurroundings;
    std::unordered_map<std::int64_t, std::string> m_texts;
    std::vector<std::vector<std::pair<std::int64_t, std::string>>> m_kinds;
    std::vector<ResourceTexts> m_resources;
    std::unordered_map<std::int64_t, std::size_t> m_resourceIndex;
};

/// One state of the file for all statements within.
class ReadScope {
public:
    explicit ReadScope(ReaderContext& context) : m_transaction(context.db, Transaction::Kind::Read) { context.beginRead(); }

private:
    Transaction m_transaction;
};

} // namespace whyglass::store
