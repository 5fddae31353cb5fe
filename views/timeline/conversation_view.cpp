// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/conversation_view.h"

#include "models/format/format.h"
#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "models/timeline/content_loader.h"
#include "models/words/told.h"
#include "views/charts/why_panel.h"
#include "views/common/cost_button.h"
#include "views/common/counted.h"
#include "views/common/elided_label.h"
#include "views/common/plain_text.h"
#include "views/timeline/kept_tracks.h"
#include "views/timeline/timeline_page.h"
#include "views/timeline/trace_timeline_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>

namespace whyglass::views {

ConversationView::ConversationView(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    const Theme& theme = context.theme;
    m_timeline = new TraceTimelineView(context.session, theme, this, timeline::TimelineScope::Conversation);
    keepTracks(*m_timeline, context.host, QStringLiteral("timeline/conversation-tracks"));
    auto* icon = new QLabel;
    icon->setPixmap(theme.pixmap(QStringLiteral("session"), theme.color(Role::Text2), 18, devicePixelRatioF()));
    m_name = new ElidedLabel(theme, TextStyle::ViewTitle, Role::Text);
    m_figures = new ElidedLabel(theme, TextStyle::Small, Role::Text2);
    QHBoxLayout* header = layOutTimeline(*this, *m_timeline);
    header->addWidget(icon);
    header->addWidget(m_name);
    header->addWidget(m_figures);
    m_cost = new CostButton(theme, TextStyle::BodyStrong);
    header->addWidget(m_cost);
    header->addStretch(1);
    m_name->setText(tr("Conversation"));

    connect(m_cost, &QPushButton::clicked, this, &ConversationView::explainCost);
    connect(m_timeline, &TraceTimelineView::costRequested, this, &ConversationView::explainCost);
    connect(&context.theme, &Theme::changed, icon, [this, icon] {
        icon->setPixmap(m_context.theme.pixmap(QStringLiteral("session"), m_context.theme.color(Role::Text2), 18, devicePixelRatioF()));
    });
    connect(&context.session, &session::Session::conversationChanged, this, &ConversationView::load);
    connect(&context.session, &session::Session::traceLoaded, this, &ConversationView::load);
    connect(&context.session, &session::Session::generationChanged, this, &ConversationView::load);
    connect(m_timeline, &TraceTimelineView::openRequested, this,
        [this](const domain::TraceId& trace, domain::SpanId span) { m_context.session.openTrace(trace, span); });
}

void ConversationView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_context.host.showStatus(tr("W S zoom, A D pan, F fit, M mark an area, Enter opens the trace"));
    load();
}

void ConversationView::load()
{
    if (!isVisible())
        return;
    const session::LoadedTracePtr trace = m_context.session.wholeTrace();
    std::string wanted = m_context.session.state().conversation;
    if (wanted.empty() && trace)
        wanted = timeline::conversationOf(*trace);
    const std::int64_t generation = m_context.session.generation();
    if (wanted.empty() || (wanted == m_shown && generation == m_generation))
        return;
    const auto asked = wanted == m_shown ? session::Asked::Again : session::Asked::New;
    m_shown = wanted;
    m_generation = generation;
    m_context.session.queries().request<timeline::Conversation>(
        this, "conversation", [wanted](store::WorkspaceReader& reader) { return timeline::loadConversation(reader, wanted); },
        [this](domain::Result<timeline::Conversation> conversation) {
            if (!conversation) {
                m_shown.clear();
                m_timeline->fail(QString::fromStdString(words::told(conversation.error().text())));
                return;
            }
            m_timeline->showContent(conversation->content);
            describe(conversation->traces, conversation->left);
        },
        session::Urgency::Seen, asked);
}

void ConversationView::describe(std::int64_t traces, std::int64_t left)
{
    m_name->setText(plainLine(m_shown, 80));
    const timeline::TraceTimelinePtr timeline = m_timeline->timeline();
    if (!timeline)
        return;
    const auto text = [](const std::string& plain) { return QString::fromStdString(plain); };
    const store::TraceRow& row = timeline->trace().row;
    QStringList parts{text(format::duration(timeline->extent().length())),
        counted(traces, tr("1 trace"), tr("%1 traces")), counted(row.spans, tr("1 span"), tr("%1 spans"))};
    if (const auto tokens = row.tokens.total())
        parts.append(tr("%1 tokens").arg(text(format::tokens(*tokens))));
    if (!timeline->idleGaps().empty())
        parts.append(tr("%1 % idle").arg(tables::decimalText(timeline->idleShare() * 100, 1)));
    if (left > 0)
        parts.append(counted(left, tr("1 later trace is left out"), tr("%1 later traces are left out")));
    m_figures->setText(parts.join(QStringLiteral(" · ")));
    m_cost->setCost(row.cost, row.calls, row.unpricedCalls, row.unknownCalls);
}

void ConversationView::explainCost()
{
    showWhy(m_context.session, m_context.host, m_context.theme, *this, tr("the session %1").arg(plainLine(m_shown, 80)), session::withValue({}, "session", m_shown, true));
}

} // namespace whyglass::views
