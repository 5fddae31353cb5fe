// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/record_lists.h"

#include "views/tables/log_panel.h"
#include "views/tables/metric_panel.h"

#include <QCoreApplication>

namespace whyglass::views {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("RecordListView", text); }

/// The trace that a row names, at its span; nothing where it names none.
void openTraceOf(session::Session& session, const QModelIndex& row)
{
    const auto trace = domain::TraceId::fromHex(row.data(tables::TraceRole).toString().toStdString());
    const auto span = domain::SpanId::fromHex(row.data(tables::SpanRole).toString().toStdString());
    if (trace)
        session.openTrace(*trace, span.value_or(domain::SpanId{}));
}

template <typename Panel>
RowPanel* make(const ViewContext& context, QWidget* parent)
{
    return new Panel(context, parent);
}

} // namespace

RecordListSpec decisionListSpec()
{
    RecordListSpec spec;
    spec.name = "decisions";
    spec.title = tr("Decisions");
    spec.things = tr("decisions");
    spec.queries = tables::decisionQueries();
    spec.facets = {{QStringLiteral("agent"), tr("Agent"), QStringLiteral("agent")},
                   {QStringLiteral("decision"), tr("Result"), {}},
                   {QStringLiteral("finding"), tr("Finding"), QStringLiteral("finding")},
                   {QStringLiteral("model"), tr("Model"), QStringLiteral("llm")},
                   {QStringLiteral("version"), tr("Agent version"), {}},
                   {QStringLiteral("tier"), tr("User tier"), {}}};
    spec.facetList = store::WorkspaceReader::FacetList::Decisions;
    spec.strips = decisionStrips();
    spec.total = &store::WorkspaceInfo::decisions;
    spec.empty = {QStringLiteral("decision"), tr("No decision matches"),
                  tr("A decision is a span with decision attributes, or the final answer of an agent. "
                                     "Take away a condition, or look into Traces."), false};
    spec.analysing = {QStringLiteral("clock"), tr("Looking for decisions"),
                      tr("Traces have arrived and are being read; decisions appear here as they are found."), false};
    spec.open = [](session::Session& session, const QModelIndex& row) { session.openDecision(row.data(tables::IdRole).toString()); };
    spec.costOf = "trace";
    spec.costRole = tables::TraceRole;
    spec.comparedBy = tables::IdRole;
    return spec;
}

RecordListSpec traceListSpec()
{
    RecordListSpec spec;
    spec.name = "traces";
    spec.title = tr("Traces");
    spec.things = tr("traces");
    spec.queries = tables::traceQueries();
    spec.facets = {{QStringLiteral("service"), tr("Service"), QStringLiteral("service")},
                   {QStringLiteral("agent"), tr("Agent"), QStringLiteral("agent")},
                   {QStringLiteral("model"), tr("Model"), QStringLiteral("llm")},
                   {QStringLiteral("tool"), tr("Tool"), QStringLiteral("tool")},
                   {QStringLiteral("finding"), tr("Finding"), QStringLiteral("finding")},
                   {QStringLiteral("version"), tr("Version"), {}},
                   {QStringLiteral("tier"), tr("User tier"), {}}};
    spec.facetList = store::WorkspaceReader::FacetList::Traces;
    spec.strips = traceStrips();
    spec.total = &store::WorkspaceInfo::traces;
    spec.empty = {QStringLiteral("trace"), tr("No trace matches"),
                  tr("Take away a condition or widen the time range."), false};
    spec.open = openTraceOf;
    spec.costOf = "trace";
    spec.costRole = tables::TraceRole;
    spec.comparedBy = tables::TraceRole;
    return spec;
}

RecordListSpec sessionListSpec()
{
    RecordListSpec spec;
    spec.name = "sessions";
    spec.title = tr("Sessions");
    spec.things = tr("sessions");
    spec.queries = tables::sessionQueries();
    spec.strips = sessionStrips();
    spec.facets = {{QStringLiteral("service"), tr("Service"), QStringLiteral("service")},
                   {QStringLiteral("agent"), tr("Agent"), QStringLiteral("agent")},
                   {QStringLiteral("model"), tr("Model"), QStringLiteral("llm")},
                   {QStringLiteral("finding"), tr("Finding"), QStringLiteral("finding")},
                   {QStringLiteral("tier"), tr("User tier"), {}}};
    spec.facetList = store::WorkspaceReader::FacetList::Sessions;
    spec.total = &store::WorkspaceInfo::sessions;
    spec.empty = {QStringLiteral("session"), tr("No session matches"),
                  tr("A session is what spans name as their conversation, session or thread."), false};
    spec.open = [](session::Session& session, const QModelIndex& row) { session.openConversation(row.data(tables::IdRole).toString()); };
    spec.costOf = "session";
    spec.costRole = tables::IdRole;
    return spec;
}

RecordListSpec logListSpec()
{
    RecordListSpec spec;
    spec.name = "logs";
    spec.title = tr("Logs");
    spec.things = tr("log records");
    spec.queries = tables::logQueries();
    spec.strips = logStrips();
    spec.facets = {{QStringLiteral("level"), tr("Severity"), {}, "log.severity"},
                   {QStringLiteral("service"), tr("Service"), QStringLiteral("service"), "log.service"},
                   {QStringLiteral("event"), tr("Event"), {}, "log.event", true},
                   {QStringLiteral("scope"), tr("Scope"), {}, "log.scope"}};
    spec.total = &store::WorkspaceInfo::logs;
    spec.empty = {QStringLiteral("log"), tr("No log record matches"),
                  tr("Logs arrive over OTLP beside the spans, or in files. Take away a condition or widen the time range."), false};
    spec.open = openTraceOf;
    spec.makePanel = make<LogPanel>;
    return spec;
}

RecordListSpec metricListSpec()
{
    RecordListSpec spec;
    spec.name = "metrics";
    spec.title = tr("Metrics");
    spec.things = tr("metrics");
    spec.queries = tables::metricQueries();
    spec.strips = metricPointStrips();
    spec.facets = {{QStringLiteral("service"), tr("Service"), QStringLiteral("service"), "metric.service"},
                   {QStringLiteral("type"), tr("Kind"), {}, "metric.type", true},
                   {QStringLiteral("unit"), tr("Unit"), {}, "metric.unit", true}};
    spec.total = &store::WorkspaceInfo::metrics;
    spec.empty = {QStringLiteral("chart"), tr("No metric matches"),
                  tr("Metrics are narrowed by name, service:NAME, type:KIND and unit:UNIT. They arrive over OTLP beside the spans, or in files."), false};
    spec.open = openTraceOf;
    spec.makePanel = make<MetricPanel>;
    return spec;
}

} // namespace whyglass::views
