// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_writer.h"

#include <algorithm>
#include <cstdlib>

namespace whyglass::cli {

namespace {

/// Objects of fixed keys become columns; free ones (attributes, subject) stay one column of JSON.
bool spreads(const std::string& key) { return key == "tokens" || key == "dropped" || key == "provenance" || key == "steps"; }

bool isNumber(const std::string& text)
{
    char* end = nullptr;
    (void)std::strtod(text.c_str(), &end);
    // Hexadecimal numbers and words like "inf" are numbers for strtod, but not for those who run formulas.
    return end == text.c_str() + text.size() && text.find_first_not_of("+-.0123456789eE") == std::string::npos;
}

bool wouldRun(const std::string& text) { return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos && !isNumber(text); }

} // namespace

std::string toText(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

std::string plainText(const Json& value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& item) { return item.is_string(); })) {
        std::string joined;
        for (const Json& item : value)
            joined += (joined.empty() ? "" : ", ") + item.get<std::string>();
        return joined;
    }
    return toText(value);
}

const Json& memberAt(const Json& row, const std::string& pointer)
{
    static const Json kNull;
    const Json::json_pointer path(pointer);
    return row.contains(path) ? row.at(path) : kNull;
}

std::string csvCell(const std::string& text)
{
    const std::string safe = wouldRun(text) ? "'" + text : text;
    if (safe.find_first_of(",\"\r\n") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

RowWriter::RowWriter(Form form, Sink sink, const Json& head, const Json& prototype) : m_form(form), m_write(std::move(sink))
{
    if (m_form == Form::Csv)
        writeTitles(prototype);
    if (m_form != Form::Whole)
        return;
    std::string text = toText(head);
    text.pop_back();
    m_write(text + (head.empty() ? "\"rows\": [" : ",\"rows\":["));
}

void RowWriter::writeTitles(const Json& prototype)
{
    for (const auto& [key, value] : prototype.items()) {
        if (value.is_object() && spreads(key)) {
            for (const auto& member : value.items())
                m_pointers.push_back("/" + key + "/" + member.key());
        } else {
            m_pointers.push_back("/" + key);
        }
    }
    std::string line;
    for (std::string name : m_pointers) {
        name.erase(0, 1);
        std::replace(name.begin(), name.end(), '/', '.');
        line += (line.empty() ? "" : ",") + name;
    }
    m_write(line + "\r\n");
}

void RowWriter::row(const Json& row)
{
    switch (m_form) {
    case Form::Whole:
        m_write((m_rows > 0 ? ",\n" : "\n") + toText(row));
        break;
    case Form::Lines:
        m_write(toText(row) + "\n");
        break;
    case Form::Csv:
        csvRow(row);
        break;
    }
    ++m_rows;
}

void RowWriter::csvRow(const Json& row)
{
    std::string line;
    for (std::size_t i = 0; i < m_pointers.size(); ++i) {
        const Json& value = memberAt(row, m_pointers[i]);
        const std::string text = value.is_null() ? std::string() : value.is_string() ? value.get<std::string>() : toText(value);
        // Only what somebody wrote is a danger; numbers of ours stay numbers.
        line += (i == 0 ? "" : ",") + (value.is_number() ? text : csvCell(text));
    }
    m_write(line + "\r\n");
}

void RowWriter::finish(const Json& tail)
{
    if (m_form != Form::Whole)
        return;
    std::string text = m_rows > 0 ? "\n]" : "]";
    for (const auto& [key, value] : tail.items())
        text += ",\"" + key + "\":" + toText(value);
    m_write(text + "}\n");
}

} // namespace whyglass::cli
