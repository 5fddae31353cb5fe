// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/finding_builder.h"

#include "models/analysis/text/hash.h"
#include "models/format/format.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kExcerptBytes = 300; // of domain::Evidence
constexpr std::size_t kContextBytes = 75;

bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

} // namespace

std::string fieldOf(const TraceReading& reading, std::size_t span, std::string_view where, std::string_view content)
{
    const DecodedSpan* decoded = reading.decoded(span);
    if (decoded != nullptr) {
        std::string fallback;
        for (telemetry::IndexText& text : telemetry::indexTextsOf(decoded->step, decoded->span)) {
            if (text.where != where)
                continue;
            if (text.text.find(content) != std::string::npos)
                return std::move(text.field);
            if (fallback.empty())
                fallback = std::move(text.field);
        }
        for (const telemetry::AttributeView& attribute : decoded->span.attributes) // too short to be indexed: "[]"
            if (!content.empty() && telemetry::valueToText(attribute.value) == content)
                return "attributes." + std::string(attribute.key);
        if (!fallback.empty())
            return fallback;
    }
    if (where == "result")
        return "tool_result";
    if (where == "args")
        return "tool_arguments";
    if (where == "docs")
        return "documents";
    return std::string(where) + "_messages";
}

std::string_view around(std::string_view text, std::size_t position)
{
    std::size_t begin = position > kContextBytes ? position - kContextBytes : 0;
    while (begin > 0 && begin < text.size() && !startsCharacter(text[begin]))
        --begin;
    return format::clip(text.substr(std::min(begin, text.size())), 2 * kContextBytes);
}

FindingBuilder::FindingBuilder(const TraceReading& reading, const Detector& detector, std::size_t subject)
    : m_reading(reading)
{
    const store::SpanRow& row = reading.row(subject);
    m_finding.detector = std::string(detector.slug);
    m_finding.detectorVersion = detector.version;
    m_finding.title = std::string(detector.title);
    m_finding.trace = row.trace;
    m_finding.span = row.span;
    m_finding.time = row.end();
}

FindingBuilder& FindingBuilder::severity(domain::Severity severity)
{
    m_finding.severity = severity;
    return *this;
}

FindingBuilder& FindingBuilder::title(std::string title)
{
    m_finding.title = std::move(title);
    return *this;
}

FindingBuilder& FindingBuilder::explain(std::string sentence)
{
    m_finding.explanation.append(m_finding.explanation.empty() ? "" : " ").append(sentence);
    return *this;
}

FindingBuilder& FindingBuilder::followedBy(const domain::Decision* decision)
{
    if (decision == nullptr)
        return *this;
    m_finding.decisionId = decision->id;
    const bool shown = std::any_of(m_finding.evidence.begin(), m_finding.evidence.end(),
        [decision](const domain::Evidence& evidence) { return evidence.span == decision->span; });
    if (shown)
        return *this;
    for (std::size_t i = 0; i < m_reading.size(); ++i) {
        if (m_reading.row(i).span != decision->span)
            continue;
        const DecodedSpan* decoded = m_reading.decoded(i);
        const bool isStated = decoded != nullptr && telemetry::findAttribute(decoded->span.attributes, decision->source) != nullptr;
        if (isStated)
            return evidenceIn(i, "attributes." + decision->source, decision->result, domain::Relation::Inferred);
        if (decision->isExplicit) // by a rule of the user, or in an event
            return evidenceIn(i, "name", m_reading.callee(i), domain::Relation::Inferred);
        const std::string answer = answerText(m_reading.content(i));
        return evidence(
            i, "output", answer.empty() ? m_reading.content(i).output.value_or("") : answer, domain::Relation::Inferred);
    }
    return *this;
}

FindingBuilder& FindingBuilder::evidence(
    std::size_t span, std::string_view where, std::string_view excerpt, domain::Relation relation)
{
    const std::size_t source = where == "result" ? m_reading.resultSource(span) : span;
    if (source != span)
        return evidenceIn(source, fieldOf(m_reading, source, "input", excerpt), excerpt, relation);
    return evidenceIn(span, fieldOf(m_reading, span, where, excerpt), excerpt, relation);
}

FindingBuilder& FindingBuilder::evidenceIn(
    std::size_t span, std::string field, std::string_view excerpt, domain::Relation relation)
{
    const store::SpanRow& row = m_reading.row(span);
    m_finding.evidence.push_back(
        {row.trace, row.span, std::move(field), std::string(format::clip(excerpt, kExcerptBytes)), relation});
    return *this;
}

domain::Finding FindingBuilder::build() &&
{
    FieldHash hash;
    hash.add(m_finding.detector)
        .add(std::to_string(m_finding.detectorVersion))
        .add(m_finding.trace.hex())
        .add(m_finding.span.hex());
    for (const domain::Evidence& evidence : m_finding.evidence)
        hash.add(evidence.span.hex()).add(evidence.field).add(evidence.excerpt);
    m_finding.id = hash.hex();
    return std::move(m_finding);
}

} // namespace whyglass::analysis
