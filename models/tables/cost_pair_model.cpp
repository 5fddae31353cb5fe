// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cost_pair_model.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"

#include <algorithm>
#include <cstdlib>

namespace whyglass::tables {

namespace {

constexpr std::size_t kNameBytes = 120;
/// A tenth of all that differs stands out.
constexpr std::int64_t kMajorShare = 10;

/// Nano-dollars: the sums are rounded once, the steps each.
constexpr std::int64_t kLeastOutside = 1'000;

using analysis::ComparedStep;

bool tellsCost(const ComparedStep* step) { return step && (step->cost || step->tokens.known()); }

/// A step that another span tells too is in the sums there; of a model call that tells nothing nothing is known.
std::optional<domain::Money> costOf(const ComparedStep* step)
{
    const bool isCall = step && (tellsCost(step) || step->kind == domain::StepKind::Generation);
    const bool elsewhere = tellsCost(step) && !step->summed;
    return isCall && !elsewhere ? step->cost : domain::Money{};
}

QString signedMoney(domain::Money money)
{
    return money.nano == 0 ? QStringLiteral("=") : moneyChangeText(money);
}

QString tokensLine(const domain::TokenUsage& tokens)
{
    const auto count = [](std::int64_t value) { return QString::fromStdString(format::tokens(value)); };
    QStringList parts;
    if (tokens.input)
        parts.append(CostPairModel::tr("%1 in").arg(count(*tokens.input)));
    if (tokens.cacheRead.value_or(0) > 0)
        parts.append(CostPairModel::tr("of it %1 from the cache").arg(count(*tokens.cacheRead)));
    if (tokens.output)
        parts.append(CostPairModel::tr("%1 out").arg(count(*tokens.output)));
    return parts.isEmpty() ? CostPairModel::tr("tokens unknown") : parts.join(QStringLiteral(", "));
}

} // namespace

void CostPairModel::setComparison(ComparisonPtr comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_rows.clear();
    m_moved = 0;
    for (std::size_t i = 0; m_comparison && i < m_comparison->steps.size(); ++i) {
        if (tellsCost(m_comparison->stepA(i)) || tellsCost(m_comparison->stepB(i)))
            m_rows.push_back(static_cast<int>(i));
    }
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        m_moved += std::abs(difference(row).value_or(domain::Money{}).nano);
    endResetModel();
}

std::optional<domain::Money> CostPairModel::difference(int row) const
{
    const auto a = costOf(step(row, SideA));
    const auto b = costOf(step(row, SideB));
    if (!a || !b)
        return std::nullopt;
    return m_comparison->olderIsA() ? *b - *a : *a - *b;
}

std::optional<PairCell> CostPairModel::cell(int row, Column side) const
{
    const ComparedStep* one = step(row, side);
    if (!one)
        return std::nullopt;
    PairCell shown;
    shown.kind = one->kind;
    shown.name = lineOf(one->name, kNameBytes);
    shown.detail = tellsCost(one) ? tokensLine(one->tokens) : tr("no tokens, no cost told");
    shown.failed = one->failed;
    if (tellsCost(one) && !one->summed)
        shown.figure = tr("counted elsewhere");
    else if (one->cost)
        shown.figure = moneyText(one->cost);
    else
        shown.figure = one->unpriced ? tr("unpriced") : unknownText();
    return shown;
}

QString CostPairModel::between(int row) const
{
    const auto money = difference(row);
    return money ? signedMoney(*money) : unknownText();
}

PairModel::Weight CostPairModel::weight(int row) const
{
    const auto money = difference(row);
    if (!money)
        return Weight::Minor;
    if (money->nano == 0)
        return Weight::Same;
    return std::abs(money->nano) * kMajorShare >= m_moved ? Weight::Major : Weight::Minor;
}

QString CostPairModel::missing() const { return tr("no such step"); }

/// "A $0.21, 54.2k tokens", and what of it the steps do not tell.
QString CostPairModel::sideSummary(const analysis::ComparedSide& side, const QString& letter) const
{
    QString text = letter + u' ' + moneyText(side.cost);
    if (const auto tokens = side.tokens.total())
        text += QStringLiteral(", ") + tr("%1 tokens").arg(QString::fromStdString(format::tokens(*tokens)));
    domain::Money told;
    for (const ComparedStep& one : side.steps)
        told = told + (one.summed ? one.cost.value_or(domain::Money{}) : domain::Money{});
    if (side.cost && side.cost->nano - told.nano >= kLeastOutside)
        text += QStringLiteral(", ") + tr("%1 of it outside these steps").arg(moneyText(*side.cost - told));
    return text;
}

QString CostPairModel::summary() const
{
    if (m_rows.empty())
        return tr("No step of either side tells tokens or cost");
    const analysis::Comparison& comparison = *m_comparison;
    QStringList parts{sideSummary(comparison.a, tr("A")), sideSummary(comparison.b, tr("B"))};
    if (comparison.a.cost && comparison.b.cost) {
        const domain::Money more = comparison.olderIsA() ? *comparison.b.cost - *comparison.a.cost : *comparison.a.cost - *comparison.b.cost;
        parts.append(tr("%1, the newer, against %2: %3").arg(comparison.olderIsA() ? tr("B") : tr("A"), comparison.olderIsA() ? tr("A") : tr("B"), signedMoney(more)));
    }
    const auto isUnpriced = [](const ComparedStep& one) { return one.unpriced; };
    const auto unpriced = std::count_if(comparison.a.steps.begin(), comparison.a.steps.end(), isUnpriced)
        + std::count_if(comparison.b.steps.begin(), comparison.b.steps.end(), isUnpriced);
    if (unpriced > 0)
        parts.append(unpriced == 1 ? tr("1 step unpriced") : tr("%1 steps unpriced").arg(unpriced));
    return parts.join(QStringLiteral("   "));
}

int CostPairModel::foremost() const
{
    int best = -1;
    std::int64_t most = 0;
    for (int row = 0; row < rowCount(); ++row) {
        const std::int64_t moved = std::abs(difference(row).value_or(domain::Money{}).nano);
        if (moved > most) {
            most = moved;
            best = row;
        }
    }
    return best;
}

int CostPairModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

QString CostPairModel::betweenTip(int row) const
{
    const auto money = difference(row);
    return money ? tr("The newer run less the older: %1").arg(QString::fromStdString(format::moneyExact(*money)))
                 : tr("The cost of one of the two is not known");
}

} // namespace whyglass::tables
