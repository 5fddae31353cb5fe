// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_figures.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/elided_label.h"
#include "views/common/parts.h"

#include <QDateTime>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

using tables::countText;

QString tokensText(std::int64_t tokens) { return QString::fromStdString(format::tokens(tokens)); }

} // namespace

CostFigures::CostFigures(const Theme& theme, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const std::array<QString, FigureCount> titles = {tr("Spent"), tr("Forecast of the month"), tr("Mean call"), tr("Tokens"), tr("Without a price")};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        m_boxes[i] = new QWidget(this);
        auto* row = new QHBoxLayout(m_boxes[i]);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        if (i > 0) {
            auto* rule = new QFrame(m_boxes[i]);
            rule->setProperty("rule", QStringLiteral("v"));
            row->addWidget(rule);
        }
        auto* box = new QVBoxLayout;
        box->setContentsMargins(16, 8, 16, 8);
        box->setSpacing(2);
        m_figures[i] = new QPushButton(m_boxes[i]);
        m_figures[i]->setProperty("look", QStringLiteral("figure"));
        m_figures[i]->setFont(theme.font(TextStyle::Figure));
        m_figures[i]->setCursor(Qt::PointingHandCursor);
        m_figures[i]->setAccessibleName(tr("%1: why").arg(titles[i]));
        connect(m_figures[i], &QPushButton::clicked, this, &CostFigures::whyWanted);
        m_notes[i] = new ElidedLabel(theme, TextStyle::Small, Role::Text3, m_boxes[i]);
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(m_figures[i]);
        line->addWidget(m_notes[i], 1, Qt::AlignBottom);
        box->addWidget(lineLabel(theme, titles[i], TextStyle::Small, 2));
        box->addLayout(line);
        row->addLayout(box, 1);
        layout->addWidget(m_boxes[i], 1);
    }
    m_boxes[Expected]->hide();
}

void CostFigures::set(Figure figure, const QString& text, const QString& note, const QString& tip)
{
    m_figures[figure]->setText(text);
    m_figures[figure]->setToolTip(tip);
    m_notes[figure]->setText(note);
}

void CostFigures::setTotal(const store::CostRow& total, std::int64_t changed)
{
    if (total.calls == 0 && !total.cost && !total.tokens.known()) {
        const QString nothing = QStringLiteral("–");
        set(Spent, tr("no calls"), {});
        for (const Figure figure : {PerCall, Tokens, Unpriced})
            set(figure, nothing, {});
        return;
    }
    const std::int64_t leftOut = total.unpricedCalls + total.unknownCalls;
    const std::int64_t priced = total.calls - leftOut;
    const QString calls = leftOut > 0 ? tr("%1 of %2 calls").arg(countText(priced), countText(total.calls)) : counted(total.calls, tr("1 call"), tr("%1 calls"));
    set(Spent, tables::moneyText(total.cost), changed > 0 ? tr("%1, %2 re-priced").arg(calls, countText(changed)) : calls,
        total.cost ? tables::moneyInFullText(*total.cost) : QString());
    set(PerCall, total.cost && priced > 0 ? tables::moneyText(domain::Money{total.cost->nano / priced}) : tables::unknownText(),
        priced > 0 ? tr("of %1 with a price").arg(countText(priced)) : QString());
    const auto tokens = total.tokens.total();
    const QString side = total.unknownCalls > 0 ? counted(total.unknownCalls, tr("1 call states none"), tr("%1 calls state none"))
                                                : tr("%1 in, %2 out").arg(tokensText(total.tokens.input.value_or(0)), tokensText(total.tokens.output.value_or(0)));
    set(Tokens, tokens ? tokensText(*tokens) : tables::unknownText(), tokens ? side : QString());
    const double share = total.calls > 0 ? 100.0 * static_cast<double>(leftOut) / static_cast<double>(total.calls) : 0.0;
    set(Unpriced, total.calls > 0 ? QString(tables::decimalText(share, 1) + QStringLiteral(" %")) : tr("no calls"),
        leftOut > 0 ? tr("%1 unpriced, %2 unknown").arg(countText(total.unpricedCalls), countText(total.unknownCalls)) : tr("nothing left out"),
        counted(leftOut, tr("1 call is not in the sum"), tr("%1 calls are not in the sum")));
}

void CostFigures::setOutlook(const std::optional<CostOutlook>& outlook, CostMeasure measure)
{
    m_boxes[Expected]->setVisible(outlook.has_value());
    if (!outlook)
        return;
    constexpr std::int64_t kNsInMs = 1'000'000;
    const QDateTime last = QDateTime::fromMSecsSinceEpoch((outlook->month.end.ns - 1) / kNsInMs, Qt::UTC);
    const QString range = tr("%1 to %2").arg(amountText(outlook->low, measure), amountText(outlook->high, measure));
    set(Expected, amountText(outlook->expected, measure), range,
        tr("By %1 (UTC), from the same hours of the days before: %2, eight times out of ten").arg(QLocale().toString(last.date(), tr("d MMM")), range));
}

} // namespace whyglass::views
