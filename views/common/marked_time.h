// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/common/theme.h"

#include <QToolButton>

#include <optional>

namespace whyglass::views {

/// The time that is marked, in a timeline or in a chart; none where nothing is.
std::optional<domain::TimeWindow> markedTime(const session::Session& session);
/// Marks it for all views. A timeline that is seen takes it over and has it summed up. None takes the mark away.
void markTime(session::Session& session, std::optional<domain::TimeWindow> window);
/// From the begin of the earlier to the end of the later; never empty.
domain::TimeWindow spanOf(domain::TimeWindow a, domain::TimeWindow b);

/// Offers the marked time to a list or a chart as its time range; not seen where nothing is marked or it is the range already.
class MarkedTimeOffer : public QToolButton {
    Q_OBJECT

public:
    MarkedTimeOffer(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

private:
    void follow();
    void take();

    session::Session& m_session;
    const Theme& m_theme;
};

} // namespace whyglass::views
