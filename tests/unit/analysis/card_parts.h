// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"

#include <nlohmann/json.hpp>

#include <QtGlobal>

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::testkit {

/// What a model says that decides about an invoice.
inline const std::string kApproved = R"({"decision":"approved","confidence":0.93,"invoice":"INV-1"})";

inline const analysis::CardCheck& checkOf(const analysis::DecisionCard& card, std::string_view name)
{
    for (const analysis::CardCheck& check : card.completeness)
        if (check.name == name)
            return check;
    qFatal("no such check");
}

inline std::vector<const analysis::CardEntry*> entriesOf(const analysis::DecisionCard& card, analysis::CardEntry::Kind kind)
{
    std::vector<const analysis::CardEntry*> found;
    for (const analysis::CardEntry& entry : card.entries)
        if (entry.kind == kind)
            found.push_back(&entry);
    return found;
}

/// A message of words only.
inline nlohmann::json text(const char* role, const std::string& words)
{
    return {{"role", role}, {"parts", {{{"type", "text"}, {"content", words}}}}};
}

/// The attributes of a call that sends these messages.
inline nlohmann::json asked(const nlohmann::json& messages) { return {{"gen_ai.input.messages", messages.dump()}}; }

} // namespace whyglass::testkit
