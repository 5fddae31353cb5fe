// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/stated_values.h"

#include "ingest/decode/value_tree.h"
#include "models/analysis/decisions/final_answer.h"
#include "models/analysis/decisions/own_conversation.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxValues = 200;
constexpr std::size_t kMaxTextBytes = 256 * 1024; ///< that values are read from, of one field
constexpr std::size_t kLongestName = 80;          ///< a longer leaf is prose
constexpr std::size_t kShortestName = 3;

std::size_t digitsIn(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isDigit)); }

bool isSingleDigit(const WantedValue& value) { return value.kind == ValueKind::Number && !value.numeral.words && digitsIn(value.text) < 2; }

/// What stands in quotes, as (begin, end) without them.
std::vector<std::pair<std::size_t, std::size_t>> quotationsIn(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kQuotes = {
        {{"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x9E", "\xE2\x80\x9C"}, {"\xC2\xAB", "\xC2\xBB"}}};
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto& [open, close] : kQuotes) {
        std::size_t at = text.find(open);
        while (at != std::string_view::npos && found.size() < kMaxValues) {
            const std::size_t begin = at + open.size();
            const std::size_t end = text.find(close, begin);
            if (end == std::string_view::npos)
                break;
            const std::string_view inner = text.substr(begin, end - begin);
            if (inner.size() >= kShortestName && inner.size() <= kLongestName && inner.find('\n') == std::string_view::npos)
                found.emplace_back(begin, end);
            at = text.find(open, end + close.size());
        }
    }
    return found;
}

/// Ends at . ! ? before a space, and at the end of a line.
std::vector<std::pair<std::size_t, std::size_t>> sentencesIn(std::string_view text)
{
    std::vector<std::pair<std::size_t, std::size_t>> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool stop = at < text.size() && std::string_view(".!?").find(text[at]) != std::string_view::npos && (at + 1 == text.size() || isSpace(text[at + 1]));
        if (at < text.size() && !stop && text[at] != '\n')
            continue;
        if (at > begin)
            found.emplace_back(begin, at);
        begin = at + 1;
    }
    return found;
}

class Collector {
public:
    explicit Collector(std::string field) : m_field(std::move(field)) {}

    void text(std::string_view text)
    {
        text = text.substr(0, kMaxTextBytes);
        const auto tree = telemetry::parseJson(text);
        if (tree && !tree->isString()) {
            leaves(telemetry::structuredOf(*tree));
            return;
        }
        // An answer often holds its JSON in a fence.
        const std::size_t begin = text.find('{');
        const std::size_t end = text.rfind('}');
        if (begin != std::string_view::npos && end != std::string_view::npos && begin < end) {
            if (const auto inner = telemetry::parseJson(text.substr(begin, end - begin + 1))) {
                prose(text.substr(0, begin));
                leaves(*inner);
                prose(text.substr(end + 1));
                return;
            }
        }
        prose(text);
    }

    std::vector<StatedValue> take() { return std::move(m_values); }

private:
    void leaves(const telemetry::ValueTree& tree)
    {
        using Type = telemetry::ValueTree::Type;
        for (const telemetry::ValueTree& item : tree.items)
            leaves(item);
        if (tree.type == Type::Int || tree.type == Type::Double)
            whole(telemetry::toText(tree));
        if (tree.type != Type::String)
            return;
        const std::string_view leaf = trim(tree.text);
        const WantedValue value = wantedOf(leaf);
        if (value.kind != ValueKind::Text)
            whole(leaf);
        else if (isSentence(leaf) || leaf.size() > kLongestName)
            prose(leaf); // its values; in words of its own it is no value itself
        else
            name(leaf);
    }

