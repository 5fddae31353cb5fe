// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/span_queries.h"

#include "models/domain/reorder.h"
#include "models/store/schema/schema.h"
#include "models/store/trace_queries.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

namespace whyglass::store {

namespace {

constexpr const char* kColumns = "s.id, s.span_id, s.parent, s.start_ns, s.dur_ns, s.name, s.res, s.kind, s.status, "
                                 "s.step, s.op, s.model, s.provider, s.tier, s.tool, s.agent, s.dialect, s.in_tok, s.out_tok, s.cr_tok, "
                                 "s.cw_tok, s.rs_tok, s.cost, s.flags";
constexpr int kTraceColumn = 24; ///< of selectFrom(): behind kColumns

/// Reads rows and gives each text one index.
class RowParser {
public:
    explicit RowParser(ReaderContext& context) : m_context(context) { m_texts.emplace_back(); }

    /// `row`: a Statement, or RowValues.
    template <typename Row>
    [[nodiscard]] SpanRow parse(const Row& row, domain::TraceKey traceKey, const domain::TraceId& trace)
    {
        SpanRow span;
        span.key = {row.integer(0)};
        span.traceKey = traceKey;
        span.trace = trace;
        span.span = {static_cast<std::uint64_t>(row.integer(1))};
        span.parent = {static_cast<std::uint64_t>(row.integer(2))};
        span.start = {row.integer(3)};
        span.duration = {row.integer(4)};
        span.name = textIndex(row.integer(5));
        span.resource = row.integer(6);
        span.service = serviceIndex(span.resource);
        span.kind = static_cast<domain::SpanKind>(row.integer(7));
        span.status = static_cast<domain::SpanStatus>(row.integer(8));
        span.step = static_cast<domain::StepKind>(row.integer(9));
        span.operation = textIndex(row.integer(10));
        span.model = textIndex(row.integer(11));
        span.provider = textIndex(row.integer(12));
        span.tier = textIndex(row.integer(13));
        span.tool = textIndex(row.integer(14));
        span.agent = textIndex(row.integer(15));
        span.dialect = textIndex(row.integer(16));
        span.tokens = {row.optional(17), row.optional(18), row.optional(19), row.optional(20), row.optional(21)};
        if (const auto cost = row.optional(22))
            span.cost = domain::Money{*cost};
        span.flags = static_cast<std::uint32_t>(row.integer(23));
        return span;
    }
    std::vector<std::string> takeTexts() { return std::move(m_texts); }

private:
    /// Rows repeat a few names in turn: nearly all are answered by the small cache.
    std::uint32_t textIndex(std::int64_t id)
    {
        if (id <= 0)
            return 0;
        Cached& cached = m_cache[static_cast<std::size_t>(id) % m_cache.size()];
        if (cached.id != id)
            cached = {id, findIndex(id)};
        return cached.index;
    }

    std::uint32_t findIndex(std::int64_t id)
    {
        const auto [at, added] = m_indexes.emplace(id, static_cast<std::uint32_t>(m_texts.size()));
        if (added)
            m_texts.push_back(m_context.text(id));
        return at->second;
    }

    std::uint32_t serviceIndex(std::int64_t resource)
    {
        if (resource == m_lastResource)
            return m_lastService;
        m_lastResource = resource;
        return m_lastService = findService(resource);
    }

    std::uint32_t findService(std::int64_t resource)
    {
        const auto [at, added] = m_services.emplace(resource, 0);
        if (!added)
            return at->second;
        const std::string& name = m_context.resource(resource).service;
        const auto known = std::find(m_texts.begin(), m_texts.end(), name);
        at->second = static_cast<std::uint32_t>(known - m_texts.begin());
        if (known == m_texts.end())
            m_texts.push_back(name);
        return at->second;
    }

