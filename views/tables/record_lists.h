// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/tables/record_list_view.h"

namespace whyglass::views {

// The lists of the window, one function each. Their views stand in view_registry.cpp.
RecordListSpec decisionListSpec();
RecordListSpec traceListSpec();
RecordListSpec sessionListSpec();
RecordListSpec logListSpec();
RecordListSpec metricListSpec();

} // namespace whyglass::views
