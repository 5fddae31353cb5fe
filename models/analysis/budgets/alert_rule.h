// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/budget.h"
#include "models/domain/result.h"

#include <string>

namespace whyglass::analysis {

/// A budget as a file of alerting rules for Prometheus, one alert a threshold, over what `record --metrics` tells. Unsupported where the
/// budget's scope is no label of those metrics (agent, session, service, provider). Prometheus knows no calendar: an hour, day or month
/// is the last 60 minutes, 24 hours or 30 days.
domain::Result<std::string> alertRule(const domain::Budget& budget);

} // namespace whyglass::analysis
