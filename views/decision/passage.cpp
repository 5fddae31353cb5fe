// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/passage.h"

#include "models/format/format.h"
#include "models/words/told.h"
#include "views/common/plain_text.h"

#include <algorithm>
#include <string>
#include <utility>

namespace whyglass::views {

namespace {

struct PlacedValue {
    std::size_t begin = 0, length = 0; ///< bytes of the text
    int value = 0; ///< into CardStatement::values
};

/// A statement in the language of the window. Its values stay what they are and move; where one of them would be lost it stays English.
std::pair<std::string, std::vector<PlacedValue>> toldStatement(const analysis::CardStatement& statement)
{
    std::vector<PlacedValue> values;
    for (std::size_t i = 0; i < statement.values.size(); ++i)
        values.push_back({statement.values[i].begin, statement.values[i].length, static_cast<int>(i)});
    // What stands in the telemetry as it is, is said as it is.
    const bool isTelemetry = std::any_of(statement.evidence.begin(), statement.evidence.end(),
        [&statement](const analysis::CardEvidence& evidence) { return evidence.excerpt.find(statement.text) != std::string::npos; });
    if (isTelemetry)
        return {statement.text, std::move(values)};
    words::Told told = words::toldWithPlaces(statement.text);
    std::vector<PlacedValue> moved = values;
    for (PlacedValue& value : moved) {
        const auto piece = std::find_if(told.kept.begin(), told.kept.end(), [&value](const words::Kept& kept) {
            return value.begin >= kept.from && value.begin + value.length <= kept.from + kept.length;
        });
        if (piece == told.kept.end())
            return {statement.text, std::move(values)};
        value.begin = piece->to + (value.begin - piece->from);
    }
    std::sort(moved.begin(), moved.end(), [](const PlacedValue& a, const PlacedValue& b) { return a.begin < b.begin; });
    return {std::move(told.text), std::move(moved)};
}

void append(Passage& passage, int index, const analysis::CardStatement& statement, std::size_t maxBytes)
{
    const auto [whole, values] = toldStatement(statement);
    const std::string_view shown = format::clip(whole, maxBytes);
    const int first = static_cast<int>(passage.text.size());
    std::size_t at = 0;
    for (const PlacedValue& value : values) {
        if (value.begin < at || value.length == 0 || value.begin >= shown.size())
            continue;
        passage.text += plainBlock(shown.substr(at, value.begin - at), shown.size());
        const auto begin = static_cast<int>(passage.text.size());
        const std::size_t length = std::min(value.length, shown.size() - value.begin);
        passage.text += plainBlock(shown.substr(value.begin, length), length + 1);
        passage.values.push_back({{begin, static_cast<int>(passage.text.size()) - begin}, index, value.value});
        at = value.begin + length;
    }
    passage.text += plainBlock(shown.substr(at), shown.size() + 1);
    if (shown.size() < whole.size())
        passage.text += QChar(u'…');
    passage.statements.push_back({first, static_cast<int>(passage.text.size()) - first});
}

} // namespace

Passage passageOf(const std::vector<const analysis::CardStatement*>& statements, std::size_t maxBytes)
{
    Passage passage;
    int index = 0;
    for (const analysis::CardStatement* statement : statements) {
        if (!passage.text.isEmpty())
            passage.text += u' ';
        append(passage, index++, *statement, maxBytes);
    }
    return passage;
}

Passage passageOf(const analysis::CardStatement& statement, std::size_t maxBytes)
{
    return passageOf(std::vector<const analysis::CardStatement*>{&statement}, maxBytes);
}

} // namespace whyglass::views
