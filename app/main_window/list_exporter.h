// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/view_host.h"

#include <QObject>

namespace whyglass::window {

/// Writes the rows of a table as `whyglass list` does: into the clipboard, or into a file that the user names. Works on a query
/// thread; its progress and its cancel are those of every long request.
class ListExporter : public QObject {
    Q_OBJECT

public:
    ListExporter(session::Session& session, views::ViewHost& host, QWidget* window);

    void copy(const views::ListRequest& rows, views::RowFormat format);
    /// Asks for the file.
    void save(const views::ListRequest& rows, views::RowFormat format);
    void saveTo(const views::ListRequest& rows, views::RowFormat format, const QString& path);

Q_SIGNALS:
    void finished(const QString& message, bool failed);

private:
    session::Session& m_session;
    views::ViewHost& m_host;
    QWidget* m_window;
};

} // namespace whyglass::window
