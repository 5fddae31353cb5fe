// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_values.h"

#include "models/analysis/decisions/card_answer.h"
#include "models/analysis/decisions/card_search.h"
#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/field_text.h"
#include "models/analysis/text/specifics.h"
#include "models/format/format.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxOrigins = 100;
constexpr std::size_t kValueBytes = 80;
constexpr std::size_t kNameBytes = 60;

const Occurrence* originOf(const ValueLineage& value) { return value.origin ? &value.occurrences[*value.origin] : nullptr; }

bool isOfOnePlace(const ValueLineage& a, const ValueLineage& b)
{
    const Occurrence* first = originOf(a);
    const Occurrence* second = originOf(b);
    if (first == nullptr || second == nullptr)
        return first == second;
    return first->trace == second->trace && first->span == second->span && first->field == second->field;
}

/// "565" of "565 Maple Drive", "W5270061" of "#W5270061".
bool isToldWith(const ValueLineage& part, const ValueLineage& whole)
{
    return part.value.size() < whole.value.size() && whole.value.size() <= kValueBytes && part.span == whole.span && part.field == whole.field
        && whole.value.find(part.value) != std::string::npos && isOfOnePlace(part, whole);
}

/// The name under which JSON or an attribute holds a value; what stands before it in a sentence is no name.
bool isKey(const std::string& label, const std::string& field, const std::string& text)
{
    if (label.empty())
        return false;
    return field.ends_with("." + label) || text.find(label + "\":") != std::string::npos || text.find(label + "\\\":") != std::string::npos
        || text.find(label + "\" :") != std::string::npos;
}

class OriginTeller {
public:
    explicit OriginTeller(const CardReading& reading) : m_reading(reading) {}

    [[nodiscard]] ValueOrigin tell(const ValueLineage& value) const
    {
        StatementBuilder statement(m_reading);
        const CardEvidence stated = placeOf(value);
        ValueOrigin origin;
        origin.value = value.value;
        origin.kind = value.kind;
        origin.status = value.status;
        const FieldText* text = m_reading.field(stated);
        origin.label = labelOf(value, text == nullptr ? std::string() : text->text());
        statement.at(stated).say(origin.label).say(origin.label.empty() ? "" : " ");
        const std::string shown = firstWords(value.value, kValueBytes);
        const bool isText = value.kind == ValueKind::Text;
        statement.say(isText ? "\xE2\x80\x9C" : "").value(shown, value.value).say(isText ? "\xE2\x80\x9D" : "");
        if (const Occurrence* first = originOf(value))
            sayOrigin(statement, *first);
        else
            sayNone(statement, value);
        origin.statement = std::move(statement).build();
        return origin;
    }

private:
    /// Where the value is stated; a field that only the analysis has ("amount") is looked for by what it holds.
    [[nodiscard]] CardEvidence placeOf(const ValueLineage& value) const
    {
        const auto row = m_reading.rowOf(value.span);
        if (row && !m_reading.field(*row, value.field).text().empty())
            return m_reading.evidence(*row, value.field, value.value);
        const std::vector<std::size_t> own{row.value_or(m_reading.decisionRow())};
        const auto number = value.kind == ValueKind::Number ? parseNumber(value.value) : std::nullopt;
        const auto found = number ? findNumber(m_reading, own, *number) : findText(m_reading, own, value.value);
        return found ? m_reading.evidence(found->row, found->field, found->written) : evidenceOfResult(m_reading);
    }

    [[nodiscard]] std::string labelOf(const ValueLineage& value, const std::string& text) const
    {
        const domain::Decision& decision = m_reading.decision();
        for (const auto& [key, subject] : decision.subject)
            if (subject == value.value)
                return labelOfKey(key);
        if (value.kind == ValueKind::Number) {
            const auto number = parseNumber(value.value);
            if (number && decision.amount && *number == *decision.amount)
                return "amount";
            if (number && decision.confidence && *number == *decision.confidence)
                return "confidence";
        }
        return isKey(value.label, value.field, text) ? labelOfKey(value.label) : std::string();
    }

    [[nodiscard]] std::string nameOf(const Occurrence& place) const
    {
        const auto row = place.trace == m_reading.input().trace.row.trace ? m_reading.rowOf(place.span) : std::nullopt;
        if (row)
            return firstWords(m_reading.trace().callee(*row), kNameBytes);
        return place.span.valid() ? "span " + place.span.hex() : std::string();
    }

    /// Of one that a run gives back.
    static bool isOfConversation(const Occurrence& place) { return place.where == "output" && !place.role.empty() && !place.saidByModel; }

