// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/row_stream.h"

#include "models/store/database.h"
#include "models/store/failure.h"

#include <utility>

namespace whyglass::store {

RowStream::RowStream(Database& db)
{
    constexpr int kAnyNumber = -1;
    sqlite3_create_function_v2(db.handle(), "whyglass_row", kAnyNumber, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, nullptr, &step, &finish, nullptr);
}

// Exceptions must not cross SQLite.
void RowStream::step(sqlite3_context* call, int /*count*/, sqlite3_value** values)
{
    const auto* self = static_cast<const RowStream*>(sqlite3_user_data(call));
    const auto result = guarded([&] { (*self->m_take)(RowValues(values)); });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

void RowStream::finish(sqlite3_context* call) { sqlite3_result_null(call); }

void RowStream::run(Statement& statement, const Take& take)
{
    const Take* const outer = std::exchange(m_take, &take);
    statement.run();
    m_take = outer;
}

} // namespace whyglass::store
