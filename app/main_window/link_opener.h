// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/format/deep_link.h"
#include "models/session/session.h"

#include <QObject>

namespace whyglass::window {

/// Goes where an id or a whyglass:// link leads, in one step of the history, and says where the window is as a link.
class LinkOpener : public QObject {
    Q_OBJECT

public:
    explicit LinkOpener(session::Session& session, QObject* parent = nullptr);

    /// An id (decision, finding or span: 16 hex digits; trace: 32; TRACE/SPAN) or a link.
    void open(const QString& text);
    /// The place that is shown now.
    [[nodiscard]] QString linkToHere() const;

Q_SIGNALS:
    void refused(const QString& why);
    /// The link leads to a view with a query: text is read by the window, which shows a mistake where it is.
    void viewWanted(const QString& view, const QString& query, const std::optional<whyglass::domain::TimeWindow>& window);
    /// The link belongs to another workspace.
    void workspaceWanted(const QString& name, const QString& link);

private:
    [[nodiscard]] QString linkToView() const; ///< with its query, of a view that is of no one trace
    void openLink(const format::DeepLink& link, const QString& text);
    void openSession(const format::DeepLink& link);
    void openRecord(const format::DeepLink& link);
    void openShortId(const QString& id);

    session::Session& m_session;
};

} // namespace whyglass::window
