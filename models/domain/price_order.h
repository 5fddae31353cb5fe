// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace whyglass::domain {

/// What somebody wants done about the prices of a workspace or the costs it keeps. The owner of the workspace does it.
struct PriceOrder {
    enum class Kind : std::uint8_t {
        Import,   ///< `text` is a price list that prices what comes from now on
        Withdraw, ///< list `id` goes out of use; what it priced keeps its price
        Reprice,  ///< stored costs by `text`: a price file for this once, "builtin", or empty for the lists in use
        Readings, ///< cached tokens counted as other calls of the library show that they are sent
        Undo,     ///< change `id` of stored costs is taken back
    };
    Kind kind = Kind::Import;
    std::string text;
    std::string file;  ///< what errors call the text
    std::int64_t id = 0;
    std::optional<TimeWindow> window; ///< of Reprice and Readings: only calls that began in it
    std::string author;               ///< as it is to stand there
    std::string about;                ///< which calls, in words, for those who read of the change later
};

} // namespace whyglass::domain
