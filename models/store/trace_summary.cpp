// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trace_summary.h"

#include "models/store/varint.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace whyglass::store {

namespace {

// Parameters 1 … 39 of insert and update, columns of find.
constexpr const char* kColumns[]
    = {"trace_id", "first_part", "last_part", "first_id", "start_ns", "end_ns", "n", "errs", "steps", "root_start",
       "root_span", "root_name", "svc", "svc_start", "tier", "usr", "session", "models", "missing", "touched_ms", "skewed"};
constexpr int kPlain = 21;

std::string columnList()
{
    std::string list;
    for (const char* column : kColumns)
        list += std::string(list.empty() ? "" : ",") + column;
    for (const char* column : CallSums::kColumnNames)
        list += std::string(",") + column;
    return list;
}

std::string insertSql()
{
    std::string marks;
    for (int i = 1; i <= kPlain + CallSums::kColumns; ++i)
        marks += (i == 1 ? "?" : ",?") + std::to_string(i);
    return "INSERT INTO trace(" + columnList() + ",id) VALUES(" + marks + ",?" + std::to_string(kPlain + CallSums::kColumns + 1) + ")";
}

std::string updateSql()
{
    std::string sets;
    int parameter = 0;
    for (const char* column : kColumns)
        sets += std::string(sets.empty() ? "" : ",") + column + "=?" + std::to_string(++parameter);
    for (const char* column : CallSums::kColumnNames)
        sets += std::string(",") + column + "=?" + std::to_string(++parameter);
    return "UPDATE trace SET analysed=0," + sets + " WHERE id=?" + std::to_string(parameter + 1);
}

void mergeSingle(std::int64_t& kept, std::int64_t seen)
{
    if (seen != 0 && kept != seen)
        kept = kept == 0 ? seen : TraceSummary::kSeveral;
}

} // namespace

std::string packNumbers(const std::int64_t* numbers, std::size_t count)
{
    std::string blob;
    for (std::size_t i = 0; i < count; ++i)
        appendVarint(blob, static_cast<std::uint64_t>(numbers[i]));
    return blob;
}

std::vector<std::int64_t> unpackNumbers(std::string_view blob)
{
    std::vector<std::int64_t> numbers;
    while (!blob.empty())
        numbers.push_back(static_cast<std::int64_t>(takeVarint(blob)));
    return numbers;
}

void TraceSummary::addSpan(const SpanRecord& span, const SpanIds& ids, std::int64_t key)
{
    const std::int64_t begin = span.start.ns;
    std::int64_t finish = 0;
    if (__builtin_add_overflow(begin, std::max<std::int64_t>(span.duration.ns, 0), &finish))
        finish = std::numeric_limits<std::int64_t>::max();
    if (spans == 0) {
        start = serviceStart = begin;
        end = finish;
        firstKey = key;
        service = ids.service;
    }
    ++spans;
    if (begin != 0 && (start == 0 || begin < start)) // 0 is "not known", not 1970
        start = begin;
    end = std::max(end, finish);
    errors += span.status == domain::SpanStatus::Error ? 1 : 0;
    ++steps[static_cast<std::size_t>(span.step)];
    const bool root = !span.parent.valid();
    if (root && (!rootStart || std::tie(begin, span.span.value) < std::tie(*rootStart, rootSpan))) {
        rootStart = begin;
        rootSpan = span.span.value;
        rootName = ids.name;
        service = ids.service;
    } else if (!rootStart && begin < serviceStart) {
        serviceStart = begin;
        service = ids.service;
    }
    mergeSingle(tier, ids.tier);
    mergeSingle(user, ids.user);
    if (ids.session != 0 && ids.session != session) {
        mergeSingle(session, ids.session);
        if (newSessions.empty() || newSessions.back() != ids.session)
            newSessions.push_back(ids.session);
    }
    if (ids.model != 0 && models.size() < kMaxModels) {
        const auto at = std::lower_bound(models.begin(), models.end(), ids.model);
        if (at == models.end() || *at != ids.model)
            models.insert(at, ids.model);
    }
}

void TraceSummary::changeStep(domain::StepKind from, domain::StepKind to)
{
    --steps[static_cast<std::size_t>(from)];
    ++steps[static_cast<std::size_t>(to)];
}

