// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_output.h"

#include "models/analysis/context/text_comparison.h"
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

std::string clipCharacters(const std::string& text, std::size_t width)
{
    if (analysis::charactersOf(text) <= width)
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

domain::Money moneyOf(const std::string& decimal)
{
    constexpr double kNano = 1e9;
    return {static_cast<std::int64_t>(std::strtod(decimal.c_str(), nullptr) * kNano)};
}

RowWriter::Form formOf(Format format)
{
    return format == Format::Csv ? RowWriter::Form::Csv : format == Format::JsonLines ? RowWriter::Form::Lines : RowWriter::Form::Whole;
}

/// One field of an object; how much of a long one is shown, and how to see the rest.
std::string fieldText(const std::string& text)
{
    std::string shown = format::visible(text, kMaxCell, true);
    if (text.size() > kMaxCell)
        shown += " (" + format::count(static_cast<std::int64_t>(analysis::charactersOf(format::clip(text, kMaxCell)))) + " of "
            + format::count(static_cast<std::int64_t>(analysis::charactersOf(text))) + " characters; --format json shows all)";
    return shown;
}

bool rightAligned(Column::Kind kind) { return kind != Column::Kind::Text && kind != Column::Kind::Time; }

} // namespace

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

RowOutput::RowOutput(const CommonOptions& options, const Json& head, std::vector<Column> columns, const Json& prototype)
    : m_colored(options.colored()), m_columns(std::move(columns))
{
    const Format format = options.outputFormat();
    if (format != Format::Table)
        m_writer.emplace(formOf(format), &write, head, prototype);
}

void RowOutput::row(const Json& row)
{
    if (m_writer)
        m_writer->row(row);
    else
        tableRow(row);
}

void RowOutput::tableRow(const Json& row)
{
    std::vector<std::string> cells;
    for (const Column& column : m_columns)
        cells.push_back(readable(memberAt(row, column.pointer), column.kind, column.width));
    m_waiting.push_back(std::move(cells));
    if (m_waiting.size() >= kRowsForWidths || !m_widths.empty())
        flushTable();
}

void RowOutput::flushTable()
{
    const bool first = m_widths.empty();
    if (first) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            std::size_t width = analysis::charactersOf(m_columns[i].title);
            for (const auto& cells : m_waiting)
                width = std::max(width, analysis::charactersOf(cells[i]));
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
            const std::string padding(m_widths[i] - std::min(m_widths[i], analysis::charactersOf(cell)), ' ');
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
    if (m_writer) {
        m_writer->finish(tail);
        return finishStdout();
    }
    flushTable();
    if (!note.empty())
        write(note + "\n");
    return finishStdout();
}

domain::Result<void> finishStdout()
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return {};
    return domain::Error{domain::ErrorCode::Io, std::string("cannot write the result: ") + std::strerror(errno), "check the disk or the pipe"};
}

domain::Result<int> exitCode(const domain::Result<void>& written, int code)
{
    return written ? domain::Result<int>(code) : domain::Result<int>(written.error());
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
        const std::string text = format == Format::Csv ? plainText(value) : fieldText(plainText(value));
        if (format == Format::Csv)
            write(csvCell(key) + "," + csvCell(text) + "\r\n");
        else
            write(key + std::string(width - key.size() + 2, ' ') + (value.is_null() ? "-" : text) + "\n");
    }
    return finishStdout();
}

} // namespace whyglass::cli
