// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_decoder.h"
#include "models/analysis/details/log_links.h"
#include "models/tables/cell_text.h"
#include "models/tables/log_text.h"
#include "models/tables/page_source.h"
#include "models/tables/row_column.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cctype>

namespace whyglass::tables {

namespace {

using store::SortKey;

constexpr std::size_t kLongestMessage = 600;
constexpr int kWarn = 13, kError = 17; // severity numbers of OpenTelemetry

struct LogRow {
    store::LogRow record; ///< without payload
    std::string severity, message;
    analysis::LogLinker::Link link;
};

QString tr(const char* text) { return QCoreApplication::translate("LogColumns", text); }

QString traceText(const LogRow& row)
{
    constexpr int kDigits = 8;
    return row.link.trace.valid() ? QString::fromStdString(row.link.trace.hex()).left(kDigits) : noneText();
}

using LogColumn = RowColumn<LogRow>;

// THE TABLE: one line is one column.
const std::array kColumns = {
    LogColumn{"time", QT_TRANSLATE_NOOP("LogColumns", "Time"), CellKind::Time, 126, SortKey::Start, false, false,
              [](const LogRow& row) { return timeText(timeOf(row.record)); },
              [](const LogRow& row) { return !timeOf(row.record).known(); }},
    LogColumn{"severity", QT_TRANSLATE_NOOP("LogColumns", "Severity"), CellKind::Result, 84, SortKey::Severity, false, false,
              [](const LogRow& row) { return row.severity.empty() ? noneText() : lineOf(row.severity, 32); },
              [](const LogRow& row) { return row.severity.empty(); }},
    LogColumn{"service", QT_TRANSLATE_NOOP("LogColumns", "Service"), CellKind::Icon, 140, SortKey::Service, false, false,
              [](const LogRow& row) { return row.record.service.empty() ? unknownText() : lineOf(row.record.service, 120); },
              [](const LogRow& row) { return row.record.service.empty(); }},
    LogColumn{"event", QT_TRANSLATE_NOOP("LogColumns", "Event"), CellKind::Code, 170, SortKey::Event, false, false,
              [](const LogRow& row) { return lineOf(row.record.event, 120); }},
    LogColumn{"message", QT_TRANSLATE_NOOP("LogColumns", "Message"), CellKind::Text, 320, SortKey::Message, false, true,
              [](const LogRow& row) { return lineOf(row.message, kLongestMessage); }},
    LogColumn{"scope", QT_TRANSLATE_NOOP("LogColumns", "Scope"), CellKind::Text, 140, SortKey::Scope, false, false,
              [](const LogRow& row) { return row.record.scope.empty() ? noneText() : lineOf(row.record.scope, 120); },
              [](const LogRow& row) { return row.record.scope.empty(); }},
    LogColumn{"trace", QT_TRANSLATE_NOOP("LogColumns", "Trace"), CellKind::Code, 84, SortKey::Trace, false, false, traceText,
              [](const LogRow& row) { return !row.link.trace.valid(); }},
};

class LogPage final : public RowPage {
public:
    explicit LogPage(std::vector<LogRow> rows) : m_rows(std::move(rows)) {}

    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }

    [[nodiscard]] QVariant data(std::size_t index, int column, int role) const override
    {
        const LogRow& row = m_rows[index];
        const LogColumn& shown = kColumns[static_cast<std::size_t>(column)];
        switch (role) {
        case Qt::DisplayRole: return shown.text(row);
        case Qt::ToolTipRole: return toolTip(row, shown);
        case TraceRole: return row.link.trace.valid() ? QVariant(QString::fromStdString(row.link.trace.hex())) : QVariant();
        case SpanRole: return row.record.span.valid() ? QVariant(QString::fromStdString(row.record.span.hex())) : QVariant();
        case UnknownRole: return shown.unknown && shown.unknown(row);
        case ToneRole: return static_cast<int>(shown.kind == CellKind::Result ? toneOf(row.record.severityNumber) : Tone::Neutral);
        case IconRole: return QStringLiteral("service");
        default: return {};
        }
    }

private:
    static Tone toneOf(int severity) { return severity >= kError ? Tone::Bad : severity >= kWarn ? Tone::Attention : Tone::Neutral; }

