// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/dictionary.h"
#include "models/store/ingest_batch.h"

namespace whyglass::store {

/// Resource + scope, stored once a workspace and known by their hash.
class ResourceTable {
public:
    ResourceTable(Database& db, Dictionary& dictionary);
    struct Known {
        std::int64_t id = 0;
        std::int64_t service = 0; ///< dictionary id
        std::uint64_t hash = 0;   ///< a part of the record's hash, to mix into others
    };
    Known find(const ResourceRecord& resource);
    void forget() { m_known.clear(); }

private:
    Known insert(const ResourceRecord& resource);
    Database& m_db;
    Dictionary& m_dictionary;
    TextMap<Known> m_known;
    Statement m_find, m_insert;
};

} // namespace whyglass::store
