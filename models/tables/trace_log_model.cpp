// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/trace_log_model.h"

#include "ingest/decode/otlp_decoder.h"
#include "models/tables/cell_text.h"
#include "models/tables/log_text.h"

#include <algorithm>

namespace whyglass::tables {

namespace {

constexpr std::size_t kLongestText = 2048;

LogLine lineFrom(store::LogRow& row)
{
    const auto decoded = telemetry::decodeLog(row.payload);
    const telemetry::LogView log = decoded ? *decoded : telemetry::LogView();
    return {.time = timeOf(row),
        .severityNumber = row.severityNumber,
        .severity = severityOf(row, log),
        .text = messageOf(row, log, kLongestText),
        .service = row.service,
        .span = row.span};
}

} // namespace

domain::Result<LogLines> loadLogLines(store::WorkspaceReader& reader, const domain::TraceId& trace, std::size_t limit)
{
    auto rows = reader.logsOfTrace(trace);
    if (!rows.ok())
        return rows.error();
    LogLines result;
    result.more = rows->size() > limit;
    for (std::size_t i = 0; i < std::min(limit, rows->size()); ++i)
        result.lines.push_back(lineFrom((*rows)[i]));
    return result;
}

void TraceLogModel::setLines(LogLines lines, domain::Timestamp origin)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_origin = origin;
    m_shown = knownLines();
    endResetModel();
}

int TraceLogModel::knownLines() const
{
    const auto& lines = m_lines.lines;
    const auto later = m_knownUntil
        ? std::partition_point(lines.begin(), lines.end(), [this](const LogLine& line) { return line.time <= *m_knownUntil; })
        : lines.end();
    return static_cast<int>(later - lines.begin());
}

void TraceLogModel::setKnownUntil(std::optional<domain::Timestamp> time)
{
    m_knownUntil = time;
    const int known = knownLines();
    if (known > m_shown) {
        beginInsertRows({}, m_shown, known - 1);
        m_shown = known;
        endInsertRows();
    } else if (known < m_shown) {
        beginRemoveRows({}, known, m_shown - 1);
        m_shown = known;
        endRemoveRows();
    }
}

int TraceLogModel::lineOf(domain::SpanId span) const
{
    const auto found = std::find_if(
        m_lines.lines.begin(), m_lines.lines.end(), [&](const LogLine& line) { return span.valid() && line.span == span; });
    return found == m_lines.lines.end() ? -1 : static_cast<int>(found - m_lines.lines.begin());
}

int TraceLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

int TraceLogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TraceLogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const LogLine& line = this->line(index.row());
    if (role == SeverityRole)
        return line.severityNumber;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return QString(QLatin1Char('+') + durationText(line.time - m_origin));
    case SeverityColumn:
        return tables::lineOf(line.severity, 32);
    case TextColumn:
        return tables::lineOf(line.text, kLongestText);
    case ServiceColumn:
        return tables::lineOf(line.service, 80);
    default:
        return {};
    }
}

QVariant TraceLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case SeverityColumn:
        return tr("Severity");
    case TextColumn:
        return tr("Message");
    case ServiceColumn:
        return tr("Service");
    default:
        return {};
    }
}

} // namespace whyglass::tables
