// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_reading.h"

#include "ingest/normalize/documents.h"
#include "models/analysis/context/text_comparison.h"
#include "models/analysis/decisions/field_text.h"
#include "models/analysis/detectors/finding_builder.h"
#include "models/analysis/text/name_words.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kExcerptBytes = 300;
constexpr std::size_t kKnownFields = 4;

bool isSameStep(const store::SpanRow& a, const store::SpanRow& b) { return a.name == b.name && a.step == b.step && a.start == b.start; }

} // namespace

CardReading::CardReading(const CardInput& input)
    : m_input(input)
    , m_decisions{input.decision}
    , m_detectorInput{input.trace, input.contents, m_decisions, {}}
    , m_trace(m_detectorInput)
    , m_decisionRow(input.trace.spans.rows.size())
{
    for (std::size_t i = 0; i < m_trace.size(); ++i)
        m_rows.emplace(m_trace.row(i).span.value, i);
    m_decisionRow = rowOf(input.decision.span).value_or(m_trace.size());
    const domain::Timestamp end = hasDecisionRow() ? m_trace.row(m_decisionRow).end() : input.decision.start + input.decision.duration;
    // What an agent did while it decided is not what followed from it.
    const bool isRun = hasDecisionRow() && m_trace.subtreeEnd(m_decisionRow) > m_decisionRow + 1;
    const domain::Timestamp start = hasDecisionRow() && !isRun ? m_trace.row(m_decisionRow).start : end;
    const bool tookTime = hasDecisionRow() && m_trace.row(m_decisionRow).duration.ns > 0; // else what begins at its end may be what it was read from
    for (std::size_t i = 0; i < m_trace.size(); ++i) {
        const store::SpanRow& row = m_trace.row(i);
        if (const std::size_t first = m_rows.at(row.span.value); first != i && isSameStep(m_trace.row(first), row))
            continue; // sent twice, in two forms
        const bool isWrite = row.step == domain::StepKind::Tool && isWriteTool(m_trace.callee(i));
        if (isWrite && row.start >= start && i != m_decisionRow)
            m_after.push_back(i);
        else if (m_trace.isGeneration(i) && (row.start > end || (row.start == end && tookTime && i != m_decisionRow)))
            m_answersAfter.push_back(i);
        else if (row.start <= end)
            m_before.push_back(i);
    }
    const auto byEnd = [this](std::size_t a, std::size_t b) {
        return std::tuple(m_trace.row(a).end(), m_trace.row(a).start, a) < std::tuple(m_trace.row(b).end(), m_trace.row(b).start, b);
    };
    std::sort(m_before.begin(), m_before.end(), byEnd);
    std::sort(m_after.begin(), m_after.end(), byEnd);
    std::sort(m_answersAfter.begin(), m_answersAfter.end(), byEnd);
}

std::optional<std::size_t> CardReading::rowOf(domain::SpanId span) const
{
    const auto found = m_rows.find(span.value);
    return found == m_rows.end() ? std::nullopt : std::optional(found->second);
}

const TraceContext& CardReading::context() const
{
    if (!m_context)
        m_context = traceContextOf(m_input.trace, m_input.contents);
    return *m_context;
}

const Lineage& CardReading::lineage() const
{
    if (m_input.lineage)
        return *m_input.lineage;
    if (!m_lineage)
        m_lineage = lineageOf(m_input.trace, decision());
    return *m_lineage;
}

const Conversation& CardReading::conversation() const
{
    if (!m_conversation)
        m_conversation.emplace(m_trace);
    return *m_conversation;
}

const std::vector<domain::Document>& CardReading::documents(std::size_t row) const
{
    if (const auto& own = m_trace.content(row).documents)
        return *own;
    const auto [found, isNew] = m_documents.try_emplace(row);
    if (isNew && m_trace.resultSource(row) != row)
        if (auto hidden = telemetry::findDocuments(telemetry::ValueTree::ofText(m_trace.result(row).value_or(""))))
            found->second = std::move(*hidden);
    return found->second;
}

std::string CardReading::fieldOf(std::size_t row, std::string_view where, std::string_view content) const
{
    std::string field = analysis::fieldOf(m_trace, row, where, content);
    if (where != "input" || content.empty() || this->field(row, field).holds(content))
        return field;
    std::string other = analysis::fieldOf(m_trace, row, "output", content); // a run that gives back the conversation that it had
    return this->field(row, other).holds(content) ? other : field;
}

const FieldText& CardReading::field(std::size_t row, const std::string& name) const
{
    const auto known = std::find_if(m_fields.begin(), m_fields.end(), [&](const KnownField& field) { return field.row == row && field.name == name; });
    if (known != m_fields.end()) {
        m_fields.splice(m_fields.end(), m_fields, known);
        return known->text;
    }
    if (m_fields.size() == kKnownFields)
        m_fields.pop_front();
    return m_fields.emplace_back(KnownField{row, name, FieldText(fieldText(row, name).value_or(""))}).text;
}

std::optional<std::string> CardReading::fieldText(std::size_t row, std::string_view field) const
{
    return fieldTextOf(m_input.trace, m_input.contents[row], row, field);
}

const FieldText* CardReading::field(const CardEvidence& evidence) const
{
    const auto row = rowOf(evidence.span);
    return row && evidence.trace == m_input.trace.row.trace ? &field(*row, evidence.field) : nullptr;
}

CardEvidence CardReading::evidence(std::size_t row, std::string field, std::string_view wanted, domain::Relation relation) const
{
    const FieldText& text = this->field(row, field);
    const store::SpanRow& span = m_trace.row(row);
    return {span.trace, span.span, std::move(field), text.verbatim(wanted, kExcerptBytes), relation, {}, text.characters()};
}

} // namespace whyglass::analysis
