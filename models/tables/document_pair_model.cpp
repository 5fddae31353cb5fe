// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/document_pair_model.h"

#include "models/tables/cell_text.h"

#include <algorithm>

namespace whyglass::tables {

namespace {

using analysis::DocumentRelation;
using analysis::DocumentUse;
using analysis::PartMatch;
using Delivery = analysis::TraceContext::Delivery;

constexpr std::size_t kNameBytes = 120;
constexpr std::size_t kTextBytes = 200;

std::int64_t countOf(const std::vector<analysis::DocumentPair>& pairs, DocumentRelation relation)
{
    return std::count_if(pairs.begin(), pairs.end(), [relation](const analysis::DocumentPair& pair) { return pair.relation == relation; });
}

} // namespace

QString deliveryText(const analysis::ComparedDocument& document)
{
    switch (document.delivered.state) {
    case Delivery::Unknown: return DocumentPairModel::tr("delivery unknown");
    case Delivery::NotSeen: return DocumentPairModel::tr("never delivered");
    case Delivery::Delivered: break;
    }
    switch (document.delivered.match) {
    case PartMatch::Whole: return DocumentPairModel::tr("delivered whole");
    case PartMatch::Cut: return DocumentPairModel::tr("delivered cut");
    case PartMatch::Altered: return DocumentPairModel::tr("delivered altered");
    default: return DocumentPairModel::tr("delivered");
    }
}

QString useText(const analysis::ComparedDocument& document)
{
    switch (document.use) {
    case DocumentUse::Cited: return DocumentPairModel::tr("cited");
    case DocumentUse::Reworded: return DocumentPairModel::tr("reworded");
    case DocumentUse::ValueTaken: return DocumentPairModel::tr("a value of it taken");
    case DocumentUse::NoTrace: return DocumentPairModel::tr("no trace of use");
    case DocumentUse::Unknown: break;
    }
    return DocumentPairModel::tr("use unknown");
}

void DocumentPairModel::setDocuments(ComparisonPtr comparison, std::vector<analysis::DocumentPair> pairs)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_pairs = std::move(pairs);
    endResetModel();
}

std::optional<PairCell> DocumentPairModel::cell(int row, Column side) const
{
    const auto& one = document(row, side);
    if (!one)
        return std::nullopt;
    PairCell shown;
    shown.kind = domain::StepKind::Retrieval;
    shown.name = one->id.empty() ? tr("document %1 of %2").arg(one->rank).arg(lineOf(one->source, kNameBytes)) : lineOf(one->id, kNameBytes);
    shown.detail = one->text.empty() ? tr("text not recorded") : lineOf(one->text, kTextBytes);
    QStringList figures;
    if (one->score)
        figures.append(digitsText(*one->score, 3));
    figures.append(deliveryText(*one));
    figures.append(useText(*one));
    shown.figure = figures.join(QStringLiteral(" · "));
    return shown;
}

QString DocumentPairModel::between(int row) const
{
    switch (pair(row).relation) {
    case DocumentRelation::Same: break;
    case DocumentRelation::Text: return tr("text");
    case DocumentRelation::Delivery: return tr("delivery");
    case DocumentRelation::Use: return tr("use");
    case DocumentRelation::OnlyA: return tr("only A");
    case DocumentRelation::OnlyB: return tr("only B");
    }
    return QStringLiteral("=");
}

PairModel::Weight DocumentPairModel::weight(int row) const
{
    switch (pair(row).relation) {
    case DocumentRelation::Same: return Weight::Same;
    case DocumentRelation::Use: return Weight::Minor;
    default: return Weight::Major;
    }
}

QString DocumentPairModel::missing() const { return tr("not brought"); }

QString DocumentPairModel::summary() const
{
    if (m_pairs.empty())
        return tr("Neither side brought a document");
    QStringList parts{m_pairs.size() == 1 ? tr("1 document") : tr("%1 documents").arg(countText(static_cast<std::int64_t>(m_pairs.size()))),
                      tr("%1 the same").arg(countOf(m_pairs, DocumentRelation::Same))};
    const auto add = [&](DocumentRelation relation, const QString& text) {
        if (const std::int64_t count = countOf(m_pairs, relation); count > 0)
            parts.append(text.arg(count));
    };
    add(DocumentRelation::Text, tr("%1 with another text"));
    add(DocumentRelation::Delivery, tr("%1 delivered otherwise"));
    add(DocumentRelation::Use, tr("%1 used otherwise"));
    add(DocumentRelation::OnlyA, tr("%1 only in A"));
    add(DocumentRelation::OnlyB, tr("%1 only in B"));
    return parts.join(QStringLiteral("   "));
}

int DocumentPairModel::foremost() const { return nextDifference(-1, false); }

int DocumentPairModel::stepPair(int row) const
{
    const auto& [a, b, relation] = pair(row);
    for (std::size_t i = 0; i < m_comparison->steps.size(); ++i) {
        const analysis::ComparedStep* step = a ? m_comparison->stepA(i) : m_comparison->stepB(i);
        if (step && step->key == (a ? a->key : b->key))
            return static_cast<int>(i);
    }
    return -1;
}

domain::SpanId DocumentPairModel::span(int row, Column side) const { return document(row, side) ? document(row, side)->span : domain::SpanId{}; }

int DocumentPairModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_pairs.size()); }

} // namespace whyglass::tables
