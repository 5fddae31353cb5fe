// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QObject>
#include <QPointer>

#include <map>

class QAbstractScrollArea;

namespace whyglass::window {

/// Takes lists and trees back to where they stood when back or forward leads to them again. An area takes part by the dynamic
/// property kProperty: its name, unique in the window.
class ScrollMemory : public QObject {
    Q_OBJECT

public:
    static constexpr const char* kProperty = "scrollName";

    explicit ScrollMemory(session::Session& session, QObject* parent = nullptr);

    /// Minds the named areas inside of `view`, now and those that come later with the same call.
    void follow(QWidget* view);

protected:
    /// Whoever scrolls by hand meanwhile wins.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restore();
    void settle();

    session::Session& m_session;
    std::map<QString, QPointer<QAbstractScrollArea>> m_areas;
    std::map<QString, int> m_wanted; ///< not reached yet: the rows are still on their way
};

} // namespace whyglass::window
