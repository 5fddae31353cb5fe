// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/business_facts.h"

#include "models/analysis/detectors/finding_builder.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"
#include "models/analysis/text/specifics.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxFacts = 600; ///< of a trace; they are compared pair by pair

std::optional<double> numberIn(const json& value)
{
    constexpr std::size_t kLongestNumber = 24;
    if (value.is_number()) {
        const double number = value.get<double>();
        return std::isfinite(number) ? std::optional(number) : std::nullopt;
    }
    if (value.is_string() && value.get_ref<const std::string&>().size() <= kLongestNumber)
        return parseNumber(value.get_ref<const std::string&>());
    return std::nullopt;
}

std::string idText(const json& value)
{
    if (value.is_string())
        return toLower(trim(value.get_ref<const std::string&>()));
    return value.is_number_integer() ? value.dump() : std::string();
}

std::string shownText(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// Collects the facts of one payload.
class Collector {
public:
    Collector(std::size_t span, std::string source, std::vector<BusinessFact>& out)
        : m_names(FieldNames::builtin())
        , m_span(span)
        , m_source(std::move(source))
        , m_out(out)
    {
    }

    void documents(std::set<std::string> ids) { m_outer = std::move(ids); }
    [[nodiscard]] const std::set<std::string>& seenDocuments() const { return m_seen; }

    void fromPayload(const std::string& payload, const std::string& field)
    {
        const auto value = parseStructure(payload);
        if (!value)
            return;
        m_field = field;
        walk(*value, {"", "", m_outer, "", "", "", false});
    }

    /// "Invoice INV-20418 over 4,870.50 EUR refers to PO-7731": one amount, one quantity, and the ids of the text.
    void fromProse(const std::string& text, const std::string& field)
    {
        static const RE2 kAmount("(?i)(?:[$\xE2\x82\xAC\xC2\xA3]|\\b(?:USD|EUR|GBP|CHF))\\s?(\\d[\\d.,]*\\d|\\d)|\\b(\\d[\\d.,]*"
                                 "\\d)\\s?(?:[$\xE2\x82\xAC\xC2\xA3]|(?:USD|EUR|GBP|CHF|dollars|euros?)\\b)",
            RE2::Quiet);
        static const RE2 kQuantity(
            "(?i)\\b(?:qty|quantity)\\W{0,3}(\\d[\\d.,]*)|\\b(\\d[\\d.,]*\\d|\\d)\\s+(?:units|pcs|pieces|items)\\b", RE2::Quiet);
        for (const Specific& specific : specificsOf(text))
            if (specific.kind == Specific::Kind::Id)
                m_outer.insert(toLower(specific.text));
        m_field = field;
        single(text, kAmount, "amount");
        single(text, kQuantity, "quantity");
    }

private:
    struct Place {
        std::string path, parent;
        std::set<std::string> documents;
        std::string line, lineShown;
        std::string currency;
        bool inList = false; ///< a list item that nothing names: one of several payments, not the document
    };

    void walk(const json& value, const Place& place)
    {
        if (m_out.size() >= kMaxFacts)
            return;
        if (value.is_array()) {
            Place item = place;
            item.inList = true;
            for (std::size_t i = 0; i < value.size(); ++i) {
                item.path = place.path + "[" + std::to_string(i) + "]";
                walk(value[i], item);
            }
        } else if (value.is_object()) {
            walkObject(value, place);
        }
    }

    void walkObject(const json& object, Place place)
    {
        std::string unit;
        bool adjusted = false;
        for (const auto& [key, member] : object.items()) {
            const std::string id = idText(member);
            if (!id.empty() && m_names.isDocumentId(key, place.parent)) {
                place.documents.insert(id);
                place.inList = false;
                m_seen.insert(id);
            } else if (!id.empty() && m_names.isLineId(key)) {
                place.line = id;
                place.lineShown = shownText(member);
                place.inList = false;
            }
            if (member.is_string() && m_names.isUnit(key))
                unit = id;
            if (member.is_string() && m_names.isCurrency(key))
                place.currency = id;
            adjusted = adjusted || (m_names.isAdjustment(key) && numberIn(member).value_or(0.0) != 0.0);
        }
        const std::size_t number = ++m_objects;
        for (const auto& [key, member] : object.items()) {
            const auto* fieldClass = m_names.classOf(key);
            const auto value = fieldClass != nullptr ? numberIn(member) : std::nullopt;
            if (value && !place.inList)
                keep(fieldClass, *value, key, member, place, unit, number, adjusted);
        }
        for (const auto& [key, member] : object.items()) {
            if (!member.is_structured())
                continue;
            Place inner = place;
            inner.path = place.path.empty() ? key : place.path + "." + key;
            inner.parent = key;
            walk(member, inner);
        }
    }

    void keep(const FieldNames::Class* fieldClass, double value, const std::string& key, const json& member, const Place& place,
        const std::string& unit, std::size_t object, bool adjusted)
    {
        BusinessFact fact;
        fact.fieldClass = fieldClass;
        fact.value = value;
        fact.shown = shownText(member);
        fact.line = place.line;
        fact.lineShown = place.lineShown;
        fact.documents = place.documents;
        fact.unit = unit;
        fact.currency = place.currency;
        fact.object = object;
        fact.adjusted = adjusted;
        fact.field = m_field + ":" + (place.path.empty() ? key : place.path + "." + key);
        fact.excerpt = key + ": " + fact.shown;
        add(std::move(fact));
    }

    void single(const std::string& text, const RE2& pattern, std::string_view className)
    {
        re2::StringPiece rest(text);
        re2::StringPiece before;
        re2::StringPiece after;
        std::set<std::string> found;
        while (RE2::FindAndConsume(&rest, pattern, &before, &after))
            found.insert(std::string(before.empty() ? after : before));
        const auto number = found.size() == 1 ? parseNumber(trim(*found.begin())) : std::nullopt;
        if (!number)
            return; // several: nobody knows which one is meant
        BusinessFact fact;
        fact.fieldClass = m_names.classOf(className);
        fact.value = *number;
        fact.shown = *found.begin();
        fact.documents = m_outer;
        fact.object = ++m_objects;
        fact.field = m_field;
        fact.excerpt = std::string(around(text, text.find(*found.begin())));
        add(std::move(fact));
    }

    void add(BusinessFact fact)
    {
        fact.span = m_span;
        fact.source = m_source;
        m_out.push_back(std::move(fact));
    }

    const FieldNames& m_names;
    std::size_t m_span;
    std::string m_source;
    std::vector<BusinessFact>& m_out;
    std::string m_field;
    std::set<std::string> m_outer, m_seen;
    std::size_t m_objects = 0;
};

void factsOfCall(const TraceReading& reading, std::size_t i, std::vector<BusinessFact>& facts)
{
    const domain::StepContent& content = reading.content(i);
    const std::string source(reading.callee(i));
    Collector arguments(i, source, facts);
    if (content.toolArguments)
        arguments.fromPayload(*content.toolArguments, fieldOf(reading, i, "args"));
    Collector result(i, source, facts);
    result.documents(arguments.seenDocuments()); // the answer is about what was asked for
    // What a write answers is the state it made, not a reference to compare with.
    if (const auto payload = isWriteTool(source) ? std::nullopt : reading.result(i))
        result.fromPayload(*payload, fieldOf(reading, i, "result"));
    if (content.documents)
        for (const domain::Document& document : *content.documents)
            if (document.content)
                Collector(i, source, facts).fromPayload(*document.content, fieldOf(reading, i, "docs"));
}

/// {"invoice.line.qty": 9} → {"invoice": {"line": {"qty": 9}}}; attributes of the instrumentation stay out.
void factsOfAttributes(const TraceReading& reading, std::size_t i, std::vector<BusinessFact>& facts)
{
    const DecodedSpan* span = reading.decoded(i);
    if (span == nullptr)
        return;
    json tree = json::object();
    for (const telemetry::AttributeView& attribute : span->span.attributes) {
        const std::string_view key = attribute.key;
        if (!FieldNames::builtin().isAttributeRoot(key.substr(0, key.find('.'))))
            continue;
        json* at = &tree;
        for (std::size_t begin = 0; begin <= key.size();) {
            const std::size_t end = std::min(key.find('.', begin), key.size());
            if (!at->is_object())
                *at = json::object();
            at = &(*at)[std::string(key.substr(begin, end - begin))];
            begin = end + 1;
        }
        *at = telemetry::valueToText(attribute.value);
    }
    if (tree.empty())
        return;
    Collector(i, std::string(reading.callee(i)), facts)
        .fromPayload(tree.dump(-1, ' ', false, json::error_handler_t::replace), "attributes");
}

/// What the user asked stands in the input of the agent or of its first generation; later ones repeat it.
void factsOfRequest(const TraceReading& reading, std::vector<BusinessFact>& facts)
{
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const auto& messages = reading.content(i).inputMessages;
        if (!messages)
            continue;
        const std::size_t before = facts.size();
        Collector collector(i, "the request", facts);
        for (const domain::Message& message : *messages)
            for (const domain::MessagePart& part : message.parts) {
                if (message.role != "user" || part.type != "text")
                    continue;
                if (parseStructure(part.content))
                    collector.fromPayload(part.content, fieldOf(reading, i, "input"));
                else
                    collector.fromProse(part.content, fieldOf(reading, i, "input"));
            }
        std::for_each(
            facts.begin() + static_cast<std::ptrdiff_t>(before), facts.end(), [](BusinessFact& fact) { fact.isRequest = true; });
        return;
    }
}

} // namespace

std::vector<BusinessFact> businessFactsOf(const TraceReading& reading)
{
    std::vector<BusinessFact> facts;
    factsOfRequest(reading, facts);
    for (std::size_t i = 0; i < reading.size(); ++i) {
        factsOfAttributes(reading, i, facts);
        if (reading.isCall(i))
            factsOfCall(reading, i, facts);
    }
    return facts;
}

} // namespace whyglass::analysis
