// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cell_text.h"
#include "models/tables/row_column.h"
#include "models/tables/page_source.h"
#include "models/words/told.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>

namespace whyglass::tables {

namespace {

using domain::Decision;
using store::SortKey;

struct DecisionRow {
    Decision decision;
    std::vector<domain::Finding> findings; ///< worst first
};

QString tr(const char* text) { return QCoreApplication::translate("DecisionColumns", text); }

QString subjectOf(const Decision& decision)
{
    return decision.subject.empty() ? unknownText() : lineOf(decision.subject.front().second, 80);
}

QString aboutOf(const Decision& decision)
{
    QStringList parts;
    for (std::size_t i = 1; i < decision.subject.size(); ++i)
        parts.append(lineOf(decision.subject[i].second, 80));
    return parts.join(QStringLiteral(" · "));
}

QString subjectToolTip(const Decision& decision)
{
    QStringList lines;
    for (const auto& [key, value] : decision.subject)
        lines.append(lineOf(key, 80) + QStringLiteral(": ") + lineOf(value, 200));
    return lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

using DecisionColumn = RowColumn<DecisionRow>;

// THE TABLE: one line is one column.
const std::array kColumns = {
    DecisionColumn{"mark", "", CellKind::Mark, 32, SortKey::Severity, false, false, [](const DecisionRow&) { return QString(); }},
    DecisionColumn{"time", QT_TRANSLATE_NOOP("DecisionColumns", "Time"), CellKind::Time, 126, SortKey::Start, false, false,
                   [](const DecisionRow& row) { return timeText(row.decision.start); }},
    DecisionColumn{"subject", QT_TRANSLATE_NOOP("DecisionColumns", "Subject"), CellKind::Code, 92, SortKey::Subject, false, false,
                   [](const DecisionRow& row) { return subjectOf(row.decision); },
                   [](const DecisionRow& row) { return row.decision.subject.empty(); }},
    DecisionColumn{"about", QT_TRANSLATE_NOOP("DecisionColumns", "About"), CellKind::Text, 140, SortKey::About, false, false,
                   [](const DecisionRow& row) { return aboutOf(row.decision); }},
    DecisionColumn{"result", QT_TRANSLATE_NOOP("DecisionColumns", "Result"), CellKind::Result, 86, SortKey::Result, false, false,
                   [](const DecisionRow& row) { return row.decision.result.empty() ? unknownText() : lineOf(row.decision.result, 60); },
                   [](const DecisionRow& row) { return row.decision.result.empty(); }},
    DecisionColumn{"confidence", QT_TRANSLATE_NOOP("DecisionColumns", "Confidence"), CellKind::Confidence, 100, SortKey::Confidence, false, false,
                   [](const DecisionRow& row) { return row.decision.confidence ? decimalText(*row.decision.confidence, 2) : noneText(); },
                   [](const DecisionRow& row) { return !row.decision.confidence.has_value(); }},
    DecisionColumn{"amount", QT_TRANSLATE_NOOP("DecisionColumns", "Amount"), CellKind::Number, 96, SortKey::Amount, true, false,
                   [](const DecisionRow& row) { return row.decision.amount ? amountText(*row.decision.amount) : noneText(); },
                   [](const DecisionRow& row) { return !row.decision.amount.has_value(); }},
    DecisionColumn{"agent", QT_TRANSLATE_NOOP("DecisionColumns", "Agent"), CellKind::Icon, 124, SortKey::Agent, false, false,
                   [](const DecisionRow& row) { return row.decision.agent.empty() ? unknownText() : lineOf(row.decision.agent, 80); },
                   [](const DecisionRow& row) { return row.decision.agent.empty(); }},
    DecisionColumn{"model", QT_TRANSLATE_NOOP("DecisionColumns", "Model"), CellKind::Icon, 136, SortKey::Model, false, false,
                   [](const DecisionRow& row) { return row.decision.model.empty() ? unknownText() : lineOf(row.decision.model, 80); },
                   [](const DecisionRow& row) { return row.decision.model.empty(); }},
    DecisionColumn{"findings", QT_TRANSLATE_NOOP("DecisionColumns", "Findings"), CellKind::Chips, 200, SortKey::Findings, false, true,
                   [](const DecisionRow& row) {
                       QStringList titles;
                       for (const domain::Finding& finding : row.findings)
                           titles.append(lineOf(words::told(finding.title), 120));
                       return titles.join(QStringLiteral(", "));
                   }},
    DecisionColumn{"duration", QT_TRANSLATE_NOOP("DecisionColumns", "Duration"), CellKind::Number, 72, SortKey::Duration, true, false,
                   [](const DecisionRow& row) { return durationText(row.decision.duration); }},
    DecisionColumn{"tokens", QT_TRANSLATE_NOOP("DecisionColumns", "Tokens"), CellKind::Number, 66, SortKey::Tokens, true, false,
                   [](const DecisionRow& row) { return tokensText(row.decision.tokens); },
                   [](const DecisionRow& row) { return !row.decision.tokens.known(); }},
    DecisionColumn{"cost", QT_TRANSLATE_NOOP("DecisionColumns", "Cost"), CellKind::Number, 66, SortKey::Cost, true, false,
                   [](const DecisionRow& row) { return moneyText(row.decision.cost); },
                   [](const DecisionRow& row) { return !row.decision.cost.has_value(); }},
};

QVariant chipsOf(const DecisionRow& row)
{
    CellChips chips;
    for (const domain::Finding& finding : row.findings)
        chips.append({detectorName(finding.detector), finding.severity});
    return QVariant::fromValue(chips);
}

class DecisionPage final : public RowPage {
public:
    explicit DecisionPage(std::vector<DecisionRow> rows) : m_rows(std::move(rows)) {}

    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }

    [[nodiscard]] QVariant data(std::size_t index, int column, int role) const override
    {
        const DecisionRow& row = m_rows[index];
        const Decision& decision = row.decision;
        const DecisionColumn& shown = kColumns[static_cast<std::size_t>(column)];
        switch (role) {
        case Qt::DisplayRole: return shown.text(row);
        case Qt::ToolTipRole: return toolTip(row, shown);
        case IdRole: return QString::fromStdString(decision.id);
        case TraceRole: return QString::fromStdString(decision.trace.hex());
        case SpanRole: return QString::fromStdString(decision.span.hex());
        case UnknownRole: return shown.unknown && shown.unknown(row);
        case SeverityRole: return row.findings.empty() ? QVariant() : QVariant(static_cast<int>(row.findings.front().severity));
        case ToneRole: return static_cast<int>(shown.kind == CellKind::Result ? toneOfResult(decision.result) : Tone::Neutral);
        case FractionRole: return decision.confidence ? QVariant(*decision.confidence) : QVariant();
        case ChipsRole: return shown.kind == CellKind::Chips ? chipsOf(row) : QVariant();
        case IconRole: return std::string_view(shown.id) == "agent" ? QStringLiteral("agent") : QStringLiteral("llm");
        default: return {};
        }
    }

private:
    static QVariant toolTip(const DecisionRow& row, const DecisionColumn& column)
    {
        const std::string_view id = column.id;
        if (id == "time")
            return exactTimeText(row.decision.start);
        if (id == "subject" || id == "about")
            return subjectToolTip(row.decision);
        if (id == "result" && !row.decision.isExplicit)
            return tr("Inferred from: %1").arg(lineOf(words::told(row.decision.source), 120)).toHtmlEscaped();
        if (id == "findings")
            return column.text(row).toHtmlEscaped();
        return {};
    }

    std::vector<DecisionRow> m_rows;
};

void sortWorstFirst(std::vector<domain::Finding>& findings)
{
    std::stable_sort(findings.begin(), findings.end(),
                     [](const domain::Finding& a, const domain::Finding& b) { return a.severity > b.severity; });
}

domain::Result<RowPagePtr> readPage(store::WorkspaceReader& reader, std::span<const std::int64_t> keys)
{
    auto decisions = reader.decisions(keys);
    if (!decisions)
        return decisions.error();
    std::map<domain::TraceId, std::vector<domain::Finding>> findings;
    std::vector<DecisionRow> rows;
    rows.reserve(decisions->size());
    for (Decision& decision : *decisions) {
        auto known = findings.find(decision.trace);
        if (known == findings.end()) {
            auto read = reader.findingsOfTrace(decision.trace);
            if (!read)
                return read.error();
            known = findings.emplace(decision.trace, std::move(read).value()).first;
        }
        DecisionRow row{std::move(decision), {}};
        std::copy_if(known->second.begin(), known->second.end(), std::back_inserter(row.findings),
                     [&](const domain::Finding& finding) { return finding.decisionId == row.decision.id; });
        sortWorstFirst(row.findings);
        rows.push_back(std::move(row));
    }
    return RowPagePtr(std::make_shared<DecisionPage>(std::move(rows)));
}

} // namespace

StoreQueries decisionQueries()
{
    StoreQueries queries;
    queries.columns = describeColumns(kColumns, "DecisionColumns", {"agent"});
    queries.keys = [](store::WorkspaceReader& reader, const domain::Filter& filter, store::SortOrder order, std::size_t limit) {
        return reader.decisionKeys(filter, order, limit);
    };
    queries.page = readPage;
    return queries;
}

} // namespace whyglass::tables
