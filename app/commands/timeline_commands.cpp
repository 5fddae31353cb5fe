// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn over a timeline, and the way from a trace to its conversation.
#include "app/commands/command_registry.h"
#include "app/commands/window_commands.h"
#include "app/main_window/main_window.h"
#include "models/timeline/content_loader.h"
#include "views/timeline/trace_timeline_view.h"

#include <QCoreApplication>

namespace whyglass::window {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("commands", text); }

/// The timeline that is shown, or null.
views::TraceTimelineView* shownTimeline(const MainWindow& window)
{
    const auto timelines = window.findChildren<views::TraceTimelineView*>();
    for (views::TraceTimelineView* timeline : timelines) {
        if (timeline->isVisible())
            return timeline;
    }
    return nullptr;
}

} // namespace

void addTimelineLayerCommands(CommandRegistry& registry, MainWindow& window)
{
    using views::TraceTimelineView;
    const auto enabled = [&window] {
        const TraceTimelineView* timeline = shownTimeline(window);
        return timeline && timeline->timeline();
    };
    const auto toggle = [&](const char* id, const char* title, bool (TraceTimelineView::*shown)() const, void (TraceTimelineView::*show)(bool),
                            bool beginsGroup) {
        registry.add({QString::fromLatin1(id), tr(title), tr("Timeline"), {},
                      [&window, shown, show] {
                          TraceTimelineView* timeline = shownTimeline(window);
                          (timeline->*show)(!(timeline->*shown)());
                      },
                      enabled,
                      [&window, shown] {
                          const TraceTimelineView* timeline = shownTimeline(window);
                          return timeline && (timeline->*shown)();
                      },
                      beginsGroup});
    };
    toggle("timeline.compress", QT_TRANSLATE_NOOP("commands", "Compress idle time"), &TraceTimelineView::gapsFolded, &TraceTimelineView::setGapsFolded, true);
    toggle("timeline.critical-path", QT_TRANSLATE_NOOP("commands", "Critical path"), &TraceTimelineView::criticalPathShown,
           &TraceTimelineView::showCriticalPath, false);
    toggle("timeline.cost-heat", QT_TRANSLATE_NOOP("commands", "Cost heat map"), &TraceTimelineView::costHeatShown, &TraceTimelineView::showCostHeat, false);
    registry.add({QStringLiteral("timeline.tracks"), tr("Tracks and filter…"), tr("Timeline"), {},
                  [&window] { shownTimeline(window)->showTracksMenu(); }, enabled, {}, false});
    session::Session& session = window.session();
    registry.add({QStringLiteral("timeline.conversation"), tr("Show the whole conversation"), tr("Timeline"), {},
                  [&session] { session.openConversation(QString::fromStdString(timeline::conversationOf(*session.wholeTrace()))); },
                  [&session] { return session.wholeTrace() && !timeline::conversationOf(*session.wholeTrace()).empty(); }, {}, true});
}

} // namespace whyglass::window