    struct Cached {
        std::int64_t id = 0;
        std::uint32_t index = 0;
    };
    ReaderContext& m_context;
    std::vector<std::string> m_texts;
    std::array<Cached, 256> m_cache{};
    std::int64_t m_lastResource = -1;
    std::uint32_t m_lastService = 0;
    std::unordered_map<std::int64_t, std::uint32_t> m_indexes;
    std::unordered_map<std::int64_t, std::uint32_t> m_services;
};

std::string selectFrom(std::int64_t partition)
{
    return std::string("SELECT ") + kColumns + ", s.trace, t.trace_id FROM " + tableOf("span", partition) + " s JOIN trace t ON t.id=s.trace ";
}

/// Rows of one trace for a RowStream, in the order of the table, so that each of its pages is read once: a stretch of the table of which they are much,
/// or, where they lie far apart, through the index.
Statement selectOfTrace(ReaderContext& context, const Partition& part, domain::TraceKey trace, std::int64_t spans)
{
    const std::string table = tableOf("span", part.number);
    const std::string all = std::string("SELECT whyglass_row(") + kColumns + ") FROM " + table + " s WHERE ";
    constexpr std::int64_t kMuch = 4; // a quarter
    std::int64_t first = std::numeric_limits<std::int64_t>::min();
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
    bool stretch = spans * kMuch >= part.lastId - part.firstId;
    if (!stretch) {
        Statement ends = context.db.prepare("SELECT min(id), max(id) FROM " + table + " WHERE trace=?1");
        ends.bind(1, trace.value);
        ends.step();
        first = ends.integer(0); // 0 where the partition has none of them
        last = ends.integer(1);
        stretch = spans * kMuch >= last - first;
    }
    Statement rows = context.db.prepare(
        all + (stretch ? "s.id BETWEEN ?2 AND ?3 AND +s.trace=?1" : "s.id IN (SELECT x.id FROM " + table + " x WHERE x.trace=?1)"));
    rows.bind(1, trace.value);
    if (stretch) {
        rows.bind(2, first);
        rows.bind(3, last);
    }
    return rows;
}

/// By start; the key, which tells the order of arrival, decides last. Sorts small keys, since rows are large.
void sortByStart(std::vector<SpanRow>& rows)
{
    struct Key {
        std::int64_t start;
        std::uint64_t span;
        std::uint32_t row;
    };
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        keys.push_back({rows[i].start.ns, rows[i].span.value, static_cast<std::uint32_t>(i)});
    const auto before = [&](const Key& a, const Key& b) {
        if (a.start != b.start || a.span != b.span)
            return std::tie(a.start, a.span) < std::tie(b.start, b.span);
        return std::tie(rows[a.row].duration, rows[a.row].key) < std::tie(rows[b.row].duration, rows[b.row].key);
    };
    if (std::is_sorted(keys.begin(), keys.end(), before))
        return;
    std::sort(keys.begin(), keys.end(), before);
    std::vector<std::uint32_t> order;
    order.reserve(keys.size());
    for (const Key& key : keys)
        order.push_back(key.row);
    domain::reorder(rows, std::move(order));
}

/// Every row of a trace, in the order of the tables. `reserve` is told how many there may be.
template <typename Reserve, typename Take>
void readTraceRows(ReaderContext& context, const domain::TraceId& id, RowParser& parser, const Reserve& reserve, const Take& take)
{
    Statement find = context.db.prepare("SELECT id, first_part, last_part, n FROM trace WHERE id=(SELECT id FROM trace_by_id WHERE trace_id=?1)");
    find.bindBlob(1, id.view());
    if (!find.step())
        throw Failure({domain::ErrorCode::NotFound, "there is no trace " + id.hex(), "list them with `whyglass list traces`"});
    const domain::TraceKey trace{find.integer(0)};
    constexpr std::int64_t kMostReserved = 1'000'000;
    reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(find.integer(3), 0, kMostReserved)));
    for (const Partition& part : context.partitions) {
        if (part.number < find.integer(1) || part.number > find.integer(2))
            continue;
        Statement rows = selectOfTrace(context, part, trace, find.integer(3));
        context.rows.run(rows, [&](const RowValues& row) { take(parser.parse(row, trace, id)); });
    }
}

} // namespace

