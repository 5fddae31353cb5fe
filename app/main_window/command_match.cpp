// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/command_match.h"

#include <algorithm>

namespace whyglass::window {

namespace {

constexpr int kTier = 10'000; ///< longer than any title: a rank is a tier and, within it, a place

/// Length of the piece of `text` that holds the letters of `typed` in order, from the first fitting letter on; -1 = they do not occur.
int looseSpan(const QString& text, const QString& typed)
{
    qsizetype at = 0;
    qsizetype first = -1;
    for (const QChar letter : typed) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        if (first < 0)
            first = at;
        ++at;
    }
    return static_cast<int>(at - std::max<qsizetype>(first, 0));
}

} // namespace

std::optional<int> matchRank(const QString& title, const QString& typed)
{
    const QString wanted = typed.trimmed();
    for (qsizetype at = title.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0; at = title.indexOf(wanted, at + 1, Qt::CaseInsensitive)) {
        if (at == 0)
            return 0;
        if (!title.at(at - 1).isLetterOrNumber())
            return kTier + static_cast<int>(at);
    }
    if (const qsizetype at = title.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0)
        return 2 * kTier + static_cast<int>(at);
    const int span = looseSpan(title, wanted);
    return span < 0 ? std::nullopt : std::optional(3 * kTier + span);
}

} // namespace whyglass::window
