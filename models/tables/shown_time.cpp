// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/shown_time.h"

namespace whyglass::tables {

namespace {

bool& inUtc()
{
    static bool utc = false;
    return utc;
}

} // namespace

void setTimesInUtc(bool utc) { inUtc() = utc; }

bool timesInUtc() { return inUtc(); }

QDateTime shownTime(domain::Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ns / 1'000'000, inUtc() ? Qt::UTC : Qt::LocalTime);
}

QString zoneText(const QDateTime& time)
{
    const int minutes = time.offsetFromUtc() / 60;
    if (minutes == 0)
        return QStringLiteral("UTC");
    return QStringLiteral("UTC%1%2:%3").arg(QChar(minutes < 0 ? u'-' : u'+')).arg(qAbs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

} // namespace whyglass::tables
