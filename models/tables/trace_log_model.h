// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <QAbstractTableModel>

#include <optional>
#include <string>
#include <vector>

namespace whyglass::tables {

/// A log record as a list shows it.
struct LogLine {
    domain::Timestamp time;
    int severityNumber = 0;
    std::string severity; ///< the sender's word, else the name of the number's range
    std::string text; ///< body, else event name; as sent, not made safe, at most 2 KB
    std::string service;
    domain::SpanId span; ///< not valid() where none
};
struct LogLines {
    std::vector<LogLine> lines; ///< by time
    bool more = false; ///< there are more than were asked for
};
/// The log records of a trace, decoded, at most `limit`. On a query thread.
domain::Result<LogLines> loadLogLines(store::WorkspaceReader& reader, const domain::TraceId& trace, std::size_t limit);

class TraceLogModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, SeverityColumn, TextColumn, ServiceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Times are shown as offsets from `origin`.
    void setLines(LogLines lines, domain::Timestamp origin);
    /// Lines that came later are not there; none: all are.
    void setKnownUntil(std::optional<domain::Timestamp> time);
    [[nodiscard]] const LogLine& line(int row) const { return m_lines.lines[static_cast<std::size_t>(row)]; }
    [[nodiscard]] bool hasMore() const { return m_lines.more; }
    /// First line of a span, or -1.
    [[nodiscard]] int lineOf(domain::SpanId span) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int knownLines() const;

    LogLines m_lines;
    int m_shown = 0; ///< the first of them
    std::optional<domain::Timestamp> m_knownUntil;
    domain::Timestamp m_origin;
};

} // namespace whyglass::tables
