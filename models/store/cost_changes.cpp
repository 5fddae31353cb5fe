// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cost_changes.h"

#include "models/store/payload_codec.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <charconv>

namespace whyglass::store {

namespace {

constexpr std::int64_t kUndo = 2; ///< in cost_change.kind: takes back the change that `undoes` names

std::string listText(std::span<const std::int64_t> ids)
{
    std::string text;
    for (const std::int64_t id : ids)
        text += (text.empty() ? "" : ",") + std::to_string(id);
    return text;
}

std::vector<std::int64_t> idsOf(std::string_view list)
{
    std::vector<std::int64_t> ids;
    while (!list.empty()) {
        std::int64_t id = 0;
        if (std::from_chars(list.data(), list.data() + list.size(), id).ec == std::errc{})
            ids.push_back(id);
        const std::size_t comma = list.find(',');
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return ids;
}

std::optional<std::int64_t> nanoOf(const std::optional<domain::Money>& money)
{
    return money ? std::optional(money->nano) : std::nullopt;
}

std::optional<domain::Money> moneyOf(const std::optional<std::int64_t>& nano)
{
    return nano ? std::optional(domain::Money{*nano}) : std::nullopt;
}

void bindTokens(Statement& statement, int first, const domain::TokenUsage& tokens)
{
    for (const auto& count : {tokens.input, tokens.output, tokens.cacheRead, tokens.cacheWrite, tokens.reasoning})
        statement.bindOptional(first++, count);
}

domain::TokenUsage tokensAt(const Statement& row, int first)
{
    return {row.optional(first), row.optional(first + 1), row.optional(first + 2), row.optional(first + 3), row.optional(first + 4)};
}

/// Whether cached tokens lie in the input is no longer open once somebody changed it, and is again once that is taken back.
std::uint32_t readingFlags(const CallValues& before, const domain::TokenUsage& after)
{
    constexpr std::uint32_t kReading = bitsOf(SpanFlag::CacheOpen, SpanFlag::CacheAdded);
    const std::uint32_t reading = before.flags & kReading;
    const bool grows = after.input > before.tokens.input && reading == bitsOf(SpanFlag::CacheOpen);
    const bool shrinks = after.input < before.tokens.input && reading == bitsOf(SpanFlag::CacheAdded);
    return grows || shrinks ? before.flags ^ kReading : before.flags;
}

} // namespace

std::int64_t CostChanges::begin(const domain::CostChange& change)
{
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Statement insert = m_state.db.prepare("INSERT INTO cost_change(kind, undoes, lists, about, author, time_ns, calls, nano_before, nano_after) "
                                          "VALUES(?1,0,?2,?3,?4,?5,0,0,0)");
    const std::string lists = listText(change.lists);
    insert.bind(1, static_cast<std::int64_t>(change.kind));
    insert.bindText(2, lists);
    insert.bindText(3, change.about);
    insert.bindText(4, change.author);
    insert.bind(5, change.made.ns);
    insert.run();
    const std::int64_t id = m_state.db.lastInsertId();
    transaction.commit();
    return id;
}

/// Changes one span and notes what that means for its trace and its hour. `keepFor`: the change that keeps what it was; 0 = none.
bool CostChanges::write(const domain::CostPatch& patch, Difference& difference, std::int64_t keepFor)
{
    const Partition* part = partitionOf(m_state.partitions, patch.span.value);
    if (part == nullptr)
        return false;
    const std::string table = tableOf("span", part->number);
    Statement place = m_state.db.prepare("SELECT s.trace, max(t.tier, 0), t.trace_id FROM " + table + " s JOIN trace t ON t.id=s.trace WHERE s.id=?1");
    place.bind(1, patch.span.value);
    if (!place.step())
        return false;
    const std::int64_t trace = place.integer(0);
    SpanTable::Stored stored = m_state.spans.find(part->number, patch.span.value);
    if (stored.values.tokens == patch.tokens && stored.values.cost == patch.cost)
        return false;
    if (stored.rollup.tier <= 0)
        stored.rollup.tier = place.integer(1);
    m_state.cache.forget(domain::TraceId::fromBytes(place.blob(2)));
    place.reset();

    const CallValues before = stored.values;
    CallValues after = before;
    after.tokens = patch.tokens;
    after.cost = patch.cost;
    after.flags = withPriceFlag(readingFlags(before, after.tokens), after.tokens, after.cost);
    if (keepFor != 0) {
        Statement keep = m_state.db.prepare("INSERT OR IGNORE INTO cost_before(change, span, in_tok, out_tok, cr_tok, cw_tok, rs_tok, cost) "
                                            "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
        bindIntegers(keep, keepFor, patch.span.value);
        bindTokens(keep, 3, before.tokens);
        keep.bindOptional(8, nanoOf(before.cost));
        keep.run();
    }
    Statement update = m_state.db.prepare("UPDATE " + table + " SET in_tok=?2, out_tok=?3, cr_tok=?4, cw_tok=?5, rs_tok=?6, cost=?7, flags=?8 WHERE id=?1");
    update.bind(1, patch.span.value);
    bindTokens(update, 2, after.tokens);
    update.bindOptional(7, nanoOf(after.cost));
    update.bind(8, static_cast<std::int64_t>(after.flags));
    update.run();

    CallSums sums;
    sums.add(before, -1);
    sums.add(after, +1);
    if (!sums.zero()) {
        if (m_traces.empty() || m_traces.back().trace != trace)
            m_traces.push_back({trace, {}});
        m_traces.back().sums.add(sums);
        Statement& hour = m_state.addRollup;
        const RollupKey& key = stored.rollup;
        bindIntegers(hour, key.hour, key.model, key.operation, key.provider, key.tier, key.service);
        sums.bind(hour, 7);
        hour.run();
    }
    ++difference.calls;
    difference.before += before.cost.value_or(domain::Money{}).nano;
    difference.after += after.cost.value_or(domain::Money{}).nano;
    return true;
}

/// The sums of traces; what was concluded from them is concluded anew.
void CostChanges::writeTraces()
{
    std::string sets;
    for (int i = 0; i < CallSums::kColumns; ++i) {
        const std::string column = CallSums::kColumnNames[static_cast<std::size_t>(i)];
        sets += "," + column + "=" + column + "+?" + std::to_string(i + 2);
    }
    Statement update = m_state.db.prepare("UPDATE trace SET analysed=0" + sets + " WHERE id=?1");
    for (const TraceChange& change : m_traces) {
        update.bind(1, change.trace);
        change.sums.bind(update, 2);
        update.run();
    }
    m_traces.clear();
}

void CostChanges::apply(std::int64_t change, std::span<const domain::CostPatch> patches)
{
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Difference difference;
    for (const domain::CostPatch& patch : patches)
        write(patch, difference, change);
    writeTraces();
    Statement note = m_state.db.prepare("UPDATE cost_change SET calls=calls+?2, nano_before=nano_before+?3, nano_after=nano_after+?4 WHERE id=?1");
    bindIntegers(note, change, difference.calls, difference.before, difference.after);
    note.run();
    ++m_state.counters.generation;
    m_state.counters.save(m_state.saveMeta);
    transaction.commit();
}

std::int64_t CostChanges::undoSlice(std::int64_t change, std::int64_t limit, const std::string& author, domain::Timestamp when)
{
    const auto changes = readCostChanges(m_state.db);
    const auto found = std::find_if(changes.begin(), changes.end(), [change](const auto& one) { return one.id == change; });
    if (found == changes.end() || found->undone)
        throw Failure({domain::ErrorCode::NotFound, "cannot take back change " + std::to_string(change) + ": there is none that stands under this number",
                       "list them with `whyglass prices changes`"});
    for (auto later = changes.begin(); later != found; ++later) {
        if (!later->undone)
            throw Failure({domain::ErrorCode::InvalidArgument, "cannot take back change " + std::to_string(change) + ": change "
                               + std::to_string(later->id) + " was made after it", "take that back first"});
    }
    Transaction transaction(m_state.db, Transaction::Kind::Write);
    Statement rows = m_state.db.prepare("SELECT span, in_tok, out_tok, cr_tok, cw_tok, rs_tok, cost FROM cost_before WHERE change=?1 AND restored=0 "
                                        "ORDER BY span LIMIT ?2");
    bindIntegers(rows, change, limit);
    std::vector<domain::CostPatch> patches;
    while (rows.step())
        patches.push_back({{rows.integer(0)}, tokensAt(rows, 1), moneyOf(rows.optional(6))});
    Difference difference;
    Statement restored = m_state.db.prepare("UPDATE cost_before SET restored=1 WHERE change=?1 AND span=?2");
    for (const domain::CostPatch& patch : patches) {
        write(patch, difference, 0);
        bindIntegers(restored, change, patch.span.value);
        restored.run();
    }
    writeTraces();
    if (patches.empty()) {
        Statement insert = m_state.db.prepare("INSERT INTO cost_change(kind, undoes, lists, about, author, time_ns, calls, nano_before, nano_after) "
                                              "VALUES(?1,?2,'','',?3,?4,0,0,0)");
        bindIntegers(insert, kUndo, change);
        insert.bindText(3, author);
        insert.bind(4, when.ns);
        insert.run();
    }
    ++m_state.counters.generation;
    m_state.counters.save(m_state.saveMeta);
    transaction.commit();
    return static_cast<std::int64_t>(patches.size());
}

std::int64_t savePriceList(Database& db, const domain::PriceList& list)
{
    BlockBuilder builder;
    builder.add(list.body);
    const BlockRecord packed = builder.finish();
    Transaction transaction(db, Transaction::Kind::Write);
    Statement insert = db.prepare("INSERT INTO price_list(kind, name, date, author, time_ns, withdraws, codec, raw, body) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    insert.bind(1, static_cast<std::int64_t>(list.kind));
    insert.bindText(2, list.name);
    insert.bindText(3, list.date);
    insert.bindText(4, list.author);
    insert.bind(5, list.added.ns);
    insert.bind(6, list.withdraws);
    insert.bind(7, static_cast<std::int64_t>(packed.codec));
    insert.bind(8, static_cast<std::int64_t>(packed.rawBytes));
    insert.bindBlob(9, packed.data);
    insert.run();
    const std::int64_t id = db.lastInsertId();
    transaction.commit();
    return id;
}

void savePriceEpoch(Database& db, std::int64_t firstKey, std::span<const std::int64_t> lists)
{
    Transaction transaction(db, Transaction::Kind::Write);
    Statement insert = db.prepare("INSERT OR REPLACE INTO price_epoch(first_id, lists) VALUES(?1,?2)");
    const std::string text = listText(lists);
    insert.bind(1, firstKey);
    insert.bindText(2, text);
    insert.run();
    transaction.commit();
}

std::vector<domain::PriceList> readPriceLists(Database& db)
{
    std::vector<domain::PriceList> lists;
    Statement rows = db.prepare("SELECT id, kind, name, date, author, time_ns, withdraws FROM price_list ORDER BY id");
    while (rows.step()) {
        lists.push_back({rows.integer(0), static_cast<domain::PriceList::Kind>(rows.integer(1)), std::string(rows.text(2)), std::string(rows.text(3)),
                         std::string(rows.text(4)), {rows.integer(5)}, rows.integer(6), {}});
    }
    return lists;
}

std::string readPriceListBody(Database& db, std::int64_t id)
{
    Statement row = db.prepare("SELECT codec, raw, body FROM price_list WHERE id=?1");
    row.bind(1, id);
    if (!row.step())
        throw Failure({domain::ErrorCode::NotFound, "there is no price list " + std::to_string(id) + " in this workspace", "see `whyglass prices list -w`"});
    auto body = inflateBlock(static_cast<std::uint8_t>(row.integer(0)), static_cast<std::size_t>(row.integer(1)), row.blob(2));
    if (!body)
        throw Failure(body.error());
    return std::move(*body);
}

std::vector<domain::PriceEpoch> readPriceEpochs(Database& db)
{
    std::vector<domain::PriceEpoch> epochs;
    Statement rows = db.prepare("SELECT first_id, lists FROM price_epoch ORDER BY first_id");
    while (rows.step())
        epochs.push_back({rows.integer(0), idsOf(rows.text(1))});
    return epochs;
}

std::vector<domain::CostChange> readCostChanges(Database& db)
{
    std::vector<domain::CostChange> changes;
    Statement rows = db.prepare("SELECT c.id, c.kind, c.lists, c.about, c.author, c.time_ns, c.calls, c.nano_before, c.nano_after, "
                                "(SELECT min(u.time_ns) FROM cost_change u WHERE u.undoes=c.id) FROM cost_change c WHERE c.undoes=0 ORDER BY c.id DESC");
    while (rows.step()) {
        domain::CostChange& change = changes.emplace_back();
        change.id = rows.integer(0);
        change.kind = static_cast<domain::CostChange::Kind>(rows.integer(1));
        change.lists = idsOf(rows.text(2));
        change.about = std::string(rows.text(3));
        change.author = std::string(rows.text(4));
        change.made = {rows.integer(5)};
        change.calls = rows.integer(6);
        change.before = {rows.integer(7)};
        change.after = {rows.integer(8)};
        if (const auto undone = rows.optional(9))
            change.undone = domain::Timestamp{*undone};
    }
    return changes;
}

std::int64_t readCostChangeOf(Database& db, domain::SpanKey span)
{
    Statement row = db.prepare("SELECT ifnull(max(change), 0) FROM cost_before WHERE span=?1 AND restored=0");
    row.bind(1, span.value);
    return row.step() ? row.integer(0) : 0;
}

} // namespace whyglass::store
