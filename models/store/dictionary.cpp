// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/dictionary.h"

namespace whyglass::store {

Dictionary::Dictionary(Database& db)
    : m_db(db), m_find(db.prepareKept("SELECT id FROM dict WHERE kind=?1 AND s=?2")),
      m_insert(db.prepareKept("INSERT INTO dict(kind, s) VALUES(?1, ?2)"))
{
}

void Dictionary::forget()
{
    for (Kind& kind : m_kinds)
        kind = Kind{};
}

void Dictionary::load(DictKind kind)
{
    Kind& entry = m_kinds[static_cast<std::size_t>(kind)];
    entry.loaded = true;
    if (isOpenKind(kind))
        return;
    Statement all = m_db.prepare("SELECT id, s FROM dict WHERE kind=?1");
    all.bind(1, static_cast<std::int64_t>(kind));
    while (all.step())
        entry.ids.emplace(all.text(1), all.integer(0));
}

std::int64_t Dictionary::id(DictKind kind, std::string_view text)
{
    if (text.empty())
        return 0;
    Kind& entry = m_kinds[static_cast<std::size_t>(kind)];
    if (entry.lastText == text)
        return entry.lastId;
    if (!entry.loaded)
        load(kind);
    const auto known = entry.ids.find(text);
    entry.lastId = known != entry.ids.end() ? known->second : findOrInsert(kind, text);
    entry.lastText.assign(text);
    return entry.lastId;
}

std::int64_t Dictionary::findOrInsert(DictKind kind, std::string_view text)
{
    Kind& entry = m_kinds[static_cast<std::size_t>(kind)];
    const bool full = entry.ids.size() >= kDictCap;
    std::int64_t id = 0;
    if (isOpenKind(kind)) {
        if (full)
            entry.ids.clear();
        m_find.bind(1, static_cast<std::int64_t>(kind));
        m_find.bindText(2, text);
        if (m_find.step())
            id = m_find.integer(0);
        m_find.reset();
    } else if (full) {
        return 0;
    }
    if (id == 0) {
        m_insert.bind(1, static_cast<std::int64_t>(kind));
        m_insert.bindText(2, text);
        m_insert.run();
        id = m_db.lastInsertId();
    }
    entry.ids.emplace(text, id);
    return id;
}

} // namespace whyglass::store
