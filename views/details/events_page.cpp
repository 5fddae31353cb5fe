// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/plain_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QLabel>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr std::size_t kShownEvents = 100;
constexpr int kFoldedLines = 8;

QString tr(const char* text) { return QCoreApplication::translate("EventsPage", text); }

std::string linesOf(const std::vector<session::AttributeLine>& attributes)
{
    std::string text;
    for (const session::AttributeLine& attribute : attributes)
        text += (text.empty() ? "" : "\n") + attribute.key + " = " + attribute.value;
    return text;
}

void addEvent(QVBoxLayout& layout, const InspectedContext& context, const session::EventLine& event)
{
    const Theme& theme = context.view.theme;
    const QString kind = event.isLog ? tr("log") : tr("event");
    const QString title = event.title.empty() ? kind : kind + QStringLiteral("  ") + plainLine(event.title, 160);
    layout.addWidget(sectionTitle(theme, title, sinceTraceStart(context, event.time)));
    if (!event.body.empty())
        layout.addWidget(payloadText(context, title, event.body, TextStyle::Code, kFoldedLines));
    if (!event.attributes.empty())
        layout.addWidget(payloadText(context, title, linesOf(event.attributes), TextStyle::Code, kFoldedLines));
    layout.addWidget(horizontalRule());
}

void addLink(QVBoxLayout& layout, const InspectedContext& context, const session::LinkLine& link)
{
    auto* open = new QPushButton(tr("Linked span %1").arg(QString::fromStdString(link.span.hex())));
    open->setProperty("look", QStringLiteral("link"));
    session::Session& session = context.view.session;
    QObject::connect(open, &QPushButton::clicked, &session, [&session, link] { session.openTrace(link.trace, link.span); });
    layout.addWidget(open, 0, Qt::AlignLeft);
    if (!link.attributes.empty())
        layout.addWidget(payloadText(context, open->text(), linesOf(link.attributes), TextStyle::Code, kFoldedLines));
}

} // namespace

QWidget* makeEventsPage(const InspectedContext& context)
{
    const session::InspectedSpan& span = *context.span;
    const Theme& theme = context.view.theme;
    if (span.events.empty() && span.links.empty())
        return hintPage(theme, QStringLiteral("log"), tr("No events, logs or links"), tr("Log records that name this span appear here too."));
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    for (std::size_t i = 0; i < span.events.size() && i < kShownEvents; ++i)
        addEvent(*layout, context, span.events[i]);
    if (span.events.size() > kShownEvents)
        layout->addWidget(wrappedLabel(theme, counted(static_cast<std::int64_t>(span.events.size() - kShownEvents), tr("1 later event is in Raw."), tr("%1 later events are in Raw.")), TextStyle::Small, 3));
    for (const session::LinkLine& link : span.links)
        addLink(*layout, context, link);
    if (span.droppedEvents + span.droppedLinks > 0)
        layout->addWidget(wrappedLabel(theme, tr("The sender dropped %1 events and %2 links.").arg(span.droppedEvents).arg(span.droppedLinks),
                                       TextStyle::Small, QStringLiteral("amber")));
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views
