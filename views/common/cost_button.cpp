// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/cost_button.h"

#include "models/tables/cell_text.h"
#include "views/common/counted.h"

#include <QStringList>

namespace whyglass::views {

CostButton::CostButton(const Theme& theme, TextStyle style, QWidget* parent) : QPushButton(parent)
{
    setProperty("look", QStringLiteral("figure"));
    setFont(theme.font(style));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    hide();
}

void CostButton::setCost(const std::optional<domain::Money>& cost, std::int64_t calls, std::int64_t unpriced, std::int64_t unknown)
{
    const std::int64_t leftOut = unpriced + unknown;
    setText(!cost ? tr("cost unknown") : leftOut > 0 ? tr("%1 + %2 unknown").arg(tables::moneyText(cost), tables::countText(leftOut)) : tables::moneyText(cost));
    QStringList lines;
    if (cost)
        lines.append(tables::moneyInFullText(*cost));
    if (unpriced > 0)
        lines.append(counted(unpriced, tr("1 call without a known price is not in it"), tr("%1 calls without a known price are not in it")));
    if (unknown > 0)
        lines.append(counted(unknown, tr("1 call that told no tokens is not in it"), tr("%1 calls that told no tokens are not in it")));
    lines.append(tr("Click: what it is made of"));
    setToolTip(lines.join(u'\n'));
    setAccessibleName(tr("Cost: %1").arg(text()));
    setVisible(cost || calls > 0);
}

} // namespace whyglass::views
