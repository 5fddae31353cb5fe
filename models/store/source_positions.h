// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/database.h"
#include "models/store/ingest_batch.h"

#include <vector>

namespace whyglass::store {

/// The table `source`: parts are committed in any order and grow together. Inside a transaction of the writer.
class SourcePositions {
public:
    explicit SourcePositions(Database& db) : m_db(db) {}

    void advance(const SourceProgress& progress);
    std::vector<SourcePosition> find(std::uint64_t device, std::uint64_t inode);
    void forget(const SourceIdentity& identity);

private:
    Database& m_db;
};

/// The parts with one more, merged where they meet.
std::vector<SourceRange> covered(std::vector<SourceRange> ranges, const SourceRange& more);

} // namespace whyglass::store
