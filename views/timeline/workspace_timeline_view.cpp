// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/workspace_timeline_view.h"

#include "models/format/format.h"
#include "models/timeline/content_loader.h"
#include "models/words/told.h"
#include "views/charts/why_panel.h"
#include "views/common/cost_button.h"
#include "views/common/counted.h"
#include "views/common/elided_label.h"
#include "views/timeline/kept_tracks.h"
#include "views/timeline/timeline_page.h"
#include "views/timeline/trace_timeline_view.h"

#include <QHBoxLayout>
#include <QStringList>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kDelayMs = 40;
/// What lies within this many windows of either side is read too, so that panning finds it there.
constexpr std::int64_t kMargin = 1;

domain::TimeWindow around(domain::TimeWindow window)
{
    const domain::Duration margin{window.length().ns * kMargin};
    return {window.begin - margin, window.end + margin};
}

} // namespace

WorkspaceTimelineView::WorkspaceTimelineView(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    const Theme& theme = context.theme;
    m_timeline = new TraceTimelineView(context.session, theme, this, timeline::TimelineScope::Workspace);
    keepTracks(*m_timeline, context.host, QStringLiteral("timeline/workspace-tracks"));
    auto* name = new ElidedLabel(theme, TextStyle::ViewTitle, Role::Text);
    name->setText(tr("Timeline"));
    m_figures = new ElidedLabel(theme, TextStyle::Small, Role::Text2);
    QHBoxLayout* header = layOutTimeline(*this, *m_timeline);
    header->addWidget(name);
    header->addWidget(m_figures);
    m_cost = new CostButton(theme, TextStyle::BodyStrong);
    header->addWidget(m_cost);
    header->addStretch(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);

    const auto explainCost = [this] {
        showWhy(m_context.session, m_context.host, m_context.theme, *this, tr("all that is shown"), m_context.session.filter());
    };
    connect(m_cost, &QPushButton::clicked, this, explainCost);
    connect(m_timeline, &TraceTimelineView::costRequested, this, explainCost);
    const auto markStale = [this](session::Asked asked) {
        m_stale = true;
        if (isVisible())
            reload(asked);
    };
    connect(&context.session, &session::Session::filterChanged, this, [markStale] { markStale(session::Asked::New); });
    connect(&context.session, &session::Session::generationChanged, this, [markStale] { markStale(session::Asked::Again); });
    connect(m_timeline, &TraceTimelineView::windowChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&m_delay, &QTimer::timeout, this, &WorkspaceTimelineView::readVisible);
    connect(m_timeline, &TraceTimelineView::openRequested, this, [this](const domain::TraceId& trace, domain::SpanId span) {
        if (trace != domain::TraceId{})
            m_context.session.openTrace(trace, span);
    });
    connect(m_timeline, &TraceTimelineView::timelineChanged, this, &WorkspaceTimelineView::describe);
}

void WorkspaceTimelineView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_context.host.showStatus(tr("W S zoom, A D pan, double click zooms in, Enter opens a trace"));
    if (m_stale)
        reload(session::Asked::New);
}

void WorkspaceTimelineView::reload(session::Asked asked)
{
    m_stale = false;
    m_context.session.queries().request<timeline::TraceTimelinePtr>(
        this, "timeline/workspace",
        [filter = m_context.session.filter()](store::WorkspaceReader& reader) -> domain::Result<timeline::TraceTimelinePtr> {
            auto content = timeline::loadWorkspace(reader, filter, {});
            if (!content)
                return content.error();
            return std::make_shared<const timeline::TraceTimeline>(std::move(*content));
        },
        [this](domain::Result<timeline::TraceTimelinePtr> whole) {
            if (!whole) {
                m_timeline->fail(QString::fromStdString(words::told(whole.error().text())));
                return;
            }
            const bool first = !m_whole;
            m_whole = *whole;
            m_read = {};
            m_timeline->setOverview(m_whole);
            if (first || !m_timeline->timeline() || m_timeline->window() == m_timeline->timeline()->extent())
                m_timeline->showContent(m_whole->content());
            else
                readVisible();
        },
        session::Urgency::Seen, asked);
}

void WorkspaceTimelineView::readVisible()
{
    if (!m_whole || !m_timeline->timeline())
        return;
    const domain::TimeWindow window = m_timeline->window();
    // All of it was read already where single traces were; buckets are read anew when they would get too coarse or too fine.
    const bool inside = !m_read.empty() && m_read.begin <= window.begin && window.end <= m_read.end;
    const bool fine = m_timeline->timeline()->content().volumes.empty();
    const bool sameGrain = m_read.length().ns <= 4 * around(window).length().ns / 3 && 4 * m_read.length().ns >= around(window).length().ns;
    if (inside && (fine || sameGrain))
        return;
    const domain::TimeWindow wanted = around(window);
    m_context.session.queries().request<timeline::TimelineContent>(
        this, "timeline/visible",
        [filter = m_context.session.filter(), wanted](store::WorkspaceReader& reader) { return timeline::loadWorkspace(reader, filter, wanted); },
        [this, wanted](domain::Result<timeline::TimelineContent> content) {
            if (!content) {
                m_timeline->fail(QString::fromStdString(words::told(content.error().text())));
                return;
            }
            m_read = wanted;
            m_timeline->showContent(std::move(*content));
        });
}

void WorkspaceTimelineView::describe()
{
    const timeline::TraceTimelinePtr timeline = m_timeline->timeline();
    if (!m_whole || !timeline)
        return;
    const auto sum = [](const std::vector<timeline::Instant>& instants) {
        std::int64_t all = 0;
        for (const timeline::Instant& instant : instants)
            all += instant.count;
        return all;
    };
    std::int64_t traces = 0;
    for (std::size_t row = 0; row < m_whole->trace().spans.rows.size(); ++row)
        traces += m_whole->volumeOf(static_cast<std::int32_t>(row)).count;
    QStringList parts{counted(traces, tr("1 trace"), tr("%1 traces")), counted(sum(m_whole->decisions()), tr("1 decision"), tr("%1 decisions")),
        counted(sum(m_whole->findings()), tr("1 finding"), tr("%1 findings"))};
    m_figures->setText(parts.join(QStringLiteral(" · ")));
    const timeline::CostTrack& cost = m_whole->cost();
    const bool priced = cost.unit == timeline::CostTrack::Unit::Money && !cost.calls.empty();
    m_cost->setCost(priced ? std::optional(domain::Money{cost.total()}) : std::nullopt, cost.unpriced, cost.unpriced, 0);
}

} // namespace whyglass::views
