// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/cost_text.h"
#include "views/common/plain_text.h"
#include "views/common/relation_tag.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("CostPage", text); }

QLabel* amountLabel(const Theme& theme, const QString& text, const QString& exact, TextStyle style)
{
    QLabel* label = lineLabel(theme, text, style);
    label->setToolTip(exact);
    return label;
}

void addSum(QGridLayout& grid, int& row, const Theme& theme, const QString& title, domain::Money amount, TextStyle style)
{
    grid.addWidget(lineLabel(theme, title, style), row, 0);
    grid.addWidget(amountLabel(theme, tables::moneyText(amount), tables::moneyInFullText(amount), style), row, 2, Qt::AlignRight | Qt::AlignVCenter);
    ++row;
}

QWidget* factorTable(const Theme& theme, const analysis::CallCost& cost)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    for (const analysis::PriceFactor& factor : cost.price->factors) {
        grid->addWidget(lineLabel(theme, billedPartText(factor.part), TextStyle::Body, 2), row, 0);
        grid->addWidget(lineLabel(theme, factorText(factor.tokens, factor.usdPerMillion, factor.tierAbove), TextStyle::Body), row, 1, right);
        grid->addWidget(amountLabel(theme, tables::moneyText(factor.amount), tables::moneyInFullText(factor.amount), TextStyle::BodyStrong), row, 2, right);
        ++row;
    }
    grid->addWidget(horizontalRule(), row++, 0, 1, 3);
    addSum(*grid, row, theme, tr("Sum"), cost.price->total, TextStyle::BodyStrong);
    if (cost.reported && cost.counted && cost.state == analysis::CostState::Reported) {
        addSum(*grid, row, theme, tr("Reported by the sender, counted"), *cost.counted, TextStyle::BodyStrong);
        addSum(*grid, row, theme, tr("Difference"), *cost.difference(), TextStyle::Body);
    }
    grid->setColumnMinimumWidth(2, 84);
    return widget;
}

/// How the counts were read, and what the other reading would come to.
void addReadings(QVBoxLayout& layout, const Theme& theme, const analysis::CallCost& cost)
{
    const auto sentence = [&](const std::string& text, bool open) {
        if (!text.empty())
            layout.addWidget(wrappedLabel(theme, toldLine(text, 600), TextStyle::Small, open ? QVariant(QStringLiteral("amber")) : QVariant(2)));
    };
    if (!inputReadingText(cost).empty() || !outputReadingText(cost).empty())
        layout.addWidget(lineLabel(theme, tr("How the tokens were read"), TextStyle::BodyStrong));
    sentence(inputReadingText(cost), cost.reading.cache == domain::ReadingBasis::Ambiguous);
    sentence(outputReadingText(cost), false);
    for (const analysis::OtherReading& other : cost.others) {
        const bool input = other.of == analysis::OtherReading::Of::Input;
        const QString way = input ? (other.partAdded ? tr("with the cached tokens added to the input") : tr("with the cached tokens inside the input"))
                                  : (other.partAdded ? tr("with the reasoning added to the output") : tr("with the reasoning inside the output"));
        const QString result = !other.possible ? tr("not possible: the part is larger than the whole") : other.cost ? tables::moneyText(*other.cost) : tr("no price");
        layout.addWidget(wrappedLabel(theme, tr("The other reading, %1: %2").arg(way, result), TextStyle::Small, 3));
    }
}

void addOrigin(QVBoxLayout& layout, const Theme& theme, domain::Relation relation, const QString& text)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new RelationTag(theme, relation), 0, Qt::AlignTop);
    row->addWidget(wrappedLabel(theme, text, TextStyle::Small, 2), 1);
    layout.addLayout(row);
}

QString priceOrigin(const analysis::PriceExplanation& price)
{
    const QString since = price.from.empty() ? QString() : tr(", valid from %1").arg(plainLine(price.from));
    return tr("price of %1 / %2%3; table “%4” of %5").arg(plainLine(price.provider), plainLine(price.model), since, plainLine(price.source), plainLine(price.date));
}

} // namespace

QWidget* makeCostPage(const InspectedContext& context)
{
    if (QWidget* running = makeRunningHint(context))
        return running;
    const Theme& theme = context.view.theme;
    const session::InspectedSpan& span = *context.span;
    const analysis::CallCost& cost = span.cost;
    if (!span.row.cost && !cost.price && !span.row.tokens.known())
        return hintPage(theme, QStringLiteral("cost"), tr("No tokens and no cost"), tr("Only model calls have a price."));
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    const QString amount = span.row.cost ? tables::moneyText(*span.row.cost) : tables::unknownText();
    layout->addWidget(lineLabel(theme, tr("Why %1").arg(amount), TextStyle::Figure));
    if (cost.price)
        layout->addWidget(factorTable(theme, cost));
    else if (!span.row.cost)
        layout->addWidget(wrappedLabel(theme, tr("The price table has no row for the model “%1”. The tokens are counted as unpriced, never as $0.00.").arg(plainLine(span.model)),
                                       TextStyle::Body, QStringLiteral("amber")));
    if (span.row.has(store::SpanFlag::ReportedCost))
        addOrigin(*layout, theme, domain::Relation::Observed, tr("cost, as the sender reported it on this span"));
    if (span.row.tokens.known())
        addOrigin(*layout, theme, domain::Relation::Observed, tr("tokens, from the attributes of this span"));
    if (cost.price)
        addOrigin(*layout, theme, domain::Relation::Inferred, priceOrigin(*cost.price));
    if (!cost.tableKnown)
        layout->addWidget(wrappedLabel(theme, tr("This workspace does not keep the table that priced the call; the factors are those of today's."), TextStyle::Small, QStringLiteral("amber")));
    if (cost.change)
        addOrigin(*layout, theme, domain::Relation::Observed, tr("changed on purpose by %1 on %2, with %3 calls; it can be taken back").arg(
            plainLine(cost.change->author), QString::fromStdString(format::rfc3339(cost.change->made)).left(10), tables::countText(cost.change->calls)));
    addReadings(*layout, theme, cost);
    if (span.row.has(store::SpanFlag::Doubled))
        addOrigin(*layout, theme, domain::Relation::Inferred, tr("not counted in sums: a span of another library beside it is the same call"));
    else if (!span.row.has(store::SpanFlag::Counted) && span.row.tokens.known())
        layout->addWidget(wrappedLabel(theme, tr("Not counted in sums: another span of this trace carries the same usage."), TextStyle::Small, 3));
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views
