// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/prompt_pair_model.h"

#include "models/tables/cell_text.h"

#include <algorithm>

namespace whyglass::tables {

void PromptPairModel::setPrompts(ComparisonPtr comparison, std::vector<analysis::PromptPair> pairs)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_pairs = std::move(pairs);
    endResetModel();
}

const analysis::ComparedStep* PromptPairModel::step(int row, Column side) const
{
    const analysis::ComparedStep* one = PairModel::step(row, side);
    return one && (one->systemPrompt != 0 || !one->prompt.empty()) ? one : nullptr;
}

std::optional<PairCell> PromptPairModel::cell(int row, Column side) const
{
    const analysis::ComparedStep* one = step(row, side);
    if (!one)
        return std::nullopt;
    PairCell shown;
    shown.kind = one->kind;
    shown.name = one->prompt.empty() ? tr("system prompt without a name") : lineOf(one->prompt, 120);
    QStringList details;
    for (const std::string& detail : {one->agent, one->name}) {
        if (!detail.empty())
            details.append(lineOf(detail, 80));
    }
    if (one->systemPrompt == 0)
        details.append(tr("text not recorded"));
    shown.detail = details.join(QStringLiteral(", "));
    const auto calls = static_cast<std::int64_t>(pair(row).calls);
    shown.figure = calls == 1 ? tr("1 call") : tr("%1 calls").arg(countText(calls));
    return shown;
}

QString PromptPairModel::between(int row) const
{
    const analysis::ComparedStep* a = step(row, SideA);
    const analysis::ComparedStep* b = step(row, SideB);
    if (!a || !b)
        return a ? tr("only A") : tr("only B");
    if (pair(row).same())
        return a->prompt == b->prompt ? QStringLiteral("=") : tr("version");
    if (a->systemPrompt == 0 || b->systemPrompt == 0)
        return tr("unknown");
    return QStringLiteral("−%1 +%2").arg(pair(row).removed).arg(pair(row).added);
}

PairModel::Weight PromptPairModel::weight(int row) const
{
    if (step(row, SideA) && step(row, SideB) && pair(row).same())
        return step(row, SideA)->prompt == step(row, SideB)->prompt ? Weight::Same : Weight::Minor;
    return Weight::Major;
}

QString PromptPairModel::missing() const { return tr("no such prompt"); }

QString PromptPairModel::summary() const
{
    if (m_pairs.empty())
        return tr("No call of either side tells its system prompt");
    const auto differ = std::count_if(m_pairs.begin(), m_pairs.end(), [](const analysis::PromptPair& one) { return !one.same(); });
    QStringList parts{m_pairs.size() == 1 ? tr("1 prompt") : tr("%1 prompts").arg(m_pairs.size()), differ == 0 ? tr("none differs") : tr("%1 differ").arg(differ),
                      tr("words from the older run to the newer")};
    if (m_pairs.size() == analysis::kMostPromptPairs)
        parts.append(tr("further ones are left out"));
    return parts.join(QStringLiteral("   "));
}

int PromptPairModel::foremost() const { return nextDifference(-1, false); }

int PromptPairModel::stepPair(int row) const { return static_cast<int>(pair(row).step); }

int PromptPairModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_pairs.size()); }

} // namespace whyglass::tables
