// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cell_text.h"
#include "models/tables/row_column.h"
#include "models/tables/page_source.h"

#include <QCoreApplication>

#include <array>

namespace whyglass::tables {

namespace {

using store::SortKey;
using store::TraceRow;

QString tr(const char* text) { return QCoreApplication::translate("TraceColumns", text); }

std::int64_t stepsOf(const TraceRow& row, domain::StepKind kind) { return row.steps[static_cast<std::size_t>(kind)]; }

using TraceColumn = RowColumn<TraceRow>;

// THE TABLE: one line is one column.
const std::array kColumns = {
    TraceColumn{"mark", "", CellKind::Mark, 34, SortKey::Severity, false, false, [](const TraceRow&) { return QString(); }},
    TraceColumn{"time", QT_TRANSLATE_NOOP("TraceColumns", "Time"), CellKind::Time, 126, SortKey::Start, false, false,
                [](const TraceRow& row) { return timeText(row.start); }},
    TraceColumn{"name", QT_TRANSLATE_NOOP("TraceColumns", "Root"), CellKind::Text, 220, SortKey::Name, false, true,
                [](const TraceRow& row) { return row.rootName.empty() ? tr("(root not seen)") : lineOf(row.rootName, 200); },
                [](const TraceRow& row) { return row.rootName.empty(); }},
    TraceColumn{"service", QT_TRANSLATE_NOOP("TraceColumns", "Service"), CellKind::Icon, 126, SortKey::Service, false, false,
                [](const TraceRow& row) { return row.service.empty() ? unknownText() : lineOf(row.service, 120); },
                [](const TraceRow& row) { return row.service.empty(); }},
    TraceColumn{"session", QT_TRANSLATE_NOOP("TraceColumns", "Session"), CellKind::Code, 120, SortKey::Session, false, false,
                [](const TraceRow& row) { return namesText(row.sessions); }},
    TraceColumn{"user", QT_TRANSLATE_NOOP("TraceColumns", "User"), CellKind::Text, 100, SortKey::User, false, false,
                [](const TraceRow& row) { return lineOf(row.user, 80); }},
    TraceColumn{"tier", QT_TRANSLATE_NOOP("TraceColumns", "User tier"), CellKind::Text, 80, SortKey::Tier, false, false,
                [](const TraceRow& row) { return lineOf(row.tier, 80); }},
    TraceColumn{"models", QT_TRANSLATE_NOOP("TraceColumns", "Models"), CellKind::Icon, 150, SortKey::Model, false, false,
                [](const TraceRow& row) { return namesText(row.models); }},
    TraceColumn{"spans", QT_TRANSLATE_NOOP("TraceColumns", "Spans"), CellKind::Number, 60, SortKey::Spans, true, false,
                [](const TraceRow& row) { return countText(row.spans); }},
    TraceColumn{"generations", QT_TRANSLATE_NOOP("TraceColumns", "Generations"), CellKind::Count, 98, SortKey::Generations, true, false,
                [](const TraceRow& row) { return countOrNothing(stepsOf(row, domain::StepKind::Generation)); }},
    TraceColumn{"tools", QT_TRANSLATE_NOOP("TraceColumns", "Tools"), CellKind::Count, 52, SortKey::Tools, true, false,
                [](const TraceRow& row) { return countOrNothing(stepsOf(row, domain::StepKind::Tool)); }},
    TraceColumn{"errors", QT_TRANSLATE_NOOP("TraceColumns", "Errors"), CellKind::Count, 64, SortKey::Errors, true, false,
                [](const TraceRow& row) { return countOrNothing(row.errors); }},
    TraceColumn{"findings", QT_TRANSLATE_NOOP("TraceColumns", "Findings"), CellKind::Count, 76, SortKey::Findings, true, false,
                [](const TraceRow& row) { return row.analysed ? countOrNothing(row.findings) : tr("not yet"); },
                [](const TraceRow& row) { return !row.analysed; }},
    TraceColumn{"decisions", QT_TRANSLATE_NOOP("TraceColumns", "Decisions"), CellKind::Count, 84, SortKey::Decisions, true, false,
                [](const TraceRow& row) { return countOrNothing(row.decisions); }},
    TraceColumn{"duration", QT_TRANSLATE_NOOP("TraceColumns", "Duration"), CellKind::Number, 72, SortKey::Duration, true, false,
                [](const TraceRow& row) { return durationText(row.end - row.start); }},
    TraceColumn{"tokens", QT_TRANSLATE_NOOP("TraceColumns", "Tokens"), CellKind::Number, 66, SortKey::Tokens, true, false,
                [](const TraceRow& row) { return row.calls == 0 ? noneText() : tokensText(row.tokens); },
                [](const TraceRow& row) { return !row.tokens.known(); }},
    TraceColumn{"cost", QT_TRANSLATE_NOOP("TraceColumns", "Cost"), CellKind::Number, 66, SortKey::Cost, true, false,
                [](const TraceRow& row) { return row.calls == 0 ? noneText() : moneyText(row.cost); },
                [](const TraceRow& row) { return !row.cost.has_value(); }},
};

class TracePage final : public RowPage {
public:
    explicit TracePage(std::vector<TraceRow> rows) : m_rows(std::move(rows)) {}

    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }

    [[nodiscard]] QVariant data(std::size_t index, int column, int role) const override
    {
        const TraceRow& row = m_rows[index];
        const TraceColumn& shown = kColumns[static_cast<std::size_t>(column)];
        switch (role) {
        case Qt::DisplayRole: return shown.text(row);
        case Qt::ToolTipRole: return toolTip(row, shown);
        case IdRole:
        case TraceRole: return QString::fromStdString(row.trace.hex());
        case UnknownRole: return shown.unknown && shown.unknown(row);
        case SeverityRole: return row.findings == 0 ? QVariant() : QVariant(static_cast<int>(row.worst));
        case HollowRole: return true;
        case ToneRole: return static_cast<int>(std::string_view(shown.id) == "errors" && row.errors > 0 ? Tone::Bad : Tone::Neutral);
        case IconRole: return std::string_view(shown.id) == "service" ? QStringLiteral("service") : QStringLiteral("llm");
        default: return {};
        }
    }

private:
    static QVariant toolTip(const TraceRow& row, const TraceColumn& column)
    {
        const std::string_view id = column.id;
        if (id == "time")
            return exactTimeText(row.start);
        if (id == "name" && !row.complete)
            return tr("A parent span has not arrived");
        return leftOutTip(id, row.unpricedCalls, row.unknownCalls);
    }

    std::vector<TraceRow> m_rows;
};

} // namespace

StoreQueries traceQueries()
{
    StoreQueries queries;
    queries.columns = describeColumns(kColumns, "TraceColumns", {"session", "user", "tier"});
    queries.keys = [](store::WorkspaceReader& reader, const domain::Filter& filter, store::SortOrder order, std::size_t limit) {
        return reader.traceKeys(filter, order, limit);
    };
    queries.page = [](store::WorkspaceReader& reader, std::span<const std::int64_t> keys) -> domain::Result<RowPagePtr> {
        auto rows = reader.traces(keys);
        if (!rows)
            return rows.error();
        return RowPagePtr(std::make_shared<TracePage>(std::move(rows).value()));
    };
    return queries;
}

} // namespace whyglass::tables
