// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/saved_views.h"

#include <algorithm>

namespace whyglass::window {

SavedViews::SavedViews(const SettingsStore* store, QObject* parent) : QObject(parent), m_store(store)
{
    if (!store)
        return;
    m_views = store->savedViews();
    m_default = store->defaultView();
}

const SavedView* SavedViews::find(const QString& name) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&](const SavedView& view) { return view.name == name; });
    return found == m_views.end() ? nullptr : &*found;
}

bool SavedViews::save(const QString& name, const QString& link)
{
    const QString clean = name.simplified();
    if (clean.isEmpty())
        return false;
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&](const SavedView& view) { return view.name == clean; });
    if (found == m_views.end())
        m_views.push_back({clean, link});
    else
        found->link = link;
    write();
    return true;
}

bool SavedViews::rename(const QString& from, const QString& to)
{
    const QString clean = to.simplified();
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&](const SavedView& view) { return view.name == from; });
    if (found == m_views.end() || clean.isEmpty() || (clean != from && find(clean)))
        return false;
    found->name = clean;
    if (m_default == from)
        m_default = clean;
    write();
    return true;
}

void SavedViews::remove(const QString& name)
{
    std::erase_if(m_views, [&](const SavedView& view) { return view.name == name; });
    if (m_default == name)
        m_default.clear();
    write();
}

void SavedViews::setDefault(const QString& name)
{
    m_default = find(name) ? name : QString();
    write();
}

void SavedViews::write()
{
    if (m_store)
        m_store->saveViews(m_views, m_default);
    Q_EMIT changed();
}

} // namespace whyglass::window
