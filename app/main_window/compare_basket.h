// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/view_host.h"

#include <QObject>

#include <vector>

namespace whyglass::window {

/// Up to two traces or decisions that wait to be compared, kept for the workspace. The first stays while others take the second place.
class CompareBasket : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QString label; ///< plain text: what people call it; the id until it is known
    };

    /// Both must outlive the basket.
    CompareBasket(session::Session& session, views::ViewHost& host, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Adds the id of a trace or decision; one that is there already stays where it is.
    void add(const QString& id);
    void clear();
    /// Opens the comparison of the two; false where there are not two.
    bool compare();
    /// Opens one of them.
    void open(int entry);

Q_SIGNALS:
    void changed();

private:
    void write();
    void readLabels();

    session::Session& m_session;
    views::ViewHost& m_host;
    std::vector<Entry> m_entries;
};

} // namespace whyglass::window
