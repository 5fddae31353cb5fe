// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/id_list.h"

#include "models/store/database.h"
#include "models/store/failure.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace whyglass::store {

namespace {

using Bits = std::vector<bool>;

/// Where SQLite keeps them between two rows; null before the first row, and where it has no memory.
Bits** bitsOf(sqlite3_context* call, int size) { return static_cast<Bits**>(sqlite3_aggregate_context(call, size)); }

// whyglass_ids(id): exceptions must not cross SQLite.
void addId(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    Bits** bits = bitsOf(call, sizeof(Bits*));
    if (bits == nullptr) {
        sqlite3_result_error_nomem(call);
        return;
    }
    const auto result = guarded([&] {
        if (*bits == nullptr)
            *bits = std::make_unique<Bits>().release();
        const auto id = static_cast<std::size_t>(sqlite3_value_int64(arguments[0]));
        if (id >= (*bits)->size())
            (*bits)->resize(std::max(id + 1, 2 * (*bits)->size()));
        (**bits)[id] = true;
    });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

/// A JSON list; NULL where there was no row.
void listIds(sqlite3_context* call)
{
    Bits** found = bitsOf(call, 0);
    const std::unique_ptr<const Bits> bits(found == nullptr ? nullptr : *found);
    const auto result = guarded([&] {
        if (!bits)
            return;
        std::vector<std::int64_t> ids;
        for (std::size_t id = 0; id < bits->size(); ++id)
            if ((*bits)[id])
                ids.push_back(static_cast<std::int64_t>(id));
        const std::string list = jsonList(ids);
        sqlite3_result_text64(call, list.data(), list.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

} // namespace

void defineIdList(Database& db)
{
    sqlite3_create_function_v2(db.handle(), "whyglass_ids", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, nullptr, &addId, &listIds, nullptr);
}

std::string jsonList(std::span<const std::int64_t> numbers)
{
    std::string list = "[";
    for (const std::int64_t number : numbers)
        list += (list.size() > 1 ? "," : "") + std::to_string(number);
    return list + "]";
}

Sql distinctIds(const std::string& column, const Sql& fromWhere)
{
    return Sql("SELECT value FROM json_each((SELECT whyglass_ids(" + column + ") ") + fromWhere + "))";
}

} // namespace whyglass::store
