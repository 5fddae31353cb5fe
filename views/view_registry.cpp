// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/view_registry.h"

#include "models/session/query_text.h"
#include "views/charts/costs_view.h"
#include "views/charts/why_panel.h"
#include "views/decision/decision_view.h"
#include "views/compare/compare_view.h"
#include "views/overview/overview_view.h"
#include "views/sources/sources_view.h"
#include "views/tables/findings_view.h"
#include "views/tables/record_lists.h"
#include "views/tables/search_view.h"
#include "views/timeline/conversation_view.h"
#include "views/timeline/investigate_view.h"
#include "views/timeline/kept_tracks.h"
#include "views/timeline/workspace_timeline_view.h"
#include "views/welcome/welcome_view.h"

#include <QCoreApplication>

#include <algorithm>

namespace whyglass::views {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("views", text); }

template <typename View>
QWidget* make(const ViewContext& context, QWidget* parent)
{
    return new View(context, parent);
}

template <RecordListSpec (*spec)()>
QWidget* makeList(const ViewContext& context, QWidget* parent)
{
    return new RecordListView(context, spec(), parent);
}

QWidget* makeInvestigate(const ViewContext& context, QWidget* parent)
{
    auto* view = new InvestigateView(context.session, context.theme, parent);
    QObject::connect(view, &InvestigateView::statusChanged, &context.host, &ViewHost::showStatus);
    QObject::connect(view, &InvestigateView::whyRequested, view, [context, view](const domain::TraceId& trace) {
        const std::string id = trace.hex();
        showWhy(context.session, context.host, context.theme, *view, tr("this trace"), session::withValue({}, "trace", id, true));
    });
    keepTracks(view->timelineView(), context.host, QStringLiteral("timeline/tracks"));
    return view;
}

} // namespace

const std::vector<ViewInfo>& viewRegistry()
{
    using Info = store::WorkspaceInfo;
    static const std::vector<ViewInfo> views = {
        {QStringLiteral("overview"), tr("Overview"), QStringLiteral("overview"), false, true, false, nullptr, make<OverviewView>},
        {QStringLiteral("decisions"), tr("Decisions"), QStringLiteral("decision"), false, true, false, &Info::decisions, makeList<decisionListSpec>},
        {QStringLiteral("decision"), tr("Decision"), QStringLiteral("decision"), true, false, false, nullptr, make<DecisionView>, false},
        {QStringLiteral("traces"), tr("Traces"), QStringLiteral("trace"), false, true, false, &Info::traces, makeList<traceListSpec>},
        {QStringLiteral("sessions"), tr("Sessions"), QStringLiteral("session"), false, true, false, &Info::sessions, makeList<sessionListSpec>},
        {QStringLiteral("investigate"), tr("Investigate"), QStringLiteral("trace"), true, false, true, nullptr, makeInvestigate},
        {QStringLiteral("compare"), tr("Compare"), QStringLiteral("compare"), true, false, false, nullptr, make<CompareView>, false},
        {QStringLiteral("conversation"), tr("Conversation"), QStringLiteral("session"), true, false, true, nullptr, make<ConversationView>, false},
        {QStringLiteral("timeline"), tr("Timeline"), QStringLiteral("clock"), false, true, true, nullptr, make<WorkspaceTimelineView>},
        {QStringLiteral("findings"), tr("Findings"), QStringLiteral("finding"), false, true, false, &Info::findings, make<FindingsView>},
        {QStringLiteral("costs"), tr("Costs"), QStringLiteral("cost"), false, true, false, nullptr,
         [](const ViewContext& context, QWidget* parent) -> QWidget* { return new CostsView(context.session, context.theme, &context.host, parent); }},
        {QStringLiteral("logs"), tr("Logs"), QStringLiteral("log"), false, true, false, &Info::logs, makeList<logListSpec>},
        {QStringLiteral("metrics"), tr("Metrics"), QStringLiteral("chart"), false, true, false, &Info::metrics, makeList<metricListSpec>},
        {QStringLiteral("search"), tr("Search"), QStringLiteral("search"), false, true, false, nullptr, make<SearchView>},
        {QStringLiteral("sources"), tr("Sources"), QStringLiteral("source"), false, true, false, nullptr, make<SourcesView>, false},
        {QStringLiteral("welcome"), tr("Welcome"), QStringLiteral("star"), false, false, false, nullptr, make<WelcomeView>, false},
    };
    return views;
}

const ViewInfo* findView(const QString& id)
{
    const auto& views = viewRegistry();
    const auto found = std::find_if(views.begin(), views.end(), [&](const ViewInfo& view) { return view.id == id; });
    return found == views.end() ? nullptr : &*found;
}

} // namespace whyglass::views
