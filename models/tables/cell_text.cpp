// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cell_text.h"

#include "models/format/format.h"
#include "models/tables/shown_time.h"
#include "models/words/told.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace whyglass::tables {

namespace {

bool startsWithAny(const QString& text, std::initializer_list<QStringView> words)
{
    for (const QStringView word : words) {
        if (text.startsWith(word, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

QString lineOf(std::string_view text, std::size_t maxBytes)
{
    return QString::fromStdString(format::visible(text, maxBytes));
}

QString timeText(domain::Timestamp time, bool withYear)
{
    if (!time.known())
        return unknownText();
    return QLocale().toString(shownTime(time), withYear ? QCoreApplication::translate("tables", "d MMM yyyy HH:mm:ss")
                                                        : QCoreApplication::translate("tables", "d MMM HH:mm:ss"));
}

QString exactTimeText(domain::Timestamp time)
{
    if (!time.known())
        return unknownText();
    const QDateTime shown = shownTime(time);
    return QLocale().toString(shown, QCoreApplication::translate("tables", "d MMM yyyy, HH:mm:ss.zzz")) + u' ' + zoneText(shown);
}

QString durationText(domain::Duration duration) { return QString::fromStdString(format::duration(duration)); }

QString countText(std::int64_t count) { return QString::fromStdString(format::count(count)); }

QString countOrNothing(std::int64_t count) { return count == 0 ? QString() : countText(count); }

QString namesText(const std::vector<std::string>& names)
{
    QStringList parts;
    for (const std::string& name : names)
        parts.append(lineOf(name, 80));
    return parts.join(QStringLiteral(", "));
}

QString tokensText(const domain::TokenUsage& tokens)
{
    const auto total = tokens.total();
    return total ? QString::fromStdString(format::tokens(*total)) : unknownText();
}

QString moneyText(const std::optional<domain::Money>& cost)
{
    return cost ? QString::fromStdString(format::money(*cost)) : unknownText();
}

QString knownCostText(const domain::KnownCost& cost)
{
    const auto sum = cost.sum();
    return sum && cost.unpriced > 0 ? QCoreApplication::translate("tables", "%1 + %2 unpriced").arg(moneyText(sum), countText(cost.unpriced)) : moneyText(sum);
}

QString moneyInFullText(domain::Money money) { return QString::fromStdString(format::moneyInFull(money)); }

QString moneyChangeText(domain::Money change)
{
    return change.nano < 0 ? QStringLiteral("−") + moneyText(domain::Money{-change.nano}) : QStringLiteral("+") + moneyText(change);
}

QString unknownText() { return QCoreApplication::translate("tables", "unknown"); }

QString noneText() { return QCoreApplication::translate("tables", "none"); }

QString detectorName(std::string_view slug)
{
    std::string name(slug.substr(0, 60));
    std::replace(name.begin(), name.end(), '-', ' ');
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return lineOf(words::told(name));
}

QString leftOutTip(std::string_view columnId, std::int64_t unpricedCalls, std::int64_t unknownCalls)
{
    if (columnId == "cost" && unpricedCalls > 0)
        return QCoreApplication::translate("tables", "%1 calls have no known price and are left out").arg(unpricedCalls);
    if (columnId == "tokens" && unknownCalls > 0)
        return QCoreApplication::translate("tables", "%1 calls did not say how many tokens they used").arg(unknownCalls);
    return {};
}

QString amountText(double amount)
{
    const QLocale locale(QLocale().language() == QLocale::German ? QLocale::German : QLocale::English);
    return locale.toString(amount, 'f', 2);
}

QString decimalText(double value, int decimals) { return QString::fromStdString(format::inNotation(QString::number(value, 'f', decimals).toStdString())); }

QString digitsText(double value, int digits) { return QString::fromStdString(format::inNotation(QString::number(value, 'g', digits).toStdString())); }

Tone toneOfResult(std::string_view result)
{
    const QString text = QString::fromUtf8(result.data(), static_cast<qsizetype>(result.size())).trimmed();
    if (startsWithAny(text, {u"approv", u"accept", u"allow", u"grant", u"pass", u"yes", u"paid", u"complet"}))
        return Tone::Good;
    if (startsWithAny(text, {u"reject", u"den", u"declin", u"block", u"refus", u"fail", u"no"}))
        return Tone::Bad;
    if (startsWithAny(text, {u"escalat", u"review", u"defer", u"pend", u"hold", u"flag", u"manual"}))
        return Tone::Attention;
    return Tone::Neutral;
}

} // namespace whyglass::tables
