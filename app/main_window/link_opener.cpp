// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/link_opener.h"

#include "models/session/query_text.h"
#include "models/words/told.h"
#include "views/view_registry.h"

namespace whyglass::window {

namespace {

using format::DeepLink;
using session::Selection;
using store::WorkspaceReader;
using Found = std::optional<Selection>;

constexpr qsizetype kTraceDigits = 32;
constexpr const char* kConversation = "conversation"; // views, and names of their timelines' zooms
constexpr const char* kWorkspaceTimeline = "timeline";

domain::Result<Found> selectDecision(WorkspaceReader& reader, const std::string& id)
{
    auto decision = reader.decision(id);
    if (!decision)
        return decision.error();
    if (!*decision)
        return Found();
    return Found({(*decision)->trace, (*decision)->span, id, {}});
}

domain::Result<Found> selectFinding(WorkspaceReader& reader, const std::string& id)
{
    auto finding = reader.finding(id);
    if (!finding)
        return finding.error();
    if (!*finding)
        return Found();
    return Found({(*finding)->trace, (*finding)->span, (*finding)->decisionId, id});
}

domain::Result<Found> selectSpan(WorkspaceReader& reader, const std::string& id)
{
    const auto span = domain::SpanId::fromHex(id);
    if (!span)
        return Found();
    auto keys = reader.findSpan(*span);
    if (!keys)
        return keys.error();
    if (keys->empty())
        return Found();
    const std::int64_t key = keys->front().value;
    auto rows = reader.spans(std::span(&key, 1));
    if (!rows)
        return rows.error();
    if (rows->rows.empty())
        return Found();
    return Found({rows->rows.front().trace, *span, {}, {}});
}

/// What a link to a record selects; nothing where this workspace does not hold it.
domain::Result<Found> selectRecord(WorkspaceReader& reader, const DeepLink& link)
{
    if (link.kind == DeepLink::Kind::Decision)
        return selectDecision(reader, link.id);
    if (link.kind == DeepLink::Kind::Finding)
        return selectFinding(reader, link.id);
    const auto trace = domain::TraceId::fromHex(link.id);
    if (!trace)
        return Found();
    const auto row = reader.trace(*trace);
    if (!row)
        return row.error().code == domain::ErrorCode::NotFound ? domain::Result<Found>(Found()) : domain::Result<Found>(row.error());
    return Found({*trace, domain::SpanId::fromHex(link.span).value_or(domain::SpanId{}), {}, {}});
}

std::optional<domain::TimeWindow> zoomOf(const session::Session& session, const char* timeline)
{
    const domain::TimeWindow zoom = session.zoom(timeline);
    return zoom.empty() ? std::nullopt : std::optional(zoom);
}

/// A decision is shown as its card, unless a part of its trace was asked for; everything else in its trace.
std::string viewOf(const Selection& selection, bool partOfTrace)
{
    const bool card = !selection.decision.empty() && selection.finding.empty() && !partOfTrace;
    return card ? "decision" : "investigate";
}

/// 16 digits name a decision, a finding or a span: asked in this order.
domain::Result<Found> selectShortId(WorkspaceReader& reader, const std::string& id)
{
    for (const auto select : {&selectDecision, &selectFinding, &selectSpan}) {
        auto found = select(reader, id);
        if (!found || *found)
            return found;
    }
    return Found();
}

} // namespace

LinkOpener::LinkOpener(session::Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void LinkOpener::open(const QString& text)
{
    const QString id = text.trimmed();
    if (format::looksLikeDeepLink(id.toStdString())) {
        const auto link = format::parseDeepLink(id.toStdString());
        if (link)
            openLink(*link, id);
        else
            Q_EMIT refused(QString::fromStdString(words::told(link.error().text())));
        return;
    }
    DeepLink record;
    record.kind = DeepLink::Kind::Trace;
    record.id = id.section(u'/', 0, 0).toStdString();
    record.span = id.section(u'/', 1).toStdString();
    if (record.id.size() == kTraceDigits)
        openRecord(record);
    else
        openShortId(id);
}

void LinkOpener::openLink(const DeepLink& link, const QString& text)
{
    using Kind = DeepLink::Kind;
    if (link.workspace != m_session.workspace().stem().string()) {
        Q_EMIT workspaceWanted(QString::fromStdString(link.workspace), text);
        return;
    }
    switch (link.kind) {
    case Kind::Workspace: return;
    case Kind::Session: openSession(link); return;
    case Kind::View: Q_EMIT viewWanted(QString::fromStdString(link.id), QString::fromStdString(link.query), link.window); return;
    case Kind::Trace:
    case Kind::Decision:
    case Kind::Finding: openRecord(link); return;
    }
}

void LinkOpener::openSession(const DeepLink& link)
{
    session::NavigationState place = m_session.state();
    place.view = kConversation;
    place.conversation = link.id;
    place.zooms.erase(kConversation);
    if (link.window)
        place.zooms[kConversation] = *link.window;
    m_session.goTo(std::move(place));
}

void LinkOpener::openRecord(const DeepLink& link)
{
    m_session.queries().request<Found>(
        this, "window/open-link", [link](WorkspaceReader& reader) { return selectRecord(reader, link); },
        [this, link](const domain::Result<Found>& found) {
            if (!found) {
                Q_EMIT refused(QString::fromStdString(words::told(found.error().text())));
                return;
            }
            if (!*found) {
                Q_EMIT refused(tr("Nothing in this workspace has the id %1").arg(QString::fromStdString(link.id)));
                return;
            }
            session::NavigationState place = m_session.state();
            place.view = viewOf(**found, link.window || !link.tab.empty() || !link.below.empty());
            place.selection = **found;
            place.traceWindow = link.window.value_or(domain::TimeWindow{});
            if (!link.tab.empty())
                place.inspectorTab = link.tab;
            if (!link.below.empty())
                place.traceTab = link.below;
            m_session.goTo(std::move(place));
        });
}

void LinkOpener::openShortId(const QString& id)
{
    m_session.queries().request<Found>(
        this, "window/open-link", [id = id.toLower().toStdString()](WorkspaceReader& reader) { return selectShortId(reader, id); },
        [this, id](const domain::Result<Found>& found) {
            if (!found)
                Q_EMIT refused(QString::fromStdString(words::told(found.error().text())));
            else if (!*found)
                Q_EMIT refused(tr("Nothing in this workspace has the id %1").arg(id));
            else {
                session::NavigationState place = m_session.state();
                if (place.selection.trace != (*found)->trace)
                    place.traceWindow = {};
                place.view = viewOf(**found, false);
                place.selection = **found;
                m_session.goTo(std::move(place));
            }
        });
}

QString LinkOpener::linkToHere() const
{
    const session::NavigationState& place = m_session.state();
    const views::ViewInfo* info = views::findView(QString::fromStdString(place.view));
    DeepLink link;
    link.workspace = m_session.workspace().stem().string();
    if (place.view == kConversation && !place.conversation.empty()) {
        link.kind = DeepLink::Kind::Session;
        link.id = place.conversation;
        link.window = zoomOf(m_session, kConversation);
        return QString::fromStdString(format::formatDeepLink(link));
    }
    if (place.view == "decision" && !place.selection.decision.empty()) {
        link.kind = DeepLink::Kind::Decision;
        link.id = place.selection.decision;
        return QString::fromStdString(format::formatDeepLink(link));
    }
    if (!info || !info->needsId || !place.selection.trace || place.view == "compare")
        return linkToView();
    link.kind = DeepLink::Kind::Trace;
    link.id = place.selection.trace->hex();
    if (place.selection.span.valid())
        link.span = place.selection.span.hex();
    if (!place.traceWindow.empty())
        link.window = place.traceWindow;
    link.tab = place.inspectorTab;
    link.below = place.traceTab;
    return QString::fromStdString(format::formatDeepLink(link));
}

QString LinkOpener::linkToView() const
{
    const session::NavigationState& place = m_session.state();
    DeepLink link;
    link.workspace = m_session.workspace().stem().string();
    link.kind = DeepLink::Kind::View;
    link.id = place.view;
    link.query = place.view == "compare" ? place.comparison : place.query;
    if (place.view == kWorkspaceTimeline) // there a time is no part of the query
        link.window = zoomOf(m_session, kWorkspaceTimeline);
    return QString::fromStdString(format::formatDeepLink(link));
}

} // namespace whyglass::window
