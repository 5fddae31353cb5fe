// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trace_keys.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// What waits stays within a dozen pages; and each page of the large table is written once for many ids, however large it is.
constexpr std::int64_t kLeastToUnite = 8'192;
constexpr std::int64_t kShareToUnite = 16;

std::optional<std::int64_t> findIn(Statement& find, const domain::TraceId& id)
{
    find.bindBlob(1, id.view());
    std::optional<std::int64_t> row;
    if (find.step())
        row = find.integer(0);
    find.reset();
    return row;
}

} // namespace

TraceKeys::TraceKeys(Database& db)
    : m_db(db), m_findNew(db.prepareKept("SELECT trace FROM trace_key_new WHERE trace_id=?1")),
      m_find(db.prepareKept("SELECT trace FROM trace_key WHERE trace_id=?1")),
      m_add(db.prepareKept("INSERT INTO trace_key_new(trace_id, trace) VALUES(?1, ?2)"))
{
    forget();
}

void TraceKeys::forget()
{
    m_waiting = m_db.integer("SELECT count(*) FROM trace_key_new");
    m_lastRow = m_db.integer("SELECT max(id) FROM trace");
}

std::optional<std::int64_t> TraceKeys::find(const domain::TraceId& id)
{
    const auto row = m_waiting > 0 ? findIn(m_findNew, id) : std::nullopt;
    return row ? row : findIn(m_find, id);
}

void TraceKeys::add(const domain::TraceId& id, std::int64_t row)
{
    m_add.bindBlob(1, id.view());
    m_add.bind(2, row);
    m_add.run();
    ++m_waiting;
    m_lastRow = row;
}

void TraceKeys::remove(const domain::TraceId& id)
{
    for (const char* table : {"trace_key", "trace_key_new"}) {
        Statement remove = m_db.prepare(std::string("DELETE FROM ") + table + " WHERE trace_id=?1");
        remove.bindBlob(1, id.view());
        remove.run();
    }
}

void TraceKeys::uniteIfMany()
{
    if (m_waiting < std::max(kLeastToUnite, m_lastRow / kShareToUnite))
        return;
    m_db.execute("INSERT INTO trace_key SELECT trace_id, trace FROM trace_key_new ORDER BY trace_id; DELETE FROM trace_key_new");
    m_waiting = 0;
}

} // namespace whyglass::store