TraceTable::TraceTable(Database& db)
    : m_db(db), m_keys(db), m_find(db.prepareKept("SELECT " + columnList() + " FROM trace WHERE id=?1")), m_insert(db.prepareKept(insertSql())),
      m_update(db.prepareKept(updateSql())), m_session(db.prepareKept("INSERT OR IGNORE INTO trace_session(session, trace) VALUES(?1, ?2)"))
{
    m_lastId = m_db.integer("SELECT max(id) FROM trace");
}

void TraceTable::forget()
{
    m_keys.forget();
    m_lastId = m_db.integer("SELECT max(id) FROM trace");
}

TraceSummary TraceTable::create(const domain::TraceId& id)
{
    TraceSummary trace;
    trace.id = ++m_lastId;
    trace.traceId = id;
    return trace;
}

std::optional<TraceSummary> TraceTable::find(const domain::TraceId& id)
{
    const auto row = m_keys.find(id);
    if (!row)
        return std::nullopt;
    m_find.bind(1, *row);
    if (!m_find.step()) {
        m_find.reset();
        return std::nullopt;
    }
    TraceSummary trace;
    trace.id = *row;
    trace.traceId = id;
    trace.firstPart = m_find.integer(1);
    trace.lastPart = m_find.integer(2);
    trace.firstKey = m_find.integer(3);
    trace.start = m_find.integer(4);
    trace.end = m_find.integer(5);
    trace.spans = m_find.integer(6);
    trace.errors = m_find.integer(7);
    const std::vector<std::int64_t> steps = unpackNumbers(m_find.blob(8));
    std::copy_n(steps.begin(), std::min(steps.size(), trace.steps.size()), trace.steps.begin());
    trace.rootStart = m_find.optional(9);
    trace.rootSpan = static_cast<std::uint64_t>(m_find.integer(10));
    trace.rootName = m_find.integer(11);
    trace.service = m_find.integer(12);
    trace.serviceStart = m_find.integer(13);
    trace.tier = m_find.integer(14);
    trace.user = m_find.integer(15);
    trace.session = m_find.integer(16);
    trace.models = unpackNumbers(m_find.blob(17));
    trace.missing = m_find.integer(18);
    trace.skewed = m_find.integer(20);
    trace.sums = CallSums::read(m_find, kPlain);
    trace.stored = true;
    m_find.reset();
    return trace;
}

bool TraceTable::contains(const domain::TraceId& id) { return m_keys.find(id).has_value(); }

void TraceTable::remove(std::int64_t row)
{
    Statement remove = m_db.prepare("DELETE FROM trace WHERE id=?1 RETURNING trace_id");
    remove.bind(1, row);
    if (remove.step())
        m_keys.remove(domain::TraceId::fromBytes(remove.blob(0)));
}

void TraceTable::bindValues(Statement& statement, const TraceSummary& trace, std::int64_t nowMs)
{
    m_steps = packNumbers(trace.steps.data(), trace.steps.size());
    m_models = packNumbers(trace.models.data(), trace.models.size());
    statement.bindBlob(1, trace.traceId.view());
    statement.bind(2, trace.firstPart);
    statement.bind(3, trace.lastPart);
    statement.bind(4, trace.firstKey);
    statement.bind(5, trace.start);
    statement.bind(6, trace.end);
    statement.bind(7, trace.spans);
    statement.bind(8, trace.errors);
    statement.bindBlob(9, m_steps);
    statement.bindOptional(10, trace.rootStart);
    statement.bind(11, static_cast<std::int64_t>(trace.rootSpan));
    statement.bind(12, trace.rootName);
    statement.bind(13, trace.service);
    statement.bind(14, trace.serviceStart);
    statement.bind(15, trace.tier);
    statement.bind(16, trace.user);
    statement.bind(17, trace.session);
    statement.bindBlob(18, m_models);
    statement.bind(19, trace.missing);
    statement.bind(20, nowMs);
    statement.bind(21, trace.skewed);
    trace.sums.bind(statement, kPlain + 1);
}

void TraceTable::save(TraceSummary& trace, std::int64_t nowMs)
{
    Statement& statement = trace.stored ? m_update : m_insert;
    bindValues(statement, trace, nowMs);
    statement.bind(kPlain + CallSums::kColumns + 1, trace.id);
    statement.run();
    if (!trace.stored)
        m_keys.add(trace.traceId, trace.id);
    trace.stored = true;
    for (const std::int64_t session : trace.newSessions) {
        bindIntegers(m_session, session, trace.id);
        m_session.run();
    }
    trace.newSessions.clear();
}

} // namespace whyglass::store
