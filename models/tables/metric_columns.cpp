// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cell_text.h"
#include "models/tables/page_source.h"
#include "models/tables/row_column.h"

#include <QCoreApplication>

#include <array>

namespace whyglass::tables {

namespace {

using store::MetricRow;
using store::SortKey;

QString tr(const char* text) { return QCoreApplication::translate("MetricColumns", text); }

QString temporalityText(int temporality)
{
    constexpr int kDelta = 1, kCumulative = 2; // AggregationTemporality of OTLP
    return temporality == kDelta ? tr("delta") : temporality == kCumulative ? tr("cumulative") : noneText();
}

using MetricColumn = RowColumn<MetricRow>;

// THE TABLE: one line is one column.
const std::array kColumns = {
    MetricColumn{"name", QT_TRANSLATE_NOOP("MetricColumns", "Metric"), CellKind::Code, 260, SortKey::Name, false, true,
                 [](const MetricRow& row) { return lineOf(row.name, 200); }},
    MetricColumn{"service", QT_TRANSLATE_NOOP("MetricColumns", "Service"), CellKind::Icon, 140, SortKey::Service, false, false,
                 [](const MetricRow& row) { return row.service.empty() ? unknownText() : lineOf(row.service, 120); },
                 [](const MetricRow& row) { return row.service.empty(); }},
    MetricColumn{"kind", QT_TRANSLATE_NOOP("MetricColumns", "Kind"), CellKind::Text, 96, SortKey::Kind, false, false,
                 [](const MetricRow& row) { return row.kind.empty() ? unknownText() : lineOf(row.kind, 40); },
                 [](const MetricRow& row) { return row.kind.empty(); }},
    MetricColumn{"temporality", QT_TRANSLATE_NOOP("MetricColumns", "Temporality"), CellKind::Text, 96, SortKey::State, false, false,
                 [](const MetricRow& row) { return temporalityText(row.temporality); },
                 [](const MetricRow& row) { return row.temporality == 0; }},
    MetricColumn{"unit", QT_TRANSLATE_NOOP("MetricColumns", "Unit"), CellKind::Text, 80, SortKey::Unit, false, false,
                 [](const MetricRow& row) { return row.unit.empty() ? noneText() : lineOf(row.unit, 40); },
                 [](const MetricRow& row) { return row.unit.empty(); }},
    MetricColumn{"points", QT_TRANSLATE_NOOP("MetricColumns", "Points"), CellKind::Number, 76, SortKey::Points, true, false,
                 [](const MetricRow& row) { return countText(row.points); }},
    MetricColumn{"value", QT_TRANSLATE_NOOP("MetricColumns", "Last value"), CellKind::Number, 100, SortKey::Value, true, false,
                 [](const MetricRow& row) { return digitsText(row.lastValue, 6); }},
    MetricColumn{"time", QT_TRANSLATE_NOOP("MetricColumns", "First"), CellKind::Time, 126, SortKey::Start, false, false,
                 [](const MetricRow& row) { return timeText(row.first); }},
    MetricColumn{"last", QT_TRANSLATE_NOOP("MetricColumns", "Last"), CellKind::Time, 126, SortKey::Last, false, false,
                 [](const MetricRow& row) { return timeText(row.last); }},
    MetricColumn{"exemplars", QT_TRANSLATE_NOOP("MetricColumns", "Exemplars"), CellKind::Number, 84, SortKey::Exemplars, true, false,
                 [](const MetricRow& row) { return countOrNothing(row.exemplars); }},
};

class MetricPage final : public RowPage {
public:
    explicit MetricPage(std::vector<MetricRow> rows) : m_rows(std::move(rows)) {}

    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }

    [[nodiscard]] QVariant data(std::size_t index, int column, int role) const override
    {
        const MetricRow& row = m_rows[index];
        const MetricColumn& shown = kColumns[static_cast<std::size_t>(column)];
        switch (role) {
        case Qt::DisplayRole: return shown.text(row);
        case Qt::ToolTipRole: return toolTip(row, shown);
        case IdRole: return QString::fromStdString(row.name);
        case TraceRole: return row.exemplarTraces.empty() ? QVariant() : QVariant(QString::fromStdString(row.exemplarTraces.front().hex()));
        case UnknownRole: return shown.unknown && shown.unknown(row);
        case IconRole: return QStringLiteral("service");
        default: return {};
        }
    }

private:
    static QVariant toolTip(const MetricRow& row, const MetricColumn& column)
    {
        const std::string_view id = column.id;
        if (id == "name")
            return lineOf(row.name, 1'000).toHtmlEscaped();
        if (id == "time")
            return exactTimeText(row.first);
        if (id == "last")
            return exactTimeText(row.last);
        if (id == "value")
            return digitsText(row.lastValue, 17);
        return {};
    }

    std::vector<MetricRow> m_rows;
};

} // namespace

StoreQueries metricQueries()
{
    StoreQueries queries;
    queries.columns = describeColumns(kColumns, "MetricColumns", {"temporality"});
    queries.keys = [](store::WorkspaceReader& reader, const domain::Filter& filter, store::SortOrder order, std::size_t limit) {
        return reader.metricKeys(filter, order, limit);
    };
    queries.page = [](store::WorkspaceReader& reader, std::span<const std::int64_t> keys) -> domain::Result<RowPagePtr> {
        auto rows = reader.metricRows(keys);
        if (!rows)
            return rows.error();
        return RowPagePtr(std::make_shared<MetricPage>(std::move(rows).value()));
    };
    return queries;
}

} // namespace whyglass::tables
