// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/statement.h"

#include "models/store/database.h"

#include <sqlite3.h>

#include <utility>

namespace whyglass::store {

Statement::Statement(sqlite3* db, std::string_view sql, bool persistent)
{
    const unsigned flags = persistent ? SQLITE_PREPARE_PERSISTENT : 0U;
    const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), flags, &m_statement, nullptr);
    if (code != SQLITE_OK)
        throwSqlite(db, code);
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

Statement::Statement(Statement&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_statement = std::exchange(other.m_statement, nullptr);
    }
    return *this;
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throwSqlite(sqlite3_db_handle(m_statement), code);
}

void Statement::bind(int parameter, std::int64_t value) { check(sqlite3_bind_int64(m_statement, parameter, value)); }
void Statement::bind(int parameter, double value) { check(sqlite3_bind_double(m_statement, parameter, value)); }
void Statement::bindNull(int parameter) { check(sqlite3_bind_null(m_statement, parameter)); }

// A null pointer would bind NULL; an empty text is a text.
void Statement::bindText(int parameter, std::string_view value)
{
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(m_statement, parameter, data, value.size(), nullptr, SQLITE_UTF8));
}

void Statement::bindBlob(int parameter, std::string_view value)
{
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_blob64(m_statement, parameter, data, value.size(), nullptr));
}

void Statement::bindOptional(int parameter, const std::optional<std::int64_t>& value)
{
    if (value)
        bind(parameter, *value);
    else
        bindNull(parameter);
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    const int reset = sqlite3_reset(m_statement);
    if (code != SQLITE_DONE)
        throwSqlite(sqlite3_db_handle(m_statement), reset == SQLITE_OK ? code : reset);
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::reset() { sqlite3_reset(m_statement); }

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

std::optional<std::int64_t> Statement::optional(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::string_view Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data == nullptr ? std::string_view{} : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

std::string_view Statement::blob(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return data == nullptr ? std::string_view{} : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

} // namespace whyglass::store
