// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sql_text.h"

#include <cstdint>
#include <span>
#include <string>

namespace whyglass::store {

class Database;

/// Makes what distinctIds() needs known to a connection. Once, before its first statement.
void defineIdList(Database& db);

/// "SELECT …" of the distinct ids in a column of what "FROM … WHERE …" finds. Of millions of rows with a few ids five times as fast as
/// SQLite's own list of all of them. For ids of ours, which are small and follow each other: a bit is kept for each up to the largest.
Sql distinctIds(const std::string& column, const Sql& fromWhere);

/// "[1,2,3]", for json_each.
std::string jsonList(std::span<const std::int64_t> numbers);

} // namespace whyglass::store