SpanRows readSpans(ReaderContext& context, std::span<const std::int64_t> keys)
{
    SpanRows spans;
    RowParser parser(context);
    std::unordered_map<std::int64_t, Statement> statements;
    for (const std::int64_t key : keys) {
        const Partition* part = partitionOf(context.partitions, key);
        if (part == nullptr)
            continue;
        Statement& find = statements[part->number];
        if (!find)
            find = context.db.prepare(selectFrom(part->number) + "WHERE s.id=?1");
        find.bind(1, key);
        if (find.step())
            spans.rows.push_back(parser.parse(find, {find.integer(kTraceColumn)}, domain::TraceId::fromBytes(find.blob(kTraceColumn + 1))));
        find.reset();
    }
    spans.texts = parser.takeTexts();
    return spans;
}

SpanRows readSpansOfTrace(ReaderContext& context, const domain::TraceId& id)
{
    SpanRows spans;
    RowParser parser(context);
    readTraceRows(context, id, parser, [&](std::size_t rows) { spans.rows.reserve(rows); }, [&](SpanRow&& row) { spans.rows.push_back(std::move(row)); });
    sortByStart(spans.rows);
    spans.texts = parser.takeTexts();
    return spans;
}

UnlinkedSpans readColumnsOfTrace(ReaderContext& context, const domain::TraceId& id)
{
    UnlinkedSpans read;
    RowParser parser(context);
    const auto reserve = [&](std::size_t rows) {
        read.spans.rows.reserve(rows);
        read.parents.reserve(rows);
    };
    readTraceRows(context, id, parser, reserve, [&](SpanRow&& row) {
        read.parents.push_back(std::exchange(row.parent, {}));
        read.spans.rows.add(row, -1);
    });
    read.spans.texts = parser.takeTexts();
    return read;
}

std::vector<domain::SpanKey> findSpans(ReaderContext& context, domain::SpanId id)
{
    std::vector<domain::SpanKey> keys;
    for (const Partition& part : context.partitions) {
        Statement find = context.db.prepare("SELECT id FROM " + tableOf("span", part.number) + " WHERE trace IN (SELECT id FROM trace) AND span_id=?1");
        find.bind(1, static_cast<std::int64_t>(id.value));
        while (find.step())
            keys.push_back({find.integer(0)});
    }
    return keys;
}

SpanPayload readPayload(ReaderContext& context, domain::SpanKey key)
{
    const Partition* part = partitionOf(context.partitions, key.value);
    if (part == nullptr)
        throw Failure({domain::ErrorCode::NotFound, "there is no span " + std::to_string(key.value), "it may have been pruned; read the list again"});
    return context.payload(*part, key.value, false);
}

void readPayloads(ReaderContext& context, PayloadKind kind, std::span<const domain::SpanKey> keys,
                  const std::function<void(domain::SpanKey, const SpanPayload&)>& each)
{
    const bool isLog = kind == PayloadKind::Log;
    std::unordered_map<std::int64_t, SpanPayload> resources; ///< by resource id, `span` empty
    const auto resourceOf = [&](std::int64_t id) -> SpanPayload& {
        const auto [at, added] = resources.try_emplace(id);
        if (added) {
            at->second = context.surroundings(id);
            at->second.isLog = isLog;
        }
        return at->second;
    };
    struct Place {
        std::int64_t partition, block, slot, resource, key;
    };
    std::vector<Place> places;
    std::unordered_map<std::int64_t, Statement> statements;
    for (const domain::SpanKey key : keys) {
        const Partition* part = partitionOf(context.partitions, key.value);
        if (part == nullptr)
            continue;
        Statement& find = statements[part->number];
        if (!find)
            find = context.db.prepare("SELECT blk, slot, res FROM " + tableOf(isLog ? "log" : "span", part->number) + " WHERE id=?1");
        find.bind(1, key.value);
        if (find.step())
            places.push_back({part->number, find.integer(0), find.integer(1), find.integer(2), key.value});
        find.reset();
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.partition, a.block, a.slot) < std::tie(b.partition, b.block, b.slot);
    });
    for (const Place& place : places) {
        const std::atomic<bool>* cancelled = context.cancel.load();
        if (cancelled != nullptr && cancelled->load())
            throw Failure({domain::ErrorCode::Cancelled, "stopped reading payloads", ""});
        SpanPayload& payload = resourceOf(place.resource);
        payload.span = context.blocks.record(place.partition, place.block, static_cast<std::size_t>(place.slot));
        each({place.key}, payload);
    }
}

} // namespace whyglass::store
