// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/known_card.h"

namespace whyglass::views {

std::shared_ptr<const analysis::DecisionCard> knownAt(const analysis::DecisionCard& card, domain::Timestamp time)
{
    if (card.decision.start + card.decision.duration > time)
        return nullptr;
    auto known = std::make_shared<analysis::DecisionCard>(card);
    std::erase_if(known->entries, [time](const analysis::CardEntry& entry) { return entry.time > time; });
    std::erase_if(known->similar, [time](const analysis::SimilarDecision& similar) { return similar.decision.start > time; });
    std::erase_if(known->annotations, [time](const domain::Annotation& annotation) { return annotation.time > time; });
    analysis::keepFindings(*known, [time](const domain::Finding& finding) { return finding.time <= time; });
    return known;
}

} // namespace whyglass::views
