// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cell_text.h"
#include "models/tables/page_source.h"
#include "models/tables/row_column.h"

#include <QCoreApplication>

#include <array>

namespace whyglass::tables {

namespace {

using store::SessionRow;
using store::SortKey;

QString tr(const char* text) { return QCoreApplication::translate("SessionColumns", text); }

using SessionColumn = RowColumn<SessionRow>;

// THE TABLE: one line is one column.
const std::array kColumns = {
    SessionColumn{"mark", "", CellKind::Mark, 34, SortKey::Severity, false, false, [](const SessionRow&) { return QString(); }},
    SessionColumn{"time", QT_TRANSLATE_NOOP("SessionColumns", "Began"), CellKind::Time, 126, SortKey::Start, false, false,
                  [](const SessionRow& row) { return timeText(row.first); }},
    SessionColumn{"last", QT_TRANSLATE_NOOP("SessionColumns", "Last active"), CellKind::Time, 126, SortKey::Last, false, false,
                  [](const SessionRow& row) { return timeText(row.last); }},
    SessionColumn{"session", QT_TRANSLATE_NOOP("SessionColumns", "Session"), CellKind::Code, 160, SortKey::Session, false, true,
                  [](const SessionRow& row) { return lineOf(row.session, 200); }},
    SessionColumn{"user", QT_TRANSLATE_NOOP("SessionColumns", "User"), CellKind::Text, 110, SortKey::User, false, false,
                  [](const SessionRow& row) { return row.users.empty() ? unknownText() : namesText(row.users); },
                  [](const SessionRow& row) { return row.users.empty(); }},
    SessionColumn{"tier", QT_TRANSLATE_NOOP("SessionColumns", "User tier"), CellKind::Text, 80, SortKey::Tier, false, false,
                  [](const SessionRow& row) { return row.tiers.empty() ? unknownText() : namesText(row.tiers); },
                  [](const SessionRow& row) { return row.tiers.empty(); }},
    SessionColumn{"service", QT_TRANSLATE_NOOP("SessionColumns", "Services"), CellKind::Icon, 126, SortKey::Service, false, false,
                  [](const SessionRow& row) { return row.services.empty() ? unknownText() : namesText(row.services); },
                  [](const SessionRow& row) { return row.services.empty(); }},
    SessionColumn{"models", QT_TRANSLATE_NOOP("SessionColumns", "Models"), CellKind::Icon, 150, SortKey::Model, false, false,
                  [](const SessionRow& row) { return namesText(row.models); }},
    SessionColumn{"traces", QT_TRANSLATE_NOOP("SessionColumns", "Traces"), CellKind::Number, 60, SortKey::Traces, true, false,
                  [](const SessionRow& row) { return countText(row.traces); }},
    SessionColumn{"spans", QT_TRANSLATE_NOOP("SessionColumns", "Spans"), CellKind::Number, 60, SortKey::Spans, true, false,
                  [](const SessionRow& row) { return countText(row.spans); }},
    SessionColumn{"errors", QT_TRANSLATE_NOOP("SessionColumns", "Errors"), CellKind::Count, 64, SortKey::Errors, true, false,
                  [](const SessionRow& row) { return countOrNothing(row.errors); }},
    SessionColumn{"findings", QT_TRANSLATE_NOOP("SessionColumns", "Findings"), CellKind::Count, 76, SortKey::Findings, true, false,
                  [](const SessionRow& row) { return row.analysed ? countOrNothing(row.findings) : tr("not yet"); },
                  [](const SessionRow& row) { return !row.analysed; }},
    SessionColumn{"decisions", QT_TRANSLATE_NOOP("SessionColumns", "Decisions"), CellKind::Count, 84, SortKey::Decisions, true, false,
                  [](const SessionRow& row) { return countOrNothing(row.decisions); }},
    SessionColumn{"duration", QT_TRANSLATE_NOOP("SessionColumns", "Duration"), CellKind::Number, 72, SortKey::Duration, true, false,
                  [](const SessionRow& row) { return durationText(row.last - row.first); }},
    SessionColumn{"tokens", QT_TRANSLATE_NOOP("SessionColumns", "Tokens"), CellKind::Number, 66, SortKey::Tokens, true, false,
                  [](const SessionRow& row) { return row.calls == 0 ? noneText() : tokensText(row.tokens); },
                  [](const SessionRow& row) { return !row.tokens.known(); }},
    SessionColumn{"cost", QT_TRANSLATE_NOOP("SessionColumns", "Cost"), CellKind::Number, 66, SortKey::Cost, true, false,
                  [](const SessionRow& row) { return row.calls == 0 ? noneText() : moneyText(row.cost); },
                  [](const SessionRow& row) { return !row.cost.has_value(); }},
};

class SessionPage final : public RowPage {
public:
    explicit SessionPage(std::vector<SessionRow> rows) : m_rows(std::move(rows)) {}

    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }

    [[nodiscard]] QVariant data(std::size_t index, int column, int role) const override
    {
        const SessionRow& row = m_rows[index];
        const SessionColumn& shown = kColumns[static_cast<std::size_t>(column)];
        switch (role) {
        case Qt::DisplayRole: return shown.text(row);
        case Qt::ToolTipRole: return toolTip(row, shown);
        case IdRole: return QString::fromStdString(row.session);
        case UnknownRole: return shown.unknown && shown.unknown(row);
        case SeverityRole: return row.findings == 0 ? QVariant() : QVariant(static_cast<int>(row.worst));
        case HollowRole: return true;
        case ToneRole: return static_cast<int>(std::string_view(shown.id) == "errors" && row.errors > 0 ? Tone::Bad : Tone::Neutral);
        case IconRole: return std::string_view(shown.id) == "service" ? QStringLiteral("service") : QStringLiteral("llm");
        default: return {};
        }
    }

private:
    static QVariant toolTip(const SessionRow& row, const SessionColumn& column)
    {
        const std::string_view id = column.id;
        if (id == "time")
            return exactTimeText(row.first);
        if (id == "last")
            return exactTimeText(row.last);
        if (id == "session")
            return lineOf(row.session, 1'000).toHtmlEscaped();
        return leftOutTip(id, row.unpricedCalls, row.unknownCalls);
    }

    std::vector<SessionRow> m_rows;
};

} // namespace

StoreQueries sessionQueries()
{
    StoreQueries queries;
    queries.columns = describeColumns(kColumns, "SessionColumns", {"last", "tier", "service"});
    queries.keys = [](store::WorkspaceReader& reader, const domain::Filter& filter, store::SortOrder order, std::size_t limit) {
        return reader.sessionKeys(filter, order, limit);
    };
    queries.page = [](store::WorkspaceReader& reader, std::span<const std::int64_t> keys) -> domain::Result<RowPagePtr> {
        auto rows = reader.sessions(keys);
        if (!rows)
            return rows.error();
        return RowPagePtr(std::make_shared<SessionPage>(std::move(rows).value()));
    };
    return queries;
}

} // namespace whyglass::tables
