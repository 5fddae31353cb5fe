// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timeline_page.h"

#include "views/common/parts.h"
#include "views/timeline/trace_timeline_view.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace whyglass::views {

QHBoxLayout* layOutTimeline(QWidget& view, TraceTimelineView& timeline)
{
    QHBoxLayout* row = nullptr;
    auto* layout = new QVBoxLayout(&view);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(viewHeader(row));
    QFrame* rule = horizontalRule();
    rule->setFixedHeight(1);
    layout->addWidget(rule);
    layout->addWidget(&timeline, 1);
    view.setFocusProxy(&timeline);
    return row;
}

} // namespace whyglass::views
