// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cell_text.h"
#include "models/tables/row_column.h"
#include "models/tables/page_source.h"
#include "models/words/told.h"

#include <QCoreApplication>

#include <array>
#include <map>

namespace whyglass::tables {

namespace {

using domain::Finding;
using store::SortKey;

struct FindingRow {
    Finding finding;
    std::optional<domain::Decision> decision; ///< that depends on it
};

QString tr(const char* text) { return QCoreApplication::translate("FindingColumns", text); }

QString stateText(domain::FindingState state)
{
    switch (state) {
    case domain::FindingState::Open: return tr("open");
    case domain::FindingState::Confirmed: return tr("confirmed");
    case domain::FindingState::Dismissed: return tr("dismissed");
    }
    return {};
}

using FindingColumn = RowColumn<FindingRow>;

// THE TABLE: one line is one column.
const std::array kColumns = {
    FindingColumn{"mark", "", CellKind::Mark, 34, SortKey::Severity, false, false, [](const FindingRow&) { return QString(); }},
    FindingColumn{"time", QT_TRANSLATE_NOOP("FindingColumns", "Time"), CellKind::Time, 130, SortKey::Start, false, false,
                  [](const FindingRow& row) { return timeText(row.finding.time); }},
    FindingColumn{"title", QT_TRANSLATE_NOOP("FindingColumns", "Finding"), CellKind::Text, 180, SortKey::Name, false, true,
                  [](const FindingRow& row) { return lineOf(words::told(row.finding.title), 200); }},
    FindingColumn{"subject", QT_TRANSLATE_NOOP("FindingColumns", "Decision"), CellKind::Code, 92, SortKey::Subject, false, false,
                  [](const FindingRow& row) {
                      if (!row.decision)
                          return noneText();
                      return row.decision->subject.empty() ? lineOf(row.decision->id) : lineOf(row.decision->subject.front().second, 60);
                  },
                  [](const FindingRow& row) { return !row.decision.has_value(); }},
    FindingColumn{"result", QT_TRANSLATE_NOOP("FindingColumns", "Result"), CellKind::Result, 92, SortKey::Result, false, false,
                  [](const FindingRow& row) { return row.decision ? lineOf(row.decision->result, 60) : QString(); }},
    FindingColumn{"detector", QT_TRANSLATE_NOOP("FindingColumns", "Detector"), CellKind::Text, 140, SortKey::Detector, false, false,
                  [](const FindingRow& row) { return detectorName(row.finding.detector); }},
    FindingColumn{"state", QT_TRANSLATE_NOOP("FindingColumns", "State"), CellKind::Text, 84, SortKey::State, false, false,
                  [](const FindingRow& row) { return stateText(row.finding.state); }},
};

class FindingPage final : public RowPage {
public:
    explicit FindingPage(std::vector<FindingRow> rows) : m_rows(std::move(rows)) {}

    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }

    [[nodiscard]] QVariant data(std::size_t index, int column, int role) const override
    {
        const FindingRow& row = m_rows[index];
        const FindingColumn& shown = kColumns[static_cast<std::size_t>(column)];
        switch (role) {
        case Qt::DisplayRole: return shown.text(row);
        case Qt::ToolTipRole: return lineOf(words::told(row.finding.explanation), 600).toHtmlEscaped();
        case IdRole: return QString::fromStdString(row.finding.id);
        case TraceRole: return QString::fromStdString(row.finding.trace.hex());
        case SpanRole: return QString::fromStdString(row.finding.span.hex());
        case UnknownRole: return shown.unknown && shown.unknown(row);
        case SeverityRole: return static_cast<int>(row.finding.severity);
        case ToneRole: return static_cast<int>(row.decision && shown.kind == CellKind::Result ? toneOfResult(row.decision->result) : Tone::Neutral);
        default: return {};
        }
    }

private:
    std::vector<FindingRow> m_rows;
};

domain::Result<RowPagePtr> readPage(store::WorkspaceReader& reader, std::span<const std::int64_t> keys)
{
    auto findings = reader.findings(keys);
    if (!findings)
        return findings.error();
    std::map<std::string, std::optional<domain::Decision>> decisions;
    std::vector<FindingRow> rows;
    rows.reserve(findings->size());
    for (Finding& finding : *findings) {
        FindingRow row{std::move(finding), {}};
        if (const std::string& id = row.finding.decisionId; !id.empty()) {
            auto known = decisions.find(id);
            if (known == decisions.end()) {
                auto read = reader.decision(id);
                if (!read)
                    return read.error();
                known = decisions.emplace(id, std::move(read).value()).first;
            }
            row.decision = known->second;
        }
        rows.push_back(std::move(row));
    }
    return RowPagePtr(std::make_shared<FindingPage>(std::move(rows)));
}

} // namespace

StoreQueries findingQueries()
{
    StoreQueries queries;
    queries.columns = describeColumns(kColumns, "FindingColumns", {"detector", "state"});
    queries.keys = [](store::WorkspaceReader& reader, const domain::Filter& filter, store::SortOrder order, std::size_t limit) {
        return reader.findingKeys(filter, order, limit);
    };
    queries.page = readPage;
    return queries;
}

} // namespace whyglass::tables
