// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/passage.h"

#include "models/format/format.h"
#include "views/common/plain_text.h"

#include <algorithm>

namespace whyglass::views {

namespace {

void append(Passage& passage, int index, const analysis::CardStatement& statement, std::size_t maxBytes)
{
    const std::string_view whole = statement.text;
    const std::string_view shown = format::clip(whole, maxBytes);
    const int first = static_cast<int>(passage.text.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < statement.values.size(); ++i) {
        const analysis::CardValue& value = statement.values[i];
        if (value.begin < at || value.length == 0 || value.begin >= shown.size())
            continue;
        passage.text += plainBlock(shown.substr(at, value.begin - at), shown.size());
        const auto begin = static_cast<int>(passage.text.size());
        const std::size_t length = std::min(value.length, shown.size() - value.begin);
        passage.text += plainBlock(shown.substr(value.begin, length), length + 1);
        passage.values.push_back({{begin, static_cast<int>(passage.text.size()) - begin}, index, static_cast<int>(i)});
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