    static QVariant toolTip(const LogRow& row, const LogColumn& column)
    {
        const std::string_view id = column.id;
        if (id == "time")
            return exactTimeText(timeOf(row.record));
        if (id == "message")
            return lineOf(row.message, kLongestMessage).toHtmlEscaped();
        if (id == "trace" && row.link.by == "session")
            return tr("Inferred: the trace of the record's session that ran when it was written");
        return {};
    }

    std::vector<LogRow> m_rows;
};

domain::Result<RowPagePtr> readPage(store::WorkspaceReader& reader, std::span<const std::int64_t> keys)
{
    auto records = reader.logs(keys);
    if (!records)
        return records.error();
    analysis::LogLinker linker(reader);
    std::vector<LogRow> rows;
    rows.reserve(records->size());
    for (store::LogRow& record : *records) {
        const auto decoded = telemetry::decodeLog(record.payload);
        const telemetry::LogView log = decoded ? *decoded : telemetry::LogView();
        const auto link = linker.linkOf(record, log);
        if (!link)
            return link.error();
        LogRow& row = rows.emplace_back();
        row.severity = severityOf(record, log);
        row.message = messageOf(record, log, kLongestMessage);
        row.link = *link;
        record.payload.clear();
        row.record = std::move(record);
    }
    return RowPagePtr(std::make_shared<LogPage>(std::move(rows)));
}

/// The store cannot read messages: the beginnings of all of them are read here, block by block, and sorted. The first rows
/// cost as much as all, so there is no limit.
domain::Result<KeyList> keysByMessage(store::WorkspaceReader& reader, const domain::Filter& filter, bool descending)
{
    constexpr std::size_t kBytes = 40, kPage = 4'096;
    using Beginning = std::array<char, kBytes>;
    auto keys = reader.logKeys(filter, {SortKey::Start, true});
    if (!keys)
        return keys.error();
    std::sort(keys->begin(), keys->end()); // as they arrived: each block is read once
    std::vector<std::pair<Beginning, std::int64_t>> sorted;
    sorted.reserve(keys->size());
    const std::span<const std::int64_t> all(*keys);
    for (std::size_t at = 0; at < all.size(); at += kPage) {
        session::reportProgress(static_cast<std::int64_t>(at), static_cast<std::int64_t>(all.size()));
        const auto records = reader.logs(all.subspan(at, std::min(kPage, all.size() - at)));
        if (!records)
            return records.error();
        for (const store::LogRow& record : *records) {
            const auto log = telemetry::decodeLog(record.payload);
            const std::string message = messageOf(record, log ? *log : telemetry::LogView(), kBytes);
            Beginning& beginning = sorted.emplace_back(Beginning{}, record.key).first;
            std::transform(message.begin(), message.begin() + static_cast<std::ptrdiff_t>(std::min(message.size(), kBytes)), beginning.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        }
    }
    std::sort(sorted.begin(), sorted.end(), [descending](const auto& a, const auto& b) { return descending ? b < a : a < b; });
    KeyList list;
    list.reserve(sorted.size());
    for (const auto& [beginning, key] : sorted)
        list.push_back(key);
    return list;
}

} // namespace

StoreQueries logQueries()
{
    StoreQueries queries;
    queries.columns = describeColumns(kColumns, "LogColumns", {"scope"});
    queries.keys = [](store::WorkspaceReader& reader, const domain::Filter& filter, store::SortOrder order, std::size_t limit) {
        return order.key == SortKey::Message ? keysByMessage(reader, filter, order.descending)
                                             : reader.logKeys(filter, order, limit);
    };
    queries.page = readPage;
    return queries;
}

} // namespace whyglass::tables
