// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/ids.h"

#include <string>
#include <vector>

namespace whyglass::session {

/// How a value came from one place to a later one.
struct LitLink {
    domain::SpanId from, to;
    domain::Relation relation = domain::Relation::Observed;
    std::string words; ///< what happened to it on the way, e.g. "copied unchanged"; untrusted text, may be empty
    bool operator==(const LitLink&) const = default;
};

/// A value whose lineage is shown: its places stand out in every timeline of the trace, what does not hold it steps back.
struct LitValue {
    domain::TraceId trace;
    std::string value; ///< as it stands in the telemetry: untrusted text
    std::vector<domain::SpanId> spans; ///< that hold it, by time, each once
    std::vector<LitLink> links;
    bool operator==(const LitValue&) const = default;
};

} // namespace whyglass::session
