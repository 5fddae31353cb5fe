// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell_text.h"

#include <QString>

#include <cstdint>

namespace whyglass::views {

/// "1 call" or "1,203 calls": `one` as it is, else `many` with the number at %1.
inline QString counted(std::int64_t count, const QString& one, const QString& many) { return count == 1 ? one : many.arg(tables::countText(count)); }

} // namespace whyglass::views
