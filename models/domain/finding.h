// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::domain {

/// The numbers are stored and ordered: a greater one is worse.
enum class Severity : std::uint8_t { Info = 0, Low, Medium, High };
std::string_view nameOf(Severity severity);
std::optional<Severity> severityFromName(std::string_view name);

/// Whether a causal link was seen in the telemetry or concluded by a rule.
enum class Relation : std::uint8_t { Observed = 0, Inferred };
std::string_view nameOf(Relation relation);

/// Where a finding can be checked: a field of a span and the text that stands there.
struct Evidence {
    TraceId trace;
    SpanId span;
    std::string field;   ///< e.g. "attributes.gen_ai.tool.call.result"
    std::string excerpt; ///< at most 300 bytes, cut at a character
    Relation relation = Relation::Observed;
};

enum class FindingState : std::uint8_t { Open = 0, Confirmed, Dismissed };
std::string_view nameOf(FindingState state);

struct Finding {
    std::string id;       ///< 16 hex digits: hash of detector, version, subject and evidence
    std::string detector; ///< slug, e.g. "empty-result"
    int detectorVersion = 1;
    Severity severity = Severity::Info;
    TraceId trace;
    SpanId span;
    std::string decisionId; ///< empty where none depends on it
    Timestamp time;         ///< when it happened: end of the subject span
    std::string title;      ///< short, e.g. "Empty result from a healthy endpoint"
    std::string explanation;
    std::vector<Evidence> evidence;
    FindingState state = FindingState::Open;
};

} // namespace whyglass::domain