    /// "approved" and "none" are words, "Acme", "net 30" and "purchase order" may be names.
    static bool isName(std::string_view text)
    {
        const bool plainWord = std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '-'; });
        return text.size() >= kShortestName && !plainWord && std::any_of(text.begin(), text.end(), isWordByte);
    }

    /// A name as a value of its own, then the values in it.
    void name(std::string_view leaf)
    {
        if (isName(leaf))
            add(wantedOf(leaf));
        std::vector<ValueToken> tokens;
        valueTokensOf(leaf, tokens);
        for (const ValueToken& token : tokens)
            addToken(leaf, token);
    }

    void prose(std::string_view text)
    {
        struct Part {
            std::size_t begin;
            int rank; ///< a sentence before what it holds
            std::size_t end;
            const ValueToken* token;
        };
        std::vector<ValueToken> tokens;
        valueTokensOf(text, tokens);
        std::vector<Part> parts;
        for (const ValueToken& token : tokens)
            parts.push_back({token.begin, 2, token.end, &token});
        for (const auto& [begin, end] : quotationsIn(text))
            parts.push_back({begin, 1, end, nullptr});
        for (const auto& [begin, end] : sentencesIn(text))
            parts.push_back({begin, 0, end, nullptr});
        std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return std::tie(a.begin, a.rank) < std::tie(b.begin, b.rank); });
        for (const Part& part : parts) {
            if (part.token != nullptr)
                addToken(text, *part.token);
            else if (part.rank == 1 && isName(text.substr(part.begin, part.end - part.begin)))
                add(wantedOf(text.substr(part.begin, part.end - part.begin)));
            else if (part.rank == 0)
                sentence(text.substr(part.begin, part.end - part.begin));
        }
    }

    static bool isSentence(std::string_view text)
    {
        std::vector<TextWord> words;
        textWordsOf(text, words);
        return words.size() >= TextSearch::kSentenceWords || (words.size() > 2 && std::string_view(".!?").find(text.back()) != std::string_view::npos);
    }

    void sentence(std::string_view text)
    {
        if (!isSentence(text))
            return;
        WantedValue value;
        value.text = std::string(trim(text.substr(text.find_first_not_of(" \t\r\n-*#>")))); // without the mark of a list
        if (wantedOf(value.text).kind == ValueKind::Text) // "one hundred and five thousand and two" is no sentence
            add(std::move(value), true);
    }

    void whole(std::string_view text) { add(wantedOf(text)); }

    void addToken(std::string_view text, const ValueToken& token)
    {
        const bool repeats = token.end <= m_lastEnd && text.data() == m_lastText && token.kind == ValueKind::Id; // an id within an id
        if (repeats)
            return;
        m_lastText = text.data();
        m_lastEnd = token.end;
        std::size_t begin = token.begin;
        std::size_t end = token.end;
        if (token.kind == ValueKind::Number) { // with its currency and per cent
            end = std::max(end, token.numeral.percent || token.numeral.currency != Currency{} ? token.numeral.next : end);
            constexpr std::array<std::string_view, 4> kSigns = {"$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5"};
            for (const std::string_view sign : kSigns)
                if (text.substr(0, begin).ends_with(sign))
                    begin -= sign.size();
        }
        WantedValue value = wantedOf(text.substr(begin, end - begin));
        if (value.kind != token.kind)
            value = {token.kind, std::string(text.substr(token.begin, token.end - token.begin)), token.numeral, token.date};
        add(std::move(value));
    }

    void add(WantedValue value, bool sentence = false)
    {
        const bool tooShort = value.text.empty() || isSingleDigit(value);
        if (tooShort || m_values.size() >= kMaxValues)
            return;
        m_values.push_back({std::move(value), m_field, sentence, false});
    }

    std::string m_field;
    std::vector<StatedValue> m_values;
    const char* m_lastText = nullptr;
    std::size_t m_lastEnd = 0;
};

/// A field of the span that holds the text; of several those of this kind come first. `fallback` where none does.
std::string fieldHolding(const TracePlaces& places, std::uint32_t row, std::string_view where, std::string_view text, std::string fallback)
{
    std::string first;
    std::string buffer;
    places.eachOf(row, [&](const TracePlace& place) {
        if (place.where == where && first.empty())
            first = places.field(place);
        else if (first.empty() && where != "args" && place.where == "attribute" && !text.empty() && places.text(place, buffer).find(text) != std::string_view::npos)
            fallback = places.field(place);
    });
    return first.empty() ? fallback : first;
}

