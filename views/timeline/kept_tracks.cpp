// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/kept_tracks.h"

#include "views/timeline/trace_timeline_view.h"
#include "views/view_host.h"

namespace whyglass::views {

void keepTracks(TraceTimelineView& timeline, ViewHost& host, const QString& key)
{
    if (const QByteArray kept = host.kept(key); !kept.isEmpty())
        timeline.setTrackPrefs(timeline::TrackPrefs::parse(kept.toStdString()));
    QObject::connect(&timeline, &TraceTimelineView::trackPrefsChanged, &host, [&timeline, &host, key] {
        host.keep(key, QByteArray::fromStdString(timeline.trackPrefs().text()));
    });
}

} // namespace whyglass::views
