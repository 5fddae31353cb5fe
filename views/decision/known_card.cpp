// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/known_card.h"

#include <vector>

namespace whyglass::views {

std::shared_ptr<const analysis::DecisionCard> knownAt(const analysis::DecisionCard& card, domain::Timestamp time)
{
    if (card.decision.start + card.decision.duration > time)
        return nullptr;
    auto known = std::make_shared<analysis::DecisionCard>(card);
    std::erase_if(known->entries, [time](const analysis::CardEntry& entry) { return entry.time > time; });
    std::erase_if(known->similar, [time](const analysis::SimilarDecision& similar) { return similar.decision.start > time; });
    std::erase_if(known->annotations, [time](const domain::Annotation& annotation) { return annotation.time > time; });
    std::vector<std::size_t> places(card.findings.size());
    known->findings.clear();
    for (std::size_t i = 0; i < card.findings.size(); ++i) {
        places[i] = known->findings.size();
        if (card.findings[i].time <= time)
            known->findings.push_back(card.findings[i]);
    }
    for (analysis::CardEntry& entry : known->entries) {
        std::erase_if(entry.findings, [&](std::size_t finding) { return card.findings[finding].time > time; });
        for (std::size_t& finding : entry.findings)
            finding = places[finding];
    }
    return known;
}

} // namespace whyglass::views
