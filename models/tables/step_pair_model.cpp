// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/step_pair_model.h"

#include "models/analysis/compare/comparison_text.h"
#include "models/format/format.h"
#include "models/tables/cell_text.h"

namespace whyglass::tables {

namespace {

using analysis::StepRelation;

constexpr std::size_t kNameBytes = 120;
constexpr std::size_t kDetailBytes = 300;
constexpr std::size_t kToolTipChanges = 12;

QString plain(const std::string& text, std::size_t bytes) { return QString::fromStdString(format::visible(text, bytes)); }

QString wordOf(const analysis::StepPair& pair)
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

QString countOf(const analysis::Comparison& comparison, StepRelation relation) { return countText(static_cast<std::int64_t>(comparison.count(relation))); }

} // namespace

void StepPairModel::setComparison(ComparisonPtr comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    endResetModel();
}

const analysis::StepPair& StepPairModel::pair(int row) const { return m_comparison->steps[static_cast<std::size_t>(row)]; }

std::optional<PairCell> StepPairModel::cell(int row, Column side) const
{
    const analysis::ComparedStep* one = step(row, side);
    if (!one)
        return std::nullopt;
    PairCell shown;
    shown.kind = one->kind;
    shown.name = plain(one->name, kNameBytes);
    shown.detail = plain(one->detail, kDetailBytes);
    shown.figure = QString::fromStdString(format::duration(one->duration));
    shown.strong = one->kind == domain::StepKind::Decision || isFirstDivergence(row);
    shown.failed = one->failed;
    return shown;
}

QString StepPairModel::between(int row) const { return wordOf(pair(row)); }

PairModel::Weight StepPairModel::weight(int row) const
{
    switch (pair(row).relation) {
    case StepRelation::Same: return Weight::Same;
    case StepRelation::Values: return Weight::Minor;
    default: return Weight::Major;
    }
}

QString StepPairModel::missing() const { return tr("no such step"); }

QString StepPairModel::summary() const
{
    const analysis::Comparison& comparison = *m_comparison;
    QStringList parts{tr("%1 steps aligned").arg(countText(static_cast<std::int64_t>(comparison.steps.size()))),
                      tr("%1 the same").arg(countOf(comparison, StepRelation::Same)), tr("%1 with other values").arg(countOf(comparison, StepRelation::Values)),
                      tr("%1 differ").arg(countOf(comparison, StepRelation::Differs)), tr("%1 only in A").arg(countOf(comparison, StepRelation::OnlyA)),
                      tr("%1 only in B").arg(countOf(comparison, StepRelation::OnlyB))};
    if (comparison.everySpan)
        parts.append(tr("no steps of agents: all spans are compared"));
    return parts.join(QStringLiteral("   "));
}

int StepPairModel::foremost() const { return m_comparison && m_comparison->firstDivergence ? static_cast<int>(*m_comparison->firstDivergence) : -1; }

bool StepPairModel::isFirstDivergence(int row) const { return row == foremost(); }

int StepPairModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->steps.size());
}

QString StepPairModel::betweenTip(int row) const { return changesText(pair(row)); }

} // namespace whyglass::tables
