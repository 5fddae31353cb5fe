// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/short_money.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"

namespace whyglass::tables {

QString shortMoneyText(const std::optional<domain::Money>& cost)
{
    constexpr std::int64_t kLeast = 500'000; // nano-dollars that round to a tenth of a cent
    const bool tiny = cost && cost->nano > 0 && cost->nano < kLeast;
    return tiny ? QStringLiteral("< ") + QString::fromStdString(format::inDollars(format::inNotation("0.001"))) : moneyText(cost);
}

} // namespace whyglass::tables
