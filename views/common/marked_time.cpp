// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/marked_time.h"

#include "models/format/format.h"
#include "models/session/query_text.h"
#include "models/tables/cell_text.h"

#include <algorithm>

namespace whyglass::views {

std::optional<domain::TimeWindow> markedTime(const session::Session& session)
{
    return session.area() ? std::optional(session.area()->window) : std::nullopt;
}

void markTime(session::Session& session, std::optional<domain::TimeWindow> window)
{
    session.setArea(window ? std::optional(session::Area{nullptr, *window, {}}) : std::nullopt);
}

void narrowToTime(session::Session& session, std::optional<domain::TimeWindow> window)
{
    const auto filter = session::withWindow(session.filter(), window);
    session.setQuery(QString::fromStdString(session::queryText(filter)), filter);
}

void chooseTime(session::Session& session, ViewHost& host, std::optional<domain::TimeWindow> window)
{
    const auto before = session.filter().window;
    host.setQueryText(QString::fromStdString(session::queryText(session::withWindow(session.filter(), window))));
    if (window || markedTime(session) == before)
        markTime(session, window);
}

domain::TimeWindow spanOf(domain::TimeWindow a, domain::TimeWindow b)
{
    const domain::Timestamp begin = std::min(a.begin, b.begin);
    return {begin, std::max({a.end, b.end, begin + domain::Duration{1}})};
}

MarkedTimeOffer::MarkedTimeOffer(session::Session& session, const Theme& theme, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("markedTime"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({13, 13});
    setFont(theme.font(TextStyle::Small));
    setToolTip(tr("Show only the time that is marked"));
    const auto dress = [this] { setIcon(m_theme.icon(QStringLiteral("clock"))); };
    dress();
    connect(&theme, &Theme::changed, this, dress);
    connect(this, &QToolButton::clicked, this, [this] { narrowToTime(m_session, markedTime(m_session)); });
    connect(&session, &session::Session::areaChanged, this, &MarkedTimeOffer::follow);
    connect(&session, &session::Session::filterChanged, this, &MarkedTimeOffer::follow);
    follow();
}

void MarkedTimeOffer::follow()
{
    const auto marked = markedTime(m_session);
    setVisible(marked && m_session.filter().window != marked);
    if (!marked)
        return;
    setText(tr("Marked: %1").arg(QString::fromStdString(format::duration(marked->length()))));
    setAccessibleName(tr("Show only the marked time, %1 to %2").arg(tables::timeText(marked->begin), tables::timeText(marked->end)));
}

} // namespace whyglass::views