void append(std::vector<StatedValue> more, std::vector<StatedValue>& values) { std::move(more.begin(), more.end(), std::back_inserter(values)); }

/// A number that was read out of JSON gets back the digits that were sent: 4870.50 is not 4870.5 for whoever compares texts.
void takeNotation(const TracePlaces& places, std::uint32_t row, std::vector<StatedValue>& values)
{
    std::string buffer;
    std::vector<ValueToken> tokens;
    places.eachOf(row, [&](const TracePlace& place) {
        const std::string field = places.field(place);
        const auto isOfField = [&field](const StatedValue& stated) { return stated.field == field && stated.value.kind == ValueKind::Number; };
        if (std::none_of(values.begin(), values.end(), isOfField))
            return;
        const std::string_view text = places.text(place, buffer);
        valueTokensOf(text, tokens);
        for (StatedValue& stated : values) {
            const auto same = [&stated](const ValueToken& token) { return token.kind == ValueKind::Number && token.numeral.value == stated.value.numeral.value; };
            const auto token = isOfField(stated) ? std::find_if(tokens.begin(), tokens.end(), same) : tokens.end();
            const bool written = std::all_of(stated.value.text.begin(), stated.value.text.end(), [](char c) { return isDigit(c) || c == '.' || c == '-'; });
            if (token != tokens.end() && written)
                stated.value = wantedOf(text.substr(token->begin, token->end - token->begin));
        }
    });
}

/// What a text marks as its answer comes before what led to it.
void appendAnswer(const std::string& text, const std::string& field, std::vector<StatedValue>& values)
{
    if (const auto marked = markedAnswer(text))
        append(statedIn(marked->answer, field), values);
    append(statedIn(text, field), values);
}

std::vector<StatedValue> contentValues(const TracePlaces& places, std::uint32_t row)
{
    std::vector<StatedValue> values;
    domain::StepContent content = places.trace().content(row);
    splitOwnConversation(content); // what it was given is not what it states
    if (places.trace().spans.rows[row].step == domain::StepKind::Tool) {
        if (content.toolArguments)
            append(statedIn(*content.toolArguments, fieldHolding(places, row, "args", {}, "tool_arguments")), values);
        return values;
    }
    const std::string field = fieldHolding(places, row, "output", {}, content.outputMessages ? "output_messages" : "output");
    if (content.outputMessages) {
        for (const domain::Message& message : *content.outputMessages)
            for (const domain::MessagePart& part : message.parts) {
                if (part.type == "text")
                    appendAnswer(part.content, field, values);
                if (part.type == "tool_call")
                    append(statedIn(part.payload, field), values);
            }
    } else if (content.output) {
        appendAnswer(*content.output, field, values);
    } else if (content.toolArguments) {
        append(statedIn(*content.toolArguments, fieldHolding(places, row, "args", {}, "tool_arguments")), values);
    }
    return values;
}

/// An answer in several fields: each value has that in which it stands.
void settleFields(const TracePlaces& places, std::uint32_t row, std::vector<StatedValue>& values)
{
    std::vector<std::pair<std::string, std::string>> fields;
    std::string buffer;
    places.eachOf(row, [&](const TracePlace& place) {
        if (place.where == "output" || place.where == "args")
            fields.emplace_back(places.field(place), places.text(place, buffer));
    });
    if (fields.size() < 2)
        return;
    for (StatedValue& stated : values) {
        const auto holds = [&stated](const auto& field) { return field.second.find(stated.value.text) != std::string::npos; };
        const auto own = std::find_if(fields.begin(), fields.end(), [&stated](const auto& field) { return field.first == stated.field; });
        const auto other = std::find_if(fields.begin(), fields.end(), holds);
        if (own != fields.end() && !holds(*own) && other != fields.end())
            stated.field = other->first;
    }
}

