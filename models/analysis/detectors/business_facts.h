// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/detectors/field_names.h"
#include "models/analysis/detectors/trace_reading.h"

#include <set>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// A number that a span states about a business object: "line CHAIR-ERGO of PO-7731 has quantity 9".
struct BusinessFact {
    const FieldNames::Class* fieldClass = nullptr;
    double value = 0.0;
    std::string shown; ///< as written
    std::string line; ///< id of the line, lower case; empty: the document itself
    std::string lineShown; ///< as written
    std::set<std::string> documents; ///< ids of the documents it belongs to, lower case
    std::string unit, currency; ///< lower case; empty where not stated
    std::size_t object = 0; ///< numbers of one object share it
    bool adjusted = false; ///< tax, discount or the like stands beside it
    bool isRequest = false; ///< the user says so, not a system
    std::size_t span = 0;
    std::string source; ///< who says so: tool or span name
    std::string field; ///< attribute, with the path in it
    std::string excerpt;
};

/// Facts from tool arguments and results, documents, attributes of the application, and what the user asked.
std::vector<BusinessFact> businessFactsOf(const TraceReading& reading);

} // namespace whyglass::analysis
