// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/price_entries.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::string_view kList = "prices";

/// A line without its comment; a '#' inside quotes is none.
std::string_view withoutComment(std::string_view line)
{
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == '\\' && quote == '"')
                ++i;
            else if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#') {
            return line.substr(0, i);
        }
    }
    return line;
}

/// A value of TOML as far as a price file needs it: what JSON says the same way, and '…' and 1_000 besides. Discarded where it is
/// none.
json tomlValue(std::string_view text)
{
    if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'')
        return std::string(text.substr(1, text.size() - 2));
    std::string plain;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && (i == 0 || text[i - 1] != '\\'))
            quoted = !quoted;
        const bool between = text[i] == '_' && !quoted && i > 0 && i + 1 < text.size() && text[i - 1] >= '0' && text[i - 1] <= '9' && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (!between)
            plain += text[i];
    }
    return json::parse(plain, nullptr, false);
}

int lineAt(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Characters of a text, counting the lines that were read.
class CountedText {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountedText(const char* at, int* line) : m_at(at), m_line(line) {}
    reference operator*() const { return *m_at; }
    CountedText& operator++()
    {
        *m_line += *m_at == '\n' ? 1 : 0;
        ++m_at;
        return *this;
    }
    CountedText operator++(int)
    {
        CountedText before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountedText& other) const { return m_at == other.m_at; }
    bool operator!=(const CountedText& other) const { return m_at != other.m_at; }

private:
    const char* m_at;
    int* m_line;
};

/// Notes the lines in which the keys of the document and of the members of its list stand.
class LineNoter : public nlohmann::json_sax<json> {
public:
    int line = 1; ///< counted by CountedText
    std::map<std::string, int> head;
    std::vector<int> entries;
    std::map<std::pair<std::size_t, std::string>, int> fields;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override
    {
        if (m_depth == 2 && m_inList)
            entries.push_back(line);
        ++m_depth;
        return true;
    }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override
    {
        if (m_depth == 1)
            m_inList = m_key == kList;
        ++m_depth;
        return true;
    }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override
    {
        m_key = name;
        if (m_depth == 1)
            head.emplace(name, line);
        else if (m_depth == 3 && m_inList && !entries.empty())
            fields.emplace(std::pair(entries.size() - 1, name), line);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

private:
    bool leave()
    {
        --m_depth;
        m_inList = m_inList && m_depth > 1;
        return true;
    }
    int m_depth = 0;
    bool m_inList = false;
    std::string m_key;
};

} // namespace

domain::Error badPriceFile(const std::string& file, int line, const std::string& what)
{
    return {domain::ErrorCode::InvalidArgument, file + ":" + std::to_string(line) + ": " + what, "docs/costs.md shows the form of a price file"};
}

domain::Result<PriceEntries> readTomlPrices(std::string_view text, const std::string& file)
{
    PriceEntries found;
    int number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(withoutComment(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty())
            continue;
        if (line.front() == '[') {
            if (line != "[[prices]]")
                return badPriceFile(file, number, "\"" + std::string(line) + "\" is no part of a price file; each price begins with [[prices]]");
            found.entries.push_back({number, {}});
            continue;
        }
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            return badPriceFile(file, number, "neither [[prices]] nor key = value");
        const std::string key(trim(line.substr(0, equals)));
        json value = tomlValue(trim(line.substr(equals + 1)));
        if (key.empty() || value.is_discarded())
            return badPriceFile(file, number, "the value of " + key + " is neither a text in quotes, a number nor a list");
        auto& fields = found.entries.empty() ? found.head : found.entries.back().fields;
        if (std::any_of(fields.begin(), fields.end(), [&key](const PriceField& field) { return field.key == key; }))
            return badPriceFile(file, number, key + " is given twice");
        fields.push_back({key, std::move(value), number});
    }
    return found;
}

domain::Result<PriceEntries> readJsonPrices(std::string_view text, const std::string& file)
{
    json root;
    try {
        root = json::parse(text);
    } catch (const json::parse_error& error) {
        return badPriceFile(file, lineAt(text, error.byte), "not JSON: " + std::string(error.what()));
    } catch (const json::exception&) { // which says no place
        return badPriceFile(file, 1, "a number is too large");
    }
    if (!root.is_object() || !root.contains(kList) || !root[std::string(kList)].is_array())
        return badPriceFile(file, 1, "there is no list \"prices\"");
    LineNoter lines;
    json::sax_parse(CountedText(text.data(), &lines.line), CountedText(text.data() + text.size(), &lines.line), &lines);
    PriceEntries found;
    for (const auto& [key, value] : root.items()) {
        if (key != kList)
            found.head.push_back({key, value, lines.head[key]});
    }
    const json& list = root[std::string(kList)];
    std::size_t object = 0;
    for (const json& item : list) {
        if (!item.is_object())
            return badPriceFile(file, lines.head[std::string(kList)], "a member of \"prices\" is not an object");
        PriceEntries::Entry& entry = found.entries.emplace_back();
        entry.line = lines.entries.at(object);
        for (const auto& [key, value] : item.items())
            entry.fields.push_back({key, value, lines.fields[{object, key}]});
        ++object;
    }
    return found;
}

} // namespace whyglass::analysis
