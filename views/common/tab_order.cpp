// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/tab_order.h"

#include <QWidget>

namespace whyglass::views {

void orderTabs(const QWidgetList& parts)
{
    QWidget* before = nullptr;
    for (QWidget* part : parts) {
        QWidgetList stops = part->findChildren<QWidget*>();
        stops.prepend(part);
        for (QWidget* stop : stops) {
            if (!(stop->focusPolicy() & Qt::TabFocus))
                continue;
            if (before)
                QWidget::setTabOrder(before, stop);
            before = stop;
        }
    }
}

} // namespace whyglass::views
