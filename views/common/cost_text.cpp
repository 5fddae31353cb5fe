// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/cost_text.h"

#include "models/format/format.h"

#include <QCoreApplication>

namespace whyglass::views {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("CostText", text); }

/// At least cents; as many digits more as the table says.
QString priceText(double usd)
{
    constexpr int kMostDigits = 6;
    QString text = QString::number(usd, 'f', kMostDigits);
    while (text.endsWith(u'0') && text.size() - text.indexOf(u'.') > 3)
        text.chop(1);
    return QString::fromStdString(format::inDollars(format::inNotation(text.toStdString())));
}

} // namespace

QString billedPartText(analysis::BilledPart part)
{
    using analysis::BilledPart;
    switch (part) {
    case BilledPart::Input: return tr("Input, uncached");
    case BilledPart::InputAudio: return tr("Input, audio");
    case BilledPart::CacheRead: return tr("Cache read");
    case BilledPart::CacheReadAudio: return tr("Cache read, audio");
    case BilledPart::CacheWrite: return tr("Cache write");
    case BilledPart::CacheWrite1h: return tr("Cache write, 1 hour");
    case BilledPart::Output: return tr("Output");
    case BilledPart::OutputAudio: return tr("Output, audio");
    case BilledPart::Reasoning: return tr("Reasoning");
    }
    return {};
}

QString factorText(std::int64_t tokens, double usdPerMillion, std::optional<std::int64_t> tierAbove)
{
    constexpr std::int64_t kExact = 100'000;
    const auto text = [](const std::string& shown) { return QString::fromStdString(shown); };
    const QString count = tokens < kExact ? text(format::count(tokens)) : text(format::tokens(tokens));
    const QString factor = tr("%1 × %2 / M").arg(count, priceText(usdPerMillion));
    return tierAbove ? tr("%1, above %2").arg(factor, text(format::tokens(*tierAbove))) : factor;
}

} // namespace whyglass::views
