// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/resource_table.h"

#include <cstring>

namespace whyglass::store {

namespace {

constexpr std::size_t kCacheSize = 16'384;

} // namespace

ResourceTable::ResourceTable(Database& db, Dictionary& dictionary)
    : m_db(db), m_dictionary(dictionary), m_find(db.prepareKept("SELECT id, svc FROM resource WHERE hash=?1")),
      m_insert(db.prepareKept("INSERT INTO resource(hash, svc, service, version, environment, scope, scope_version, resource_pb, scope_pb, "
                              "resource_schema, scope_schema, message_rest, resource_rest, scope_rest) "
                              "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)"))
{
}

ResourceTable::Known ResourceTable::find(const ResourceRecord& resource)
{
    const std::string_view hash(reinterpret_cast<const char*>(resource.hash.data()), resource.hash.size());
    const auto cached = m_known.find(hash);
    if (cached != m_known.end())
        return cached->second;
    Known known;
    m_find.bindBlob(1, hash);
    if (m_find.step()) {
        known.id = m_find.integer(0);
        known.service = m_find.integer(1);
        m_find.reset();
    } else {
        known = insert(resource);
    }
    std::memcpy(&known.hash, hash.data(), sizeof known.hash);
    if (m_known.size() >= kCacheSize)
        m_known.clear();
    m_known.emplace(hash, known);
    return known;
}

ResourceTable::Known ResourceTable::insert(const ResourceRecord& resource)
{
    Known known;
    known.service = m_dictionary.id(DictKind::Service, resource.service);
    m_insert.bindBlob(1, {reinterpret_cast<const char*>(resource.hash.data()), resource.hash.size()});
    m_insert.bind(2, known.service);
    int parameter = 3;
    for (const std::string_view text :
         {resource.service, resource.serviceVersion, resource.environment, resource.scopeName, resource.scopeVersion})
        m_insert.bindText(parameter++, text);
    m_insert.bindBlob(8, resource.resource);
    m_insert.bindBlob(9, resource.scope);
    m_insert.bindText(10, resource.resourceSchemaUrl);
    m_insert.bindText(11, resource.scopeSchemaUrl);
    m_insert.bindBlob(12, resource.messageRest);
    m_insert.bindBlob(13, resource.resourceRest);
    m_insert.bindBlob(14, resource.scopeRest);
    m_insert.run();
    known.id = m_db.lastInsertId();
    return known;
}

} // namespace whyglass::store