std::vector<StatedValue> statedInContent(const TracePlaces& places, std::uint32_t row)
{
    auto values = contentValues(places, row);
    settleFields(places, row, values);
    takeNotation(places, row, values);
    return values;
}

/// A short whole number: a step, an attempt, a size.
bool isCounter(std::string_view text)
{
    const WantedValue whole = wantedOf(text);
    return isShortNumber(whole) && whole.numeral.value.decimals() == 0;
}

/// Attributes that an application wrote on the span that decides.
std::vector<StatedValue> statedInAttributes(const TracePlaces& places, std::uint32_t row, bool counters)
{
    std::vector<StatedValue> values;
    std::string buffer;
    places.eachOf(row, [&](const TracePlace& place) {
        if (place.source != TracePlace::Source::Attribute || place.where != "attribute" || place.technical)
            return;
        const std::string_view text = places.text(place, buffer);
        if (counters || !isCounter(text))
            append(statedIn(text, places.field(place)), values);
    });
    return values;
}

std::vector<StatedValue> once(std::vector<StatedValue> values, const std::string& verdict)
{
    std::set<std::string> known;
    std::erase_if(values, [&](const StatedValue& stated) {
        const bool isVerdict = stated.value.kind == ValueKind::Text && equalsFolded(stated.value.text, verdict);
        return isVerdict || !known.insert(identityOf(stated.value)).second;
    });
    values.resize(std::min(values.size(), kMaxValues));
    return values;
}

} // namespace

std::vector<StatedValue> statedIn(std::string_view text, const std::string& field)
{
    Collector collector(field);
    collector.text(text);
    return collector.take();
}

std::vector<StatedValue> statedBy(const TracePlaces& places, std::uint32_t row, const domain::Decision& decision)
{
    std::vector<StatedValue> stated = statedInContent(places, row);
    std::vector<StatedValue> known = stated;
    const bool decides = decision.isExplicit || places.trace().spans.rows[row].step == domain::StepKind::Decision;
    if (decides) {
        append(statedInAttributes(places, row, false), stated);
        append(statedInAttributes(places, row, true), known); // an amount may be short
    }

    std::vector<StatedValue> values;
    // What the decision is about, in the notation of the span where it states it.
    const auto first = [&](WantedValue value, std::string field) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const StatedValue& one) { return identityOf(one.value) == identityOf(value); });
        values.push_back(same != known.end() ? *same : StatedValue{std::move(value), std::move(field), false, false});
    };
    for (const auto& [key, text] : decision.subject)
        first(wantedOf(text), fieldHolding(places, row, "none", text, "subject." + key));
    append(statedIn(decision.result, decision.isExplicit ? "attributes." + decision.source : "result"), values);
    if (const auto amount = decision.amount ? Decimal::of(*decision.amount) : std::nullopt)
        first(wantedOf(amount->text()), "amount");
    append(std::move(stated), values);
    std::erase_if(values, [](const StatedValue& one) { return isSingleDigit(one.value); });
    return once(std::move(values), decision.result);
}

std::vector<StatedValue> statedBy(const TracePlaces& places, std::uint32_t row)
{
    std::vector<StatedValue> values = statedInContent(places, row);
    const bool decides = places.trace().spans.rows[row].step == domain::StepKind::Decision;
    if (values.empty() || decides)
        append(statedInAttributes(places, row, !decides), values);
    return once(std::move(values), {});
}

std::vector<StatedValue> statedInField(const TracePlaces& places, std::uint32_t row, std::string_view field)
{
    std::vector<StatedValue> values;
    std::string buffer;
    places.eachOf(row, [&](const TracePlace& place) {
        if (places.field(place) == field)
            append(statedIn(places.text(place, buffer), std::string(field)), values);
    });
    return once(std::move(values), {});
}

} // namespace whyglass::analysis
