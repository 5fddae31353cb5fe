// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"

#include <QDateTime>

/// The clock that people read: local time, or UTC where they chose so. One choice a process; GUI thread.
namespace whyglass::tables {

void setTimesInUtc(bool utc);
[[nodiscard]] bool timesInUtc();
/// On that clock, in milliseconds.
[[nodiscard]] QDateTime shownTime(domain::Timestamp time);
/// "UTC" or "UTC+01:00": the offset that holds at that moment.
[[nodiscard]] QString zoneText(const QDateTime& time);

} // namespace whyglass::tables
