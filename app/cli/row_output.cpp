// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_output.h"

#include "models/format/format.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace whyglass::cli {

namespace {

// Widths are taken from the first rows; later ones that are wider push their line.
constexpr std::size_t kRowsForWidths = 200;
constexpr std::size_t kMaxCell = 4096;
constexpr std::size_t kCellBytes = 400;

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string clipCharacters(const std::string& text, std::size_t width)
{
    if (characters(text) <= width)
        return text;
    std::size_t count = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const bool start = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (start && ++count == width)
            break;
        ++end;
    }
    return text.substr(0, end) + "…";
}

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

domain::Money moneyOf(const std::string& decimal)
{
    constexpr double kNano = 1e9;
    return {static_cast<std::int64_t>(std::strtod(decimal.c_str(), nullptr) * kNano)};
}

const Json& at(const Json& row, const std::string& pointer)
{
    static const Json kNull;
    const Json::json_pointer path(pointer);
    return row.contains(path) ? row.at(path) : kNull;
}

std::string csvCell(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

/// Objects of fixed keys become columns; free ones (attributes, subject) stay one column of JSON.
bool spreads(const std::string& key) { return key == "tokens" || key == "dropped" || key == "provenance" || key == "steps"; }

bool rightAligned(Column::Kind kind) { return kind != Column::Kind::Text && kind != Column::Kind::Time; }

} // namespace

std::string toText(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

std::string readable(const Json& value, Column::Kind kind, std::size_t width)
{
    if (value.is_null())
        return {};
    if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        if (kind == Column::Kind::Duration)
            return format::duration({number});
        if (kind == Column::Kind::Tokens)
            return format::tokens(number);
        if (kind == Column::Kind::Count)
            return format::count(number);
    }
    std::string text = plainText(value);
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' '); // one row, one line
    if (kind == Column::Kind::Money && value.is_string())
        return format::money(moneyOf(text));
    constexpr std::size_t kToSeconds = 19;
    if (kind == Column::Kind::Time && text.size() > kToSeconds)
        return text.substr(0, kToSeconds) + "Z";
    return clipCharacters(format::visible(text, std::min(kMaxCell, width * 4 + kCellBytes)), width);
}

RowOutput::RowOutput(const CommonOptions& options, Json head, std::vector<Column> columns, Json prototype)
    : m_format(options.outputFormat()), m_colored(options.colored()), m_columns(std::move(columns))
{
    if (m_format == Format::Json) {
        std::string text = toText(head);
        text.pop_back();
        write(text + (head.empty() ? "\"rows\": [" : ",\"rows\":["));
    }
    if (m_format != Format::Csv)
        return;
    std::string line;
    for (const auto& [key, value] : prototype.items()) {
        if (value.is_object() && spreads(key)) {
            for (const auto& member : value.items())
                m_csvPointers.push_back("/" + key + "/" + member.key());
        } else {
            m_csvPointers.push_back("/" + key);
        }
    }
    for (std::string name : m_csvPointers) {
        name.erase(0, 1);
        std::replace(name.begin(), name.end(), '/', '.');
        line += (line.empty() ? "" : ",") + name;
    }
    write(line + "\r\n");
}

void RowOutput::row(const Json& row)
{
    switch (m_format) {
    case Format::Json:
        write((m_rows > 0 ? ",\n" : "\n") + toText(row));
        break;
    case Format::JsonLines:
        write(toText(row) + "\n");
        break;
    case Format::Csv:
        csvRow(row);
        break;
    case Format::Table:
        tableRow(row);
        break;
    }
    ++m_rows;
}

void RowOutput::csvRow(const Json& row)
{
    std::string line;
    for (std::size_t i = 0; i < m_csvPointers.size(); ++i) {
        const Json& value = at(row, m_csvPointers[i]);
        const std::string text = value.is_null() ? std::string() : value.is_string() ? value.get<std::string>() : toText(value);
        line += (i == 0 ? "" : ",") + csvCell(text);
    }
    write(line + "\r\n");
}

void RowOutput::tableRow(const Json& row)
{
    std::vector<std::string> cells;
    for (const Column& column : m_columns)
        cells.push_back(readable(at(row, column.pointer), column.kind, column.width));
    m_waiting.push_back(std::move(cells));
    if (m_waiting.size() >= kRowsForWidths || !m_widths.empty())
        flushTable();
}

void RowOutput::flushTable()
{
    const bool first = m_widths.empty();
    if (first) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            std::size_t width = characters(m_columns[i].title);
            for (const auto& cells : m_waiting)
                width = std::max(width, characters(cells[i]));
            m_widths.push_back(width);
        }
        std::vector<std::string> titles;
        for (const Column& column : m_columns)
            titles.push_back(column.title);
        m_waiting.insert(m_waiting.begin(), std::move(titles));
    }
    for (std::size_t r = 0; r < m_waiting.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::string& cell = m_waiting[r][i];
            const std::string padding(m_widths[i] - std::min(m_widths[i], characters(cell)), ' ');
            line += i == 0 ? "" : "  ";
            line += rightAligned(m_columns[i].kind) ? padding + cell : cell + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        const bool title = first && r == 0;
        write((title && m_colored ? "\033[1m" + line + "\033[0m" : line) + "\n");
    }
    m_waiting.clear();
}

domain::Result<void> RowOutput::finish(const Json& tail, const std::string& note)
{
    if (m_format == Format::Json) {
        std::string text = m_rows > 0 ? "\n]" : "]";
        for (const auto& [key, value] : tail.items())
            text += ",\"" + key + "\":" + toText(value);
        write(text + "}\n");
    }
    if (m_format == Format::Table) {
        flushTable();
        if (!note.empty())
            write(note + "\n");
    }
    return finishStdout();
}

domain::Result<void> finishStdout()
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return {};
    return domain::Error{domain::ErrorCode::Io, std::string("cannot write the result: ") + std::strerror(errno), "check the disk or the pipe"};
}

domain::Result<void> printObject(const CommonOptions& options, const Json& object)
{
    const Format format = options.outputFormat();
    if (format == Format::Json || format == Format::JsonLines) {
        write(toText(object) + "\n");
        return finishStdout();
    }
    std::size_t width = 0;
    for (const auto& [key, value] : object.items())
        width = std::max(width, key.size());
    for (const auto& [key, value] : object.items()) {
        const std::string text = format == Format::Csv ? plainText(value) : format::visible(plainText(value), kMaxCell, true);
        if (format == Format::Csv)
            write(csvCell(key) + "," + csvCell(text) + "\r\n");
        else
            write(key + std::string(width - key.size() + 2, ' ') + (value.is_null() ? "-" : text) + "\n");
    }
    return finishStdout();
}

} // namespace whyglass::cli
