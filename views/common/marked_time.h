// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/common/theme.h"
#include "views/view_host.h"

#include <QToolButton>

#include <optional>

namespace whyglass::views {

/// The time that is marked, in a timeline or in a chart; none where nothing is.
std::optional<domain::TimeWindow> markedTime(const session::Session& session);
/// Marks it for all views. A timeline that is seen takes it over and has it summed up. None takes the mark away.
void markTime(session::Session& session, std::optional<domain::TimeWindow> window);
/// Makes it the time range of the filter; none takes the range away.
void narrowToTime(session::Session& session, std::optional<domain::TimeWindow> window);
/// What a range dragged in a chart does: the query bar says it, and the timelines show it too.
void chooseTime(session::Session& session, ViewHost& host, std::optional<domain::TimeWindow> window);
/// `chart` has setMarked(), and is told of the mark now and whenever it changes.
template <typename Chart>
void followMarkedTime(const session::Session& session, Chart& chart)
{
    const auto follow = [&session, &chart] { chart.setMarked(markedTime(session)); };
    QObject::connect(&session, &session::Session::areaChanged, &chart, follow);
    follow();
}
/// From the begin of the earlier to the end of the later; never empty.
domain::TimeWindow spanOf(domain::TimeWindow a, domain::TimeWindow b);

/// Offers the marked time to a list or a chart as its time range; not seen where nothing is marked or it is the range already.
class MarkedTimeOffer : public QToolButton {
    Q_OBJECT

public:
    MarkedTimeOffer(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

private:
    void follow();

    session::Session& m_session;
    const Theme& m_theme;
};

} // namespace whyglass::views
