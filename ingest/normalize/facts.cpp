// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/facts.h"

#include "ingest/decode/json_text.h"
#include "ingest/decode/value_walker.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace whyglass::telemetry {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool fits(std::string_view known, std::string_view word)
{
    if (known.front() != '*')
        return sameWord(known, word);
    known.remove_prefix(1);
    return word.size() >= known.size() && sameWord(known, word.substr(word.size() - known.size()));
}

void noteKind(const NamedKind& kind, bool generic, Facts& facts)
{
    NamedKind& named = generic ? facts.genericKind : facts.kind;
    if (kind.rank < named.rank)
        named = kind;
}

/// Whether a word of the rule fits.
bool noteKind(const Meaning& meaning, const AttributeView& attribute, Facts& facts)
{
    std::string_view word = unquoted(textOf(attribute.value));
    word = word.substr(0, word.find(' ')); // the AI SDK adds a name of the application's own
    const auto known = std::find_if(meaning.words.begin(), meaning.words.end(),
                                    [word](const KindWord& candidate) { return fits(candidate.word, word); });
    if (known == meaning.words.end())
        return false;
    noteKind({known->kind, &attribute, meaning.rank}, known->generic, facts);
    return true;
}

void note(const Meaning& meaning, const AttributeView& attribute, Facts& facts)
{
    const bool fitting = meaning.field != Field::Kind || noteKind(meaning, attribute, facts);
    if (!meaning.shared || (meaning.field == Field::Kind && fitting))
        facts.mark(meaning.dialect);
    const auto kind = static_cast<std::size_t>(meaning.evidence);
    if (meaning.evidence != domain::StepKind::Other && facts.evidence[kind] == nullptr)
        facts.evidence[kind] = &attribute;
    if (meaning.field == Field::None || meaning.field == Field::Kind)
        return;
    Slot& slot = facts.slots[static_cast<std::size_t>(meaning.field)];
    if (meaning.rank < slot.rank() && !isBlank(attribute.value))
        slot = {&attribute, &meaning};
}

void collectEvents(const SpanView& span, Facts& facts)
{
    const DialectIndex& index = DialectIndex::instance();
    for (const EventView& event : span.events) {
        bool carriesFacts = event.name == kDetailsEvent; // carries the span's own keys (A.8)
        index.lookUpEvent(event.name, [&](const EventMeaning& meaning) {
            facts.mark(meaning.dialect);
            facts.kindsOfEvents |= 1U << static_cast<unsigned>(meaning.rule->evidence);
            carriesFacts = carriesFacts || meaning.rule->carriesFacts;
        });
        if (!carriesFacts)
            continue;
        for (const AttributeView& attribute : event.attributes)
            index.lookUp(attribute.key, [&](const Meaning& meaning) { note(meaning, attribute, facts); });
    }
}

} // namespace

void collectFacts(const SpanView& span, const ScopeMeaning& scope, Facts& facts)
{
    const DialectIndex& index = DialectIndex::instance();
    for (const AttributeView& attribute : span.attributes)
        index.lookUp(attribute.key, [&](const Meaning& meaning) { note(meaning, attribute, facts); });
    collectEvents(span, facts);
    if (scope.rule != nullptr)
        facts.mark(scope.dialect);
    if (const AttributeView* provider = facts.at(Field::Provider).attribute) {
        if (const std::uint8_t* framework = index.findFramework(textOf(provider->value)))
            facts.mark(*framework);
    }
    const NameMeaning* name = index.findName(span.name);
    if (name != nullptr && (name->rule->everywhere || facts.marked(name->dialect))) {
        facts.mark(name->dialect);
        noteKind({name->rule->kind, nullptr, name->rule->rank}, name->rule->generic, facts);
    }
}

std::string_view unquoted(std::string_view text)
{
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return quoted && text.find_first_of("\"\\", 1) == text.size() - 1 ? text.substr(1, text.size() - 2) : text;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool isPlaceholder(std::string_view text)
{
    if (text.size() > 18)
        return false;
    static constexpr std::string_view kPlaceholders[] = {
        "", "{}", "'{}'", "N/A", "null", "<REDACTED>", "[REDACTED]", "<not specified>", "<not serializable>"};
    return std::find(std::begin(kPlaceholders), std::end(kPlaceholders), text) != std::end(kPlaceholders);
}

bool isBlank(const ValueView& value)
{
    switch (value.type) {
    case ValueView::Type::Empty: return true;
    case ValueView::Type::String: return isPlaceholder(value.text);
    case ValueView::Type::Double: return std::isnan(value.number);
    case ValueView::Type::Array:
    case ValueView::Type::KvList:
    case ValueView::Type::Bytes: return value.text.empty();
    default: return false;
    }
}

std::string_view textOf(const ValueView& value)
{
    return value.type == ValueView::Type::String ? value.text : std::string_view();
}

std::optional<double> numberOf(const ValueView& value)
{
    std::optional<double> number;
    if (value.type == ValueView::Type::Int)
        number = static_cast<double>(value.integer);
    else if (value.type == ValueView::Type::Double)
        number = value.number;
    else if (value.type == ValueView::Type::String)
        number = parseDouble(value.text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<std::int64_t> countOf(const ValueView& value)
{
    if (value.type == ValueView::Type::Int)
        return value.integer >= 0 ? std::optional(value.integer) : std::nullopt;
    const auto number = numberOf(value);
    constexpr double kMost = 9007199254740992.0; // every whole double up to 2^53 is exact
    if (!number || *number < 0 || *number > kMost || std::trunc(*number) != *number)
        return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

} // namespace whyglass::telemetry
