// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/step_pair_model.h"

#include "models/analysis/compare/comparison_text.h"
#include "models/format/format.h"

namespace whyglass::tables {

namespace {

using analysis::StepRelation;

constexpr std::size_t kNameBytes = 120;
constexpr std::size_t kDetailBytes = 300;
constexpr std::size_t kToolTipChanges = 12;

QString plain(const std::string& text, std::size_t bytes) { return QString::fromStdString(format::visible(text, bytes)); }

QString stepText(const analysis::ComparedStep* step)
{
    if (!step)
        return StepPairModel::tr("no such step");
    QStringList parts{plain(step->name, kNameBytes)};
    if (step->failed)
        parts.append(StepPairModel::tr("failed"));
    if (!step->detail.empty())
        parts.append(plain(step->detail, kDetailBytes));
    parts.append(QString::fromStdString(format::duration(step->duration)));
    return parts.join(QStringLiteral(", "));
}

QString changesText(const analysis::StepPair& pair)
{
    QStringList lines;
    for (const analysis::StepChange& change : pair.changes) {
        if (lines.size() >= static_cast<qsizetype>(kToolTipChanges))
            break;
        const auto side = [](const std::optional<std::string>& text) { return text ? plain(*text, kDetailBytes) : QStringLiteral("–"); };
        lines.append(plain(change.field, kNameBytes) + QStringLiteral(": ") + side(change.a) + QStringLiteral(" → ") + side(change.b));
    }
    return lines.join(u'\n');
}

} // namespace

QString betweenWord(const analysis::StepPair& pair)
{
    switch (pair.relation) {
    case StepRelation::Same: return QStringLiteral("=");
    case StepRelation::Values: return StepPairModel::tr("values");
    case StepRelation::OnlyA: return StepPairModel::tr("only A");
    case StepRelation::OnlyB: return StepPairModel::tr("only B");
    case StepRelation::Differs: break;
    }
    const std::string word = analysis::relationWord(pair);
    if (word == "output")
        return StepPairModel::tr("output");
    if (word == "result")
        return StepPairModel::tr("result");
    if (word == "calls")
        return StepPairModel::tr("calls");
    if (word == "model")
        return StepPairModel::tr("model");
    if (word == "status" || word == "error")
        return StepPairModel::tr("error");
    if (word == "ending")
        return StepPairModel::tr("ending");
    if (word == "documents")
        return StepPairModel::tr("documents");
    return StepPairModel::tr("differs");
}

void StepPairModel::setComparison(ComparisonPtr comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    endResetModel();
}

const analysis::StepPair& StepPairModel::pair(int row) const { return m_comparison->steps[static_cast<std::size_t>(row)]; }

const analysis::ComparedStep* StepPairModel::step(int row, Column side) const
{
    const int index = side == SideA ? pair(row).a : pair(row).b;
    const auto& steps = side == SideA ? m_comparison->a.steps : m_comparison->b.steps;
    return index < 0 ? nullptr : &steps[static_cast<std::size_t>(index)];
}

bool StepPairModel::isFirstDivergence(int row) const
{
    return m_comparison && m_comparison->firstDivergence == static_cast<std::size_t>(row);
}

int StepPairModel::nextDifference(int row, bool backwards) const
{
    const int by = backwards ? -1 : 1;
    for (int at = row + by; at >= 0 && at < rowCount(); at += by) {
        if (pair(at).relation != StepRelation::Same)
            return at;
    }
    return -1;
}

int StepPairModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->steps.size());
}

int StepPairModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 3; }

QVariant StepPairModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::DisplayRole)
        return column == Between ? betweenWord(pair(index.row())) : stepText(step(index.row(), column));
    if (role == Qt::AccessibleTextRole && column == Between)
        return isFirstDivergence(index.row()) ? tr("first divergence, %1").arg(betweenWord(pair(index.row()))) : betweenWord(pair(index.row()));
    if (role == Qt::ToolTipRole && column == Between)
        return changesText(pair(index.row())).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    if (role == Qt::ToolTipRole)
        return stepText(step(index.row(), column)).toHtmlEscaped();
    return {};
}

QVariant StepPairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == SideA ? tr("A") : section == SideB ? tr("B") : tr("Relation");
}

} // namespace whyglass::tables
