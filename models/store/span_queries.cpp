// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/span_queries.h"

#include "models/store/schema/schema.h"
#include "models/store/trace_queries.h"

#include <algorithm>
#include <tuple>

namespace whyglass::store {

namespace {

constexpr const char* kColumns = "s.id, s.trace, t.trace_id, s.span_id, s.parent, s.start_ns, s.dur_ns, s.name, s.res, s.kind, s.status, "
                                 "s.step, s.op, s.model, s.provider, s.tier, s.tool, s.agent, s.dialect, s.in_tok, s.out_tok, s.cr_tok, "
                                 "s.cw_tok, s.rs_tok, s.cost, s.flags";

/// Collects rows and gives each text one index.
class RowBuilder {
public:
    explicit RowBuilder(ReaderContext& context) : m_context(context) { m_rows.texts.emplace_back(); }

    void add(const Statement& row)
    {
        SpanRow& span = m_rows.rows.emplace_back();
        span.key = {row.integer(0)};
        span.traceKey = {row.integer(1)};
        span.trace = domain::TraceId::fromBytes(row.blob(2));
        span.span = {static_cast<std::uint64_t>(row.integer(3))};
        span.parent = {static_cast<std::uint64_t>(row.integer(4))};
        span.start = {row.integer(5)};
        span.duration = {row.integer(6)};
        span.name = textIndex(row.integer(7));
        span.resource = row.integer(8);
        span.service = serviceIndex(span.resource);
        span.kind = static_cast<domain::SpanKind>(row.integer(9));
        span.status = static_cast<domain::SpanStatus>(row.integer(10));
        span.step = static_cast<domain::StepKind>(row.integer(11));
        span.operation = textIndex(row.integer(12));
        span.model = textIndex(row.integer(13));
        span.provider = textIndex(row.integer(14));
        span.tier = textIndex(row.integer(15));
        span.tool = textIndex(row.integer(16));
        span.agent = textIndex(row.integer(17));
        span.dialect = textIndex(row.integer(18));
        span.tokens = {row.optional(19), row.optional(20), row.optional(21), row.optional(22), row.optional(23)};
        if (const auto cost = row.optional(24))
            span.cost = domain::Money{*cost};
        span.flags = static_cast<std::uint32_t>(row.integer(25));
    }
    SpanRows take() { return std::move(m_rows); }
    std::vector<SpanRow>& rows() { return m_rows.rows; }

private:
    std::uint32_t textIndex(std::int64_t id)
    {
        if (id <= 0)
            return 0;
        const auto [at, added] = m_indexes.emplace(id, static_cast<std::uint32_t>(m_rows.texts.size()));
        if (added)
            m_rows.texts.push_back(m_context.text(id));
        return at->second;
    }

    std::uint32_t serviceIndex(std::int64_t resource)
    {
        const auto [at, added] = m_services.emplace(resource, 0);
        if (!added)
            return at->second;
        const std::string& name = m_context.resource(resource).service;
        const auto known = std::find(m_rows.texts.begin(), m_rows.texts.end(), name);
        at->second = static_cast<std::uint32_t>(known - m_rows.texts.begin());
        if (known == m_rows.texts.end())
            m_rows.texts.push_back(name);
        return at->second;
    }

    ReaderContext& m_context;
    SpanRows m_rows;
    std::unordered_map<std::int64_t, std::uint32_t> m_indexes;
    std::unordered_map<std::int64_t, std::uint32_t> m_services;
};

std::string selectFrom(std::int64_t partition)
{
    return std::string("SELECT ") + kColumns + " FROM " + tableOf("span", partition) + " s JOIN trace t ON t.id=s.trace ";
}

} // namespace

SpanRows readSpans(ReaderContext& context, std::span<const std::int64_t> keys)
{
    RowBuilder builder(context);
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
            builder.add(find);
        find.reset();
    }
    return builder.take();
}

SpanRows readSpansOfTrace(ReaderContext& context, const domain::TraceId& id)
{
    Statement find = context.db.prepare("SELECT id, first_part, last_part FROM trace WHERE trace_id=?1");
    find.bindBlob(1, id.view());
    if (!find.step())
        throw Failure({domain::ErrorCode::NotFound, "there is no trace " + id.hex(), "list them with `whyglass list traces`"});
    RowBuilder builder(context);
    for (const Partition& part : context.partitions) {
        if (part.number < find.integer(1) || part.number > find.integer(2))
            continue;
        Statement rows = context.db.prepare(selectFrom(part.number) + "WHERE s.trace=?1 ORDER BY s.id");
        rows.bind(1, find.integer(0));
        while (rows.step())
            builder.add(rows);
    }
    std::stable_sort(builder.rows().begin(), builder.rows().end(), [](const SpanRow& a, const SpanRow& b) {
        return std::tie(a.start, a.key) < std::tie(b.start, b.key);
    });
    return builder.take();
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

void readPayloads(ReaderContext& context, std::span<const domain::SpanKey> keys,
                  const std::function<void(domain::SpanKey, const SpanPayload&)>& each)
{
    std::unordered_map<std::int64_t, SpanPayload> resources; ///< by resource id, `span` empty
    const auto resourceOf = [&](std::int64_t id) -> SpanPayload& {
        const auto [at, added] = resources.try_emplace(id);
        if (!added)
            return at->second;
        Statement find = context.db.prepare("SELECT resource_pb, scope_pb, resource_schema, scope_schema FROM resource WHERE id=?1");
        find.bind(1, id);
        if (find.step()) {
            at->second.resource = find.blob(0);
            at->second.scope = find.blob(1);
            at->second.resourceSchemaUrl = find.text(2);
            at->second.scopeSchemaUrl = find.text(3);
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
            find = context.db.prepare("SELECT blk, slot, res FROM " + tableOf("span", part->number) + " WHERE id=?1");
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
