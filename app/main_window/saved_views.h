// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings_store.h"

#include <QObject>

namespace whyglass::window {

/// The saved views of a workspace: a view with its query under a name, at most one of them the default. Changes are written
/// at once. Names are compared as written; a name is never empty.
class SavedViews : public QObject {
    Q_OBJECT

public:
    /// `store` may be null (nothing is remembered) and must outlive this.
    explicit SavedViews(const SettingsStore* store, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<SavedView>& all() const { return m_views; }
    [[nodiscard]] const SavedView* find(const QString& name) const;
    [[nodiscard]] const SavedView* defaultView() const { return find(m_default); }

    /// Adds it, or gives the view of that name another link. False for a name of nothing but blanks.
    bool save(const QString& name, const QString& link);
    /// False where there is no such view or the new name is taken or empty.
    bool rename(const QString& from, const QString& to);
    void remove(const QString& name);
    void setDefault(const QString& name); ///< empty = none

Q_SIGNALS:
    void changed();

private:
    void write();

    const SettingsStore* m_store;
    std::vector<SavedView> m_views;
    QString m_default;
};

} // namespace whyglass::window
