// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/trace_context.h"
#include "models/analysis/decisions/conversation.h"
#include "models/analysis/decisions/decision_card.h"
#include "models/analysis/decisions/field_text.h"
#include "models/analysis/detectors/trace_reading.h"
#include "models/analysis/lineage/lineage.h"

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::analysis {

/// The trace of a card as its parts ask for it. Borrows the card's input. Not thread-safe.
class CardReading {
public:
    explicit CardReading(const CardInput& input);

    [[nodiscard]] const CardInput& input() const { return m_input; }
    [[nodiscard]] const domain::Decision& decision() const { return m_input.decision; }
    [[nodiscard]] const TraceReading& trace() const { return m_trace; }
    [[nodiscard]] std::size_t decisionRow() const { return m_decisionRow; } ///< size() where the span is not there
    [[nodiscard]] bool hasDecisionRow() const { return m_decisionRow < m_trace.size(); }
    [[nodiscard]] std::optional<std::size_t> rowOf(domain::SpanId span) const;
    /// Rows that started before the decision was made, by the time when the agent had them.
    [[nodiscard]] const std::vector<std::size_t>& before() const { return m_before; }
    /// Write calls that started after it.
    [[nodiscard]] const std::vector<std::size_t>& after() const { return m_after; }
    /// What models were asked after it, by the time of their answers.
    [[nodiscard]] const std::vector<std::size_t>& answersAfter() const { return m_answersAfter; }

    /// What became of what the trace produced, and where the values of the decision came from. Worked out when first asked for.
    [[nodiscard]] const TraceContext& context() const;
    [[nodiscard]] const Lineage& lineage() const;
    /// Everything that was said, also after the decision.
    [[nodiscard]] const Conversation& conversation() const;
    /// Documents that a step brought, also those in a result that stands in the messages of a model only.
    [[nodiscard]] const std::vector<domain::Document>& documents(std::size_t row) const;

    /// The field of a row that holds this kind of content ("result", "args", "output", "input", "docs"), told by `content`.
    [[nodiscard]] std::string fieldOf(std::size_t row, std::string_view where, std::string_view content) const;
    /// Evidence whose excerpt stands in the field word for word.
    [[nodiscard]] CardEvidence evidence(std::size_t row, std::string field, std::string_view wanted, domain::Relation relation = domain::Relation::Observed) const;
    [[nodiscard]] std::optional<std::string> fieldText(std::size_t row, std::string_view field) const;
    /// The same, empty where there is none, for who asks often: a conversation of megabytes is one field, of which each result is a part. Good
    /// until a few other fields were asked for.
    [[nodiscard]] const FieldText& field(std::size_t row, const std::string& name) const;
    /// Null where it is not of this trace.
    [[nodiscard]] const FieldText* field(const CardEvidence& evidence) const;

private:
    struct KnownField {
        std::size_t row;
        std::string name;
        FieldText text;
    };
    const CardInput& m_input;
    std::vector<domain::Decision> m_decisions;
    DetectorInput m_detectorInput;
    TraceReading m_trace;
    std::unordered_map<std::uint64_t, std::size_t> m_rows;
    std::size_t m_decisionRow;
    std::vector<std::size_t> m_before, m_after, m_answersAfter;
    mutable TraceContextPtr m_context;
    mutable std::optional<Lineage> m_lineage;
    mutable std::optional<Conversation> m_conversation;
    mutable std::list<KnownField> m_fields; ///< asked for last
    mutable std::unordered_map<std::size_t, std::vector<domain::Document>> m_documents;
};

} // namespace whyglass::analysis
