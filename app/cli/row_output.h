// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/common_options.h"
#include "app/cli/row_writer.h"
#include "models/domain/result.h"

#include <optional>
#include <string>
#include <vector>

namespace whyglass::cli {

/// A column of a table: which member of a row, and how people read it.
struct Column {
    enum class Kind { Text, Time, Duration, Money, Count, Tokens };
    std::string title;
    std::string pointer; ///< JSON pointer into the row
    Kind kind = Kind::Text;
    std::size_t width = 48; ///< characters at most
};

/// Writes rows to stdout as they come, in the format asked for (RowWriter), or as a table of aligned columns.
class RowOutput {
public:
    /// See RowWriter.
    RowOutput(const CommonOptions& options, const Json& head, std::vector<Column> columns, const Json& prototype);
    void row(const Json& row);
    /// `tail`: members after "rows". `note`: under a table. Fails where stdout cannot be written.
    domain::Result<void> finish(const Json& tail = Json::object(), const std::string& note = {});

private:
    void tableRow(const Json& row);
    void flushTable();

    std::optional<RowWriter> m_writer; ///< none = a table
    bool m_colored;
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_waiting; ///< table rows until their widths are known
    std::vector<std::size_t> m_widths;
};

/// Writes one object: json and jsonl as they are, otherwise "key  value" lines.
domain::Result<void> printObject(const CommonOptions& options, const Json& object);
/// Flushes stdout; the error of any write before.
domain::Result<void> finishStdout();
/// How a command ends whose last step was to write: with `code`, or with the error of writing.
domain::Result<int> exitCode(const domain::Result<void>& written, int code = kDone);
/// How a person reads the value of a column ("1.24 s", "$0.21"); empty where it is null.
std::string readable(const Json& value, Column::Kind kind, std::size_t width);

} // namespace whyglass::cli
