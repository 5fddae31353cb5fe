// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"
#include "models/tables/cell_text.h"
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

QString usd(domain::Money money) { return QString::fromStdString(format::money(money)); }

QWidget* factorTable(const Theme& theme, const analysis::PriceExplanation& price)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    for (const analysis::PriceFactor& factor : price.factors) {
        grid->addWidget(lineLabel(theme, plainLine(factor.what), TextStyle::Body, 2), row, 0);
        grid->addWidget(lineLabel(theme, tr("%1 × $%2 / M").arg(tables::countText(factor.tokens), QString::number(factor.usdPerMillion, 'f', 2)), TextStyle::Body), row, 1, right);
        QLabel* amount = lineLabel(theme, usd(factor.amount), TextStyle::BodyStrong);
        amount->setToolTip(QString::fromStdString("$" + format::moneyExact(factor.amount)));
        grid->addWidget(amount, row, 2, right);
        ++row;
    }
    grid->addWidget(horizontalRule(), row++, 0, 1, 3);
    grid->addWidget(lineLabel(theme, tr("Sum"), TextStyle::BodyStrong), row, 0);
    QLabel* total = lineLabel(theme, usd(price.total), TextStyle::BodyStrong);
    total->setToolTip(QString::fromStdString("$" + format::moneyExact(price.total)));
    grid->addWidget(total, row, 2, right);
    grid->setColumnMinimumWidth(2, 84);
    return widget;
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
    if (!span.row.cost && !span.price && !span.row.tokens.known())
        return hintPage(theme, QStringLiteral("cost"), tr("No tokens and no cost"), tr("Only model calls have a price."));
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    const QString amount = span.row.cost ? usd(*span.row.cost) : tables::unknownText();
    layout->addWidget(lineLabel(theme, tr("Why %1").arg(amount), TextStyle::Figure));
    if (span.price)
        layout->addWidget(factorTable(theme, *span.price));
    else if (!span.row.cost)
        layout->addWidget(wrappedLabel(theme, tr("The price table has no row for the model “%1”. The tokens are counted as unpriced, never as $0.00.").arg(plainLine(span.model)),
                                       TextStyle::Body, QStringLiteral("amber")));
    if (span.row.has(store::SpanFlag::ReportedCost))
        addOrigin(*layout, theme, domain::Relation::Observed, tr("cost, as the sender reported it on this span"));
    if (span.row.tokens.known())
        addOrigin(*layout, theme, domain::Relation::Observed, tr("tokens, from the attributes of this span"));
    if (span.price)
        addOrigin(*layout, theme, domain::Relation::Inferred, priceOrigin(*span.price));
    if (span.row.has(store::SpanFlag::Doubled))
        addOrigin(*layout, theme, domain::Relation::Inferred, tr("not counted in sums: a span of another library beside it is the same call"));
    else if (!span.row.has(store::SpanFlag::Counted) && span.row.tokens.known())
        layout->addWidget(wrappedLabel(theme, tr("Not counted in sums: another span of this trace carries the same usage."), TextStyle::Small, 3));
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views
