// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::cli {

using Json = nlohmann::ordered_json;

/// JSON text; what is no UTF-8 becomes U+FFFD.
std::string toText(const Json& json, int indent = -1);
/// A value as a cell: texts and lists of texts as they are, the rest as JSON; empty where it is null.
std::string plainText(const Json& value);
/// The member that a JSON pointer names; null where there is none.
const Json& memberAt(const Json& row, const std::string& pointer);

/// A cell of CSV (RFC 4180). A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage
/// return, and is not just a number) gets an apostrophe in front, which spreadsheets take as "this is text".
std::string csvCell(const std::string& text);

/// Writes rows as programs read them, one after the other; memory does not grow with their number.
/// Whole: {head…, "rows": [ … ], tail…}, all of it JSON; Lines: JSON, one row a line; Csv: one line of names, then rows, `tokens` and other small
/// objects as columns of their own.
class RowWriter {
public:
    enum class Form { Whole, Lines, Csv };
    using Sink = std::function<void(std::string_view)>;

    /// `head`: members before "rows". `prototype`: a row with every key, for the names of the csv columns.
    RowWriter(Form form, Sink sink, const Json& head, const Json& prototype);
    void row(const Json& row);
    /// `tail`: members after "rows".
    void finish(const Json& tail = Json::object());

private:
    void writeTitles(const Json& prototype);
    void csvRow(const Json& row);

    Form m_form;
    Sink m_write;
    std::vector<std::string> m_pointers; ///< of the csv columns
    std::int64_t m_rows = 0;
};

} // namespace whyglass::cli
