// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pending_rows.h"

#include "models/store/pending_span.h"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <optional>

namespace whyglass::store {

namespace {

constexpr const char* kTable = "pending_span";

using Value = std::optional<std::int64_t>;

template <typename Number>
Value number(Number value) { return static_cast<std::int64_t>(value); }

/// A column of the span table, other than its id.
struct Column {
    const char* name;
    Value (*value)(const PendingSpan&);
};

constexpr Column kColumns[] = {
    {"trace", [](const PendingSpan& span) -> Value { return span.trace->summary.id; }},
    {"span_id", [](const PendingSpan& span) { return number(span.record->span.value); }},
    {"parent", [](const PendingSpan& span) { return number(span.record->parent.value); }},
    {"start_ns", [](const PendingSpan& span) -> Value { return span.record->start.ns; }},
    {"dur_ns", [](const PendingSpan& span) -> Value { return span.record->duration.ns; }},
    {"name", [](const PendingSpan& span) -> Value { return span.ids.name; }},
    {"res", [](const PendingSpan& span) -> Value { return span.ids.resource; }},
    {"kind", [](const PendingSpan& span) { return number(span.record->kind); }},
    {"status", [](const PendingSpan& span) { return number(span.record->status); }},
    {"step", [](const PendingSpan& span) { return number(span.step); }},
    {"op", [](const PendingSpan& span) -> Value { return span.ids.operation; }},
    {"model", [](const PendingSpan& span) -> Value { return span.ids.model; }},
    {"provider", [](const PendingSpan& span) -> Value { return span.ids.provider; }},
    {"tier", [](const PendingSpan& span) -> Value { return span.ids.tier; }},
    {"tool", [](const PendingSpan& span) -> Value { return span.ids.tool; }},
    {"agent", [](const PendingSpan& span) -> Value { return span.ids.agent; }},
    {"session", [](const PendingSpan& span) -> Value { return span.ids.session; }},
    {"dialect", [](const PendingSpan& span) -> Value { return span.ids.dialect; }},
    {"in_tok", [](const PendingSpan& span) -> Value { return span.record->tokens.input; }},
    {"out_tok", [](const PendingSpan& span) -> Value { return span.record->tokens.output; }},
    {"cr_tok", [](const PendingSpan& span) -> Value { return span.record->tokens.cacheRead; }},
    {"cw_tok", [](const PendingSpan& span) -> Value { return span.record->tokens.cacheWrite; }},
    {"rs_tok", [](const PendingSpan& span) -> Value { return span.record->tokens.reasoning; }},
    {"cost", [](const PendingSpan& span) -> Value { return span.record->cost ? Value(span.record->cost->nano) : std::nullopt; }},
    {"flags", [](const PendingSpan& span) { return number(span.flags); }},
    {"hash", [](const PendingSpan& span) { return number(span.record->payloadHash); }},
    {"response", [](const PendingSpan& span) { return number(span.record->responseIdHash); }},
    {"blk", [](const PendingSpan& span) -> Value { return span.block; }},
    {"slot", [](const PendingSpan& span) { return number(span.record->slot); }},
};

std::string columnList()
{
    std::string list;
    for (const Column& column : kColumns)
        list += (list.empty() ? "" : ", ") + std::string(column.name);
    return list;
}

/// What SQLite knows of the table.
struct Table {
    sqlite3_vtab base{}; // first: SQLite's own part
    const PendingRows* rows = nullptr;
};

/// One who reads it.
struct Cursor {
    sqlite3_vtab_cursor base{};
    std::size_t at = 0;
};

// SQLite hands out the pointer to the first member of what was made here.
Table& tableOf(sqlite3_vtab* table) { return *reinterpret_cast<Table*>(table); }
Cursor& cursorOf(sqlite3_vtab_cursor* cursor) { return *reinterpret_cast<Cursor*>(cursor); }
const PendingRows& rowsOf(sqlite3_vtab_cursor* cursor) { return *tableOf(cursor->pVtab).rows; }

int connectTable(sqlite3* db, void* rows, int, const char* const*, sqlite3_vtab** out, char**)
{
    const int code = sqlite3_declare_vtab(db, ("CREATE TABLE x(" + columnList() + ")").c_str());
    if (code != SQLITE_OK)
        return code;
    auto* table = new (std::nothrow) Table;
    if (table == nullptr)
        return SQLITE_NOMEM;
    table->rows = static_cast<const PendingRows*>(rows);
    *out = &table->base;
    return SQLITE_OK;
}

int disconnectTable(sqlite3_vtab* table)
{
    delete &tableOf(table);
    return SQLITE_OK;
}

int planRead(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; } // there is only one way: all, in order

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** out)
{
    auto* cursor = new (std::nothrow) Cursor;
    if (cursor == nullptr)
        return SQLITE_NOMEM;
    *out = &cursor->base;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete &cursorOf(cursor);
    return SQLITE_OK;
}

int beginRead(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**)
{
    cursorOf(cursor).at = 0;
    return SQLITE_OK;
}

int nextRow(sqlite3_vtab_cursor* cursor)
{
    ++cursorOf(cursor).at;
    return SQLITE_OK;
}

int isAtEnd(sqlite3_vtab_cursor* cursor) { return cursorOf(cursor).at >= rowsOf(cursor).spans().size() ? 1 : 0; }

int readColumn(sqlite3_vtab_cursor* cursor, sqlite3_context* result, int column)
{
    const PendingSpan& span = rowsOf(cursor).spans()[cursorOf(cursor).at];
    if (const Value value = kColumns[column].value(span)) // NULL otherwise, which is what a result is before it is set
        sqlite3_result_int64(result, *value);
    return SQLITE_OK;
}

int readRowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
{
    *id = rowsOf(cursor).firstKey() + static_cast<std::int64_t>(cursorOf(cursor).at);
    return SQLITE_OK;
}

/// Without xCreate the table is there for who knows its name, and no file ever names it.
sqlite3_module makeModule()
{
    sqlite3_module module{};
    module.xConnect = connectTable;
    module.xDisconnect = disconnectTable;
    module.xBestIndex = planRead;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = beginRead;
    module.xNext = nextRow;
    module.xEof = isAtEnd;
    module.xColumn = readColumn;
    module.xRowid = readRowId;
    return module;
}

} // namespace

PendingRows::PendingRows(Database& db)
{
    static const sqlite3_module kModule = makeModule();
    const int code = sqlite3_create_module(db.handle(), kTable, &kModule, this);
    if (code != SQLITE_OK)
        throwSqlite(db.handle(), code);
}

void PendingRows::set(std::span<const PendingSpan> spans, std::int64_t firstKey)
{
    m_spans = spans;
    m_firstKey = firstKey;
}

// OR FAIL: the rows before one that fails would stay, but a commit that fails is rolled back whole; SQLite need not keep copies of pages
// to take back this one statement.
std::string PendingRows::insertSql(const std::string& table)
{
    return "INSERT OR FAIL INTO " + table + "(id, " + columnList() + ") SELECT rowid, " + columnList() + " FROM " + kTable;
}

} // namespace whyglass::store