    /// The words around a value, as far as no mark of JSON comes between: the answer may hold it again, in the same field.
    static std::string lineAround(std::string_view text, const Occurrence& place)
    {
        constexpr std::size_t kEachSide = 60;
        const std::size_t from = place.offset - std::min(place.offset, kEachSide);
        const std::size_t mark = text.substr(from, place.offset - from).find_last_of("\"\\");
        std::size_t begin = mark == std::string_view::npos ? from : from + mark + 1;
        while (begin < place.offset && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
            ++begin;
        const std::size_t end = std::min(text.find_first_of("\"\\", place.offset + place.length), place.offset + place.length + kEachSide);
        return std::string(format::clip(text.substr(begin), std::min(end, text.size()) - begin));
    }

    /// "the result of lookup_vendor".
    [[nodiscard]] std::string wordsOf(const Occurrence& place) const
    {
        const std::string name = nameOf(place);
        if (name.empty())
            return "a log record without a span";
        if (place.where == "input" && place.role == "user")
            return "a message of the user to " + name;
        if (place.where == "input" && place.role == "tool")
            return "a tool's answer in the request of " + name;
        if (isOfConversation(place))
            return (place.role == "tool" ? "a tool's answer" : place.role == "user" ? "a message of the user" : "a message") + std::string(" in the conversation of ") + name;
        static constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"input", "the request of "}, {"output", "the answer of "}, {"system", "the instructions of "},
            {"args", "the arguments of "}, {"result", "the result of "}, {"docs", "the documents of "}, {"logs", "a log record of "}, {"name", "the name of "}};
        const auto row = m_reading.rowOf(place.span);
        const std::string_view where = place.where == "output" && row && m_reading.trace().isCall(*row) ? std::string_view("result") : place.where;
        const auto words = std::find_if(std::begin(kWords), std::end(kWords), [where](const auto& entry) { return entry.first == where; });
        return std::string(words == std::end(kWords) ? std::string_view("an attribute of ") : words->second) + name;
    }

    void sayOrigin(StatementBuilder& statement, const Occurrence& first) const
    {
        const bool isEarlier = first.trace != m_reading.input().trace.row.trace;
        const std::string place = (isEarlier ? "an earlier trace of the conversation, " : "") + wordsOf(first);
        switch (first.match) {
        case LineageMatch::Equal: statement.say(" first stands in ").say(place); break;
        case LineageMatch::Normalised: statement.say(" first stands in ").say(place).say(", written ").say(first.how); break;
        case LineageMatch::Ambiguous: statement.say(" may come from ").say(place).say(": ").say(first.how); break;
        case LineageMatch::Scaled:
        case LineageMatch::Derived: statement.say(" can be calculated from ").say(place).say(": ").say(first.how); break;
        case LineageMatch::Paraphrased: statement.say(" rewords ").say(place).say(": ").say(first.how); break;
        }
        statement.say(".");
        if (first.span.valid())
            statement.alsoAt(evidenceOf(first));
    }

    [[nodiscard]] CardEvidence evidenceOf(const Occurrence& place) const
    {
        CardEvidence evidence{place.trace, place.span, place.field, place.excerpt, place.relation, {}};
        const FieldText* field = m_reading.field(evidence);
        if (field == nullptr || field->text().empty()) // of another trace: as the search found it
            return evidence;
        const std::string& text = field->text();
        const std::string written = place.offset < text.size() ? text.substr(place.offset, place.length) : std::string();
        if (text.find(place.excerpt) == std::string::npos || field->isJson()) // around it there may be members and marks of JSON
            evidence = m_reading.evidence(*m_reading.rowOf(place.span), place.field, isOfConversation(place) ? lineAround(text, place) : written, place.relation);
        if (!written.empty())
            evidence.values.push_back(written);
        return evidence;
    }

    void sayNone(StatementBuilder& statement, const ValueLineage& value) const
    {
        const auto said = std::find_if(value.occurrences.begin(), value.occurrences.end(), [](const Occurrence& place) { return place.saidByModel && place.span.valid(); });
        const LineageScope& scope = m_reading.lineage().scope;
        if (said != value.occurrences.end())
            statement.say(" is unsupported: only a model said it before, in ").say(wordsOf(*said)).say(".").at(evidenceOf(*said));
        else if (scope.searched == 0)
            statement.say(" is unsupported: nothing recorded before gives it.");
        else
            statement.say(" is unsupported: nothing recorded before gives it, nor ")
                .say(scope.searched == 1 ? "the trace" : "the " + std::to_string(scope.searched) + " traces")
                .say(" before this one in its conversation.");
    }

    const CardReading& m_reading;
};

} // namespace

std::vector<ValueOrigin> valueOriginsOf(const CardReading& reading)
{
    std::vector<ValueOrigin> origins;
    if (!reading.hasDecisionRow())
        return origins;
    const auto& values = reading.lineage().values;
    std::vector<const ValueLineage*> told;
    for (const ValueLineage& value : values)
        if (std::none_of(values.begin(), values.end(), [&value](const ValueLineage& other) { return isToldWith(value, other); }))
            told.push_back(&value);
    std::stable_partition(told.begin(), told.end(), [](const ValueLineage* value) { return value->status == LineageStatus::Unsupported; });
    const OriginTeller teller(reading);
    for (const ValueLineage* value : told)
        if (origins.size() < kMaxOrigins)
            origins.push_back(teller.tell(*value));
    return origins;
}

} // namespace whyglass::analysis
