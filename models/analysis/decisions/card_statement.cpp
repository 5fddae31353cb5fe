// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_statement.h"

#include "models/analysis/decisions/field_text.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

StatementBuilder& StatementBuilder::at(std::size_t row, std::string field, std::string_view wanted, domain::Relation relation)
{
    return at(m_reading.evidence(row, std::move(field), wanted, relation));
}

StatementBuilder& StatementBuilder::at(CardEvidence evidence)
{
    const auto same = std::find_if(m_statement.evidence.begin(), m_statement.evidence.end(),
        [&evidence](const CardEvidence& known) { return known.span == evidence.span && known.field == evidence.field; });
    m_at = static_cast<std::size_t>(same - m_statement.evidence.begin());
    if (same == m_statement.evidence.end())
        m_statement.evidence.push_back(std::move(evidence));
    return *this;
}

StatementBuilder& StatementBuilder::alsoAt(CardEvidence evidence)
{
    m_at = m_statement.evidence.size();
    m_statement.evidence.push_back(std::move(evidence));
    return *this;
}

StatementBuilder& StatementBuilder::atResult(std::size_t row, const std::string& payload) { return at(evidenceOfCall(m_reading, row, payload)); }

StatementBuilder& StatementBuilder::say(std::string_view text)
{
    m_statement.text.append(text);
    return *this;
}

/// In the field; where the excerpt holds it, which stands there, nothing needs to be read.
bool StatementBuilder::stands(std::string_view written) const
{
    const CardEvidence& evidence = m_statement.evidence[m_at];
    if (evidence.excerpt.find(written) != std::string::npos)
        return true;
    const auto row = m_reading.rowOf(evidence.span);
    return row && evidence.trace == m_reading.trace().row(*row).trace && m_reading.field(*row, evidence.field).holds(written);
}

StatementBuilder& StatementBuilder::value(std::string_view shown, std::string_view written)
{
    if (m_at < m_statement.evidence.size() && !written.empty() && stands(written)) {
        m_statement.values.push_back({m_statement.text.size(), shown.size(), std::string(written), m_at});
        auto& values = m_statement.evidence[m_at].values;
        if (std::find(values.begin(), values.end(), written) == values.end())
            values.emplace_back(written);
    }
    return say(shown);
}

CardStatement StatementBuilder::build() &&
{
    std::string& text = m_statement.text;
    const auto end = std::find_if_not(text.begin(), text.end(), isAlpha);
    const bool isWord = end != text.begin() && (end == text.end() || *end == ' '); // lookup_vendor(…) is a name as it stands
    if (isWord && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return std::move(m_statement);
}

CardEvidence evidenceOfCall(const CardReading& reading, std::size_t row, const std::string& payload)
{
    const std::size_t source = reading.trace().resultSource(row);
    if (source != row)
        return reading.evidence(source, reading.fieldOf(source, "input", {}), payload);
    return reading.evidence(row, reading.fieldOf(row, reading.trace().content(row).documents ? "docs" : "result", payload), payload);
}

CardEntry entryAt(const CardReading& reading, std::size_t row, CardEntry::Kind kind, std::string title, CardStatement statement)
{
    const store::SpanRow& span = reading.trace().row(row);
    CardEntry entry;
    entry.kind = kind;
    entry.title = std::move(title);
    entry.statement = std::move(statement);
    entry.span = span.span;
    entry.time = kind == CardEntry::Kind::Input ? span.start : span.end();
    entry.step = span.step;
    const auto& findings = reading.input().findings;
    for (std::size_t f = 0; f < findings.size(); ++f)
        if (findings[f].span == span.span && (findings[f].detector != "empty-result" || reading.trace().isCall(row)))
            entry.findings.push_back(f);
    return entry;
}

} // namespace whyglass::analysis
