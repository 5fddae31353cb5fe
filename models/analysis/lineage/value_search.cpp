// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/value_search.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxLength = 1023;

Decimal hundredth(const Decimal& number) { return number.times10(-2); }

/// Quotes, brackets and what ends a sentence are no part of a value.
std::string_view stripped(std::string_view text)
{
    constexpr std::string_view kMarks = "\"'`()[]{}<>,;:!?*";
    text = trim(text);
    while (!text.empty() && kMarks.find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    while (!text.empty() && (kMarks.find(text.back()) != std::string_view::npos || text.back() == '.'))
        text.remove_suffix(1);
    return trim(text);
}

/// The token that covers all of the text but for the marks, currency and unit of a number.
const ValueToken* wholeToken(std::string_view text, const std::vector<ValueToken>& tokens)
{
    for (const ValueToken& token : tokens) {
        const bool wholeNumber = token.kind == ValueKind::Number && token.numeral.next >= text.size()
            && (token.begin == 0 || token.numeral.currency != Currency{} || text.substr(0, token.begin).find_first_of("+#~") == 0);
        const bool wholeDate = token.kind == ValueKind::Date && token.begin == 0 && (token.end == text.size() || text[token.end] == 'T');
        if (wholeNumber || wholeDate || (token.begin == 0 && token.end == text.size()))
            return &token;
    }
    return nullptr;
}

} // namespace

WantedValue wantedOf(std::string_view text)
{
    WantedValue wanted;
    wanted.text = std::string(stripped(text));
    std::vector<ValueToken> tokens;
    valueTokensOf(wanted.text, tokens);
    const ValueToken* whole = wholeToken(wanted.text, tokens);
    if (whole == nullptr)
        return wanted;
    wanted.kind = whole->kind;
    wanted.numeral = whole->numeral;
    wanted.date = whole->date;
    return wanted;
}

bool isShortNumber(const WantedValue& value)
{
    constexpr int kTelling = 4;
    if (value.kind != ValueKind::Number)
        return false;
    return value.numeral.words ? value.numeral.value.integerDigits() < kTelling : std::count_if(value.text.begin(), value.text.end(), isDigit) < kTelling;
}

std::string identityOf(const WantedValue& value)
{
    switch (value.kind) {
    case ValueKind::Number:
        return "n" + value.numeral.value.text() + (value.numeral.percent ? "%" : "");
    case ValueKind::Date:
        return "d" + std::to_string(value.date.day) + "/" + std::to_string(value.date.other);
    default:
        return "t" + comparedForm(value.kind, value.text);
    }
}

ValueSearch::ValueSearch(const std::vector<WantedValue>& wanted)
    : m_wanted(wanted)
    , m_best(wanted.size(), ValueHit{0, 0, LineageMatch::Equal, {}, 1.0, 0})
{
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        const WantedValue& value = wanted[i];
        switch (value.kind) {
        case ValueKind::Number:
            addNumber(i, value);
            break;
        case ValueKind::Date:
            m_dates[value.date.day].push_back({i, value.date.other != 0});
            if (value.date.other != 0)
                m_dates[value.date.other].push_back({i, true});
            break;
        case ValueKind::Text:
            m_texts.add(i, value.text);
            break;
        default: {
            const std::string form = comparedForm(value.kind, value.text);
            m_lengths.set(std::min(form.size(), kMaxLength));
            m_forms[form].push_back(i);
        }
        }
    }
}

void ValueSearch::addNumber(std::uint32_t index, const WantedValue& value)
{
    const Decimal number = value.numeral.value.magnitude();
    m_numbers[number].push_back({index, LineageMatch::Normalised});
    if (value.numeral.percent)
        m_numbers[hundredth(number)].push_back({index, LineageMatch::Normalised});
    if (value.numeral.other)
        m_numbers[value.numeral.other->magnitude()].push_back({index, LineageMatch::Ambiguous});
    for (const int power : kPowers)
        m_numbers[number.times10(-power)].push_back({index, LineageMatch::Scaled, power});
}

void ValueSearch::find(std::string_view text, bool addressesOnly)
{
    valueTokensOf(text, m_tokens);
    for (const ValueToken& token : m_tokens) {
        if (token.kind == ValueKind::Number) {
            if (!addressesOnly && !m_numbers.empty())
                findNumber(text, token);
        } else if (token.kind == ValueKind::Date) {
            if (!addressesOnly)
                findDate(text, token);
        } else {
            findForm(text, token);
        }
    }
    if (m_texts.empty() || addressesOnly)
        return;
    m_textHits.clear();
    m_texts.scan(text, m_textHits);
    for (const TextSearch::Hit& hit : m_textHits) {
        if (hit.sequences == 0) {
            take(hit.id, {hit.begin, hit.end, hit.equal ? LineageMatch::Equal : LineageMatch::Normalised,
                          hit.equal ? "equal" : std::string(text.substr(hit.begin, hit.end - hit.begin)), 1.0});
            continue;
        }
        take(hit.id, {hit.begin, hit.end, LineageMatch::Paraphrased,
                      std::to_string(hit.shared) + " of " + std::to_string(hit.sequences) + " word sequences",
                      static_cast<double>(hit.shared) / hit.sequences});
    }
}

