// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/provenance.h"

#include <cmath>

namespace whyglass::domain {

ProvenanceSummary summaryOf(const std::vector<ProvenanceCheck>& checks)
{
    ProvenanceSummary summary;
    int present = 0;
    int asked = 0;
    for (const ProvenanceCheck& check : checks) {
        if (check.state == ProvenanceState::NotApplicable)
            continue;
        ++asked;
        if (check.state == ProvenanceState::Present)
            ++present;
        else
            summary.missing.push_back(check.name);
    }
    constexpr double kDigits = 100.0;
    if (asked > 0)
        summary.score = std::round(kDigits * present / asked) / kDigits;
    return summary;
}

} // namespace whyglass::domain
