// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// Waits until it holds, up to half a minute: what a machine with other work may need. Counted in turns, not by the clock: one that
/// stood still meanwhile has not waited.
template <typename Condition>
[[nodiscard]] bool eventually(Condition&& holds)
{
    constexpr int kTurns = 3'000, kTurnMs = 10;
    for (int turn = 0; turn < kTurns && !holds(); ++turn)
        QTest::qWait(kTurnMs);
    return holds();
}
