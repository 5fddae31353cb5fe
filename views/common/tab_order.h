// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidgetList>

namespace whyglass::views {

/// Tab walks what is in these widgets of one window: one widget after the other, and within each in the order in which its parts were
/// made. For pages whose parts come and go: Qt puts what is made later behind everything else.
void orderTabs(const QWidgetList& parts);

} // namespace whyglass::views
