// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/card_reading.h"
#include "models/analysis/decisions/decision_card.h"

#include <string>
#include <string_view>

namespace whyglass::analysis {

/// Puts a statement together so that every value it names points at where it stands.
class StatementBuilder {
public:
    explicit StatementBuilder(const CardReading& reading) : m_reading(reading) {}

    /// Evidence for what follows; the same place twice is one.
    StatementBuilder& at(std::size_t row, std::string field, std::string_view wanted, domain::Relation relation = domain::Relation::Observed);
    StatementBuilder& at(CardEvidence evidence);
    /// The same; another place in a field that is named already is a second one.
    StatementBuilder& alsoAt(CardEvidence evidence);
    /// Where the result of a call stands: in its own span, or in the request of the model that was given it.
    StatementBuilder& atResult(std::size_t row, const std::string& payload);
    StatementBuilder& say(std::string_view text);
    /// A value of the latest evidence; plain words where the field does not hold `written`.
    StatementBuilder& value(std::string_view shown, std::string_view written);

    [[nodiscard]] bool hasEvidence() const { return !m_statement.evidence.empty(); }
    [[nodiscard]] std::string_view text() const { return m_statement.text; }
    CardStatement build() &&;

private:
    [[nodiscard]] bool stands(std::string_view written) const;

    const CardReading& m_reading;
    CardStatement m_statement;
    std::size_t m_at = 0;
};

/// Where the result of a call stands: StatementBuilder::atResult().
CardEvidence evidenceOfCall(const CardReading& reading, std::size_t row, const std::string& payload);

/// An entry about a step, with the findings of its span, without those about calls that only its messages tell of; its time is when the step ended, of inputs when it began.
CardEntry entryAt(const CardReading& reading, std::size_t row, CardEntry::Kind kind, std::string title, CardStatement statement);

} // namespace whyglass::analysis