void ValueSearch::findNumber(std::string_view text, const ValueToken& token)
{
    const Numeral& found = token.numeral;
    lookUp(text, token, found.value.magnitude(), true);
    if (found.other)
        lookUp(text, token, found.other->magnitude(), false);
    if (found.percent)
        lookUp(text, token, hundredth(found.value.magnitude()), true);
}

void ValueSearch::lookUp(std::string_view text, const ValueToken& token, const Decimal& number, bool asWritten)
{
    const auto keys = m_numbers.find(number);
    if (keys == m_numbers.end())
        return;
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    for (const NumberKey& key : keys->second) {
        const Numeral& wanted = m_wanted[key.value].numeral;
        const std::string_view stated = std::string_view(m_wanted[key.value].text).substr(wanted.begin, wanted.end - wanted.begin);
        ValueHit hit{token.begin, token.end, key.match, std::string(written), 1.0};
        if (key.match == LineageMatch::Scaled) {
            if (!asWritten || token.numeral.percent || token.numeral.words || wanted.words)
                continue;
            hit.how = std::string(written) + (key.power > 0 ? " x " : " / ") + Decimal{1, std::abs(key.power)}.text();
        } else if (written == stated && wanted.percent == token.numeral.percent) {
            hit.match = LineageMatch::Equal;
            hit.how = "equal";
        } else if (!asWritten || key.match == LineageMatch::Ambiguous) {
            hit.match = LineageMatch::Ambiguous;
            hit.how = std::string(written) + " read as " + number.text();
        } else if ((token.numeral.value.digits < 0) != (wanted.value.digits < 0)) {
            hit.match = LineageMatch::Ambiguous;
            hit.how = std::string(written) + ", with the other sign";
        }
        const bool otherCurrency = token.numeral.currency != Currency{} && wanted.currency != Currency{} && token.numeral.currency != wanted.currency;
        if (otherCurrency && key.match != LineageMatch::Scaled) {
            hit.match = LineageMatch::Ambiguous;
            hit.how = std::string(written) + " in " + std::string(token.numeral.currency.begin(), token.numeral.currency.end());
        }
        if (otherCurrency && key.match == LineageMatch::Scaled)
            continue;
        take(key.value, std::move(hit));
    }
}

void ValueSearch::findDate(std::string_view text, const ValueToken& token)
{
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    const auto lookUp = [&](int day) {
        const auto keys = m_dates.find(day);
        if (keys == m_dates.end())
            return;
        for (const DateKey& key : keys->second) {
            const std::string& stated = m_wanted[key.value].text;
            const bool equal = written == std::string_view(stated).substr(0, m_wanted[key.value].date.end);
            const bool ambiguous = !equal && (key.ambiguous || token.date.other != 0);
            ValueHit hit{token.begin, token.end, equal ? LineageMatch::Equal : ambiguous ? LineageMatch::Ambiguous : LineageMatch::Normalised, {}, 1.0};
            hit.how = equal ? "equal" : std::string(written) + (ambiguous ? ", in one of two readings" : "");
            take(key.value, std::move(hit));
        }
    };
    lookUp(token.date.day);
    if (token.date.other != 0)
        lookUp(token.date.other);
}

void ValueSearch::findForm(std::string_view text, const ValueToken& token)
{
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    if (m_forms.empty() || (token.kind != ValueKind::Url && !m_lengths.test(std::min(written.size(), kMaxLength))))
        return;
    const auto found = m_forms.find(comparedForm(token.kind, written));
    if (found == m_forms.end())
        return;
    for (const std::uint32_t value : found->second) {
        const bool equal = written == m_wanted[value].text;
        take(value, {token.begin, token.end, equal ? LineageMatch::Equal : LineageMatch::Normalised, equal ? "equal" : std::string(written), 1.0});
    }
}

void ValueSearch::take(std::uint32_t value, ValueHit hit)
{
    ValueHit& best = m_best[value];
    if (best.count == 0) {
        m_touched.push_back(value);
        best = std::move(hit);
    } else if (hit.match == best.match) {
        ++best.count;
    } else if (hit.match < best.match) {
        best = std::move(hit);
    }
}

void ValueSearch::forget()
{
    for (const std::uint32_t value : m_touched)
        m_best[value].count = 0;
    m_touched.clear();
}

} // namespace whyglass::analysis
