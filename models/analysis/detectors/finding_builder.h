// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/detectors/trace_reading.h"

#include <string>
#include <string_view>

namespace whyglass::analysis {

/// Puts a finding together and gives it the id of detectors.md 2.0: a hash of detector, version, subject and evidence, so that
/// the same input always gives the same id.
class FindingBuilder {
public:
    FindingBuilder(const TraceReading& reading, const Detector& detector, std::size_t subject);

    FindingBuilder& severity(domain::Severity severity);
    FindingBuilder& title(std::string title);
    FindingBuilder& explain(std::string sentence); ///< sentences are joined by a space
    /// The decision that came after the subject, with its text as (inferred) evidence; nullptr = none.
    FindingBuilder& followedBy(const domain::Decision* decision);
    /// `where`: result | args | output | input | docs (names the attribute that holds it); `excerpt` is cut to 300 bytes.
    FindingBuilder& evidence(std::size_t span, std::string_view where, std::string_view excerpt,
        domain::Relation relation = domain::Relation::Observed);
    /// Evidence in a field whose name is known.
    FindingBuilder& evidenceIn(
        std::size_t span, std::string field, std::string_view excerpt, domain::Relation relation = domain::Relation::Observed);

    domain::Finding build() &&;

private:
    const TraceReading& m_reading;
    domain::Finding m_finding;
};

/// Name of the field that holds this kind of content: "attributes.gen_ai.tool.call.result"; told by `content` where only that
/// tells it.
std::string fieldOf(const TraceReading& reading, std::size_t span, std::string_view where, std::string_view content = {});
/// Some 150 bytes around `position`.
std::string_view around(std::string_view text, std::size_t position);

} // namespace whyglass::analysis
