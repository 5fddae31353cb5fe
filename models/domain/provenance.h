// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/decision.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::domain {

/// What the checks of a decision come to.
struct ProvenanceSummary {
    std::optional<double> score;      ///< share of the checks that apply and are met, two digits; none where no check applies
    std::vector<std::string> missing; ///< names of those that are not met
};

ProvenanceSummary summaryOf(const std::vector<ProvenanceCheck>& checks);

} // namespace whyglass::domain
