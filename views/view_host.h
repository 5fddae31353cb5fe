// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/annotation.h"
#include "models/domain/budget.h"
#include "models/domain/price_order.h"
#include "models/session/session.h"
#include "models/store/rows.h"
#include "models/store/workspace_reader.h"
#include "views/common/theme.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace whyglass::views {

/// What the window knows of the recorder.
struct ReceiverState {
    enum class Link { Off, Starting, Receiving, Lost };
    Link link = Link::Off;
    QString grpc, http; ///< bound addresses, empty = off
    double spansPerSecond = 0.0;
    QString problem;    ///< why it does not receive; empty = nothing wrong
};

/// Rows of a list as `whyglass list` gives them, whatever columns the table shows.
struct ListRequest {
    QString list; ///< word of `whyglass list`: "decisions"
    domain::Filter filter;
    store::SortOrder order;
    std::vector<std::int64_t> keys; ///< only these rows, in this order; empty = all that the filter leaves
};
enum class RowFormat { Csv, Json };

/// The window as its views see it: what they may ask of it beyond the session.
class ViewHost : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void openFiles() = 0;
    virtual void openSample() = 0;
    virtual void copyText(const QString& text) = 0;
    /// What the status bar says at its left: selection and the keys that matter now. Plain text.
    virtual void showStatus(const QString& text) = 0;
    /// Reads the text as a query and makes it the session's; a mistake is shown under the query bar.
    virtual void setQueryText(const QString& text) = 0;
    [[nodiscard]] virtual const ReceiverState& receiver() const = 0;
    [[nodiscard]] virtual const store::WorkspaceInfo& info() const = 0; ///< as last read
    /// Puts the rows into the clipboard, or into a file that the user names. Both may take long and tell their progress.
    virtual void copyRows(const ListRequest& /*rows*/, RowFormat /*format*/) {}
    virtual void exportRows(const ListRequest& /*rows*/, RowFormat /*format*/) {}
    /// Runs a command of the window, e.g. "help.keys"; false where it is unknown or disabled. A host without commands has none.
    virtual bool runCommand(const QString&) { return false; }
    /// What a view keeps for this workspace beyond the window's life, e.g. the columns of a table. Keys are "VIEW/WHAT";
    /// empty where nothing was kept. A host without settings keeps nothing.
    virtual void keep(const QString& /*key*/, const QByteArray& /*value*/) {}
    [[nodiscard]] virtual QByteArray kept(const QString& /*key*/) const { return {}; }
    /// Keeps what somebody says of a decision; nothing that was said is changed. Fails as other things of the window do, in words.
    virtual void annotate(const domain::Annotation& /*said*/) {}
    /// Why nothing can be said of a decision now, as a sentence; empty where it can. A host without a recorder keeps nothing.
    [[nodiscard]] virtual QString whyNotAnnotated() const { return tr("Notes are kept by the recorder, and none runs here"); }
    /// Sets a budget or takes one away; budgetsChanged() says that it is done. A host without a recorder keeps nothing.
    virtual void setBudget(const domain::Budget& /*budget*/) {}
    virtual void removeBudget(const std::string& /*name*/) {}
    /// Has price lists or stored costs changed; pricesChanged() answers, pricesProgressed() tells how far a long one is. Orders are carried
    /// out one after the other. A host without a recorder changes nothing.
    virtual void changePrices(const domain::PriceOrder& /*order*/) {}
    virtual void stopChangingPrices() {} ///< what was changed before stays, as a change that can be taken back
    /// Workspaces that were opened before, newest first, without this one.
    [[nodiscard]] virtual QStringList recentWorkspaces() const { return {}; }
    virtual void openWorkspace(const QString& /*path*/) {} ///< in a window of its own

Q_SIGNALS:
    void receiverChanged();
    void infoChanged();
    void budgetsChanged();
    void pricesChanged(const QString& problem); ///< an order is carried out, or why not
    void pricesProgressed(qint64 changedCalls);
};

struct ViewContext {
    session::Session& session;
    const Theme& theme;
    ViewHost& host;
};

} // namespace whyglass::views
